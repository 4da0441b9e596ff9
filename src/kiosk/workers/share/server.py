"""The web server of a share: hands out what a site has, to whom the doorkeeper lets in."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from typing import Protocol

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage
from aiohttp.streams import StreamReader
from aiohttp.web_protocol import RequestHandler

from kiosk.core.handover.web.files import Served
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.share.answers import FileAnswer, MadeAnswer, answer_with, nothing
from kiosk.workers.share.doorkeeper import Doorkeeper, preferred_languages
from kiosk.workers.share.patience import Patience, forget
from kiosk.workers.share.phones import Phones

HEAD_SECONDS = 5.0
"""A request's head has to be there by then, and the next one on the same connection."""

STALLED_SECONDS = 30.0
"""A phone that has taken nothing for so long has gone away."""

_MOST_WAITING = 512
_LONGEST_LINE = 2048  # bytes of a head; a phone's are a few hundred
_MOST_FIELDS = 50  # in a head; a phone sends a dozen
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


class Site(Protocol):
    """What can be had."""

    def at(self, path: str, preferred: Sequence[LanguageCode]) -> Served | None:
        """Give what stands at a path below the token, or None."""


class PhoneServer:
    """Listens at one address while it is open."""

    def __init__(
        self,
        site: Callable[[], Site | None],
        phones: Phones,
        *,
        head_seconds: float = HEAD_SECONDS,
        stalled_seconds: float = STALLED_SECONDS,
    ) -> None:
        """Listen to nobody yet; `site` gives what can be had at the time somebody asks."""
        self._site, self.phones = site, phones
        self._head_seconds, self._stalled_seconds = head_seconds, stalled_seconds
        self._listening: asyncio.Server | None = None

    async def open(self, address: str, ports: Sequence[int], token: str) -> str:
        """Listen at the first of these ports that is free; gives the share's address.

        Raises:
            OSError: none of them can be had.
        """
        listening = _first_free(address, ports)
        port = int(listening.getsockname()[1])
        host = address if port == 80 else f"{address}:{port}"
        door = Doorkeeper(token, host)
        server = _Server(
            self._answer,
            door,
            self.phones,
            self._stalled_seconds,
            keepalive_timeout=self._head_seconds,
            lingering_time=0,
            access_log=None,
            auto_decompress=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
            max_headers=_MOST_FIELDS,
        )
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(server, sock=listening, backlog=_MOST_WAITING)
        return f"http://{host}/{token}/"

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        protocol = request.protocol
        assert isinstance(protocol, _Connection)  # noqa: S101 - see _Server
        path = protocol.door.path_of(
            request.method, request.raw_path, request.headers.getall("Host", [])
        )
        served = self._served(path, request) if path is not None else None
        return nothing() if served is None else answer_with(served)

    def _served(self, path: str, request: web.BaseRequest) -> Served | None:
        try:
            site = self._site()
            return site.at(path, preferred_languages(request.headers)) if site else None
        except Exception:  # noqa: BLE001 - the process's edge: no text of a pack takes it down
            return None


class _Server(web.Server):
    """Makes connections that the doorkeeper and the counting of phones know of."""

    def __init__(
        self,
        handler: Callable[[web.BaseRequest], object],
        door: Doorkeeper,
        phones: Phones,
        stalled_seconds: float,
        **settings: object,
    ) -> None:
        super().__init__(handler, request_factory=_request, **settings)  # type: ignore[arg-type]
        self._door, self._phones, self._stalled_seconds = door, phones, stalled_seconds

    def __call__(self) -> RequestHandler:
        return _Connection(
            self,
            self._door,
            self._phones,
            self._stalled_seconds,
            loop=self._loop,
            **self._kwargs,
        )


class _Connection(RequestHandler):
    """One connection of a phone."""

    __slots__ = ("_address", "_is_lost", "_phones", "_stalled_seconds", "door")

    def __init__(
        self,
        server: web.Server,
        door: Doorkeeper,
        phones: Phones,
        stalled_seconds: float,
        **settings: object,
    ) -> None:
        super().__init__(server, **settings)  # type: ignore[arg-type]
        self.door, self._phones, self._address = door, phones, ""
        self._stalled_seconds, self._is_lost = stalled_seconds, False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self._address = str(peer[0]) if peer else ""
        if not self.door.comes(self._address) and isinstance(transport, asyncio.Transport):
            transport.abort()

    def connection_lost(self, exc: BaseException | None) -> None:
        self.door.leaves(self._address)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes, up to what is no request.

        Such an error's traceback holds what was read, and by it itself: megabytes that stay
        until cycles are looked for.
        """
        if self._is_lost:
            return
        super().data_received(data)
        for message, _ in self._messages:
            error = getattr(message, "exc", None)
            if error is not None:
                error.__traceback__, self._is_lost = None, True

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send the answer, as long as the phone takes it."""
        if self.transport is None:
            return resp, True
        connection = self.transport.get_extra_info("socket")
        try:
            async with Patience(connection, self._stalled_seconds):
                return await self._send(request, resp, start_time)
        except TimeoutError:
            forget(connection)
            if self.transport is not None:
                self.transport.abort()
            self.force_close()
            return resp, True

    async def _send(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send the answer, and count who has got it."""
        if not isinstance(resp, (MadeAnswer, FileAnswer)) or not resp.served.is_whole:
            return await super().finish_response(request, resp, start_time)
        is_whole = False
        self._phones.begin(self._address)
        try:
            sent, is_gone = await super().finish_response(request, resp, start_time)
            is_whole = not is_gone and request.method == "GET" and resp.is_complete()
        finally:
            self._phones.end(self._address, is_whole=is_whole)
        if resp.is_spoilt():
            self.force_close()
        return sent, is_gone

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        *_why: object,
        **_named: object,
    ) -> web.StreamResponse:
        """Answer what is no request, or what went wrong, without a word about either."""
        if request.writer.output_size > 0:
            raise ConnectionResetError("it cannot be answered any more")
        answer = web.Response(status=status)
        answer.force_close()
        return answer

    def log_exception(self, *_words: object, **_values: object) -> None:
        """Write nothing: there is no log."""

    log_debug = log_exception


class _Request(web.BaseRequest):
    """A request whose answer says what browsers may do with it, and not what made it."""

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        response.headers.popall("Server", None)
        response.headers.update(_HEADERS)
        response.headers.setdefault("Cache-Control", "no-store")


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    """Make a request that takes no packed files: such a file beside the one that is offered."""
    if "Accept-Encoding" in message.headers:  # what is no request has a bare dict of headers
        headers = message.headers.copy()
        headers.popall("Accept-Encoding")
        message = message._replace(headers=type(message.headers)(headers))
    return _Request(
        message,
        payload,
        protocol,
        writer,
        task,
        asyncio.get_running_loop(),
    )


def _first_free(address: str, ports: Sequence[int]) -> socket.socket:
    for port in ports[:-1]:
        try:
            return socket.create_server((address, port))
        except OSError:
            continue
    return socket.create_server((address, ports[-1]))
