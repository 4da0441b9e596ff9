"""The window's side of the worker that fills a USB stick: one copy at a time.

A copy outlives the sheet it was begun in. A worker that is lost is not replaced: whoever watches
is told, and what is on the stick is whole.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.ui.worker_talk import WorkerTalk
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
        self._talk = WorkerTalk(start, parse_stick_answer, self)
        self._talk.answered.connect(self._on_talk_answered)
        self._talk.lost.connect(self._on_talk_lost)
        self.wanted: CopyTo | None = None
        """What is being copied, or was last."""
        self.progress: CopyProgress | None = None
        self.outcome: Copied | NotCopied | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a copy goes on."""
        return self._talk.worker_pid is not None

    @property
    def is_on_stick(self) -> bool:
        """Whether a stick is copied to: only of one it is known what its file system is."""
        return self.wanted is not None and bool(self.wanted.file_system)

    @property
    def worker_pid(self) -> int | None:
        """The process number of the present worker, if there is one."""
        return self._talk.worker_pid

    def copy(self, wanted: CopyTo) -> None:
        """Begin a copy, unless one goes on."""
        if self.is_busy:
            return
        self.wanted, self.progress, self.outcome = wanted, None, None
        try:
            self._talk.begin()
        except OSError as error:
            self._end(NotCopied(why=Trouble.BROKEN, reason=error.strerror or str(error)))
            return
        self._talk.say(encode_stick_request(wanted))

    def stop(self) -> None:
        """Copy no more; `ended` tells when the stick can be pulled out."""
        self._talk.say(encode_stick_request(StopCopy()))

    def forget(self) -> None:
        """Speak no more of the copy that has ended."""
        if not self.is_busy:
            self.wanted = self.progress = self.outcome = None

    def close(self) -> None:
        """End a copy that goes on, and leave it the time to put its half file away."""
        self._talk.close(farewell=_FAREWELL)

    def _on_talk_answered(self, answer: StickAnswer) -> None:
        match answer:
            case CopyProgress():
                self.progress = answer
                self.progressed.emit(answer)
            case Copied() | NotCopied():
                self._talk.end()  # it has said its last word
                self._end(answer)

    def _on_talk_lost(self) -> None:
        self._end(NotCopied(why=Trouble.BROKEN))

    def _end(self, outcome: Copied | NotCopied) -> None:
        self.outcome = outcome
        self.ended.emit(outcome)
