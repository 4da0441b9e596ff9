"""What `make package` has built: how large it is, and how it starts beside the same from source."""

from __future__ import annotations

import os
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import reports, start_page
from benchmarks.figures import Figure, Peer, Samples, Unit, compared
from benchmarks.programs import KIOSK, ProgramError, running
from benchmarks.stage import Stage
from benchmarks.start_home import one_start
from benchmarks.viewers import KIOSK_VIEWER
from benchmarks.watching import first_and_last_change
from kiosk import __version__

_DIST = Path(__file__).resolve().parents[1] / "dist"
_RUNS = 11
_COLD_RUNS = 3
_FROM_SOURCE = 1.3  # times
_SOURCE, _PACKAGED = "from source", "kiosk, packaged"

_DEB_LIMIT, _INSTALLED_LIMIT, _COLD_LIMIT = 60, 175, 110  # MB
_USUAL_READ_AHEAD = 128  # KiB, the kernel's own (VM_READAHEAD_PAGES)
_CACHES = Path("/proc/sys/vm/drop_caches")


def measure(stage: Stage) -> list[Figure]:
    """Measure the packages in dist/.

    Raises:
        ProgramError: they are not there.
    """
    with _unpacked() as program:
        return [
            *_sizes(program),
            _home(stage, program),
            *_first_pages(stage, program),
            *_cold(stage, program),
        ]


def _package(name: str) -> Path:
    file = _DIST / name
    if not file.is_file():
        raise ProgramError(f"dist/ has no {name}: run `make package` first")
    return file


@contextmanager
def _unpacked() -> Iterator[Path]:
    """Unpack the portable archive as an installed program: without its marker."""
    with TemporaryDirectory(prefix="kiosk-packaged-") as folder:
        with tarfile.open(_package(f"kiosk-{__version__}-linux-x86_64.tar.xz")) as archive:
            archive.extractall(folder, filter="data")
        program = Path(folder) / f"kiosk-{__version__}"
        (program / "portable").unlink()
        yield program / "kiosk"


def _sizes(program: Path) -> list[Figure]:
    """Download and installed size, in MB of 10^6 bytes; content is told apart, as it varies."""
    deb = _package(f"kiosk_{__version__}_amd64.deb")
    command = ["dpkg-deb", "--field", str(deb), "Installed-Size"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    content = program.parent / "_internal" / "resources" / "packs"
    content_size = sum(file.stat().st_size for file in content.rglob("*") if file.is_file())
    return [
        _size("download: .deb, with its content", deb.stat().st_size, _DEB_LIMIT),
        _size(
            "installed (Installed-Size), with its content",
            int(told) * 1024,
            _INSTALLED_LIMIT,
            f"{content_size / 1e6:.1f} MB of it are the bundled pack",
        ),
    ]


def _size(name: str, size: int, limit: float, remark: str = "") -> Figure:
    return Figure(name=name, value=size / 1e6, unit=Unit.MEGABYTES, limit=limit, remark=remark)


def _home(stage: Stage, program: Path) -> Figure:
    home = stage.new_home()
    commands = {_PACKAGED: (str(program),), _SOURCE: KIOSK}
    told: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(_RUNS + 1):
        for name, command in commands.items():
            seen = one_start(stage, home, command)
            if run and seen is not None:
                told[name].append(seen[1])
    samples = {name: Samples(name=name, values=tuple(told[name])) for name in commands}
    return compared(
        "packaged start to Home painted", Unit.MILLISECONDS, samples, ratio_limit=_FROM_SOURCE
    )


def _first_pages(stage: Stage, program: Path) -> list[Figure]:
    """Open each case's file packaged, from source and in the other viewers, in turn.

    The target counts by evince, whichever viewer the case itself is held against.
    """
    packaged = replace(KIOSK_VIEWER, name=_PACKAGED, command=(str(program), "--lang", "km"))
    source = replace(KIOSK_VIEWER, name=_SOURCE)
    figures = []
    for case in start_page.CASES:
        seen = start_page.starts(stage, replace(case, rival="evince"), [packaged, source])
        sharp = {name: Samples(name=name, values=tuple(one.sharp)) for name, one in seen.items()}
        name = f"packaged start to sharp page: {case.name}"
        own = {name: sharp[name] for name in (_PACKAGED, _SOURCE)}
        figures.append(compared(name, Unit.MILLISECONDS, own, ratio_limit=_FROM_SOURCE))
        beside = {name: one for name, one in sharp.items() if name != _SOURCE}
        figures.append(compared(name, Unit.MILLISECONDS, beside, ratio_limit=1.0))
    return figures


def _cold(stage: Stage, program: Path) -> list[Figure]:
    """What is read from the disk until a page stands still, when nothing of it is in memory.

    Counted by the system for the kiosk's processes (`read_bytes` of proc(5)), with the read-ahead
    that Linux has by itself, as on a laptop, and with that of this machine. Where caches cannot be
    dropped there is no such figure.
    """
    if not os.access(_CACHES, os.W_OK):
        return []
    file = reports.text_only(stage)
    here = _cold_starts(stage, program, file)
    with _read_ahead(_USUAL_READ_AHEAD):
        usual = _cold_starts(stage, program, file)
    read = Samples(name="read", values=tuple(read for read, _ in usual))
    age = Samples(name="cold start", values=tuple(age for _, age in usual))
    read_here = Samples(name="read, as this machine is set", values=tuple(one for one, _ in here))
    return [
        Figure(
            name="packaged start, cold: read from the disk",
            value=read.median,
            unit=Unit.MEGABYTES,
            limit=_COLD_LIMIT,
            peers=(Peer(name=read_here.name, value=read_here.median),),
            remark=f"{read.spread}; stands still after {age.median:.0f} ms",
            samples=(read, age, read_here),
        )
    ]


def _cold_starts(stage: Stage, program: Path, file: Path) -> list[tuple[float, float]]:
    """Start with empty caches; gives MB read, and milliseconds until the page stood still."""
    home = stage.new_home()
    seen = []
    for _ in range(_COLD_RUNS):
        subprocess.run(["sync"], check=True)
        _CACHES.write_text("3")
        with running(stage, [str(program), "--lang", "km", str(file)], home) as started:
            changes = first_and_last_change(stage, started, least=40)
            time.sleep(1)  # what is put off counts as well
            if changes is not None:
                seen.append((started.read_from_disk(), changes[1]))
    return seen


@contextmanager
def _read_ahead(kilobytes: int) -> Iterator[None]:
    """Have every disk read so far ahead, and afterwards as before."""
    before = {one: one.read_text() for one in Path("/sys/block").glob("*/queue/read_ahead_kb")}
    try:
        for one in before:
            one.write_text(str(kilobytes))
        yield
    finally:
        for one, setting in before.items():
            one.write_text(setting)
