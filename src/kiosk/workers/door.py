"""The door of a kiosk that is open: a second start of it knocks there.

It is a local socket that nobody but the same user may speak through: on Linux one without a file
(unix(7), "abstract"), so that nothing is left behind; on macOS one in the user's own folder for
temporary files; on Windows a named pipe.
"""

import os
import socket
import struct
import sys

# hashlib is the same and loads OpenSSL first: 2.4 ms of every start.
from _blake2 import blake2b
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kiosk import __version__
from kiosk.core.folders import Folders

if TYPE_CHECKING:
    from kiosk.workers.summoning import Line

PATIENCE = 3.0
"""Seconds until a window that does not answer counts as hanging; it may be just starting."""

_WAITING = 16
"""How many may wait before the door; whoever comes then finds it closed."""

_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What names the screen a window is on: on another one it would not be seen to come."""

_WINDOWS_SCREEN = ("USERNAME", "SESSIONNAME")
"""On Windows a user has a screen for each session; pipes have their names in common."""


class Door:
    """Where second starts of a kiosk knock.

    `is_ours` says that this process is the one to open it. `listening` hears there already, where
    that takes no more than a socket.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.is_ours = False
        self.listening: socket.socket | None = None

    def knock(self) -> "Line | None":
        """Give a line to the window that is open; without one, from now on this door is ours."""
        line = self._line()
        if line is None and not self._open():
            line = self._line()  # another start was quicker by a moment
        return line

    def close(self) -> None:
        """Be asked no more."""
        if self.listening is not None:
            self.listening.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _line(self) -> "Line | None":
        if sys.platform == "win32":
            from kiosk.workers.pipe_line import pipe_line  # Windows only

            return pipe_line(self.address)
        return _socket_line(self.address)

    def _open(self) -> bool:
        """Listen before anything is shown: an impatient second click then waits for the first.

        Where the door is not a socket without a file, the window opens it once it is there.
        """
        self.is_ours = not self.address.startswith("\0") or self._bind()
        return self.is_ours

    def _bind(self) -> bool:
        door = socket.socket(socket.AF_UNIX)
        try:
            door.bind(self.address)
        except OSError:
            door.close()
            return False
        door.listen(_WAITING)
        door.setblocking(False)
        self.listening = door
        return True


def door_of(
    folders: Folders,
    chosen: Sequence[Path],
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
) -> Door:
    """Find the door of the kiosk with these folders and packs, as it is on this screen.

    `chosen` are the packs that the command line names. The address tells nobody what they are.
    """
    paths = map(os.path.realpath, (folders.settings, *folders.packs, *chosen))
    screen = _WINDOWS_SCREEN if platform == "win32" else _SCREEN
    named = (environment.get(name, "") for name in screen)
    parts = "\0".join((__version__, *named, str(len(chosen)), *paths))
    digest = blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    if platform == "win32":
        return Door(rf"\\.\pipe\kiosk-{digest}")
    if platform.startswith("linux"):
        return Door(f"\0kiosk-{os.geteuid()}-{digest}")
    return Door(str(Path(environment.get("TMPDIR") or "/tmp") / f"kiosk-{digest}"))  # noqa: S108


def is_same_user(line: socket.socket) -> bool:
    """Say whether the other end belongs to the same user: anybody may come to this door."""
    if sys.platform != "linux":
        return True  # there the file system has kept others away
    _, user, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return bool(user == os.geteuid())


def _socket_line(address: str) -> socket.socket | None:
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(PATIENCE)
    with suppress(OSError):
        if not address.startswith("\0") and Path(address).stat().st_uid != os.geteuid():
            raise PermissionError(address)
        line.connect(address)
        if is_same_user(line):
            return line
    line.close()
    return None
