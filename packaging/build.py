#!/usr/bin/env python3
"""Build every package that this platform can make: packaging/build.py [FOLDER].

FOLDER is dist unless it is named; what lies in it is replaced.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from archives import write_tar_xz
from frozen import ROOT, FreezeError, freeze

sys.path.insert(0, str(ROOT / "src"))

from kiosk import __version__

_MARKER = "portable"
"""Beside the program it says: keep everything in this folder. `core.folders` looks for it."""


def main() -> int:
    """Build the packages; gives 1 where one cannot be built."""
    parser = argparse.ArgumentParser(prog="packaging/build.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    dist: Path = parser.parse_args().folder.resolve()
    try:
        for package in _build(dist, epoch_of_commit()):
            print(f"{package.stat().st_size / 1_000_000:7.1f} MB  {package.name}")
    except (FreezeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def epoch_of_commit() -> int:
    """Give the time of what is built, in seconds: SOURCE_DATE_EPOCH, or that of the commit."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FreezeError(f"Set SOURCE_DATE_EPOCH: {done.stderr.strip()}")
    return int(done.stdout)


def _build(dist: Path, epoch: int) -> Iterator[Path]:
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    program = freeze(ROOT / "build" / "linux", epoch=epoch)
    packages = [_portable(program, dist, epoch)]
    yield from packages
    yield _write_sums(dist, packages)


def _portable(program: Path, dist: Path, epoch: int) -> Path:
    """Pack the program folder as one that keeps everything within itself."""
    target = dist / f"kiosk-{__version__}-linux-x86_64.tar.xz"
    marker = program / _MARKER
    marker.touch()
    try:
        write_tar_xz(program, target, top=f"kiosk-{__version__}", epoch=epoch)
    finally:
        marker.unlink()
    return target


def _write_sums(dist: Path, packages: Iterable[Path]) -> Path:
    """Write what `sha256sum --check` reads."""
    target = dist / "SHA256SUMS"
    sums = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in packages]
    target.write_text("".join(sorted(sums, key=lambda line: line.split()[1])), encoding="ascii")
    return target


if __name__ == "__main__":
    sys.exit(main())
