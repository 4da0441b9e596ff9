"""How long a phone is waited for that takes nothing, however slow one is that takes something."""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from types import TracebackType
from typing import Self

_LOOKS = 6
"""How often is looked in the time a phone has."""

_TCP_INFO = struct.Struct("@120xQ")
"""`struct tcp_info` of Linux, up to `tcpi_bytes_acked`."""


class Patience:
    """Waits for a phone as long as it takes something now and then.

    What counts is what the phone's system has confirmed. TCP_USER_TIMEOUT (RFC 5482) will not do:
    Linux also ends with it what is taken all the time, but slowly (measured at 5 to 200 kB/s).
    """

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        """Be used as `async with`, around the sending of one answer.

        It raises `TimeoutError` when the phone has taken nothing for so many seconds. Where the
        system does not tell what was taken (not Linux), it waits for as long as it takes.
        """
        self._connection, self._seconds = connection, seconds
        self._taken = _taken_from(connection)
        self._limit = asyncio.timeout(seconds if self._taken is not None else None)
        self._next: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        await self._limit.__aenter__()
        if self._taken is not None:
            self._look_later()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._next is not None:
            self._next.cancel()
        await self._limit.__aexit__(kind, error, trace)

    def _look_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._next = loop.call_later(self._seconds / _LOOKS, self._look)

    def _look(self) -> None:
        if self._limit.expired():
            return
        taken = _taken_from(self._connection)
        if taken != self._taken:
            self._taken = taken
            self._limit.reschedule(asyncio.get_running_loop().time() + self._seconds)
        self._look_later()


def forget(connection: socket.socket) -> None:
    """Let the system drop at closing what the phone has not taken (RFC 9293, section 3.10.5)."""
    if sys.platform == "linux":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _taken_from(connection: socket.socket) -> int | None:
    """Give how many bytes the other side has confirmed, or None where that cannot be told."""
    if sys.platform != "linux":
        return None
    try:
        told = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO.size)
        (taken,) = _TCP_INFO.unpack(told)
    except (OSError, struct.error):  # closed, or a system older than Linux 4.1
        return None
    return int(taken)
