"""Whether there is a screen to open a window on: Qt ends the whole program where there is none."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path


def has_display(environment: Mapping[str, str], *, platform: str = sys.platform) -> bool:
    """Say whether a window can be opened, as far as that can be told from outside Qt.

    On Linux that takes an X or a Wayland server that answers on its local socket. One on another
    computer (`DISPLAY=host:10`, as ssh sets it) is taken at its word: nothing here opens a
    connection to a network. `QT_QPA_PLATFORM` names a screen that Qt makes itself.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    host, _, number = environment.get("DISPLAY", "").rpartition(":")
    if number and host not in ("", "unix"):
        return True
    return any(_answers(address) for address in _addresses(environment, number.split(".")[0]))


def _addresses(environment: Mapping[str, str], display: str) -> Iterator[str]:
    """Name the local sockets a server would listen on (X(7), wl_display_connect(3))."""
    if wayland := environment.get("WAYLAND_DISPLAY"):
        yield str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / wayland)
    if display:
        path = f"/tmp/.X11-unix/X{display}"  # noqa: S108 - where X servers have their sockets
        yield path
        yield f"\0{path}"


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(address)
        except (OSError, ValueError):
            return False
    return True
