"""Gaps in the window's event loop while the worker is busy with a page of three seconds."""

from __future__ import annotations

from benchmarks.figures import Figure, Peer, Samples, Unit
from benchmarks.pdfs import SLOW_PAGES, render_seconds, slow_copy
from benchmarks.programs import measured_inside
from benchmarks.stage import Stage

_SECONDS = 3.0
_USUAL_LIMIT, _WORST_LIMIT = 16, 25  # milliseconds
_PHASES = {"rendering": "while a page renders", "scrolling": "while scrolling meanwhile"}


def measure(stage: Stage) -> list[Figure]:
    """Make a slow page, and watch the window idle, beside it, and scrolling over it."""
    home = stage.new_home()
    file = slow_copy(home / "slow.pdf", seconds=_SECONDS)
    took = render_seconds(file, SLOW_PAGES[0])
    told = measured_inside(stage, "gaps", home, str(file))
    remark = f"the page takes {took:.1f} s"
    if told["was rendered too soon"].values[0]:
        remark += ", and was done before the watch ended"
    return [
        figure for name, words in _PHASES.items() for figure in _phase(told, name, words, remark)
    ]


def _phase(told: dict[str, Samples], name: str, words: str, remark: str) -> list[Figure]:
    idle, gaps = told["idle"], told[name]
    return [
        Figure(
            name=f"gap in the event loop {words}: p99.9",
            value=gaps.percentile(99.9),
            unit=Unit.MILLISECONDS,
            peer=Peer(name="idle", value=idle.percentile(99.9)),
            limit=_USUAL_LIMIT,
            remark=f"{remark}; n = {len(gaps.values)}",
            samples=(gaps, idle),
        ),
        Figure(
            name=f"gap in the event loop {words}: maximum",
            value=gaps.highest,
            unit=Unit.MILLISECONDS,
            peer=Peer(name="idle", value=idle.highest),
            limit=_WORST_LIMIT,
        ),
    ]
