"""What is settled before Qt loads, so that nothing is left of what somebody read.

Qt and the libraries below it write caches, start services and speak to the desktop when they
find one. Each line here is the answer to something that was seen in a trace of the program's
system calls; `docs/decisions/no-trace.md` says what.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def leave_no_trace(fonts: Path) -> None:
    """Prepare this process, and those it starts, to leave nothing behind."""
    os.environ.update(quiet_environment(os.environ, fonts))


def quiet_environment(
    environment: Mapping[str, str], fonts: Path, *, platform: str = sys.platform
) -> dict[str, str]:
    """Give what is to be changed in the environment; `fonts` is the folder of our own."""
    if platform in ("win32", "darwin"):
        return {}  # there is none of this there, and a theme of that name would be a bare one
    quiet = {
        # GTK would start the accessibility bus and write ~/.cache/dconf.
        "QT_QPA_PLATFORMTHEME": "generic",
        # Qt would have the portal started, and tell it that Kiosk runs.
        "QT_NO_XDG_DESKTOP_PORTAL": "1",
        # fontconfig would write ~/.cache/fontconfig.
        "FONTCONFIG_FILE": str(fonts / "fonts.conf"),
    }
    if not environment.get("DBUS_SESSION_BUS_ADDRESS"):
        # Without a bus, libdbus would start one that writes files and outlives the program.
        quiet["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if "TMPDIR" not in environment and Path(runtime).is_absolute():
        # While CUPS takes a print it lies in a file: in the session's memory, not on the disk.
        quiet["TMPDIR"] = runtime
    return quiet
