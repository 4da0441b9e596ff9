"""The stick as the system has it: how much room it has, what it takes, and whether it is there."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

_FAT = frozenset({"vfat", "msdos", "fat", "fat16", "fat32", "fat12"})
_FAT_LONGEST = 2**32 - 1  # bytes: the length is a 32-bit number (FAT32 File System Specification)
_USUAL_BLOCK = 32 * 1024
"""What the larger sticks use; asked for where the system does not say."""


class GoneError(Exception):
    """The folder that is copied into is not there any more, or is another one."""


class Volume:
    """The file system below a folder that exists."""

    def __init__(self, folder: Path, file_system: str = "") -> None:
        """Look at the folder. Raises `OSError` where that cannot be done."""
        self.folder = folder
        self._device = folder.stat().st_dev
        self._is_fat = file_system.casefold() in _FAT

    @property
    def longest_file(self) -> int | None:
        """How many bytes a file may have; None where there is no limit that matters."""
        return _FAT_LONGEST if self._is_fat else None

    @property
    def free(self) -> int:
        """How many bytes there is room for."""
        return shutil.disk_usage(self.folder).free

    def taken_by(self, size: int) -> int:
        """How many bytes a file of this size takes: whole blocks, and its entry in a folder."""
        block = self._block
        return -(-size // block) * block + 512

    @property
    def _block(self) -> int:
        if hasattr(os, "statvfs"):
            return os.statvfs(self.folder).f_frsize or _USUAL_BLOCK
        return _USUAL_BLOCK

    def make_sure(self) -> None:
        """Raise `GoneError` unless this is still the folder, on the same stick.

        Where a stick is pulled out its folder may stay, and is then one of the computer's own.
        """
        try:
            device = self.folder.stat().st_dev
        except OSError as error:
            raise GoneError from error
        if device != self._device:
            raise GoneError

    def sync(self) -> None:
        """Wait until everything is on the stick, its tables as well. Raises `OSError`."""
        if sys.platform == "linux":
            _sync_file_system(self.folder)
        elif hasattr(os, "sync"):
            os.sync()


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the stick, where a system has such a wish."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # A file system that keeps no folders apart from its files says so; `sync` does it then.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_file_system(folder: Path) -> None:
    """Call syncfs(2), which Python has no name for; it tells of errors since Linux 5.8."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if library.syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(descriptor)
