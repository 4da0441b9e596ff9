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
from kiosk.ui.widgets.page_bars import PageBars
from kiosk.ui.widgets.page_colours import PageColours, page_colours
from kiosk.ui.widgets.page_layout import Position, Screen
from kiosk.ui.widgets.page_marks import Mark
from kiosk.ui.widgets.page_painter import PagePainter, PageTexts
from kiosk.ui.widgets.page_pieces import Piece
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET, PageSheet
from kiosk.ui.widgets.page_stage import PageStage
from kiosk.ui.widgets.page_travel import TravelLog
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.worker import OpenedPdf, RenderClient

_ROUNDS = 3  # a scroll bar that comes or goes changes the view, and that the pages' size
_PAUSE = 150  # milliseconds without a move after which the reader has arrived somewhere


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
        # One of our own: asked for Qt's, PySide6 first loads every kind of widget, for 8 ms.
        self.setViewport(QWidget())
        self._budget = budget
        self._texts = texts or PageTexts()
        self._colours = colours or page_colours(LIGHT)
        self._arrangement = Arrangement()
        self._page = self._favoured = 0
        self._is_first_told = True
        self._log = TravelLog()
        self._bars = PageBars(self)
        self._stage = PageStage(client, self._bars.box, self)
        self._stage.swapped.connect(self._on_stage_swapped)
        self._stage.arrived.connect(self._on_stage_arrived)
        self._stage.failed.connect(self.page_failed)
        self._stage.settled.connect(self.settled)
        self._stage.rested.connect(self.rested)
        self._stage.patience_ended.connect(self.repaint_pages)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_next)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # --- What is shown

    def show_document(self, pdf: OpenedPdf, at: Position | None = None) -> None:
        """Show another document; the former one stays in view until the new one's page is there.

        That suits another edition of the same report; before another report, `clear`.
        """
        self._is_first_told = False
        sheet = PageSheet(pdf, self._arrangement, self._screen, self._budget)
        self._stage.put_on(sheet, at or Position())
        self._ask_next()

    def clear(self) -> None:
        """Show nothing but the desk."""
        self._stage.clear()
        self._page = self._favoured = 0
        self._bars.arrange(self._screen, None, Point(0, 0))
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
        return self._stage.shown.layout.page_count if self._stage.shown else 0

    @property
    def view(self) -> PageView | None:
        """What is in view; None without a document."""
        return self._stage.view

    @property
    def is_settled(self) -> bool:
        """Whether all that is in view is there and no other document is coming."""
        return self._stage.is_settled

    # --- Where the reader is

    @property
    def page(self) -> int:
        """The page that fills most of the view, from 1; 0 without a document."""
        return self._page

    @property
    def position(self) -> Position:
        """What lies at the upper edge of the view."""
        if self._stage.coming:
            return self._stage.coming_at
        if self._stage.shown is None:
            return Position()
        return self._stage.shown.layout.position_at(self._bars.y, favoured=self._page)

    def go_to(self, position: Position) -> None:
        """Bring the position to the upper edge of the view."""
        if self._stage.coming:
            self._stage.coming_at = position
            self._ask_next()
        elif self._stage.shown:
            self._favoured = position.page
            if not self._bars.scroll_to(self._stage.shown.layout.y_of(position)):
                self._look_again()  # of two pages side by side it may still be another

    def go_to_page(self, page: int, fraction: float = 0.0) -> None:
        """Bring the page, or what lies this far down it, to the upper edge of the view."""
        self.go_to(Position(page=page, fraction=fraction))

    def scroll_by(self, across: float, down: float) -> None:
        """Scroll by these logical pixels."""
        self._bars.scroll_by(across, down)

    def turn(self, views: int) -> None:
        """Go down by so many views, or up if negative; by whole pages where these are shown."""
        if self._arrangement.zoom.fit is Fit.PAGE:
            self.turn_rows(views)
        else:
            self._bars.turn(views)

    def turn_rows(self, rows: int) -> None:
        """Go down by so many rows of pages, or up if negative."""
        if self._stage.shown:
            self.go_to_page(self._stage.shown.layout.page_rows_on(self._page, rows))

    # --- How it is shown

    def arrange(self, arrangement: Arrangement, keep: Point) -> None:
        """Show pages this way; what lies at this part of the view stays there."""
        view = self.view
        is_former_askew = (arrangement.ink, arrangement.rotation) != (
            self._arrangement.ink,
            self._arrangement.rotation,
        )
        if view and self._stage.shown and is_former_askew:
            self._stage.shown.forget_outside(view.box)
        self._arrangement = arrangement
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
        shown, view = self._stage.shown, self.view
        anchor = Anchor.dropped(view, keep, favoured=self._page) if view else None
        for _ in range(_ROUNDS):
            screen = self._screen
            self._stage.lay_out_coming(self._arrangement, screen)
            if shown and anchor:
                shown.lay_out(self._arrangement, screen)
                self._bars.arrange(screen, shown.layout, anchor.corner(shown.layout))
            if self._screen == screen:
                break
        if shown:
            self._tell_zoom(shown)
        self._look_again()

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

    def _tell_zoom(self, shown: PageSheet) -> None:
        zoom = self._arrangement.zoom
        if zoom.fit is not Fit.NONE:
            zoom = replace(zoom, percent=shown.layout.percent)
            self._arrangement = replace(self._arrangement, zoom=zoom)
        self.zoom_changed.emit(zoom)

    def _tell_first_page(self) -> None:
        shown = self._stage.shown
        if shown and not self._is_first_told and shown.has_picture(self._page):
            self._is_first_told = True
            self.first_page_shown.emit()

    def _ask_next(self) -> None:
        if self.isVisible():
            travel = self._log.travel(monotonic())
            self._stage.ask_next(travel)
            if travel.is_fast and not self._pause.isActive():
                self._pause.start()

    def _on_stage_swapped(self) -> None:
        shown = self._stage.shown
        if shown:
            self._bars.arrange(self._screen, shown.layout, self._stage.start)
            self._page, self._favoured = 0, self._stage.coming_at.page
            if self._screen != shown.layout.screen:
                self._lay_out()
            self._tell_zoom(shown)
            self._look_again()
            self._tell_first_page()

    def _on_stage_arrived(self, piece: Piece) -> None:
        view = self.view
        self._tell_first_page()
        if view and piece.page in view.pages:
            self.repaint_pages()

    # --- Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._colours.desks[self._arrangement.ink])
        view = self.view
        if self._stage.shown is None or view is None:
            return
        ratio = view.layout.screen.ratio
        painter.scale(1 / ratio, 1 / ratio)
        PagePainter(
            sheet=self._stage.shown,
            view=view,
            texts=self._texts,
            colours=self._colours,
            font=self.font(),
            is_loading_told=self._stage.is_loading_told,
            marks_on=self.marks_on,
        ).paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._bars.is_arranging:
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stage.stop()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        if self._bars.is_arranging:
            return
        if dy:
            self._log.note(-dy / self._screen.height, monotonic())
        self._look_again()
