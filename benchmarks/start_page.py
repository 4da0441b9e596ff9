"""From the start of the program to a file's first page, sharp; and the memory it takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import reports
from benchmarks.figures import Figure, Samples, Unit, compared
from benchmarks.pdfs import BRIEFING, mark_of, marked_copy
from benchmarks.programs import running
from benchmarks.stage import Area, Stage
from benchmarks.viewers import KIOSK_VIEWER, peers
from benchmarks.watching import wait_for_colour, wait_until_still

_RUNS = 5
_REST = 1.0  # seconds in which a program does what it put off
_MEMORY_LIMIT = 150  # MB
_PLACE = "reports/impacts-briefing"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A file to open: what the kiosk is given, and how much slower than which peer it may be."""

    name: str
    write: Callable[[Stage, Path], Path]
    place: str = ""
    rival: str
    ratio_limit: float


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was measured of one program: milliseconds, and MB."""

    visible: list[float] = field(default_factory=list)
    sharp: list[float] = field(default_factory=list)
    still: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def _briefing(_stage: Stage, home: Path) -> Path:
    """Lay marked editions over the bundled ones, as the user's own packs folder does."""
    report = home / ".local/share/kiosk/packs/camboja/reports" / BRIEFING.name
    marked_copy(BRIEFING / "en.pdf", report / "en.pdf")
    return marked_copy(BRIEFING / "km.pdf", report / "km.pdf")


def _photographs(stage: Stage, _home: Path) -> Path:
    return reports.photographs(stage)


def _text_only(stage: Stage, _home: Path) -> Path:
    return reports.text_only(stage)


_CASES = (
    _Case(name="the briefing", write=_briefing, place=_PLACE, rival="evince", ratio_limit=1.5),
    _Case(name="50 pages, photographs", write=_photographs, rival="zathura", ratio_limit=1.0),
    _Case(name="50 pages, text only", write=_text_only, rival="evince", ratio_limit=1.3),
)


def measure(stage: Stage) -> list[Figure]:
    """Open each file in the kiosk and in the other viewers, in turn.

    The page is sharp when what lies between its marks has changed for the last time; what the
    programs do elsewhere in their windows (thumbnails, outlines) does not count.
    """
    figures: list[Figure] = []
    for case in _CASES:
        figures += _measure_case(stage, case)
    return figures


def _measure_case(stage: Stage, case: _Case) -> list[Figure]:
    home = stage.new_home()
    file = case.write(stage, home)
    others = peers(first=case.rival)
    commands: dict[str, Sequence[str]] = {viewer.name: viewer.opening(file) for viewer in others}
    own = [*KIOSK_VIEWER.command, case.place] if case.place else KIOSK_VIEWER.opening(file)
    commands = {KIOSK_VIEWER.name: own} | commands
    seen = {name: _Seen() for name in commands}
    for run in range(_RUNS + 1):
        for name, command in commands.items():
            _one_start(stage, command, home, seen[name] if run else _Seen())
    return _figures(case, seen)


def _one_start(stage: Stage, command: Sequence[str], home: Path, seen: _Seen) -> None:
    with running(stage, command, home) as program:
        visible = wait_for_colour(stage, program, mark_of(1))
        if visible is None:
            return
        seen.visible.append(visible.age)
        sharp, still = wait_until_still(stage, program, [visible.area, Area()], since=visible.age)
        seen.sharp.append(sharp)
        seen.still.append(still)
        time.sleep(_REST)
        seen.memory.append(program.memory())


def _figures(case: _Case, seen: dict[str, _Seen]) -> list[Figure]:
    own = seen[KIOSK_VIEWER.name]
    visible = Samples(name="visible", values=tuple(own.visible))
    still = Samples(name="still", values=tuple(own.still))
    sharp = {name: Samples(name=name, values=tuple(one.sharp)) for name, one in seen.items()}
    memory = {name: Samples(name=name, values=tuple(one.memory)) for name, one in seen.items()}
    return [
        compared(
            f"start to sharp page: {case.name}",
            Unit.MILLISECONDS,
            sharp,
            ratio_limit=case.ratio_limit if case.rival in seen else None,
            remark=f"{sharp[KIOSK_VIEWER.name].spread}; first seen {visible.median:.0f}, "
            f"whole screen still {still.median:.0f}",
        ),
        compared(
            f"memory (PSS), all its processes: {case.name}",
            Unit.MEGABYTES,
            memory,
            limit=_MEMORY_LIMIT,
        ),
    ]
