"""What of the libraries found goes into the packages: what Kiosk runs, and what that needs.

A program folder starts from the roots (Python's extension modules and the Qt plugins that Kiosk
uses) and holds of all other libraries only those that something in it needs.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

QT = "PySide6/Qt"

PLUGINS = (
    "imageformats/libqjpeg.so",  # pages with photographs, as they are printed
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",  # Khmer keyboards
    "platforms/libqoffscreen.so",  # `kiosk self-test` where there is no screen
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "printsupport/libcupsprintersupport.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-shell-integration/libxdg-shell.so",
)
"""The Qt plugins that Kiosk uses. There is no desktop's theme among them: it would bring GTK
along, and desktops keep lists of recent files."""

UNUSED_MODULES = (
    *("PIL", "brotli", "fontTools", "numpy", "setuptools"),
    *("PySide6.QtDBus", "PySide6.QtNetwork"),
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
    *("_pydecimal", "multiprocessing", "xmlrpc"),
    *("_bz2", "_hashlib", "_lzma", "_ssl", "readline"),
    *("doctest", "pdb", "pydoc", "tkinter", "unittest"),
)
"""Modules that libraries import if they are there, and that nothing here calls.

Without `_ssl` and `_hashlib` nothing needs OpenSSL (6 MB): Kiosk speaks TLS to nobody, and Python
has digests of its own.
"""

CARRIED = (
    "libpython3.",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-util.so.1",
    "libxkbcommon-x11.so.0",
)
"""Libraries of the system that are taken along, since not every desktop has them.

All others are there wherever there is a desktop, in the version that fits the rest of it: one of
ours would be found before it, by the system's own libraries as well. The Debian package names them.
"""


def is_root(name: str) -> bool:
    """Say whether this file of the program folder is wanted for itself."""
    if name.startswith(f"{QT}/plugins/"):
        return name.removeprefix(f"{QT}/plugins/") in PLUGINS
    return not is_library(name)


def is_wanted_file(name: str) -> bool:
    """Say whether a file that is no library belongs in the program folder."""
    return name == "base_library.zip"


def is_library(name: str) -> bool:
    """Say whether the file is there only because another one needs it."""
    folder, _, base = name.rpartition("/")
    return base.startswith("lib") and folder in ("", f"{QT}/lib")


def is_carried(name: str) -> bool:
    """Say whether this library may be in the package, if something needs it."""
    return name.startswith(f"{QT}/lib/") or name.startswith(CARRIED)


def what_stays(found: Mapping[str, Path]) -> set[str]:
    """Choose from the libraries that were found: name in the program folder to file."""
    by_base = {name.rpartition("/")[2]: name for name in found if is_carried(name)}
    stays = {name for name in found if is_root(name)}
    stays |= {name for name in found if name.startswith("libpython3.")}
    waiting = sorted(stays)
    while waiting:
        for base in needed_by(found[waiting.pop()]):
            name = by_base.get(base)
            if name and name not in stays:
                stays.add(name)
                waiting.append(name)
    return stays


def needed_by(file: Path) -> Iterable[str]:
    """Name the libraries that an ELF file asks for (`NEEDED` of its dynamic section)."""
    done = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        words = line.split()
        if words[:1] == ["NEEDED"]:
            yield words[1]
