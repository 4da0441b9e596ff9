"""Typing a search into the real window, over the library that was made."""

from __future__ import annotations

from pathlib import Path

from benchmarks.figures import Figure, Peer, Unit
from benchmarks.programs import measured_inside
from benchmarks.stage import Stage

_PAINT_LIMIT, _GAP_LIMIT = 50, 16  # milliseconds


def typing_figures(stage: Stage, home: Path) -> list[Figure]:
    """Type in the window of a user at home here, whose packs have their indexes already."""
    told = measured_inside(stage, "search_typing", home)
    letters, idle, typing = told["letters"], told["idle"], told["typing"]
    window, worker = told["memory"].values
    return [
        Figure(
            name="typed letter to painted results",
            value=letters.median,
            unit=Unit.MILLISECONDS,
            limit=_PAINT_LIMIT,
            remark=f"{letters.spread}, p95 {letters.percentile(95):.0f}",
            samples=(letters,),
        ),
        Figure(
            name="gap in the event loop while typing: p99.9",
            value=typing.percentile(99.9),
            unit=Unit.MILLISECONDS,
            peers=(Peer(name="idle", value=idle.percentile(99.9)),),
            limit=_GAP_LIMIT,
            remark=f"maximum {typing.highest:.0f}, n = {len(typing.values)}",
            samples=(typing, idle),
        ),
        Figure(
            name="memory (PSS) of window and search worker",
            value=window + worker,
            unit=Unit.MEGABYTES,
            remark=f"window {window:.0f}, search worker {worker:.0f}",
        ),
    ]
