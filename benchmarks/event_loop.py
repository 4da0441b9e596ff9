"""Gaps in the window's event loop while 600 pages are scrolled, one of which takes 3 seconds."""

from __future__ import annotations

from benchmarks import reports
from benchmarks.figures import Figure, Peer, Samples, Unit
from benchmarks.pdfs import render_seconds
from benchmarks.programs import measured_inside
from benchmarks.stage import Stage

_USUAL_LIMIT, _WORST_LIMIT = 16, 25  # milliseconds
_PHASES = {
    "rendering": "while the slow page renders",
    "scrolling": f"while scrolling {reports.LONG} pages",
}


def measure(stage: Stage) -> list[Figure]:
    """Watch the window idle, beside the slow page, and scrolling from first page to last."""
    file = reports.long_report_with_slow_page(stage)
    took = render_seconds(file, reports.SLOW_PAGE)
    told = measured_inside(
        stage, "gaps", stage.new_home(), str(file), str(reports.SLOW_PAGE), str(reports.LONG)
    )
    remark = f"the slow page takes {took:.1f} s"
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
            peers=(Peer(name="idle", value=idle.percentile(99.9)),),
            limit=_USUAL_LIMIT,
            remark=f"{remark}; n = {len(gaps.values)}",
            samples=(gaps, idle),
        ),
        Figure(
            name=f"gap in the event loop {words}: maximum",
            value=gaps.highest,
            unit=Unit.MILLISECONDS,
            peers=(Peer(name="idle", value=idle.highest),),
            limit=_WORST_LIMIT,
            remark=f"longer than {_USUAL_LIMIT} ms: {_longer(gaps)}",
        ),
    ]


def _longer(gaps: Samples) -> int:
    return sum(gap > _USUAL_LIMIT for gap in gaps.values)
