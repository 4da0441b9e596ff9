"""What must be installed for the program to run: Debian's packages of the libraries it lacks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from debian_tools import DebianError, ask

_CONTROL = "Source: kiosk\n\nPackage: kiosk\nArchitecture: any\n"
"""dpkg-shlibdeps wants to know for which package it looks."""


def packages_needed(program: Path) -> str:
    """Name the packages, with the oldest versions that will do, as `Depends` lists them.

    Every binary and library in the program folder is read, Qt's plugins too: what only a plugin
    loads is missed when it is needed, not at the start.

    Raises:
        DebianError: a library is neither in the folder nor on this computer.
    """
    binaries = tuple(binaries_in(program))
    folders = sorted({binary.parent for binary in binaries})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    command += [f"-l{folder}" for folder in folders]
    command += [f"-e{binary}" for binary in binaries]
    with tempfile.TemporaryDirectory(prefix="kiosk-needs-") as name:
        control = Path(name) / "debian" / "control"
        control.parent.mkdir()
        control.write_text(_CONTROL, encoding="utf-8")
        return ask(command, folder=Path(name)).strip().removeprefix("shlibs:Depends=")


def leave_to_debian(program: Path) -> None:
    """Remove the copies of Debian's libraries: apt mends those it installed, not ours.

    The interpreter stays: only this very one fits.
    """
    for library in sorted((program / "_internal").glob("*.so.*")):
        if not library.name.startswith("libpython") and _is_debians(library.name):
            library.unlink()


def _is_debians(name: str) -> bool:
    try:
        return bool(ask(["dpkg", "--search", f"*/{name}"]))
    except DebianError:
        return False


def binaries_in(folder: Path) -> Iterator[Path]:
    """Yield what the system's loader would load: programs and libraries, each once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _is_elf(path):
            yield path.resolve()


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
