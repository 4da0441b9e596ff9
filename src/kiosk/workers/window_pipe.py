"""Hearing the window at the other end of a pipe, for workers that do so in a thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.untrusted import GarbledMessageError

_Request = TypeVar("_Request")


def requests_from(descriptor: int, parse: Callable[[bytes], _Request]) -> Iterator[_Request]:
    """Give what the window wants, one after the other, until it is gone or talks nonsense."""
    frames = FrameReader()
    with suppress(OSError, FrameTooLongError, GarbledMessageError):
        while piece := os.read(descriptor, 65_536):
            yield from map(parse, frames.feed(piece))
