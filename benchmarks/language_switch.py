"""From the switch of the language to the screen in the other one."""

from __future__ import annotations

from benchmarks.figures import Figure, Samples, Unit
from benchmarks.programs import measured_inside
from benchmarks.stage import Stage

_LIMIT = 50  # milliseconds
_EDITION_LIMIT = 100  # milliseconds
_SCREENS = {"home": "Home", "guide": "longest guide", "glossary": "glossary"}


def screens(stage: Stage) -> list[Figure]:
    """Measure Home, the longest guide and the glossary; the slower of the two ways counts."""
    told = measured_inside(stage, "language", stage.new_home())
    return [_screen(told, name, words) for name, words in _SCREENS.items()]


def _screen(told: dict[str, Samples], name: str, words: str) -> Figure:
    ways = [told[f"{name} to {code}"] for code in ("en", "km")]
    first = told[f"{name} first"]
    slower = max(ways, key=lambda way: way.median)
    return Figure(
        name=f"language switch to repainted: {words}",
        value=slower.median,
        unit=Unit.MILLISECONDS,
        limit=_LIMIT,
        remark=f"to English {_short(ways[0])}; to Khmer {_short(ways[1])}; "
        f"the first of each {first.values[0]:.0f} and {first.values[1]:.0f}",
        samples=(*ways, first),
    )


def _short(way: Samples) -> str:
    return f"{way.median:.0f}, p95 {way.percentile(95):.0f}"


def editions(stage: Stage) -> list[Figure]:
    """Measure the reader with the briefing, at its first page and further down."""
    told = measured_inside(stage, "edition", stage.new_home())
    visible, sharp = told["visible"], told["sharp"]
    return [
        Figure(
            name="reader: other edition's page sharp after the switch",
            value=sharp.median,
            unit=Unit.MILLISECONDS,
            limit=_EDITION_LIMIT,
            remark=f"{sharp.spread}, p95 {sharp.percentile(95):.0f}; "
            f"visible {visible.median:.0f}, p95 {visible.percentile(95):.0f}",
            samples=(visible, sharp),
        )
    ]
