"""Painting pages: the desk, the paper with its shadow, pictures, and words where one is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from kiosk.ui.theme import Colours
from kiosk.ui.widgets.page_layout import Box
from kiosk.ui.widgets.page_sheet import PageSheet

_SHADOW = ((3, 10), (2, 14), (1, 22))  # how far it reaches in logical pixels, its alpha
_TEXT_MARGIN = 24


def _plain_position(page: int, pages: int) -> str:
    return f"{page} / {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTexts:
    """What the view says, already translated; `position` words "page 3 of 12"."""

    loading: str = "…"
    cannot_show: str = "–"
    position: Callable[[int, int], str] = _plain_position


@dataclass(frozen=True, slots=True, kw_only=True)
class PageColours:
    """The view's colours, from the theme."""

    desk: QColor
    page: QColor
    edge: QColor
    shadow: QColor
    text: QColor


def page_colours(colours: Colours) -> PageColours:
    """Take the view's colours from a theme's tokens."""
    return PageColours(
        desk=QColor(colours.desk),
        page=QColor(colours.paper),
        edge=QColor(colours.line),
        shadow=QColor(colours.shadow),
        text=QColor(colours.secondary),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePainter:
    """Paints one view of a document; all lengths are device pixels."""

    sheet: PageSheet
    view: Box
    ratio: float
    texts: PageTexts
    colours: PageColours
    font: QFont
    is_loading_told: bool

    def paint(self, painter: QPainter) -> None:
        """Paint the pages in view; the painter's unit is one device pixel."""
        for page in self.sheet.layout.pages_between(self.view.y, self.view.bottom):
            self._paint_page(painter, page)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box = self.sheet.layout.box(page)
        paper = QRect(box.x - self.view.x, box.y - self.view.y, box.width, box.height)
        self._paint_paper(painter, paper)
        pictures = self.sheet.pictures_of(page, self.view)
        for piece, picture in pictures:
            stretch = self.sheet.layout.scale(page) / piece.scale
            clip = piece.clip
            if stretch == 1:
                painter.drawImage(paper.x() + clip.x, paper.y() + clip.y, picture)
            else:
                target = _stretched(paper, clip.x, clip.y, clip.width, clip.height, stretch)
                painter.drawImage(target, picture)
        if not pictures:
            self._paint_words(painter, paper, page)

    def _paint_paper(self, painter: QPainter, paper: QRect) -> None:
        shadow = QColor(self.colours.shadow)
        for reach, alpha in _SHADOW:
            shadow.setAlpha(alpha)
            far = round(reach * self.ratio)
            painter.fillRect(paper.adjusted(-far, 0, far, far), shadow)
        line = max(round(self.ratio), 1)
        painter.fillRect(paper.adjusted(-line, -line, line, line), self.colours.edge)
        painter.fillRect(paper, self.colours.page)

    def _paint_words(self, painter: QPainter, paper: QRect, page: int) -> None:
        if page in self.sheet.failures:
            words = self.texts.cannot_show
        elif self.is_loading_told:
            words = self.texts.loading
        else:
            return
        seen = paper.intersected(QRect(0, 0, self.view.width, self.view.height))
        painter.save()
        painter.scale(self.ratio, self.ratio)
        painter.setFont(self.font)
        painter.setPen(self.colours.text)
        room = _divided(seen, self.ratio)
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(_TEXT_MARGIN, 0, -_TEXT_MARGIN, 0), wrapped, words)
        painter.restore()


def _stretched(paper: QRect, x: int, y: int, width: int, height: int, by: float) -> QRect:
    left, top = paper.x() + round(x * by), paper.y() + round(y * by)
    right, bottom = paper.x() + round((x + width) * by), paper.y() + round((y + height) * by)
    return QRect(left, top, right - left, bottom - top).intersected(
        QRect(left, top, paper.right() + 1 - left, paper.bottom() + 1 - top)
    )


def _divided(box: QRect, by: float) -> QRect:
    return QRect(
        round(box.x() / by),
        round(box.y() / by),
        round(box.width() / by),
        round(box.height() / by),
    )
