"""A document's pages as pictures on a desk, never white: laid out, scrolled, zoomed and turned.

Small previews come first, then sharp pieces of what is in view, then what lies next to it.
Scroll bars and layout count in device pixels, so that pages are sharp on every screen.
"""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kiosk.ui.theme import LIGHT
from kiosk.ui.widgets.page_anchor import TOP, Anchor
from kiosk.ui.widgets.page_arrangement import Arrangement, Fit
from kiosk.ui.widgets.page_colours import PageColours, page_colours
from kiosk.ui.widgets.page_layout import Position, Screen
from kiosk.ui.widgets.page_marks import Mark
from kiosk.ui.widgets.page_painter import PagePainter, PageTexts
from kiosk.ui.widgets.page_pieces import Piece
from kiosk.ui.widgets.page_place import Box, Point
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET, PageSheet
from kiosk.ui.widgets.page_supply import PageSupply
from kiosk.ui.widgets.page_travel import TravelLog
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Reason

_PREVIEW_GRACE = 50  # milliseconds for the sharp page to come before its preview is shown
_PAUSE = 150  # milliseconds without a move after which the reader has arrived somewhere
_LINE = 40  # logical pixels that an arrow key scrolls


class PageDesk(QAbstractScrollArea):
    """Shows a document; says which page is looked at."""

    page_changed = Signal(int)
    zoom_changed = Signal(object)  # Zoom
    page_failed = Signal(int, object)  # page, Reason
    first_page_shown = Signal()
    settled = Signal()
    rested = Signal()
    """Nothing is left to fetch, in view or near it."""
    view_changed = Signal()
    """Something else is in view, or the same elsewhere."""

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
        self._arrangement = Arrangement()
        self._shown: PageSheet | None = None
        self._coming: PageSheet | None = None
        self._coming_at = Position()
        self._page = self._favoured = 0
        self._is_arranging = False
        self._is_first_told = True
        self._log = TravelLog()
        self._supply = PageSupply(client, self)
        self._supply.arrived.connect(self._on_supply_arrived)
        self._supply.failed.connect(self._on_supply_failed)
        self._supply.settled.connect(self._on_supply_settled)
        self._supply.idle.connect(self._on_supply_idle)
        self._supply.patience_ended.connect(self.repaint_pages)
        self._grace = QTimer(self, singleShot=True, interval=_PREVIEW_GRACE)
        self._grace.timeout.connect(self._swap)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_next)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # --- What is shown

    def show_document(self, pdf: OpenedPdf, at: Position | None = None) -> None:
        """Show another document; the former one stays in view until the new one's page is there.

        That suits another edition of the same report; before another report, `clear`.
        """
        self._supply.stop()
        self._grace.stop()
        self._is_first_told = False
        self._coming_at = at or Position()
        self._coming = PageSheet(pdf, self._arrangement, self._screen, self._budget)
        if self._shown is None:
            self._swap()
        else:
            self._ask_next()

    def clear(self) -> None:
        """Show nothing but the desk."""
        self._supply.stop()
        self._grace.stop()
        self._shown = self._coming = None
        self._page = self._favoured = 0
        self._arrange_bars()
        self.view_changed.emit()
        self.repaint_pages()

    def set_texts(self, texts: PageTexts) -> None:
        """Say it in other words."""
        self._texts = texts
        self._tell_position()
        self.repaint_pages()

    def set_colours(self, colours: PageColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self.repaint_pages()

    def repaint_pages(self) -> None:
        """Paint the view at the next opportunity."""
        self.viewport().update()

    def marks_on(self, page: int) -> Sequence[Mark]:
        """Return what is marked on the page; nothing on a desk that is only looked at."""
        return ()

    @property
    def page_count(self) -> int:
        """How many pages the document has; 0 without one."""
        return self._shown.layout.page_count if self._shown else 0

    @property
    def view(self) -> PageView | None:
        """What is in view; None without a document."""
        return self._view_of(self._shown) if self._shown else None

    @property
    def is_settled(self) -> bool:
        """Whether all that is in view is there and no other document is coming."""
        return self._supply.is_settled and self._coming is None

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
        top = self.verticalScrollBar().value()
        return self._shown.layout.position_at(top, favoured=self._page)

    def go_to(self, position: Position) -> None:
        """Bring the position to the upper edge of the view."""
        if self._coming:
            self._coming_at = position
            self._ask_next()
        elif self._shown:
            self._favoured = position.page
            self._scroll_to(y=self._shown.layout.y_of(position))

    def go_to_page(self, page: int, fraction: float = 0.0) -> None:
        """Bring the page, or what lies this far down it, to the upper edge of the view."""
        self.go_to(Position(page=page, fraction=fraction))

    def scroll_by(self, across: float, down: float) -> None:
        """Scroll by these logical pixels."""
        ratio = self.devicePixelRatioF()
        for bar, way in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + round(way * ratio))

    def turn(self, views: int) -> None:
        """Go down by so many views, or up if negative; by whole pages where these are shown."""
        bar = self.verticalScrollBar()
        if self._arrangement.zoom.fit is Fit.PAGE:
            self.turn_rows(views)
        else:
            bar.setValue(bar.value() + views * bar.pageStep())

    def turn_rows(self, rows: int) -> None:
        """Go down by so many rows of pages, or up if negative."""
        if self._shown:
            self.go_to_page(self._shown.layout.page_rows_on(self._page, rows))

    def _scroll_to(self, *, y: float) -> None:
        bar = self.verticalScrollBar()
        former = bar.value()
        bar.setValue(round(y))
        if bar.value() == former:  # still, of two pages side by side another may be looked at
            self._look_again()

    # --- How it is shown

    def arrange(self, arrangement: Arrangement, keep: Point) -> None:
        """Show pages this way; what lies at this part of the view stays there."""
        view = self.view
        is_former_askew = (arrangement.ink, arrangement.rotation) != (
            self._arrangement.ink,
            self._arrangement.rotation,
        )
        if view and self._shown and is_former_askew:
            self._shown.forget_outside(view.box)
        self._arrangement = arrangement
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        has_side = arrangement.zoom.fit is Fit.NONE
        self.setHorizontalScrollBarPolicy(as_needed if has_side else never)
        self._lay_out(keep)

    def set_zooming(self, is_zooming: bool) -> None:
        """Say that the size goes on changing: until it ends nothing sharp is fetched."""
        self._log.is_zooming = is_zooming
        self._ask_next()

    @property
    def _screen(self) -> Screen:
        size, ratio = self.viewport().size(), self.devicePixelRatioF()
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        return Screen(width=max(width, 1), height=max(height, 1), ratio=ratio)

    def _lay_out(self, keep: Point = TOP) -> None:
        """Lay the pages out anew; what lies at this part of the view stays there."""
        if self._coming:
            self._coming.lay_out(self._arrangement, self._screen)
        if self._shown:
            view = self._view_of(self._shown)
            anchor = Anchor.dropped(view, keep, favoured=self._page)
            self._shown.lay_out(self._arrangement, self._screen)
            self._arrange_bars(anchor.corner(self._shown.layout))
            self._tell_zoom()
        self._look_again()

    def _arrange_bars(self, corner: Point | None = None) -> None:
        """Give the scroll bars the document's size, and bring the corner to the view's."""
        self._is_arranging = True
        screen, layout = self._screen, self._shown.layout if self._shown else None
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        line = round(_LINE * screen.ratio)
        for bar, length in ((down, screen.height), (across, screen.width)):
            bar.setSingleStep(line)
            bar.setPageStep(max(length - line, line))
        down.setRange(0, max(layout.height - screen.height, 0) if layout else 0)
        across.setRange(0, max(layout.width - screen.width, 0) if layout else 0)
        if corner:
            down.setValue(round(corner.y))
            across.setValue(round(corner.x))
        self._is_arranging = False

    def _view_of(self, sheet: PageSheet) -> PageView:
        screen, layout = sheet.layout.screen, sheet.layout
        if sheet is self._shown:
            x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        else:
            x, y = self._start_of(sheet)
        box = Box(x=x, y=y, width=screen.width, height=screen.height)
        return PageView(layout=layout, box=box)

    def _start_of(self, sheet: PageSheet) -> tuple[int, int]:
        """Return where the coming document begins to be shown: centred from side to side."""
        screen, layout = sheet.layout.screen, sheet.layout
        wanted = round(layout.y_of(self._coming_at))
        y = min(max(wanted, 0), max(layout.height - screen.height, 0))
        return (layout.width - screen.width) // 2, y

    def _swap(self) -> None:
        """Bring the coming document into view."""
        if self._coming is None:
            return
        self._grace.stop()
        x, y = self._start_of(self._coming)
        self._shown, self._coming = self._coming, None
        self._arrange_bars(Point(x, y))
        self._page, self._favoured = 0, self._coming_at.page
        self._tell_zoom()
        self._look_again()
        self._tell_first_page()

    # --- Telling

    def _look_again(self) -> None:
        """The view shows something else now: tell which page it is, and get what it lacks."""
        view = self.view
        if view:
            page = view.layout.main_page(view.box, favoured=self._favoured)
            if page != self._page:
                self._page = page
                self._tell_position()
                self.page_changed.emit(page)
        self._ask_next()
        self.view_changed.emit()
        self.repaint_pages()

    def _tell_position(self) -> None:
        self.setAccessibleName(self._texts.position(self._page, self.page_count))

    def _tell_zoom(self) -> None:
        assert self._shown  # noqa: S101 - only a shown document has a size
        zoom = self._arrangement.zoom
        if zoom.fit is not Fit.NONE:
            zoom = replace(zoom, percent=self._shown.layout.percent)
            self._arrangement = replace(self._arrangement, zoom=zoom)
        self.zoom_changed.emit(zoom)

    def _tell_first_page(self) -> None:
        if self._shown and not self._is_first_told and self._shown.has_picture(self._page):
            self._is_first_told = True
            self.first_page_shown.emit()

    # --- Getting pictures

    def _ask_next(self) -> None:
        sheet = self._coming or self._shown
        if sheet and self.isVisible():
            travel = self._log.travel(monotonic())
            self._supply.supply(sheet, self._view_of(sheet).box, travel)
            if travel.is_fast and not self._pause.isActive():
                self._pause.start()

    def _on_supply_arrived(self, sheet: PageSheet, piece: Piece) -> None:
        if sheet is not self._coming:
            self._ask_next()
            self._tell_first_page()
            self._repaint_if_seen(piece)
        elif piece.is_preview:
            self._grace.start()
            self._ask_next()
        else:
            self._swap()

    def _on_supply_failed(self, sheet: PageSheet, piece: Piece, reason: Reason) -> None:
        self.page_failed.emit(piece.page, reason)
        if sheet is self._coming:
            self._swap()
        else:
            self._ask_next()
            self._repaint_if_seen(piece)

    def _repaint_if_seen(self, piece: Piece) -> None:
        view = self.view
        if view and piece.page in view.pages:
            self.repaint_pages()

    def _on_supply_settled(self) -> None:
        if self._coming is None:
            self.settled.emit()

    def _on_supply_idle(self) -> None:
        if self._coming is None:
            self.rested.emit()

    # --- Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._colours.desk)
        view = self.view
        if self._shown is None or view is None:
            return
        ratio = view.layout.screen.ratio
        painter.scale(1 / ratio, 1 / ratio)
        PagePainter(
            sheet=self._shown,
            view=view,
            texts=self._texts,
            colours=self._colours,
            font=self.font(),
            is_loading_told=self._supply.is_loading_told,
            marks_on=self.marks_on,
        ).paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._supply.stop()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        if not self._is_arranging:
            self._log.note(-dy / self._screen.height, monotonic())
            self._look_again()
