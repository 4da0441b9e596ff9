"""The window's side of the share worker.

A worker that dies is not replaced: another one would listen at another address, and the code on
the wall would lead nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.ui.worker_burial import WorkerBurial
from kiosk.ui.worker_line import WorkerLine
from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.launch import PipedProcess, start_share_worker
from kiosk.workers.share_messages import ShareRequest
from kiosk.workers.share_wire import encode_share_request, parse_share_answer
from kiosk.workers.untrusted import GarbledMessageError


class ShareClient(QObject):
    """One share worker at a time: started, spoken to, ended."""

    answered = Signal(object)  # ShareAnswer
    lost = Signal()  # it died, or talked nonsense and was ended

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        start: Callable[[], PipedProcess] = start_share_worker,
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._burial = WorkerBurial(self)
        self._line: WorkerLine | None = None
        self._frames = FrameReader()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process number, if there is one."""
        return self._line.process.pid if self._line is not None else None

    def start(self) -> bool:
        """Start a worker; false when there is none to be had."""
        self.end()
        try:
            process = self._start()
        except OSError:
            return False
        self._frames = FrameReader()
        self._line = WorkerLine(process, self)
        self._line.heard.connect(self._on_line_heard)
        self._line.lost.connect(self._on_line_lost)
        return True

    def send(self, request: ShareRequest) -> None:
        """Send a request; without a worker it goes nowhere."""
        if self._line is not None:
            self._line.send(encode_share_request(request))

    def end(self) -> None:
        """End the worker now, whatever it does: nobody can fetch anything any more."""
        if self._line is not None:
            self._line.hang_up()
            self._burial.bury(self._line.process)
            self._line = None

    def close(self) -> None:
        """End the worker and wait until it is gone: the program ends."""
        self.end()
        self._burial.finish()

    def _on_line_heard(self, piece: bytes) -> None:
        line = self._line
        try:
            for untrusted in self._frames.feed(piece):
                if line is self._line:  # an answer before this one may have ended the worker
                    self.answered.emit(parse_share_answer(untrusted))
        except (FrameTooLongError, GarbledMessageError):
            self._on_line_lost()

    def _on_line_lost(self) -> None:
        self.end()
        self.lost.emit()
