"""From the violent end of the render worker to the page that was asked for just then."""

from __future__ import annotations

import os
import signal

from benchmarks import reports
from benchmarks.figures import Figure, Samples, Unit
from benchmarks.pdfs import mark_of
from benchmarks.reading import Reading, reading
from benchmarks.stage import Stage
from benchmarks.viewers import KIOSK_VIEWER
from benchmarks.watching import Turn, watch_turn
from kiosk.workers.launch import RENDER_WORKER

_PAGES = (8, 15, 22, 29, 36, 43, 50)
_LIMIT = 300  # milliseconds


def measure(stage: Stage) -> list[Figure]:
    """Kill the worker and go to another page in the same moment, again and again."""
    with reading(stage, KIOSK_VIEWER, reports.photographs(stage), whole_pages=False) as reader:
        here = 1
        turns: list[Turn] = []
        for page in _PAGES:
            turns.append(_kill_and_go(reader, here, page))
            reader.rest()
            here = page
    sharp = Samples(name="sharp", values=tuple(turn.sharp for turn in turns))
    seen = Samples(name="seen", values=tuple(turn.seen for turn in turns))
    return [
        Figure(
            name="worker killed to page back, sharp",
            value=sharp.median,
            unit=Unit.MILLISECONDS,
            limit=_LIMIT,
            remark=f"{sharp.spread}; something of it {seen.median:.0f} ms",
            samples=(sharp, seen),
        )
    ]


def _kill_and_go(reader: Reading, here: int, page: int) -> Turn:
    reader.type_number(page)
    worker = reader.program.member(RENDER_WORKER)

    def strike() -> float:
        os.kill(worker, signal.SIGKILL)
        return reader.confirm()

    old, new = mark_of(here), mark_of(page)
    return watch_turn(reader.stage, reader.area, strike, old=old, new=new)
