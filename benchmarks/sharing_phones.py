"""Phones in a room: forty that fetch, each from an address of its own, and some that only annoy."""

from __future__ import annotations

import asyncio
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from benchmarks.sharing_servers import ADDRESS, Server

PHONES = 40
HALF_OPEN = 200

_PIECE = 64 * 1024  # bytes
_SLOW_BUFFER = 32 * 1024  # bytes that a slow phone's system takes before it is read
_ANNOYING = "127.0.1.1"
_PATIENCE = 120.0  # seconds until a phone gives up
_BETWEEN_PAGES = 0.1  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What became of the slow phones, and how long a page took meanwhile, in milliseconds."""

    served: int
    pages: tuple[float, ...]
    memory: float
    """The most the server took meanwhile, in MB."""


def fetch_at_once(server: Server) -> int:
    """Let forty phones fetch the file as fast as they can; gives the bytes that came."""
    return sum(asyncio.run(_all_fetch(server.file)))


def crowd(server: Server, size: int, speed: int) -> Crowd:
    """Let forty phones fetch `size` bytes at `speed` bytes a second, beside half-open connections.

    All of the latter come from one address. A further phone asks for a page again and again.
    """
    return asyncio.run(_crowd(server, size, speed))


async def _all_fetch(url: str) -> list[int]:
    return await asyncio.gather(*(_fetch(url, source) for source in _sources()))


async def _crowd(server: Server, size: int, speed: int) -> Crowd:
    annoying = _half_open(server.file)
    asking = asyncio.create_task(_ask_for_pages(server))
    try:
        phones = (_fetch(server.file, source, speed) for source in _sources())
        got = await asyncio.wait_for(
            asyncio.gather(*phones, return_exceptions=True), timeout=_PATIENCE
        )
    finally:
        asking.cancel()
        for one in annoying:
            one.close()
    pages, memory = await asking
    return Crowd(served=sum(one == size for one in got), pages=tuple(pages), memory=memory)


def _sources() -> Iterator[str]:
    """Addresses as a room's phones have them: loopback answers to all of 127.0.0.0/8."""
    return (f"127.0.0.{number}" for number in range(2, 2 + PHONES))


async def _fetch(url: str, source: str, speed: int = 0) -> int:
    """Fetch a file at so many bytes a second, 0 as fast as it goes; gives how many came."""
    loop = asyncio.get_running_loop()
    phone = await _asked(url, source, buffer=_SLOW_BUFFER if speed else 0)
    with phone:
        room, began, came, body = bytearray(_PIECE), time.monotonic(), 0, -1
        while piece := await loop.sock_recv_into(phone, room):
            if body < 0:
                body = room.find(b"\r\n\r\n", 0, piece) + 4  # the head comes in the first piece
                came -= body
            came += piece
            if speed:
                await asyncio.sleep(max(0.0, began + came / speed - time.monotonic()))
        return came


async def _ask_for_pages(server: Server) -> tuple[list[float], float]:
    """Ask for the page until told to stop; gives how long each took, and the server's memory."""
    took: list[float] = []
    memory = 0.0
    try:
        while True:
            began = time.perf_counter()
            await _fetch(server.page, ADDRESS)
            took.append((time.perf_counter() - began) * 1000)
            memory = max(memory, server.memory())
            await asyncio.sleep(_BETWEEN_PAGES)
    except asyncio.CancelledError:
        return took, memory


def _half_open(url: str) -> Sequence[socket.socket]:
    """Connect again and again from one address, each time with half a request."""
    parts = urlsplit(url)
    made = []
    for _ in range(HALF_OPEN):
        one = socket.create_connection(
            (ADDRESS, parts.port or 80), timeout=5, source_address=(_ANNOYING, 0)
        )
        one.sendall(f"GET {parts.path} HTTP/1.1\r\nHo".encode())
        made.append(one)
    return made


async def _asked(url: str, source: str, *, buffer: int) -> socket.socket:
    """Connect from an address and ask for the file; `buffer` is for what is not read yet."""
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    phone = socket.socket()
    phone.setblocking(False)
    if buffer:
        phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    phone.bind((source, 0))
    await loop.sock_connect(phone, (ADDRESS, parts.port or 80))
    head = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n"
    await loop.sock_sendall(phone, head.encode())
    return phone


def main() -> None:
    """Let the room fetch the file at an address over and over, for so many seconds."""
    url, seconds = sys.argv[1], float(sys.argv[2])
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        asyncio.run(_all_fetch(url))


if __name__ == "__main__":
    main()
