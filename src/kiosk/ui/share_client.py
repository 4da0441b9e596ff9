"""The window's side of the share worker.

A worker that dies is not replaced: another one would listen at another address, and the code on
the wall would lead nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.ui.worker_talk import WorkerTalk
from kiosk.workers.launch import PipedProcess, start_share_worker
from kiosk.workers.share_messages import ShareRequest
from kiosk.workers.share_wire import encode_share_request, parse_share_answer


class ShareClient(WorkerTalk):
    """One share worker at a time; `answered` carries a `ShareAnswer`."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        start: Callable[[], PipedProcess] = start_share_worker,
    ) -> None:
        super().__init__(start, parse_share_answer, parent)

    def start(self) -> bool:
        """Start a worker; false when there is none to be had."""
        try:
            self.begin()
        except OSError:
            return False
        return True

    def send(self, request: ShareRequest) -> None:
        """Send a request; without a worker it goes nowhere."""
        self.say(encode_share_request(request))
