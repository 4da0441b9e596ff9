"""Getting a document's pictures from the render worker, one at a time, the most wanted first."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.ui.widgets.page_pieces import Piece, Wish
from kiosk.ui.widgets.page_place import Box
from kiosk.ui.widgets.page_sheet import PageSheet
from kiosk.ui.widgets.page_travel import Travel
from kiosk.ui.worker import PageRequest, RenderClient, Urgency
from kiosk.workers.render_messages import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The one picture that is being rendered."""

    sheet: PageSheet
    piece: Piece
    request: PageRequest


class PageFetcher(QObject):
    """Fills sheets with pictures; says what has arrived, so that more can be asked for."""

    arrived = Signal(object, object)  # PageSheet, Piece
    failed = Signal(object, object, object)  # PageSheet, Piece, Reason

    def __init__(self, client: RenderClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._asked: _Asked | None = None
        self._view = Box(x=0, y=0, width=0, height=0)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being rendered."""
        return self._asked is not None

    def fetch(self, sheet: PageSheet, view: Box, travel: Travel) -> Wish | None:
        """Ask for what this view of the sheet lacks most, and return that; None lacks nothing.

        What was asked before is dropped if it is no longer wanted, or less than this.
        """
        self._view = view
        wish = sheet.next_wish(view, travel)
        if self._asked and not self._goes_on(sheet, wish):
            self.stop()
        if wish and self._asked is None:
            self._ask(sheet, wish)
        return wish

    def stop(self) -> None:
        """Drop what was asked for."""
        if self._asked:
            self._client.cancel(self._asked.request)
            self._asked = None

    def _goes_on(self, sheet: PageSheet, wish: Wish | None) -> bool:
        """Say whether what was asked for is what is wanted; it may be wanted more than before."""
        assert self._asked  # noqa: S101 - seen to by fetch
        if self._asked.sheet is not sheet or wish is None or self._asked.piece != wish.piece:
            return False
        self._asked.request.urgency = _urgency(wish)
        return True

    def _ask(self, sheet: PageSheet, wish: Wish) -> None:
        piece = wish.piece
        request = self._client.render(
            sheet.pdf.id,
            piece.page,
            piece.scale,
            clip=piece.clip,
            rotation=piece.rotation,
            ink=piece.ink,
            urgency=_urgency(wish),
        )
        self._asked = _Asked(sheet=sheet, piece=piece, request=request)
        request.rendered.connect(self._on_request_rendered)
        request.failed.connect(self._on_request_failed)

    def _on_request_rendered(self, picture: QImage) -> None:
        asked, self._asked = self._asked, None
        if asked:
            asked.sheet.keep(asked.piece, picture, self._view)
            self.arrived.emit(asked.sheet, asked.piece)

    def _on_request_failed(self, reason: Reason) -> None:
        asked, self._asked = self._asked, None
        if asked:
            asked.sheet.failures[asked.piece.page] = reason
            self.failed.emit(asked.sheet, asked.piece, reason)


def _urgency(wish: Wish) -> Urgency:
    return Urgency.VISIBLE if wish.is_visible else Urgency.NEARBY
