"""The window's wishes while a copy goes on: to stop it, said or by going away."""

from __future__ import annotations

import os
from queue import SimpleQueue
from threading import Event, Thread

from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.stick_messages import CopyTo, StopCopy
from kiosk.workers.stick_wire import parse_stick_request
from kiosk.workers.untrusted import GarbledMessageError


class StoppedError(Exception):
    """The copy is to end now."""


class Wishes:
    """Hears the window in a thread, so that a copy can be stopped at any time, on Windows too."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._copy: SimpleQueue[CopyTo | None] = SimpleQueue()
        self._stopped = Event()
        Thread(target=self._listen, name="window's pipe", daemon=True).start()

    def copy(self) -> CopyTo:
        """Wait for what is to be copied; raises `StoppedError` where nothing is."""
        wanted = self._copy.get()
        if wanted is None:
            raise StoppedError
        return wanted

    def go_on(self) -> None:
        """Raise `StoppedError` if the copy is to stop."""
        if self._stopped.is_set():
            raise StoppedError

    def _listen(self) -> None:
        frames = FrameReader()
        try:
            while piece := os.read(self._descriptor, 65_536):
                for payload in frames.feed(piece):
                    self._hear(payload)
        except (OSError, FrameTooLongError, GarbledMessageError):
            pass
        self._stop()

    def _hear(self, payload: bytes) -> None:
        match parse_stick_request(payload):
            case CopyTo() as wanted:
                self._copy.put(wanted)
            case StopCopy():
                self._stop()

    def _stop(self) -> None:
        self._stopped.set()
        self._copy.put(None)
