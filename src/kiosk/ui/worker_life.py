"""Keeping one worker alive."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.ui.worker_burial import WorkerBurial
from kiosk.ui.worker_line import WorkerLine
from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.launch import PipedProcess
from kiosk.workers.render_messages import Ready
from kiosk.workers.untrusted import GarbledMessageError

_LOSSES_IN_VAIN = 3
_PAUSE = 5.0  # seconds


class WorkerLife(QObject):
    """The worker at any time: a new one is started when one dies or talks nonsense.

    After three losses without an answer in between it waits for five seconds before it tries
    again, so that a worker that cannot live here does not keep the laptop busy.
    """

    ready = Signal()
    answered = Signal(object)  # what `parse` gives
    lost = Signal(bool)  # whether it had been ready

    def __init__(
        self,
        process: PipedProcess | None,
        start: Callable[[], PipedProcess],
        parse: Callable[[bytes], object],
        parent: QObject | None = None,
    ) -> None:
        """Keep `process` alive, or one that `start` starts; `parse` reads what it says."""
        super().__init__(parent)
        self._start, self._parse = start, parse
        self._losses, self._last_loss = 0, 0.0
        self._burial = WorkerBurial(self)
        self._line: WorkerLine | None = None
        self._frames = FrameReader()
        self.is_ready = False
        if process:
            self._listen_to(process)

    @property
    def pid(self) -> int | None:
        """The present worker's process number."""
        return self._line.process.pid if self._line else None

    @property
    def process(self) -> PipedProcess | None:
        """The present worker's process."""
        return self._line.process if self._line else None

    def send(self, payload: bytes) -> bool:
        """Send a request; false when there is no worker to be had."""
        if self._line is None and self._may_start():
            self._begin()
        if self._line is None:
            return False
        self._line.send(payload)
        return True

    def hear_now(self) -> None:
        """Hear what the worker has said by now, before the event loop comes to it."""
        if self._line:
            self._line.hear_now()

    def replace(self) -> None:
        """End the worker, whatever it does, and start another."""
        self._losses += 1
        self._last_loss = time.monotonic()
        self._end()
        if self._may_start():
            self._begin()

    def forgive(self) -> None:
        """Count the losses from none again: it was a file's fault, or an answer came."""
        self._losses = 0

    def shutdown(self) -> None:
        """End the worker for good. It has nothing to save."""
        self._end()
        self._burial.finish()

    def _may_start(self) -> bool:
        rested = time.monotonic() - self._last_loss > _PAUSE
        return self._losses < _LOSSES_IN_VAIN or rested

    def _begin(self) -> None:
        try:
            process = self._start()
        except OSError:
            self._losses, self._last_loss = _LOSSES_IN_VAIN, time.monotonic()
        else:
            self._listen_to(process)

    def _listen_to(self, process: PipedProcess) -> None:
        self._frames, self.is_ready = FrameReader(), False
        self._line = WorkerLine(process, self)
        self._line.heard.connect(self._on_line_heard)
        self._line.lost.connect(self._on_line_lost)

    def _end(self) -> None:
        if self._line:
            self._line.hang_up()
            self._burial.bury(self._line.process)
        self._line, self.is_ready = None, False

    def _on_line_heard(self, piece: bytes) -> None:
        line = self._line
        try:
            for untrusted in self._frames.feed(piece):
                if line is self._line:  # an answer before this one may have ended the worker
                    self._hear(untrusted)
        except (FrameTooLongError, GarbledMessageError):
            self._on_line_lost()

    def _hear(self, untrusted: bytes) -> None:
        answer = self._parse(untrusted)
        if isinstance(answer, Ready):
            self.is_ready = True
            self.ready.emit()
        else:
            self.answered.emit(answer)

    def _on_line_lost(self) -> None:
        was_ready = self.is_ready
        self.replace()
        self.lost.emit(was_ready)
