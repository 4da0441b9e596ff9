"""Memory that the window and one worker share, for pixels; it leaves nothing on a disk.

Linux: an anonymous file in memory (`memfd_create(2)`), handed down as an open file and sealed,
so that a worker gone wrong cannot shrink it under the window's eyes. Elsewhere on POSIX: POSIX
shared memory whose name is gone before the worker starts. Windows: memory backed by the paging
file under a random name, gone with its last user. Only what is written takes up memory.
"""

import importlib
import mmap
import os
import sys
from contextlib import suppress

PIXELS_SIZE = 64 * 1024 * 1024
"""Bytes of address space: one picture of 22 million RGB pixels."""

_KEPT_SIZE = 16 * 1024 * 1024


class SharedPixels:
    """One stretch of memory that two processes see."""

    def __init__(self, mapping: mmap.mmap, ticket: str, descriptor: int | None = None) -> None:
        self._mapping = mapping
        self._descriptor = descriptor
        self.ticket = ticket
        """What the worker's command line says so that the worker finds the same memory."""
        self.view = memoryview(mapping)

    @classmethod
    def create(cls, size: int = PIXELS_SIZE) -> "SharedPixels":
        """Make new memory of `size` bytes, to be handed to one worker.

        Raises:
            OSError: the system has none to give.
        """
        if sys.platform == "win32":
            name = f"kiosk-{os.urandom(16).hex()}"
            return cls(mmap.mmap(-1, size, tagname=name), f"name:{name}:{size}")
        descriptor = _anonymous_file(size)
        return cls(mmap.mmap(descriptor, size), f"file:{descriptor}:{size}", descriptor)

    @classmethod
    def attach(cls, ticket: str) -> "SharedPixels":
        """Find the memory that another process made."""
        _kind, where, size = ticket.split(":")
        if sys.platform == "win32":
            return cls(mmap.mmap(-1, int(size), tagname=where), ticket)
        descriptor = int(where)
        mapping = mmap.mmap(descriptor, int(size))
        os.close(descriptor)
        return cls(mapping, ticket)

    @property
    def inherited(self) -> tuple[int, ...]:
        """The open files that the worker has to inherit."""
        return () if self._descriptor is None else (self._descriptor,)

    def handed_over(self) -> None:
        """Close what only the worker's start needed."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def give_back(self, used: int) -> None:
        """Say that the picture of `used` bytes is read; a large one's memory goes back."""
        if used > _KEPT_SIZE:
            self._give_back_from(_KEPT_SIZE)

    def give_back_all(self) -> None:
        """Say that every picture is read and none is being drawn: all memory goes back."""
        self._give_back_from(0)

    def _give_back_from(self, start: int) -> None:
        if hasattr(mmap, "MADV_REMOVE"):
            with suppress(OSError):
                self._mapping.madvise(mmap.MADV_REMOVE, start, len(self.view) - start)

    def close(self) -> None:
        """Let the memory go; nobody may look at `view` any more."""
        self.handed_over()
        self.view.release()
        self._mapping.close()


def _anonymous_file(size: int) -> int:
    """Open a file of this size that has no name and lies on no disk."""
    if hasattr(os, "memfd_create"):
        return _sealed_memory(size)
    return _unlinked_memory(size)


def _sealed_memory(size: int) -> int:
    import fcntl  # POSIX only

    descriptor = os.memfd_create("kiosk-pixels", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(descriptor, size)
    seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    return descriptor


def _unlinked_memory(size: int) -> int:
    """Untested on macOS; the tests run it on Linux."""
    shared_memory = importlib.import_module("_posixshmem")  # the standard library's own; POSIX only
    name = f"/kiosk-{os.urandom(8).hex()}"
    descriptor: int = shared_memory.shm_open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode=0o600)
    shared_memory.shm_unlink(name)
    os.ftruncate(descriptor, size)
    return descriptor
