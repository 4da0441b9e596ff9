"""Files from elsewhere: how fast the kiosk opens and turns them, beside two viewers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pymupdf

from benchmarks.figures import Figure, Samples, Unit, compared
from benchmarks.pdfs import UnmarkableError, marked_copy
from benchmarks.programs import ProgramError
from benchmarks.reading import reading
from benchmarks.stage import Stage
from benchmarks.viewers import KIOSK_VIEWER, Viewer, peers

_BESIDE = ("evince", "zathura")
_RUNS = 3
_TURNS = 6  # at most
_REST = 0.3  # seconds


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was measured of one program: milliseconds, and MB."""

    sharp: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def measure(stage: Stage, files: Sequence[Path]) -> list[Figure]:
    """Open each file, go through its first pages by Page Down, and weigh the program then."""
    figures: list[Figure] = []
    for number, file in enumerate(files):
        try:
            copy = marked_copy(file, stage.new_home() / f"{number}.pdf")
        except UnmarkableError:
            figures.append(_left_out(file))
        else:
            figures += _measure_file(stage, copy, file.name)
    return figures


def _left_out(file: Path) -> Figure:
    return Figure(
        name=file.name, value=0, unit=Unit.MILLISECONDS, remark="left out: locked or damaged"
    )


def _measure_file(stage: Stage, file: Path, name: str) -> list[Figure]:
    with pymupdf.open(file) as document:
        pages = len(document)
    viewers = [KIOSK_VIEWER, *(viewer for viewer in peers() if viewer.name in _BESIDE)]
    seen = {viewer.name: _Seen() for viewer in viewers}
    for _ in range(_RUNS):
        for viewer in viewers:
            _read(stage, viewer, file, min(pages - 1, _TURNS), seen[viewer.name])
    remark = f"{pages} pages, {file.stat().st_size / 2**20:.1f} MB"
    return [
        compared(
            f"{name}: start to sharp page", Unit.MILLISECONDS, _all(seen, "sharp"), remark=remark
        ),
        compared(f"{name}: Page Down to first change", Unit.MILLISECONDS, _all(seen, "turns")),
        compared(f"{name}: memory (PSS)", Unit.MEGABYTES, _all(seen, "memory")),
    ]


def _read(stage: Stage, viewer: Viewer, file: Path, turns: int, seen: _Seen) -> None:
    """A program that does not show the file has nothing to be seen of."""
    try:
        with reading(stage, viewer, file, whole_pages=True) as reader:
            seen.sharp.append(reader.sharp)
            for page in range(1, turns + 1):
                time.sleep(_REST)
                seen.turns.append(reader.turn(page).moved)
            seen.memory.append(reader.program.memory())
    except ProgramError:
        return


def _all(seen: dict[str, _Seen], what: str) -> dict[str, Samples]:
    return {
        name: Samples(name=name, values=tuple(getattr(one, what))) for name, one in seen.items()
    }
