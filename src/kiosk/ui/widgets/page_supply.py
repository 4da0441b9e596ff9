"""Supplying what is in view with pictures: what to tell while they lack, and when none does."""

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.widgets.page_fetcher import PageFetcher
from kiosk.ui.widgets.page_pieces import Piece
from kiosk.ui.widgets.page_place import Box
from kiosk.ui.widgets.page_sheet import PageSheet
from kiosk.ui.widgets.page_travel import Travel
from kiosk.ui.worker import RenderClient
from kiosk.workers.memory import give_back_memory

_PATIENCE = 250  # milliseconds before a page says that it is loading
_REST = 500  # milliseconds without a new picture before memory is given back


class PageSupply(QObject):
    """Fetches pictures one after the other; says when all that is in view is there."""

    arrived = Signal(object, object)  # PageSheet, Piece
    failed = Signal(object, object, object)  # PageSheet, Piece, Reason
    settled = Signal()
    idle = Signal()
    """There is nothing left to fetch, in view or near it."""
    patience_ended = Signal()

    def __init__(self, client: RenderClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_settled = True
        self.is_loading_told = False
        self._fetcher = PageFetcher(client, self)
        self._fetcher.arrived.connect(self._on_fetcher_arrived)
        self._fetcher.failed.connect(self.failed)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest_timeout)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being rendered."""
        return self._fetcher.is_busy

    def supply(self, sheet: PageSheet, view: Box, travel: Travel) -> None:
        """Ask for what this view of the sheet lacks most."""
        wish = self._fetcher.fetch(sheet, view, travel)
        self._note_patience(sheet, view)
        was_settled, self.is_settled = self.is_settled, sheet.is_complete(view)
        if self.is_settled and not was_settled:
            self.settled.emit()
        if self.is_settled and wish is None:
            self.idle.emit()

    def stop(self) -> None:
        """Fetch nothing any more."""
        self._fetcher.stop()
        self._patience.stop()

    def _note_patience(self, sheet: PageSheet, view: Box) -> None:
        """Say "loading" only if that takes a while."""
        pages = sheet.layout.pages_between(view.y, view.bottom - 1)
        if all(sheet.has_picture(page) or page in sheet.failures for page in pages):
            self._patience.stop()
            self.is_loading_told = False
        elif not self._patience.isActive() and not self.is_loading_told:
            self._patience.start()

    def _on_fetcher_arrived(self, sheet: PageSheet, piece: Piece) -> None:
        self._rest.start()
        self.arrived.emit(sheet, piece)

    def _on_patience_timeout(self) -> None:
        self.is_loading_told = True
        self.patience_ended.emit()

    def _on_rest_timeout(self) -> None:
        give_back_memory()
