"""From a click on Home's card, in the running program, to the report's first page."""

from __future__ import annotations

from benchmarks.figures import Figure, Samples, Unit
from benchmarks.pdfs import BRIEFING
from benchmarks.programs import measured_inside
from benchmarks.stage import Stage

_RUNS = 5
_LIMIT = 60  # milliseconds
_KINDS = {"first": "the first time", "later": "again"}


def measure(stage: Stage) -> list[Figure]:
    """Click in fresh programs: the first click of each is told apart from those after it."""
    other = str(BRIEFING / "en.pdf")
    told = [measured_inside(stage, "card", stage.new_home(), other) for _ in range(_RUNS)]
    figures: list[Figure] = []
    for kind, words in _KINDS.items():
        visible, sharp = (_all(told, f"{kind} {what}") for what in ("visible", "sharp"))
        figures.append(
            Figure(
                name=f"card click to first page, {words}",
                value=visible.median,
                unit=Unit.MILLISECONDS,
                limit=_LIMIT,
                remark=f"{visible.spread}; sharp {sharp.median:.0f} ({sharp.spread})",
                samples=(visible, sharp),
            )
        )
    return figures


def _all(told: list[dict[str, Samples]], name: str) -> Samples:
    return Samples(name=name, values=tuple(value for one in told for value in one[name].values))
