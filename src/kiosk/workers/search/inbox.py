"""What the window wants, as it comes in: only the newest search is still wanted."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.workers.search_messages import Prepare, Search, SearchRequest
from kiosk.workers.search_request_wire import parse_search_request
from kiosk.workers.window_pipe import requests_from


class WindowGoneError(Exception):
    """The window has closed its end, or talks nonsense."""


class Inbox:
    """Hears the window in a thread, so that it can be asked at any time, on Windows too."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._heard: SimpleQueue[SearchRequest | None] = SimpleQueue()
        self._search: Search | None = None
        self._prepare: Prepare | None = None
        Thread(target=self._listen, name="window's pipe", daemon=True).start()

    def wait(self) -> None:
        """Wait until there is something to do; raises `WindowGoneError` at the end."""
        if self._search is None and self._prepare is None:
            self._sort(self._heard.get())

    def take_search(self) -> Search | None:
        """Take the newest search; raises `WindowGoneError` at the end."""
        self._look()
        search, self._search = self._search, None
        return search

    def take_prepare(self) -> Prepare | None:
        """Take the newest wish to prepare; raises `WindowGoneError` at the end."""
        self._look()
        prepare, self._prepare = self._prepare, None
        return prepare

    def _look(self) -> None:
        while True:
            try:
                self._sort(self._heard.get_nowait())
            except Empty:
                return

    def _sort(self, request: SearchRequest | None) -> None:
        match request:
            case Search():
                self._search = request
            case Prepare():
                self._prepare = request
            case None:
                raise WindowGoneError

    def _listen(self) -> None:
        for request in requests_from(self._descriptor, parse_search_request):
            self._heard.put(request)
        self._heard.put(None)
