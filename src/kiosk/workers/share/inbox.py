"""What the window wants, as it comes in."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Thread

from kiosk.workers.share_messages import ShareRequest
from kiosk.workers.share_wire import parse_share_request
from kiosk.workers.window_pipe import requests_from


class Inbox:
    """Hears the window in a thread: on Windows, a loop cannot listen to a pipe like this one."""

    def __init__(self, descriptor: int) -> None:
        """Listen from now on; to be made in a running loop."""
        self._descriptor = descriptor
        self._loop = asyncio.get_running_loop()
        self._heard: asyncio.Queue[ShareRequest | None] = asyncio.Queue()
        Thread(target=self._listen, name="window's pipe", daemon=True).start()

    async def next(self) -> ShareRequest | None:
        """Wait for what is wanted next; None when the window is gone or talks nonsense."""
        return await self._heard.get()

    def _listen(self) -> None:
        for request in requests_from(self._descriptor, parse_share_request):
            self._pass_on(request)
        self._pass_on(None)

    def _pass_on(self, request: ShareRequest | None) -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self._heard.put_nowait, request)
