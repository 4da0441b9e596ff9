"""Hearing a worker, for who waits for its answers: commands, which have no window."""

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

from kiosk.workers.frames import FrameReader
from kiosk.workers.launch import PipedProcess, WorkerGoneError

_Answer = TypeVar("_Answer")


def do_nothing() -> None:
    """Wait, and no more."""


class Hearing(Generic[_Answer]):
    """Hears a worker in a thread, so that waiting for it can end: on Windows too."""

    def __init__(
        self,
        process: PipedProcess,
        parse: Callable[[bytes], _Answer],
        *,
        tick: float,
        meanwhile: Callable[[], None] = do_nothing,
    ) -> None:
        """Listen from now on; every `tick` seconds of waiting `meanwhile` is called."""
        self.process = process
        self._parse, self._tick, self._meanwhile = parse, tick, meanwhile
        self._frames = FrameReader()
        self._pieces: SimpleQueue[bytes | None] = SimpleQueue()
        self._answers: list[_Answer] = []
        self._thread = Thread(target=self._listen, name="worker's pipe", daemon=True)
        self._thread.start()

    def next(self, deadline: float) -> _Answer:
        """Return the next message; `deadline` is a time of the monotonic clock.

        Raises:
            TimeoutError: there was none before the deadline.
            WorkerGoneError: the worker has ended.
            GarbledMessageError, FrameTooLongError: it talks nonsense.
        """
        while not self._answers:
            piece = self._piece(deadline)
            if piece is None:
                raise WorkerGoneError
            self._answers = [self._parse(untrusted) for untrusted in self._frames.feed(piece)]
        return self._answers.pop(0)

    def end(self) -> None:
        """End the worker and let everything go."""
        self.process.kill()
        self.process.wait(5.0)
        self._thread.join(5.0)
        self.process.close()

    def _piece(self, deadline: float) -> bytes | None:
        """Return what is heard next, nothing at its end; raises `TimeoutError` at the deadline."""
        while True:
            left = max(deadline - time.monotonic(), 0.001)
            try:
                return self._pieces.get(timeout=min(left, self._tick))
            except Empty as error:
                if left <= self._tick:
                    raise TimeoutError from error
            self._meanwhile()

    def _listen(self) -> None:
        try:
            while True:
                self._pieces.put(self.process.receive())
        except WorkerGoneError:
            self._pieces.put(None)
