"""Find in 600 pages: until the text is there, and from a typed letter to the count of hits."""

from __future__ import annotations

from benchmarks import reports
from benchmarks.figures import Figure, Unit
from benchmarks.programs import measured_inside
from benchmarks.stage import Stage

_LIMIT = 50  # milliseconds
_MEMORY_LIMIT = 150  # MB


def measure(stage: Stage) -> list[Figure]:
    """Open the bar, wait for the text, and type words letter by letter, in both scripts."""
    file = reports.long_report(stage)
    told = measured_inside(stage, "find", stage.new_home(), str(file))
    cached, letters, memory = told["cached"], told["letters"], told["memory"]
    return [
        Figure(
            name=f"find in {reports.LONG} pages: typed letter to count",
            value=letters.median,
            unit=Unit.MILLISECONDS,
            limit=_LIMIT,
            remark=f"{letters.spread}, p95 {letters.percentile(95):.0f}",
            samples=(letters,),
        ),
        Figure(
            name=f"find in {reports.LONG} pages: bar opened to all text read",
            value=cached.median,
            unit=Unit.MILLISECONDS,
            samples=(cached,),
        ),
        Figure(
            name="memory (PSS), window and worker, with that text",
            value=memory.median,
            unit=Unit.MEGABYTES,
            limit=_MEMORY_LIMIT,
            samples=(memory,),
        ),
    ]
