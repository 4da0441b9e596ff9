"""The document that is shown and the one that is to take its place, and getting their pictures."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.widgets.page_arrangement import Arrangement
from kiosk.ui.widgets.page_layout import Position, Screen
from kiosk.ui.widgets.page_pieces import Piece
from kiosk.ui.widgets.page_place import Box, Point
from kiosk.ui.widgets.page_sheet import PageSheet
from kiosk.ui.widgets.page_supply import PageSupply
from kiosk.ui.widgets.page_travel import Travel
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.worker import RenderClient
from kiosk.workers.render_messages import Reason

_PREVIEW_GRACE = 50  # milliseconds for the sharp page to come before its preview is shown


class PageStage(QObject):
    """Keeps a document in view until the next one has a page to show."""

    swapped = Signal()
    """The coming document is shown now; `start` is where."""
    arrived = Signal(object)  # Piece of what is shown
    failed = Signal(int, object)  # page, Reason
    settled = Signal()
    rested = Signal()
    patience_ended = Signal()

    def __init__(
        self, client: RenderClient, seen: Callable[[Screen], Box], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.shown: PageSheet | None = None
        self.coming: PageSheet | None = None
        self.coming_at = Position()
        self._seen = seen
        self._travel = Travel()
        self._supply = PageSupply(client, self)
        self._supply.arrived.connect(self._on_supply_arrived)
        self._supply.failed.connect(self._on_supply_failed)
        self._supply.settled.connect(self._on_supply_settled)
        self._supply.idle.connect(self._on_supply_idle)
        self._supply.patience_ended.connect(self.patience_ended)
        self._grace = QTimer(self, singleShot=True, interval=_PREVIEW_GRACE)
        self._grace.timeout.connect(self.swap)

    @property
    def view(self) -> PageView | None:
        """What is in view; None without a document."""
        return self._view_of(self.shown) if self.shown else None

    @property
    def is_settled(self) -> bool:
        """Whether all that is in view is there and no other document is coming."""
        if self.coming or self.shown is None:
            return self.coming is None
        return self.shown.is_complete(self._view_of(self.shown).box)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being rendered."""
        return self._supply.is_busy

    @property
    def is_loading_told(self) -> bool:
        """Whether a page in view has lacked for so long that it should say so."""
        return self._supply.is_loading_told

    def put_on(self, sheet: PageSheet, at: Position) -> None:
        """Let the sheet come; at once if there is nothing to be looked at meanwhile."""
        self.stop()
        self.coming, self.coming_at = sheet, at
        if self.shown is None:
            self.swap()

    def clear(self) -> None:
        """Show nothing."""
        self.stop()
        self.shown = self.coming = None

    def stop(self) -> None:
        """Fetch nothing any more."""
        self._supply.stop()
        self._grace.stop()

    def lay_out_coming(self, arrangement: Arrangement, screen: Screen) -> None:
        """Let the coming document be shown this way."""
        if self.coming:
            self.coming.lay_out(arrangement, screen)

    def ask_next(self, travel: Travel) -> None:
        """Get what lacks most for somebody who goes this way."""
        self._travel = travel
        sheet = self.coming or self.shown
        if sheet:
            self._supply.supply(sheet, self._view_of(sheet).box, travel)

    @property
    def start(self) -> Point:
        """Where the view's corner is when the coming document is shown: centred across."""
        sheet = self.coming or self.shown
        if sheet is None:
            return Point(0, 0)
        layout, screen = sheet.layout, sheet.layout.screen
        wanted = round(layout.y_of(self.coming_at))
        y = min(max(wanted, 0), max(layout.height - screen.height, 0))
        return Point((layout.width - screen.width) // 2, y)

    def swap(self) -> None:
        """Bring the coming document into view."""
        if self.coming:
            self._grace.stop()
            self.shown, self.coming = self.coming, None
            self.swapped.emit()

    def _view_of(self, sheet: PageSheet) -> PageView:
        screen = sheet.layout.screen
        if sheet is self.shown:
            return PageView(layout=sheet.layout, box=self._seen(screen))
        x, y = round(self.start.x), round(self.start.y)
        box = Box(x=x, y=y, width=screen.width, height=screen.height)
        return PageView(layout=sheet.layout, box=box)

    def _on_supply_arrived(self, sheet: PageSheet, piece: Piece) -> None:
        if sheet is not self.coming:
            self.ask_next(self._travel)
            self.arrived.emit(piece)
        elif piece.is_preview:
            self._grace.start()
            self.ask_next(self._travel)
        else:
            self.swap()

    def _on_supply_failed(self, sheet: PageSheet, piece: Piece, reason: Reason) -> None:
        self.failed.emit(piece.page, reason)
        if sheet is self.coming:
            self.swap()
        else:
            self.ask_next(self._travel)
            self.arrived.emit(piece)

    def _on_supply_settled(self) -> None:
        if self.coming is None:
            self.settled.emit()

    def _on_supply_idle(self) -> None:
        if self.coming is None:
            self.rested.emit()
