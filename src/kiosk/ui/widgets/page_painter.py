"""Painting pages: the paper with its shadow, pictures, marks, and words where a picture lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from kiosk.core.reading.rect import Rect
from kiosk.ui.widgets.page_colours import PageColours, mark_mode
from kiosk.ui.widgets.page_marks import Mark, MarkKind
from kiosk.ui.widgets.page_pieces import Piece, drawn_place
from kiosk.ui.widgets.page_sheet import PageSheet
from kiosk.ui.widgets.page_view import PageView
from kiosk.workers.render_messages import Ink

_SHADOW = ((3, 10), (2, 14), (1, 22))  # how far it reaches in logical pixels, its alpha
_TEXT_MARGIN = 24
_RING, _RING_GAP, _RING_RADIUS = 2, 2, 4


def _plain_position(page: int, pages: int) -> str:
    return f"{page} / {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTexts:
    """What the view says, already translated; `position` words "page 3 of 12"."""

    loading: str = "…"
    cannot_show: str = "–"
    position: Callable[[int, int], str] = _plain_position


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePainter:
    """Paints one view of a document; all lengths are device pixels."""

    sheet: PageSheet
    view: PageView
    texts: PageTexts
    colours: PageColours
    font: QFont
    is_loading_told: bool
    marks_on: Callable[[int], Sequence[Mark]]

    @property
    def _ink(self) -> Ink:
        return self.view.layout.arrangement.ink

    def paint(self, painter: QPainter) -> None:
        """Paint the pages in view; the painter's unit is one device pixel."""
        for page in self.view.pages:
            self._paint_page(painter, page)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box = self.view.layout.box(page)
        paper = QRect(box.x - self.view.box.x, box.y - self.view.box.y, box.width, box.height)
        self._paint_edges(painter, paper)
        pictures = self.sheet.pictures_of(page, self.view.box)
        if not all(self._is_sharp(piece) for piece, _ in pictures) or not pictures:
            painter.fillRect(paper, self.colours.papers[self._ink])
        for piece, picture in pictures:
            if self._is_sharp(piece):
                painter.drawImage(paper.x() + piece.clip.x, paper.y() + piece.clip.y, picture)
            else:
                self._paint_stand_in(painter, piece, picture)
        if not pictures:
            self._paint_words(painter, paper, page)
        self._paint_marks(painter, page)

    def _is_sharp(self, piece: Piece) -> bool:
        """Say whether the picture is as the page is laid out now, pixel for pixel."""
        layout = self.sheet.layout
        is_upright = piece.rotation == layout.arrangement.rotation
        return is_upright and piece.scale == layout.scale(piece.page)

    def _paint_stand_in(self, painter: QPainter, piece: Piece, picture: QImage) -> None:
        """Stretch, and turn, the part of the picture that is in view."""
        layout, view = self.view.layout, self.view.box
        drawn, clip = drawn_place(layout, piece), piece.clip
        whole = Rect(clip.x, clip.y, clip.x + clip.width, clip.y + clip.height)
        target = self._in_view(self.view.area(piece.page, drawn.points(whole)))
        seen = Rect(
            target.left + view.x, target.top + view.y, target.right + view.x, target.bottom + view.y
        )
        source = drawn.pixels(layout.place(piece.page).points(seen))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        turn = (layout.arrangement.rotation - piece.rotation) % 360
        painter.translate((target.left + target.right) / 2, (target.top + target.bottom) / 2)
        painter.rotate(turn)
        width, height = target.width, target.height
        if turn % 180:
            width, height = height, width
        painter.drawImage(
            QRectF(-width / 2, -height / 2, width, height),
            picture,
            QRectF(source.left - clip.x, source.top - clip.y, source.width, source.height),
        )
        painter.restore()

    def _in_view(self, area: Rect) -> Rect:
        """Return the part of the area that is in view, in whole pixels."""
        left, top = max(round(area.left), 0), max(round(area.top), 0)
        right = min(round(area.right), self.view.box.width)
        bottom = min(round(area.bottom), self.view.box.height)
        return Rect(left, top, max(right, left), max(bottom, top))

    def _paint_edges(self, painter: QPainter, paper: QRect) -> None:
        """Paint what is seen around the paper, and nothing under it: that takes time."""
        shadow = QColor(self.colours.shadow)
        for reach, alpha in _SHADOW:
            shadow.setAlpha(alpha)
            far = round(reach * self.view.layout.screen.ratio)
            for side in _sides(paper, far, 0):
                painter.fillRect(side, shadow)
        line = max(round(self.view.layout.screen.ratio), 1)
        for side in _sides(paper, line, line):
            painter.fillRect(side, self.colours.edges[self._ink])

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        for mark in sorted(self.marks_on(page), key=_by_kind):
            area = self._in_view(self.view.area(page, mark.area))
            place = QRectF(area.left, area.top, area.width, area.height)
            painter.save()
            if mark.kind is MarkKind.FOCUSED:
                self._paint_ring(painter, page, mark)
            else:
                painter.setCompositionMode(mark_mode(self._ink))
                painter.fillRect(place, self.colours.mark(mark.kind, self._ink))
            painter.restore()

    def _paint_ring(self, painter: QPainter, page: int, mark: Mark) -> None:
        area, ratio = self.view.area(page, mark.area), self.view.layout.screen.ratio
        gap = _RING_GAP * ratio
        colour = self.colours.mark(mark.kind, self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, _RING * ratio))
        ring = QRectF(area.left, area.top, area.width, area.height).adjusted(-gap, -gap, gap, gap)
        painter.drawRoundedRect(ring, _RING_RADIUS * ratio, _RING_RADIUS * ratio)

    def _paint_words(self, painter: QPainter, paper: QRect, page: int) -> None:
        if page in self.sheet.failures:
            words = self.texts.cannot_show
        elif self.is_loading_told:
            words = self.texts.loading
        else:
            return
        ratio, box = self.view.layout.screen.ratio, self.view.box
        seen = paper.intersected(QRect(0, 0, box.width, box.height))
        painter.save()
        painter.scale(ratio, ratio)
        painter.setFont(self.font)
        painter.setPen(self.colours.texts[self._ink])
        room = QRectF(
            seen.x() / ratio, seen.y() / ratio, seen.width() / ratio, seen.height() / ratio
        )
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(_TEXT_MARGIN, 0, -_TEXT_MARGIN, 0), wrapped, words)
        painter.restore()


def _sides(paper: QRect, across: int, down: int) -> tuple[QRect, ...]:
    """Return the strips around the paper, so far across and so far down."""
    high, top = paper.height() + 2 * down, paper.y() - down
    return (
        QRect(paper.x() - across, top, across, high),
        QRect(paper.x() + paper.width(), top, across, high),
        QRect(paper.x(), top, paper.width(), down),
        QRect(paper.x(), paper.y() + paper.height(), paper.width(), down),
    )


def _by_kind(mark: Mark) -> int:
    return mark.kind
