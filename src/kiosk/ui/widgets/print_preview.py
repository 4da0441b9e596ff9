"""A preview of what is printed: one sheet of paper at a time, as it will lie in the tray."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.khmer.breaks import breakable
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.page_printing import PageSource
from kiosk.ui.widgets.paper import A4, paper_layout, place_on
from kiosk.ui.worker import PageRequest, Urgency
from kiosk.workers.render_messages import PageSize

_DESK_EDGE = 16
_MARGIN_ALPHA = 110
_LEAST = QSize(240, 240)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}


class PrintPreview(QWidget):
    """Shows the sheets that will be printed, one by one."""

    def __init__(
        self, source: PageSource, language: Language, theme: Theme, *, margin: float
    ) -> None:
        """Show paper with a margin of so many millimetres."""
        super().__init__()
        self._source, self._language, self._margin = source, language, margin
        self._paper = A4
        self._pages: tuple[int, ...] = (1,)
        self._index = 0
        self._request: PageRequest | None = None
        self._has_failed = False
        self._view = SheetView(theme)
        self._back = Button(theme, "print-previous-sheet", icon="chevron-left", look="tool")
        self._next = Button(theme, "print-next-sheet", icon="chevron-right", look="tool")
        self._position = named(label("small"), "print-position")
        self._lay_out()
        self._back.clicked.connect(self._on_back_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._view.resized.connect(self._fetch)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._position)
        row.addWidget(self._next)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._view, 1)
        column.addLayout(row)

    @property
    def page(self) -> int:
        """The page on the sheet that is shown."""
        return self._pages[self._index]

    def show_pages(self, pages: tuple[int, ...], page: int) -> None:
        """Preview these pages, at least one, beginning with `page` if it is among them."""
        self._pages = pages
        self._show_sheet(pages.index(page) if page in pages else 0)

    def set_paper(self, paper: QPageSize) -> None:
        """Show other paper."""
        self._paper = paper
        self._show_sheet(self._index)

    def stop(self) -> None:
        """Ask for nothing more."""
        if self._request is not None:
            self._source.client.cancel(self._request)
            self._request = None

    def refusal(self, page: int) -> str:
        """Word what stands in place of a page that cannot be shown, here and on paper."""
        return self._language.say(
            "Page {page} of {pages} cannot be shown.", page=page, pages=self._source.count
        )

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._back.set_words(say("Previous sheet"))
        self._next.set_words(say("Next sheet"))
        self._position.setText(
            say("Sheet {sheet} of {sheets}", sheet=self._index + 1, sheets=len(self._pages))
        )
        here = say("Page {page} of {pages}", page=self.page, pages=self._source.count)
        refusal = self.refusal(self.page)
        self._view.setAccessibleName(refusal if self._has_failed else here)
        self._view.say(refusal if self._has_failed else say("Loading…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self._show_sheet(0)
        elif key == Qt.Key.Key_End:
            self._show_sheet(len(self._pages) - 1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fetch()

    def _on_back_clicked(self) -> None:
        self._step(-1)

    def _on_next_clicked(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        index = min(max(self._index + by, 0), len(self._pages) - 1)
        if index != self._index:
            self._show_sheet(index)

    def _show_sheet(self, index: int) -> None:
        self._index, self._has_failed = index, False
        size = self._source.size(self.page)
        self._view.lay(paper_layout(self._paper, size, self._margin), size)
        self._back.setEnabled(index > 0)
        self._next.setEnabled(index + 1 < len(self._pages))
        self.retranslate()
        self._fetch()

    def _fetch(self) -> None:
        """Get the picture of the page in the size it is shown."""
        self.stop()
        if self.isVisible() and not self._has_failed:
            width = self._view.picture_width
            self._request = self._source.render(self.page, width, Urgency.VISIBLE)
            self._request.rendered.connect(self._on_request_rendered)
            self._request.failed.connect(self._on_request_failed)

    def _on_request_rendered(self, picture: QImage) -> None:
        self._request = None
        self._view.show_picture(picture)

    def _on_request_failed(self) -> None:
        self._request = None
        self._has_failed = True
        self.retranslate()


class SheetView(QWidget):
    """Draws one sheet of paper with a page on it, or words where there is no picture of it."""

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "print-sheet-view")
        self._theme = theme
        self._page = PageSize(width=1, height=1)
        self._layout = paper_layout(A4, self._page, 0)
        self._picture: QImage | None = None
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def picture_width(self) -> float:
        """How wide the page's picture is to be, in the screen's own pixels."""
        return self._page_place().width() * self.devicePixelRatioF()

    def lay(self, layout: QPageLayout, page: PageSize) -> None:
        """Show this paper for a page of this size, of which there is no picture yet."""
        self._layout, self._page, self._picture = layout, page, None
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show the page."""
        self._picture = picture
        self.update()

    def say(self, words: str) -> None:
        """Have words for where there is no picture."""
        self._words = words
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.desk))
        paper, line = self._paper_place().toAlignedRect(), colours.line_width
        painter.fillRect(paper.adjusted(-line, -line, line, line), QColor(colours.line))
        painter.fillRect(paper, QColor(colours.paper))
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._page_place().toRect(), self._picture)
        else:
            self._paint_words(painter, paper)
        dashes = QColor(colours.secondary)
        dashes.setAlpha(_MARGIN_ALPHA)  # faint on paper, which is white in every theme
        painter.setPen(QPen(dashes, line, Qt.PenStyle.DashLine))
        painter.drawRect(self._print_area().toRect())

    def _paint_words(self, painter: QPainter, paper: QRect) -> None:
        painter.setPen(Qt.GlobalColor.black)
        room = paper.adjusted(_DESK_EDGE, 0, -_DESK_EDGE, 0)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, breakable(self._words))

    def _paper_place(self) -> QRectF:
        full = self._layout.fullRect(QPageLayout.Unit.Point)
        desk = QRectF(self.rect()).adjusted(_DESK_EDGE, _DESK_EDGE, -_DESK_EDGE, -_DESK_EDGE)
        return place_on(desk, PageSize(width=full.width(), height=full.height()))

    def _print_area(self) -> QRectF:
        """The paper without its margins."""
        paper, area = self._paper_place(), self._layout.paintRect(QPageLayout.Unit.Point)
        by = paper.width() / self._layout.fullRect(QPageLayout.Unit.Point).width()
        corner = paper.topLeft() + area.topLeft() * by
        return QRectF(corner, area.size() * by)

    def _page_place(self) -> QRectF:
        return place_on(self._print_area(), self._page)
