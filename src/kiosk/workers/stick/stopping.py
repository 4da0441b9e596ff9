"""The window's wishes while a copy goes on: to stop it, said or by going away."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Event, Thread

from kiosk.workers.stick_messages import CopyTo, StopCopy
from kiosk.workers.stick_wire import parse_stick_request
from kiosk.workers.window_pipe import requests_from


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
        for request in requests_from(self._descriptor, parse_stick_request):
            match request:
                case CopyTo():
                    self._copy.put(request)
                case StopCopy():
                    self._stop()
        self._stop()

    def _stop(self) -> None:
        self._stopped.set()
        self._copy.put(None)
