"""Kiosk's programs for Windows: a window, a command for the terminal, and the workers."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from string import Template

from windows_runtime import LIBRARY

SOURCES = Path(__file__).parent / "windows"
PUBLISHER = "CamboJA"


class NoCompilerError(Exception):
    """This computer has no compiler for programs for Windows."""


@dataclass(frozen=True, slots=True)
class Launcher:
    """One program beside the others: its file, the module it runs, how it speaks."""

    file: str
    module: str
    description: str
    is_for_terminal: bool = False
    speaks: bool = False


LAUNCHERS = (
    Launcher("kiosk.exe", "kiosk", "Kiosk", speaks=True),
    # A terminal finds .com before .exe, so that “kiosk list” there runs the one that prints.
    Launcher("kiosk.com", "kiosk", "Kiosk for the terminal", is_for_terminal=True, speaks=True),
    *(
        Launcher(f"kiosk-{name}-worker.exe", f"kiosk.workers.{name}", f"Kiosk {name} worker")
        for name in ("render", "search", "share", "stick")
    ),
)


def build_launchers(program: Path, version: str) -> None:
    """Compile every program into the folder `program`; the same sources give the same bytes.

    Raises `NoCompilerError`.
    """
    compiler, resources = _tool("gcc"), _tool("windres")
    for launcher in LAUNCHERS:
        with tempfile.TemporaryDirectory() as folder:
            script, compiled = Path(folder, "launcher.rc"), Path(folder, "launcher.o")
            script.write_text(_resources(launcher, version), "utf-8")
            subprocess.run(
                [resources, "-I", str(SOURCES), str(script), "-O", "coff", str(compiled)],
                check=True,
            )
            _compile(compiler, launcher, compiled, program / launcher.file)


def _tool(name: str) -> str:
    """Find a tool of mingw-w64, which makes programs for 64-bit Windows."""
    found = shutil.which(f"x86_64-w64-mingw32-{name}")
    if found is None and sys.platform == "win32":
        found = shutil.which(name)
    if found is None:
        raise NoCompilerError(
            f"There is no {name} of mingw-w64 here. Debian has it in gcc-mingw-w64-x86-64."
        )
    return found


def _resources(launcher: Launcher, version: str) -> str:
    numbers = ",".join([*version.split("."), "0"])
    return Template((SOURCES / "launcher.rc.in").read_text("utf-8")).substitute(
        numbers=numbers,
        version=version,
        publisher=PUBLISHER,
        description=launcher.description,
        name=launcher.file,
    )


def _compile(compiler: str, launcher: Launcher, resources: Path, target: Path) -> None:
    says = [f"-DSAYS_IN_BOX={int(not launcher.is_for_terminal)}"] if launcher.speaks else []
    subprocess.run(
        [
            *(compiler, "-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-DUNICODE"),
            *(
                "-Wno-cast-function-type",
                f'-DMODULE="{launcher.module}"',
                f'-DRUNTIME=L"{LIBRARY}"',
            ),
            *says,
            "-mconsole" if launcher.is_for_terminal else "-mwindows",
            *("-static", "-s", "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat"),
            *(str(SOURCES / "launcher.c"), str(resources), "-o", str(target)),
        ],
        check=True,
    )
