"""Reading files, those on the stick past what the computer remembers of them."""

from __future__ import annotations

import hashlib
import mmap
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

PIECE = 1024 * 1024
_F_NOCACHE = 48  # fcntl(2) of macOS


@dataclass(frozen=True, slots=True)
class Digest:
    """The SHA-256 of a file, and whether the file was read from the stick itself."""

    sha256: str
    is_past_cache: bool


def digest_of_bytes(content: bytes) -> str:
    """Give the SHA-256 of what was made here."""
    return hashlib.sha256(content).hexdigest()


def digest_of_original(file: Path, told: Callable[[int], None]) -> str:
    """Read a file of the library; `told` hears after each piece how long it was.

    Raises `OSError`; so does whatever `told` raises come through.
    """
    digest = hashlib.sha256()
    with file.open("rb", buffering=0) as original:
        while piece := original.read(PIECE):
            digest.update(piece)
            told(len(piece))
    return digest.hexdigest()


def digest_on_stick(file: Path, told: Callable[[int], None]) -> Digest:
    """Read a file that was written and synced before, past the page cache where that can be.

    `told` hears after each piece how long it was. Raises `OSError`.
    """
    with closing(mmap.mmap(-1, PIECE)) as room:  # begins with a page, as direct reading wants it
        descriptor, is_direct = _opened(file, room)
        try:
            is_past_cache = is_direct or _forgotten(descriptor)
            digest = hashlib.sha256()
            for piece in _pieces(descriptor, room):
                digest.update(piece)
                told(len(piece))
        finally:
            os.close(descriptor)
    return Digest(digest.hexdigest(), is_past_cache)


def _opened(file: Path, room: mmap.mmap) -> tuple[int, bool]:
    """Open a file; say whether what is read comes straight from the stick."""
    if hasattr(os, "O_DIRECT"):
        with suppress(OSError):  # not every file system does that, and some say so late
            descriptor = os.open(file, os.O_RDONLY | os.O_DIRECT)
            try:
                os.preadv(descriptor, [room], 0)
            except OSError:
                os.close(descriptor)
                raise
            return descriptor, True
    return os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0)), False


def _forgotten(descriptor: int) -> bool:
    """Have the computer forget what it holds of a synced file; say whether it was asked to."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        return True
    if sys.platform == "darwin":
        import fcntl  # not on Windows

        fcntl.fcntl(descriptor, _F_NOCACHE, 1)
        return True
    return False


def _pieces(descriptor: int, room: mmap.mmap) -> Iterator[bytes]:
    """Read to the end, without asking for more there: that would not begin with a block."""
    if not hasattr(os, "readv"):
        while piece := os.read(descriptor, PIECE):
            yield piece
        return
    while length := os.readv(descriptor, [room]):
        yield room[:length]
        if length < PIECE:
            return
