"""The lines of a page's text, found once so that a moving pointer only looks them up."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import sub

from kiosk.core.khmer.clusters import clusters
from kiosk.core.reading.rect import Rect, rect_around


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line's characters from `start` up to `end`, its line end left out, and where it stands."""

    start: int
    end: int
    rect: Rect
    reach: Rect
    """As wide as the lines above and below it, where a person who points means this line."""
    is_upright: bool
    """Its characters stand beside each other; else it runs up, down or askew."""


@dataclass(frozen=True, slots=True)
class PlacedCluster:
    """A cluster of a page's text and where it stands."""

    start: int
    end: int
    rect: Rect


def text_lines(text: str, boxes: array[float]) -> tuple[TextLine, ...]:
    """Find the lines of a page that show anything."""
    lines = [line for start, end in _line_ranges(text) if (line := _line(boxes, start, end))]
    return tuple(replace(line, reach=_reach(lines, at)) for at, line in enumerate(lines))


def nearest_line(lines: Sequence[TextLine], x: float, y: float) -> TextLine | None:
    """Give the line that a person who points there means; None on a page without text."""

    def distances(line: TextLine) -> tuple[float, float]:
        return line.reach.distance(x, y), line.rect.distance(x, y)

    return min(lines, key=distances, default=None)


def nearest_cluster(
    text: str, boxes: array[float], line: TextLine, x: float, y: float
) -> PlacedCluster:
    """Give the cluster of a line that is nearest to a point."""
    placed = [
        PlacedCluster(line.start + start, line.start + end, rect)
        for start, end in clusters(text[line.start : line.end])
        if (rect := rect_around(boxes, line.start + start, line.start + end))
    ]

    def distance(cluster: PlacedCluster) -> float:
        rect = cluster.rect
        return rect.distance(x, rect.top if line.is_upright else y)

    return min(placed, key=distance)


def caret_at(text: str, line: TextLine, cluster: PlacedCluster, x: float, y: float) -> int:
    """Give the side of a cluster that a point is on, as the place of a caret."""
    rect = cluster.rect
    if not line.is_upright:
        return cluster.end if y > (rect.top + rect.bottom) / 2 else cluster.start
    is_right = x > (rect.left + rect.right) / 2
    runs_left = unicodedata.bidirectional(text[cluster.start]) in {"R", "AL"}
    return cluster.start if is_right == runs_left else cluster.end


def _line_ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _line(boxes: array[float], start: int, end: int) -> TextLine | None:
    whole = rect_around(boxes, start, end)
    if whole is None:
        return None
    # Letters in another size, raised or lowered, do not make a line twice as high as its highest.
    tops, bottoms = boxes[start * 4 + 1 : end * 4 : 4], boxes[start * 4 + 3 : end * 4 : 4]
    highest = max(map(sub, bottoms, tops))
    return TextLine(start, end, whole, whole, is_upright=whole.height <= 2 * highest)


def _reach(lines: Sequence[TextLine], at: int) -> Rect:
    rect = lines[at].rect
    column = [
        rect,
        *(line.rect for line in lines[max(0, at - 1) : at + 2] if _is_near(line.rect, rect)),
    ]
    left, right = min(one.left for one in column), max(one.right for one in column)
    return replace(rect, left=left, right=right)


def _is_near(one: Rect, other: Rect) -> bool:
    """Say whether two lines stand above each other, at most a line apart."""
    gap = max(one.top, other.top) - min(one.bottom, other.bottom)
    is_above = one.left < other.right and other.left < one.right
    return is_above and gap <= min(one.height, other.height)
