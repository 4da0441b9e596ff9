"""Where files can be put: the USB sticks that are there, and the user's own folders."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language

_FOLDERS: tuple[tuple[QStandardPaths.StandardLocation, Message], ...] = (
    (QStandardPaths.StandardLocation.DocumentsLocation, message("Documents")),
    (QStandardPaths.StandardLocation.DownloadLocation, message("Downloads")),
    (QStandardPaths.StandardLocation.DesktopLocation, message("Desktop")),
    (QStandardPaths.StandardLocation.HomeLocation, message("Home folder")),
)
_SEEN_TO = ("/media/", "/run/media/", "/Volumes/")
"""Where systems mount what is put in; other things are mounted by hand, and some for good."""

_STICK_ROOTS = (*_SEEN_TO, "/mnt/")
_REMOVABLE = 2  # GetDriveTypeW, Windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A folder to put files into; `name` is a stick's own name, or what a folder is for.

    `free` is the room there in bytes, of a stick that can be written to.
    """

    folder: Path
    name: Message | str
    file_system: str = ""
    free: int = 0
    is_read_only: bool = False

    @property
    def icon(self) -> str:
        return "folder" if isinstance(self.name, Message) else "usb"

    def words(self, language: Language) -> str:
        """What it is called."""
        return language.tell(self.name) if isinstance(self.name, Message) else self.name


def sticks(*, with_read_only: bool = False) -> Iterator[Destination]:
    """Give the USB sticks by their names, also those that cannot be written to if asked."""
    for volume in QStorageInfo.mountedVolumes():
        if not volume.isReady() or not _is_stick(volume.rootPath()):
            continue
        is_told = with_read_only and _is_seen_to(volume.rootPath())
        if is_told or not volume.isReadOnly():
            yield Destination(
                folder=Path(volume.rootPath()),
                name=volume.displayName(),
                file_system=_file_system(volume),
                free=volume.bytesAvailable(),
                is_read_only=volume.isReadOnly(),
            )


def own_folders() -> Iterator[Destination]:
    """Give the user's own folders that exist."""
    for location, words in _FOLDERS:
        path = Path(QStandardPaths.writableLocation(location))
        if path.is_dir():
            yield Destination(folder=path, name=words)


def file_system_of(folder: Path) -> str:
    """Say what the system calls the file system of a folder's stick; "" for the computer's own."""
    volume = QStorageInfo(str(folder))
    if not volume.isValid() or not _is_stick(volume.rootPath()):
        return ""
    return _file_system(volume)


def _file_system(volume: QStorageInfo) -> str:
    return bytes(volume.fileSystemType().data()).decode(errors="replace")


def _is_seen_to(root: str) -> bool:
    return sys.platform == "win32" or f"{root}/".startswith(_SEEN_TO)


def _is_stick(root: str) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return f"{root}/".startswith(_STICK_ROOTS)
