"""The window's side of the worker that fills a USB stick: one copy at a time.

A copy outlives the sheet it was begun in. A worker that is lost is not replaced: whoever watches
is told, and what is on the stick is whole.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.worker_line import WorkerLine
from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.launch import PipedProcess, start_stick_worker
from kiosk.workers.stick_messages import (
    Copied,
    CopyProgress,
    CopyTo,
    NotCopied,
    StickAnswer,
    StopCopy,
    Trouble,
)
from kiosk.workers.stick_wire import encode_stick_request, parse_stick_answer
from kiosk.workers.untrusted import GarbledMessageError

_BURIAL_INTERVAL = 50  # milliseconds
_FAREWELL = 3.0  # seconds: a slow stick takes its last piece in that time


class StickClient(QObject):
    """Copies to a stick, and says how far that is and how it ended."""

    progressed = Signal(object)  # CopyProgress
    ended = Signal(object)  # Copied or NotCopied

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        start: Callable[[], PipedProcess] = start_stick_worker,
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._line: WorkerLine | None = None
        self._frames = FrameReader()
        self._ended: list[PipedProcess] = []
        self._burial = QTimer(self, interval=_BURIAL_INTERVAL)
        self._burial.timeout.connect(self._on_burial_timeout)
        self.wanted: CopyTo | None = None
        """What is being copied, or was last."""
        self.progress: CopyProgress | None = None
        self.outcome: Copied | NotCopied | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a copy goes on."""
        return self._line is not None

    @property
    def is_on_stick(self) -> bool:
        """Whether a stick is copied to: only of one it is known what its file system is."""
        return self.wanted is not None and bool(self.wanted.file_system)

    @property
    def worker_pid(self) -> int | None:
        """The process number of the present worker, if there is one."""
        return self._line.process.pid if self._line else None

    def copy(self, wanted: CopyTo) -> None:
        """Begin a copy, unless one goes on."""
        if self.is_busy:
            return
        self.wanted, self.progress, self.outcome = wanted, None, None
        try:
            process = self._start()
        except OSError as error:
            self._end(NotCopied(why=Trouble.BROKEN, reason=error.strerror or str(error)))
            return
        self._frames = FrameReader()
        self._line = WorkerLine(process, self)
        self._line.heard.connect(self._on_line_heard)
        self._line.lost.connect(self._on_line_lost)
        self._line.send(encode_stick_request(wanted))

    def stop(self) -> None:
        """Copy no more; `ended` tells when the stick can be pulled out."""
        if self._line is not None:
            self._line.send(encode_stick_request(StopCopy()))

    def forget(self) -> None:
        """Speak no more of the copy that has ended."""
        if not self.is_busy:
            self.wanted = self.progress = self.outcome = None

    def close(self) -> None:
        """End a copy that goes on, and leave it the time to put its half file away."""
        self._burial.stop()
        line, self._line = self._line, None
        if line is not None:
            line.process.dismiss()
            line.process.wait(_FAREWELL)
            line.hang_up()
            self._ended.append(line.process)
        for process in self._ended:
            process.wait(1.0)
        self._ended = []

    def _on_line_heard(self, piece: bytes) -> None:
        try:
            for untrusted in self._frames.feed(piece):
                self._hear(parse_stick_answer(untrusted))
        except (FrameTooLongError, GarbledMessageError):
            self._on_line_lost()

    def _hear(self, answer: StickAnswer) -> None:
        match answer:
            case CopyProgress() if self.is_busy:
                self.progress = answer
                self.progressed.emit(answer)
            case Copied() | NotCopied() if self.is_busy:
                self._end(answer)

    def _on_line_lost(self) -> None:
        if self.is_busy:
            self._end(NotCopied(why=Trouble.BROKEN))

    def _end(self, outcome: Copied | NotCopied) -> None:
        """Let the worker go: it has said its last word."""
        line, self._line = self._line, None
        if line is not None:
            line.hang_up()
            self._ended.append(line.process)
            self._burial.start()
        self.outcome = outcome
        self.ended.emit(outcome)

    def _on_burial_timeout(self) -> None:
        self._ended = [process for process in self._ended if not process.has_ended()]
        if not self._ended:
            self._burial.stop()
