"""How the entries of an outline stand below each other, and where each begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from kiosk.workers.render_messages import OutlineEntry

TOP = -1
"""Stands for the number of the entry that a chapter stands below: none."""

_DEEPEST = 6
"""What is nested deeper stands no farther to the right, where nothing of it could be read."""


class OutlineOrder:
    """The entries by their numbers, from 0: `parents` and, below each parent, `rows`."""

    def __init__(self, entries: Sequence[OutlineEntry]) -> None:
        self.parents: list[int] = []
        self.rows: list[int] = []
        below = [0] * (len(entries) + 1)  # how many so far; the last is for TOP
        above: list[int] = []
        for number, entry in enumerate(entries):
            del above[max(0, min(entry.level, _DEEPEST) - 1) :]
            parent = above[-1] if above else TOP
            above.append(number)
            self.parents.append(parent)
            self.rows.append(below[parent])
            below[parent] += 1
        # The least place from each entry on: while it is not beyond the place that is read,
        # an entry that has begun is still to come.
        least = accumulate(((entry.page, entry.y) for entry in reversed(entries)), min)
        self._least_places = list(least)[::-1]

    def read_at(self, page: int, y: float) -> int:
        """The last entry that begins there or before, `y` points down the page, or `TOP`."""
        return bisect_right(self._least_places, (page, y)) - 1

    def with_above(self, found: Iterable[int]) -> set[int]:
        """These entries and all that they stand below, up to `TOP`."""
        shown = {TOP}
        for number in found:
            above = number
            while above not in shown:
                shown.add(above)
                above = self.parents[above]
        return shown
