"""Frames on a pipe: four bytes of length, big-endian, then that many bytes."""

import struct
from collections.abc import Iterator

_LENGTH = struct.Struct(">I")

FRAME_LIMIT = 4 * 1024 * 1024
"""The longest frame either side accepts, in bytes; pixels never cross the pipe."""


class FrameTooLongError(Exception):
    """A frame is longer than its reader or writer accepts."""


def framed(payload: bytes) -> bytes:
    """Return the payload as one frame.

    Raises:
        FrameTooLongError: the payload is longer than FRAME_LIMIT.
    """
    if len(payload) > FRAME_LIMIT:
        raise FrameTooLongError(len(payload))
    return _LENGTH.pack(len(payload)) + payload


class FrameReader:
    """Collect bytes as they arrive, in pieces of any size, and give back whole frames."""

    def __init__(self, limit: int = FRAME_LIMIT) -> None:
        self._limit = limit
        self._received = bytearray()

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Take the next piece; give the payloads that it completes, in order.

        Raises, after the payloads before it:
            FrameTooLongError: a frame announces more bytes than the limit. What follows on
                this pipe cannot be trusted any more.
        """
        self._received += piece
        return iter(self._take, None)

    def _take(self) -> bytes | None:
        if len(self._received) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._received)
        if length > self._limit:
            raise FrameTooLongError(length)
        end = _LENGTH.size + length
        if len(self._received) < end:
            return None
        payload = bytes(self._received[_LENGTH.size : end])
        del self._received[:end]
        return payload
