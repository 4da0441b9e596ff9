"""The installer of a Windows package, made by NSIS from a program folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from windows_launchers import PUBLISHER, SOURCES

_SPARE_MB = 20
"""What must be free beyond the program itself: the uninstaller, and byte code once it has run."""


class InstallerError(Exception):
    """The installer cannot be made."""


def build_installer(program: Path, target: Path, *, version: str, epoch: int) -> None:
    """Write an installer for the folder `program`; its files must all be of the time `epoch`.

    Raises `InstallerError`.
    """
    if shutil.which("makensis") is None:
        raise InstallerError("There is no makensis here. Debian has it in the package nsis.")
    kilobytes = sum(file.stat().st_size for file in _files(program)) // 1024
    with tempfile.TemporaryDirectory() as lists:
        Path(lists, "install.nsh").write_text("\n".join(_install(program)), "utf-8-sig")
        Path(lists, "uninstall.nsh").write_text("\n".join(_uninstall(program)), "utf-8-sig")
        words = {
            "VERSION": version,
            "PUBLISHER": PUBLISHER,
            "LISTS": lists,
            "OUTPUT": str(target.resolve()),
            "SIZE_KB": str(kilobytes),
            "SIZE_MB": str(kilobytes // 1024 + _SPARE_MB),
        }
        _run_nsis(words, epoch)


def _run_nsis(words: dict[str, str], epoch: int) -> None:
    """Run the script; NSIS for Windows makes 32-bit installers only, Debian's 64-bit ones too."""
    kind = "x86-unicode" if sys.platform == "win32" else "amd64-unicode"
    made = subprocess.run(
        [
            *("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-XTarget {kind}"),
            *(f"-D{name}={value}" for name, value in words.items()),
            "installer.nsi",
        ],
        cwd=SOURCES,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise InstallerError(f"NSIS could not make the installer:\n{made.stdout}{made.stderr}")


def _install(program: Path) -> Iterator[str]:
    """Give the commands of NSIS that put every file where it belongs."""
    for folder in _folders(program):
        yield f'SetOutPath "{_installed(folder, program)}"'
        for file in sorted(folder.iterdir()):
            if file.is_file():
                yield f'File "{_quoted(str(file.resolve()))}"'


def _uninstall(program: Path) -> Iterator[str]:
    """Give the commands of NSIS that remove every file, and folders that are then empty."""
    for file in _files(program):
        yield f'Delete "{_installed(file, program)}"'
    for folder in reversed(_folders(program)):
        if any(folder.glob("*.py")):
            yield f'RMDir /r "{_installed(folder, program)}\\__pycache__"'
        if folder != program:
            yield f'RMDir "{_installed(folder, program)}"'


def _files(program: Path) -> list[Path]:
    return sorted(path for path in program.rglob("*") if path.is_file())


def _folders(program: Path) -> list[Path]:
    """Give every folder, each after the one it lies in."""
    return [program, *sorted(path for path in program.rglob("*") if path.is_dir())]


def _installed(path: Path, program: Path) -> str:
    inside = _quoted(str(PureWindowsPath(path.relative_to(program))))
    return "$INSTDIR" if inside == "." else f"$INSTDIR\\{inside}"


def _quoted(text: str) -> str:
    """Write a path so that NSIS reads no variable into it."""
    return text.replace("$", "$$")
