"""Asking the window that is open to come."""

import time
from contextlib import suppress
from typing import Protocol

from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.frames import FrameReader, framed
from kiosk.workers.summons_wire import REPLY_LIMIT, encode_summons, next_reply
from kiosk.workers.untrusted import GarbledMessageError


class Line(Protocol):
    """A line to the window that is open, as a socket is one."""

    def sendall(self, data: bytes, /) -> None:
        """Send this; raises `OSError` where nobody hears it."""

    def settimeout(self, seconds: float, /) -> None:
        """Wait so long for what comes next."""

    def recv(self, limit: int, /) -> bytes:
        """Wait for the next piece; nothing at the end. Raises `OSError`."""

    def close(self) -> None:
        """Hang up."""


def summon(line: Line, summons: Summons, *, patience: float) -> Reply | None:
    """Say what the window replies; None where it does not, or not within so many seconds."""
    deadline = time.monotonic() + patience
    frames = FrameReader(REPLY_LIMIT)
    reply = None
    with suppress(OSError, GarbledMessageError):
        line.settimeout(patience)
        line.sendall(framed(encode_summons(summons)))
        while reply is None and (piece := _heard(line, deadline)):
            reply = next_reply(frames, piece)
    line.close()
    return reply


def _heard(line: Line, deadline: float) -> bytes:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
    return line.recv(4096)
