"""The same place in another edition of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise


def matching_position(
    position: float, here: Sequence[float], there: Sequence[float], *, pages: tuple[int, int]
) -> float:
    """Find the position in another edition that matches `position` in this one.

    A position is a page counted from 0 plus the fraction of the page above it: 2.5 is the middle
    of the third page. `here` and `there` are the positions of the outline's entries in the two
    editions, `pages` how many pages each has. Where the outlines correspond (as many entries,
    in rising order) the way between two headings is taken in proportion; where they do not, the
    way through the whole document is.

    >>> matching_position(1.0, [0.0, 1.0], [0.0, 2.0], pages=(3, 4))
    2.0
    """
    before, after = _anchors(here, pages[0]), _anchors(there, pages[1])
    if len(before) != len(after) or not (_rises(before) and _rises(after)):
        before, after = _anchors((), pages[0]), _anchors((), pages[1])
    part = min(max(bisect_right(before, position) - 1, 0), len(before) - 2)
    length = before[part + 1] - before[part]
    fraction = (position - before[part]) / length if length else 0.0
    found = after[part] + fraction * (after[part + 1] - after[part])
    return min(max(found, 0.0), float(pages[1]))


def _anchors(outline: Sequence[float], pages: int) -> list[float]:
    inner = [place for place in outline if 0 < place < pages]
    return [0.0, *inner, float(pages)]


def _rises(places: Sequence[float]) -> bool:
    return all(one <= next_ for one, next_ in pairwise(places))
