"""What a benchmark gives: figures, each with its target and those of its peers."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Unit(StrEnum):
    """What is counted."""

    MILLISECONDS = "ms"
    MEGABYTES = "MB"
    PERCENT = "%"
    FRAMES = "frames"
    TIMES = "×"
    SPEED = "characters/s"
    SECONDS = "s"
    PHONES = "phones"


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """All measurements of one thing, in the order in which they were made."""

    name: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values) if self.values else math.nan

    @property
    def highest(self) -> float:
        return max(self.values, default=math.nan)

    def percentile(self, percent: float) -> float:
        """The smallest value that so many percent of all do not exceed (nearest rank)."""
        ordered = sorted(self.values)
        rank = math.ceil(percent / 100 * len(ordered))
        return ordered[max(rank, 1) - 1] if ordered else math.nan

    @property
    def spread(self) -> str:
        """How many there are, and from where to where they go."""
        if not self.values:
            return "never seen"
        return f"{min(self.values):.0f} to {self.highest:.0f}, n = {len(self.values)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What a figure is printed beside: a floor that cannot be beaten, or another program."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table.

    `limit` is in the figure's unit, as is `least`, which is not to be undercut; `ratio_limit` is a
    multiple of the first peer's value, which is the one that counts. A figure without any of them
    is there to be compared.
    """

    name: str
    value: float
    unit: Unit
    peers: tuple[Peer, ...] = ()
    limit: float | None = None
    least: float | None = None
    ratio_limit: float | None = None
    remark: str = ""
    samples: tuple[Samples, ...] = field(default=())

    @property
    def ratio(self) -> float | None:
        """How many times the first peer's value this is, where there is one."""
        first = self.peers[0].value if self.peers else math.nan
        return self.value / first if first > 0 else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing to hold it against."""
        if math.isnan(self.value):
            return False if self.target else None
        if self.limit is not None:
            return self.value <= self.limit
        if self.least is not None:
            return self.value >= self.least
        if self.ratio_limit is not None and self.ratio is not None:
            return self.ratio <= self.ratio_limit
        return None

    @property
    def target(self) -> str:
        if self.limit is not None:
            return f"≤ {self.limit:g} {self.unit}"
        if self.least is not None:
            return f"≥ {self.least:,g} {self.unit}"
        if self.ratio_limit is not None:
            return f"≤ {self.ratio_limit:g} × {self.peers[0].name if self.peers else '–'}"
        return ""


def compared(
    name: str,
    unit: Unit,
    told: Mapping[str, Samples],
    *,
    limit: float | None = None,
    ratio_limit: float | None = None,
    remark: str = "",
) -> Figure:
    """The median of the first of these programs, beside those of the others."""
    own, *others = told.values()
    peers = tuple(
        Peer(name=peer, value=samples.median)
        for peer, samples in zip(list(told)[1:], others, strict=True)
    )
    return Figure(
        name=name,
        value=own.median,
        unit=unit,
        peers=peers,
        limit=limit,
        ratio_limit=ratio_limit,
        remark=remark or own.spread,
        samples=(own, *others),
    )


_DECIMALS = {
    Unit.PERCENT: 2,
    Unit.FRAMES: 0,
    Unit.SPEED: 0,
    Unit.TIMES: 2,
    Unit.SECONDS: 2,
    Unit.PHONES: 0,
}
_HEADINGS: tuple[str, ...] = ("figure", "measured", "beside", "ratio", "target", "", "remarks")


def table(figures: Sequence[Figure]) -> str:
    """Write the figures as one Markdown table."""
    lines: list[tuple[str, ...]] = [_HEADINGS, ("---", "--:", "--:", "--:", "--:", "---", "---")]
    lines += [_cells(figure) for figure in figures]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    ratio = figure.ratio
    beside = [f"{peer.name} {_amount(peer.value, figure.unit)}" for peer in figure.peers]
    verdict = {True: "met", False: "**missed**", None: ""}[figure.is_met]
    return (
        figure.name,
        _amount(figure.value, figure.unit),
        ", ".join(beside),
        f"{ratio:.2f}" if ratio is not None else "",
        figure.target,
        verdict,
        figure.remark,
    )


def _amount(value: float, unit: Unit) -> str:
    if math.isnan(value):
        return "never"
    if unit in _DECIMALS:
        return f"{value:,.{_DECIMALS[unit]}f} {unit}"
    return f"{value:.1f} {unit}" if value < 20 else f"{value:.0f} {unit}"
