"""Speaking with one worker that is not replaced when it is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.ui.worker_burial import WorkerBurial
from kiosk.ui.worker_line import WorkerLine
from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.launch import PipedProcess
from kiosk.workers.untrusted import GarbledMessageError


class WorkerTalk(QObject):
    """One worker at a time: started, spoken to, ended."""

    answered = Signal(object)  # what `parse` gives
    lost = Signal()  # it died, or talked nonsense and was ended

    def __init__(
        self,
        start: Callable[[], PipedProcess],
        parse: Callable[[bytes], object],
        parent: QObject | None = None,
    ) -> None:
        """Start none yet; `parse` reads what one says."""
        super().__init__(parent)
        self._start, self._parse = start, parse
        self._burial = WorkerBurial(self)
        self._line: WorkerLine | None = None
        self._frames = FrameReader()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process number, if there is one."""
        return self._line.process.pid if self._line is not None else None

    def begin(self) -> None:
        """Start a worker, in the place of one there may be.

        Raises:
            OSError: the system cannot start it.
        """
        self.end()
        process = self._start()
        self._frames = FrameReader()
        self._line = WorkerLine(process, self)
        self._line.heard.connect(self._on_line_heard)
        self._line.lost.connect(self._on_line_lost)

    def say(self, request: bytes) -> None:
        """Send a request; without a worker it goes nowhere."""
        if self._line is not None:
            self._line.send(request)

    def end(self) -> None:
        """End the worker now, whatever it does."""
        if self._line is not None:
            self._line.hang_up()
            self._burial.bury(self._line.process)
            self._line = None

    def close(self, *, farewell: float = 0.0) -> None:
        """End the worker and wait until it is gone: the program ends.

        It has `farewell` seconds to put away what it is busy with.
        """
        if self._line is not None and farewell:
            self._line.process.dismiss()
            self._line.process.wait(farewell)
        self.end()
        self._burial.finish()

    def _on_line_heard(self, piece: bytes) -> None:
        line = self._line
        try:
            for untrusted in self._frames.feed(piece):
                if line is self._line:  # an answer before this one may have ended the worker
                    self.answered.emit(self._parse(untrusted))
        except (FrameTooLongError, GarbledMessageError):
            self._on_line_lost()

    def _on_line_lost(self) -> None:
        self.end()
        self.lost.emit()
