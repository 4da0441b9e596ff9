"""The memory that 600 pages cost, and whether it grows from pass to pass."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks import reports
from benchmarks.figures import Figure, Samples, Unit, compared
from benchmarks.pdfs import mark_of
from benchmarks.programs import ProgramError
from benchmarks.reading import Reading, reading
from benchmarks.stage import Stage
from benchmarks.viewers import KIOSK_VIEWER, Viewer, peers
from benchmarks.watching import wait_for_page

_PASSES = 10  # after the first
_PAGE = 0.014  # seconds from one Page Down to the next
_AFTERWARDS = 2.0  # seconds in which programs give back what they no longer need
_LIMIT = 150  # MB
_GROWTH_LIMIT = 5  # percent


def measure(stage: Stage) -> list[Figure]:
    """Go through 600 pages by Page Down, in the kiosk ten times more."""
    file = reports.long_report(stage)
    passes = {KIOSK_VIEWER.name: _passes(stage, KIOSK_VIEWER, file, times=1 + _PASSES)}
    passes |= {viewer.name: _passes(stage, viewer, file, times=1) for viewer in peers()}
    first = {name: Samples(name=name, values=own[:1]) for name, own in passes.items()}
    own = passes[KIOSK_VIEWER.name]
    growth = (own[-1] - own[0]) / own[0] * 100
    return [
        compared(f"memory (PSS) after {reports.LONG} pages", Unit.MEGABYTES, first, limit=_LIMIT),
        Figure(
            name=f"memory: growth over {_PASSES} more passes",
            value=growth,
            unit=Unit.PERCENT,
            limit=_GROWTH_LIMIT,
            remark="MB: " + ", ".join(f"{one:.0f}" for one in own),
            samples=(Samples(name=KIOSK_VIEWER.name, values=own),),
        ),
    ]


def _passes(stage: Stage, viewer: Viewer, file: Path, *, times: int) -> tuple[float, ...]:
    with reading(stage, viewer, file, whole_pages=True) as reader:
        return tuple(_one_pass(reader) for _ in range(times))


def _one_pass(reader: Reading) -> float:
    """Visit every page, from the first to the last, and rest; gives the memory in MB."""
    reader.go_to(1)
    reader.hands.press_often("Next", times=reports.LONG - 1, every=_PAGE)
    reader.rest()
    if not wait_for_page(reader.stage, reader.area, mark_of(reports.LONG)):
        raise ProgramError(f"{reader.viewer.name} has not come to the last page")
    reader.rest()
    time.sleep(_AFTERWARDS)
    return reader.program.memory()
