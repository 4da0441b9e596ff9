#!/usr/bin/env python3
"""Build the packages for Windows, here or on Windows: packaging/windows.py --help.

    packaging/windows.py --runtime python-3.14.….zip --runtime-sha256 SUM [--dist FOLDER]

A package is CPython's embeddable archive, the pinned wheels, Kiosk, and a small program for the
window, the terminal and each worker. The same commit and archive give the same bytes.
Needs what `make setup` and requirements/package.txt install, and mingw-w64 and NSIS.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from archives import write_zip
from kiosk import __version__
from kiosk.core.licences import source_archive_name
from portable import made_portable
from source_archive import NoCheckoutError, build_source_archive, epoch_of_commit
from windows_installer import InstallerError, build_installer
from windows_launchers import NoCompilerError, build_launchers
from windows_runtime import Runtime, RuntimeRefusedError
from windows_wheels import fetch_wheels, unpack_wheels

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "windows"


def build_windows(runtime: Runtime, dist: Path, *, version: str, epoch: int) -> list[Path]:
    """Build the installer and the portable archive into the folder `dist`, and name them.

    The source archive is made there too, unless it is there already.

    Raises:
        RuntimeRefusedError: this is not the Python that was promised.
        NoCompilerError, InstallerError, NoCheckoutError: something to build with is missing.
        CalledProcessError: pip or the compiler has failed, and has said why.
    """
    program = assemble(runtime, WORK, version=version, epoch=epoch)
    dist.mkdir(parents=True, exist_ok=True)
    setup = dist / f"kiosk-{version}-windows-setup.exe"
    build_installer(program, setup, version=version, epoch=epoch)
    return [setup, _portable(program, dist, version=version, epoch=epoch)]


def _portable(program: Path, dist: Path, *, version: str, epoch: int) -> Path:
    target = dist / f"kiosk-{version}-windows-portable.zip"
    source = dist / source_archive_name(version)
    if not source.is_file():
        build_source_archive(dist, version=version, epoch=epoch)
    with made_portable(program, source):
        write_zip(program, target, top=f"kiosk-{version}", epoch=epoch)
    return target


def assemble(runtime: Runtime, work: Path, *, version: str, epoch: int) -> Path:
    """Make the program folder in the folder `work`, which is emptied before, and give its path."""
    shutil.rmtree(work, ignore_errors=True)
    program = work / "kiosk"
    internal = program / "_internal"
    runtime.unpack(internal)
    unpack_wheels(fetch_wheels(work / "wheels"), internal)
    _lay_kiosk(internal)
    shutil.copyfile(ROOT / "LICENSE", program / "LICENSE.txt")
    build_launchers(program, version)
    _set_times(program, epoch)
    _write_search_index(program)
    _set_times(program, epoch)
    return program


def _lay_kiosk(internal: Path) -> None:
    """Copy Kiosk as sources: only the Python it runs with could make their byte code."""
    unneeded = shutil.ignore_patterns("__pycache__", "*.pot", "py.typed", "search-index*")
    for source in ("src/kiosk", "resources", "translations"):
        shutil.copytree(ROOT / source, internal / Path(source).name, ignore=unneeded)


def _set_times(program: Path, epoch: int) -> None:
    """Make all files look alike, whoever built them and when."""
    for path in (program, *program.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (epoch, epoch))


def _write_search_index(program: Path) -> None:
    """Search the packs once, with the Kiosk of this source: their index is kept beside them."""
    search = (
        "import sys; sys._MEIPASS = sys.argv.pop(1); from kiosk.__main__ import main;"
        "sys.exit(main())"
    )
    # As a portable program: it keeps an index in its own folder and nowhere else.
    words = ("search", "kiosk", "--portable", str(program))
    subprocess.run(
        [sys.executable, "-c", search, str(program / "_internal"), *words],
        env=os.environ | {"PYTHONHASHSEED": "0"},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def main() -> int:
    """Read the command line and build; gives 1 where that cannot be done, and says why."""
    parser = argparse.ArgumentParser(
        prog="packaging/windows.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--runtime", type=Path, required=True)
    parser.add_argument("--runtime-sha256", required=True)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    arguments = parser.parse_args()
    runtime = Runtime(arguments.runtime, arguments.runtime_sha256)
    try:
        epoch = epoch_of_commit()
        built = build_windows(runtime, arguments.dist, version=__version__, epoch=epoch)
    except (RuntimeRefusedError, NoCompilerError, InstallerError, NoCheckoutError) as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed (exit code {error.returncode}).", file=sys.stderr)
        return 1
    for package in built:
        print(f"{package}: {package.stat().st_size / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
