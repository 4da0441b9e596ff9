"""Make the program folder: Kiosk and its workers as programs that need no Python.

PyInstaller finds what they import (`kiosk.spec`), `pruning` says what of it is needed; what is
read at run time is laid beside, and the bundled packs get their search index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
PROGRAMS = {"kiosk": SOURCE / "kiosk" / "__main__.py"} | {
    f"kiosk-{name}-worker": SOURCE / "kiosk" / "workers" / name / "__main__.py"
    for name in ("render", "search", "share", "stick")
}
"""The programs of the folder, and the module each of them runs."""

INSIDE = "_internal"
"""The folder of everything that is not a program."""

_ELF = b"\x7fELF"


class FreezeError(Exception):
    """The program folder cannot be made; says why."""


def freeze(work: Path, *, epoch: int) -> Path:
    """Make the program folder within `work`, anew; the same commit gives the same bytes.

    `epoch` is the time of all its files, in seconds since 1970.

    Raises:
        FreezeError: a step failed.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    spec = ROOT / "packaging" / "kiosk.spec"
    where = (f"--distpath={work}", f"--workpath={work / 'analysis'}")
    _run([sys.executable, "-m", "PyInstaller", "--log-level=WARN", *where, str(spec)], epoch)
    shutil.rmtree(work / "analysis")
    folder = work / "kiosk"
    _lay_resources(folder / INSIDE)
    _strip(folder)
    _set_times(folder, epoch)
    _write_search_index(folder, epoch)
    _set_times(folder, epoch)
    return folder


def _lay_resources(inside: Path) -> None:
    """Copy what the program reads; of translations what it reads, not what translators write."""
    shutil.copytree(
        ROOT / "resources",
        inside / "resources",
        ignore=shutil.ignore_patterns("search-index*"),
    )
    (inside / "translations").mkdir()
    for file in sorted((ROOT / "translations").glob("*.po")):
        shutil.copyfile(file, inside / "translations" / file.name)
    shutil.copyfile(ROOT / "LICENSE", inside / "LICENSE")


def _strip(folder: Path) -> None:
    """Take out of libraries what only a debugger reads, and where the builder's Python lies.

    A folder named there would be searched for libraries on every computer, whoever may write it.
    """
    libraries = [file for file in _files(folder / INSIDE) if file.open("rb").read(4) == _ELF]
    for library in libraries:
        searched = _run(["patchelf", "--print-rpath", str(library)], 0).strip()
        if searched.startswith("/"):
            _run(["patchelf", "--remove-rpath", str(library)], 0)
    _run(["strip", "--strip-unneeded", *map(str, libraries)], 0)


def _write_search_index(folder: Path, epoch: int) -> None:
    """Search once, with the program just made: the indexes of its packs are kept beside them."""
    # As a portable program: it keeps an index in its own folder and nowhere else.
    _run([str(folder / "kiosk"), "search", "kiosk", "--portable", str(folder)], epoch)
    for pack in sorted((folder / INSIDE / "resources" / "packs").iterdir()):
        if not (pack / "built" / "search-index").is_file():
            raise FreezeError(f"The pack {pack.name} got no search index.")


def _set_times(folder: Path, epoch: int) -> None:
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _run(command: list[str], epoch: int) -> str:
    """Run a program that a build needs; gives what it writes.

    Raises:
        FreezeError: it is not there, or has failed.
    """
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise FreezeError(f"{command[0]} is not installed") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-20:]
        raise FreezeError("\n".join([f"{Path(command[0]).name} has failed:", *said]))
    return done.stdout
