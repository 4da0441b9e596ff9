#!/usr/bin/env python3
"""Build every package that can be made here: packaging/build.py [FOLDER].

FOLDER is dist unless it is named. It is replaced once everything is built, and not touched before.
The Windows packages need CPython's embeddable archive: --runtime ZIP --runtime-sha256 SUM.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from archives import write_tar_xz
from debian import build_deb
from debian_tools import DebianError
from frozen import ROOT, FreezeError, freeze
from portable import made_portable
from sbom import build_sbom
from source_archive import NoCheckoutError, build_source_archive, epoch_of_commit
from windows import build_windows
from windows_installer import InstallerError
from windows_launchers import NoCompilerError
from windows_runtime import Runtime, RuntimeRefusedError

sys.path.insert(0, str(ROOT / "src"))

from kiosk import __version__

_REFUSALS = (
    DebianError,
    FreezeError,
    InstallerError,
    NoCheckoutError,
    NoCompilerError,
    RuntimeRefusedError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the packages; gives 1 where one cannot be built."""
    parser = argparse.ArgumentParser(prog="packaging/build.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    parser.add_argument("--runtime", type=Path)
    parser.add_argument("--runtime-sha256", default="")
    wanted = parser.parse_args(arguments)
    dist: Path = wanted.folder.resolve()
    runtime = Runtime(wanted.runtime, wanted.runtime_sha256) if wanted.runtime else None
    unfinished = dist.with_name(f"{dist.name}.unfinished")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for package in _build(unfinished, epoch_of_commit(), runtime):
            print(f"{package.stat().st_size / 1_000_000:7.1f} MB  {package.name}", flush=True)
        shutil.rmtree(dist, ignore_errors=True)
        unfinished.rename(dist)
    except (*_REFUSALS, OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        print(f"Nothing was built: {error}", file=sys.stderr)
        return 1
    if runtime is None:
        print(
            "The Windows packages are not built: they need CPython's embeddable archive,"
            " see packaging/windows.py --help."
        )
    return 0


def _build(dist: Path, epoch: int, runtime: Runtime | None) -> Iterator[Path]:
    packages = []
    for package in _packages(dist, epoch, runtime):
        packages.append(package)
        yield package
    yield _write_sums(dist, packages)


def _packages(dist: Path, epoch: int, runtime: Runtime | None) -> Iterator[Path]:
    source = build_source_archive(dist, version=__version__, epoch=epoch)
    yield source
    yield build_sbom(dist, version=__version__, epoch=epoch)
    program = freeze(ROOT / "build" / "linux", epoch=epoch)
    yield build_deb(program, dist, version=__version__, epoch=epoch)
    yield _portable(program, source, dist, epoch)
    if runtime is not None:
        yield from build_windows(runtime, dist, version=__version__, epoch=epoch)


def _portable(program: Path, source: Path, dist: Path, epoch: int) -> Path:
    target = dist / f"kiosk-{__version__}-linux-x86_64.tar.xz"
    with made_portable(program, source):
        write_tar_xz(program, target, top=f"kiosk-{__version__}", epoch=epoch)
    return target


def _write_sums(dist: Path, packages: Sequence[Path]) -> Path:
    """Write what `sha256sum --check` reads."""
    target = dist / "SHA256SUMS"
    sums = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in packages}
    lines = [f"{sums[name]}  {name}\n" for name in sorted(sums)]
    target.write_text("".join(lines), encoding="ascii")
    return target


if __name__ == "__main__":
    sys.exit(main())
