"""A part of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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


def united(rects: Iterable[Rect]) -> Rect | None:
    """Give the smallest rectangle around all that have a size; None if none has."""
    sized = [rect for rect in rects if rect.width > 0 or rect.height > 0]
    if not sized:
        return None
    return Rect(
        min(rect.left for rect in sized),
        min(rect.top for rect in sized),
        max(rect.right for rect in sized),
        max(rect.bottom for rect in sized),
    )
