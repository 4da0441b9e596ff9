"""A part of a page."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import compress


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of a page, in points from the upper left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def distance(self, x: float, y: float) -> float:
        """How far off a point is, squared; 0 inside."""
        across = max(self.left - x, 0.0, x - self.right)
        down = max(self.top - y, 0.0, y - self.bottom)
        return across * across + down * down


def rect_around(boxes: array[float], start: int, end: int) -> Rect | None:
    """Give the smallest rectangle around the boxes from `start` up to `end` that have a size.

    A box is four numbers: left, top, right, bottom. None if none has a size.
    """
    lefts, tops, rights, bottoms = (boxes[start * 4 + side : end * 4 : 4] for side in range(4))
    sized = [
        right > left or bottom > top
        for left, top, right, bottom in zip(lefts, tops, rights, bottoms, strict=True)
    ]
    if not any(sized):
        return None
    return Rect(
        min(compress(lefts, sized)),
        min(compress(tops, sized)),
        max(compress(rights, sized)),
        max(compress(bottoms, sized)),
    )
