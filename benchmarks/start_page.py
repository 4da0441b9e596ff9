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
from benchmarks.viewers import KIOSK_VIEWER, Viewer, peers
from benchmarks.watching import wait_for_colour, wait_until_still

_RUNS = 5
_REST = 1.0  # seconds in which a program does what it put off
_MEMORY_LIMIT = 150  # MB
_PLACE = "reports/impacts-briefing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file to open: what the kiosk is given, and how much slower than which peer it may be."""

    name: str
    write: Callable[[Stage, Path], Path]
    place: str = ""
    rival: str
    ratio_limit: float


@dataclass(slots=True, kw_only=True)
class Seen:
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


CASES = (
    Case(name="the briefing", write=_briefing, place=_PLACE, rival="evince", ratio_limit=1.5),
    Case(name="50 pages, photographs", write=_photographs, rival="zathura", ratio_limit=1.0),
    Case(name="50 pages, text only", write=_text_only, rival="evince", ratio_limit=1.3),
)


def measure(stage: Stage) -> list[Figure]:
    """Open each file in the kiosk and in the other viewers, in turn.

    The page is sharp when what lies between its marks has changed for the last time; what the
    programs do elsewhere in their windows (thumbnails, outlines) does not count.
    """
    figures: list[Figure] = []
    for case in CASES:
        figures += _measure_case(stage, case)
    return figures


def _measure_case(stage: Stage, case: Case) -> list[Figure]:
    return _figures(case, starts(stage, case, [KIOSK_VIEWER]))


def starts(stage: Stage, case: Case, kiosks: Sequence[Viewer]) -> dict[str, Seen]:
    """Open a case's file in these builds of the kiosk and in the other viewers, in turn."""
    home = stage.new_home()
    file = case.write(stage, home)
    commands: dict[str, Sequence[str]] = {
        kiosk.name: [*kiosk.command, case.place] if case.place else kiosk.opening(file)
        for kiosk in kiosks
    }
    commands |= {viewer.name: viewer.opening(file) for viewer in peers(first=case.rival)}
    seen = {name: Seen() for name in commands}
    for run in range(_RUNS + 1):
        for name, command in commands.items():
            _one_start(stage, command, home, seen[name] if run else Seen())
    return seen


def _one_start(stage: Stage, command: Sequence[str], home: Path, seen: Seen) -> None:
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


def _figures(case: Case, seen: dict[str, Seen]) -> list[Figure]:
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
