"""What an index was made from, and how to tell that it has changed since."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_CHUNK = 2**20


class Lack(StrEnum):
    """Why what is written in a file cannot be found, or not all of it."""

    SCANNED = "scanned"
    """It has pages, and no text on any of them."""
    KHMER_LOST = "khmer-lost"
    """Its Khmer has lost letters."""
    UNREADABLE = "unreadable"
    """It cannot be opened, or pages of it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """How a file is told from what it was: size in bytes, when it was written, and a CRC-32.

    `modified`, in nanoseconds, only saves looking into the file: a copy has a time of its own.
    """

    size: int
    modified: int
    checksum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The passages of an index, from `start` up to `end`, that came from one source.

    The source is named as it is in the pack, whichever of the pack's folders holds it.
    """

    name: str
    stamp: Stamp
    start: int
    end: int
    lack: Lack | None = None


def stamp_of(file: Path) -> Stamp:
    """Stamp a file; raises `OSError` where it cannot be read."""
    checksum = 0
    with file.open("rb") as content:
        status = file.stat()
        while chunk := content.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return Stamp(size=status.st_size, modified=status.st_mtime_ns, checksum=checksum)


def stamp_of_text(text: str) -> Stamp:
    """Stamp what is gathered from many files."""
    content = text.encode("utf-8", "surrogatepass")
    return Stamp(size=len(content), modified=0, checksum=zlib.crc32(content))


def fits(stamp: Stamp, file: Path) -> bool:
    """Say whether the file is as it was; one that cannot be read is not."""
    try:
        status = file.stat()
        if status.st_size != stamp.size:
            return False
        return status.st_mtime_ns == stamp.modified or stamp_of(file).checksum == stamp.checksum
    except OSError:
        return False
