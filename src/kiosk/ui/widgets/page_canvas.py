"""The reader's page view: a document as one continuous column of pages, never white.

Small previews come first, then sharp pieces of what is in view, then what lies next to it.
Scroll bars and layout count in device pixels, so that pages are sharp on every screen.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kiosk.ui.theme import LIGHT
from kiosk.ui.widgets.page_fetcher import PageFetcher
from kiosk.ui.widgets.page_layout import (
    HIGHEST_PERCENT,
    LOWEST_PERCENT,
    Box,
    Fit,
    Position,
    Screen,
    Zoom,
)
from kiosk.ui.widgets.page_painter import PageColours, PagePainter, PageTexts, page_colours
from kiosk.ui.widgets.page_pieces import Piece, Wish
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET, PageSheet
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.memory import give_back_memory
from kiosk.workers.render_messages import Reason

__all__ = ["Fit", "PageCanvas", "PageColours", "PageTexts", "Position", "Zoom"]

_PATIENCE = 250  # milliseconds before a page says that it is loading
_PREVIEW_GRACE = 50  # milliseconds for the sharp page to come before its preview is shown
_REST = 500  # milliseconds without a new picture before memory is given back
_LINE = 40  # logical pixels that an arrow key scrolls
_NOTCH = 120  # QWheelEvent.angleDelta of one notch


class PageCanvas(QAbstractScrollArea):
    """Shows a document; says which page is looked at."""

    page_changed = Signal(int)
    zoom_changed = Signal(object)  # Zoom
    page_failed = Signal(int, object)  # page, Reason
    first_page_shown = Signal()
    settled = Signal()

    def __init__(
        self,
        client: RenderClient,
        texts: PageTexts | None = None,
        colours: PageColours | None = None,
        parent: QWidget | None = None,
        *,
        budget: int = PICTURE_BUDGET,
    ) -> None:
        super().__init__(parent)
        self._budget = budget
        self._texts = texts or PageTexts()
        self._colours = colours or page_colours(LIGHT)
        self._zoom = Zoom()
        self._shown: PageSheet | None = None
        self._coming: PageSheet | None = None
        self._coming_at = Position()
        self._fetcher = PageFetcher(client, self)
        self._fetcher.arrived.connect(self._on_fetcher_arrived)
        self._fetcher.failed.connect(self._on_fetcher_failed)
        self._page = 0
        self._is_going_up = self._is_arranging = self._is_loading_told = False
        self._is_settled = self._is_first_told = True
        self._wheel = 0
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._grace = QTimer(self, singleShot=True, interval=_PREVIEW_GRACE)
        self._grace.timeout.connect(self._swap)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest_timeout)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # --- What is shown

    def show_document(self, pdf: OpenedPdf, at: Position | None = None) -> None:
        """Show another document; the former one stays in view until the new one's page is there.

        That suits another edition of the same report; before another report, `clear`.
        """
        self._fetcher.stop()
        self._grace.stop()
        self._is_first_told = False
        self._coming_at = at or Position()
        self._coming = PageSheet(pdf, self._zoom, self._screen, self._budget)
        if self._shown is None:
            self._swap()
        else:
            self._ask_next()

    def clear(self) -> None:
        """Show nothing but the desk."""
        self._fetcher.stop()
        self._grace.stop()
        self._patience.stop()
        self._shown = self._coming = None
        self._page = 0
        self._arrange_bars()
        self.viewport().update()

    def set_texts(self, texts: PageTexts) -> None:
        """Say it in other words."""
        self._texts = texts
        self._tell_position()
        self.viewport().update()

    def set_colours(self, colours: PageColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages the document has; 0 without one."""
        return self._shown.layout.page_count if self._shown else 0

    # --- Where the reader is

    @property
    def page(self) -> int:
        """The page that fills most of the view, from 1; 0 without a document."""
        return self._page

    @property
    def position(self) -> Position:
        """What lies at the upper edge of the view."""
        if self._coming:
            return self._coming_at
        if self._shown is None:
            return Position()
        return self._shown.layout.position_at(self.verticalScrollBar().value())

    def go_to(self, position: Position) -> None:
        """Bring the position to the upper edge of the view."""
        if self._coming:
            self._coming_at = position
            self._ask_next()
        elif self._shown:
            self.verticalScrollBar().setValue(round(self._shown.layout.y_of(position)))

    def go_to_page(self, page: int, fraction: float = 0.0) -> None:
        """Bring the page, or what lies this far down it, to the upper edge of the view."""
        self.go_to(Position(page=page, fraction=fraction))

    def _turn(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        if self._zoom.fit is Fit.PAGE:
            self.go_to_page(self._page + pages)
        else:
            bar.setValue(bar.value() + pages * bar.pageStep())

    # --- Zoom

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown; `percent` is what a fit comes to."""
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages at this size; what is in the middle of the view stays there."""
        self._zoom_around(zoom, self._screen.height // 2)

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        self.set_zoom(self._zoom.larger())

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        self.set_zoom(self._zoom.smaller())

    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self.set_zoom(Zoom(fit=Fit.WIDTH))

    def fit_page(self) -> None:
        """Show whole pages."""
        self.set_zoom(Zoom(fit=Fit.PAGE))

    def actual_size(self) -> None:
        """Show pages at 100 %."""
        self.set_zoom(Zoom(fit=Fit.NONE))

    def _zoom_around(self, zoom: Zoom, y: int) -> None:
        """Set the zoom; the row that is `y` device pixels down the view stays there."""
        percent = min(max(zoom.percent, LOWEST_PERCENT), HIGHEST_PERCENT)
        self._zoom = Zoom(fit=zoom.fit, percent=percent)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(as_needed if zoom.fit is Fit.NONE else never)
        self._lay_out(keep_y=y)

    # --- Layout

    @property
    def _screen(self) -> Screen:
        size, ratio = self.viewport().size(), self.devicePixelRatioF()
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        return Screen(width=max(width, 1), height=max(height, 1), ratio=ratio)

    def _lay_out(self, *, keep_y: int = 0) -> None:
        """Lay the pages out anew; what is `keep_y` device pixels down the view stays there."""
        if self._coming:
            self._coming.lay_out(self._zoom, self._screen)
        if self._shown:
            anchor = self._shown.layout.position_at(self.verticalScrollBar().value() + keep_y)
            self._shown.lay_out(self._zoom, self._screen)
            self._arrange_bars()
            self._is_arranging = True
            top = round(self._shown.layout.y_of(anchor)) - keep_y
            self.verticalScrollBar().setValue(top)
            self._is_arranging = False
            self._tell_zoom()
        self._look_again()

    def _arrange_bars(self) -> None:
        """Give the scroll bars the document's size; the view stays centred from side to side."""
        self._is_arranging = True
        screen, layout = self._screen, self._shown.layout if self._shown else None
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        middle = (across.value() + 0.5) / (across.maximum() + 1)
        down.setRange(0, max(layout.height - screen.height, 0) if layout else 0)
        across.setRange(0, max(layout.width - screen.width, 0) if layout else 0)
        across.setValue(round(middle * across.maximum()))
        line = round(_LINE * screen.ratio)
        for bar, length in ((down, screen.height), (across, screen.width)):
            bar.setSingleStep(line)
            bar.setPageStep(max(length - line, line))
        self._is_arranging = False

    def _view_of(self, sheet: PageSheet) -> Box:
        screen, layout = self._screen, sheet.layout
        if sheet is self._shown:
            x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        else:
            x = (layout.width - screen.width) // 2
            wanted = round(layout.y_of(self._coming_at))
            y = min(max(wanted, 0), max(layout.height - screen.height, 0))
        return Box(x=x, y=y, width=screen.width, height=screen.height)

    def _swap(self) -> None:
        """Bring the coming document into view."""
        if self._coming is None:
            return
        self._grace.stop()
        self._shown, self._coming = self._coming, None
        self._arrange_bars()
        self._is_arranging = True
        self.verticalScrollBar().setValue(round(self._shown.layout.y_of(self._coming_at)))
        self._is_arranging = False
        self._page = 0
        self._tell_zoom()
        self._look_again()
        self._tell_first_page()

    # --- Telling

    def _look_again(self) -> None:
        """The view shows something else now: tell which page it is, and get what it lacks."""
        if self._shown:
            view = self._view_of(self._shown)
            page = self._shown.layout.main_page(view.y, view.bottom)
            if page != self._page:
                self._page = page
                self._tell_position()
                self.page_changed.emit(page)
        self._ask_next()
        self.viewport().update()

    def _tell_position(self) -> None:
        self.setAccessibleName(self._texts.position(self._page, self.page_count))

    def _tell_zoom(self) -> None:
        assert self._shown  # noqa: S101 - only a shown document has a size
        if self._zoom.fit is not Fit.NONE:
            self._zoom = Zoom(fit=self._zoom.fit, percent=self._shown.layout.percent)
        self.zoom_changed.emit(self._zoom)

    def _tell_first_page(self) -> None:
        if self._shown and not self._is_first_told and self._shown.has_picture(self._page):
            self._is_first_told = True
            self.first_page_shown.emit()

    # --- Getting pictures

    def _ask_next(self) -> None:
        sheet = self._coming or self._shown
        if sheet is None or not self.isVisible():
            return
        view = self._view_of(sheet)
        wish = self._fetcher.fetch(sheet, view, is_going_up=self._is_going_up)
        self._note_patience(sheet, view, wish)

    def _on_fetcher_arrived(self, sheet: PageSheet, piece: Piece) -> None:
        self._rest.start()
        if sheet is not self._coming:
            self._ask_next()
            self._tell_first_page()
            self.viewport().update()
        elif piece.is_preview:
            self._grace.start()
            self._ask_next()
        else:
            self._swap()

    def _on_fetcher_failed(self, sheet: PageSheet, piece: Piece, reason: Reason) -> None:
        self.page_failed.emit(piece.page, reason)
        if sheet is self._coming:
            self._swap()
        else:
            self._ask_next()
            self.viewport().update()

    def _note_patience(self, sheet: PageSheet, view: Box, wish: Wish | None) -> None:
        """Tell when all that is in view is there; say "loading" only if that takes a while."""
        is_settled = wish is None or not wish.is_visible
        if is_settled and not self._is_settled and sheet is self._shown:
            self._is_settled = True
            self.settled.emit()
        elif not is_settled:
            self._is_settled = False
        pages = sheet.layout.pages_between(view.y, view.bottom - 1)
        if all(sheet.has_picture(page) or page in sheet.failures for page in pages):
            self._patience.stop()
            self._is_loading_told = False
        elif not self._patience.isActive() and not self._is_loading_told:
            self._patience.start()

    def _on_patience_timeout(self) -> None:
        self._is_loading_told = True
        self.viewport().update()

    def _on_rest_timeout(self) -> None:
        give_back_memory()

    # --- Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        screen = self._screen
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._colours.desk)
        if self._shown is None:
            return
        painter.scale(1 / screen.ratio, 1 / screen.ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        PagePainter(
            sheet=self._shown,
            view=self._view_of(self._shown),
            ratio=screen.ratio,
            texts=self._texts,
            colours=self._colours,
            font=self.font(),
            is_loading_told=self._is_loading_told,
        ).paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fetcher.stop()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        if not self._is_arranging:
            self._is_going_up = dy > 0
            self._look_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_shifted = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Space:
            self._turn(-1 if is_shifted else 1)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif not self._go_by_key(key):
            super().keyPressEvent(event)

    def _go_by_key(self, key: int) -> bool:
        """Go where the key leads; false if that is for the scroll bars to know."""
        down, has_side = self.verticalScrollBar(), self.horizontalScrollBar().maximum() > 0
        match key:
            case Qt.Key.Key_PageDown:
                self._turn(1)
            case Qt.Key.Key_PageUp:
                self._turn(-1)
            case Qt.Key.Key_Home:
                down.setValue(0)
            case Qt.Key.Key_End:
                down.setValue(down.maximum())
            case Qt.Key.Key_Right if not has_side:
                self.go_to_page(self._page + 1)
            case Qt.Key.Key_Left if not has_side:
                self.go_to_page(self._page - 1)
            case _:
                return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        zoom = self._zoom
        for _ in range(abs(notches)):
            zoom = zoom.larger() if notches > 0 else zoom.smaller()
        if notches:
            self._zoom_around(zoom, round(event.position().y() * self.devicePixelRatioF()))
        event.accept()
