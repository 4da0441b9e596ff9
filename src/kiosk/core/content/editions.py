"""The same place in another edition of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kiosk.core.language.local_text import LanguageCode


def matching_position(
    position: float, here: Sequence[float], there: Sequence[float], *, pages: tuple[int, int]
) -> float:
    """Find the position in another edition that matches `position` in this one.

    A position is a page counted from 0 plus the fraction of the page above it: 2.5 is the middle
    of the third page. `here` and `there` are positions in the two editions that belong together,
    such as those of the outline's entries; `pages` is how many pages each edition has. Between
    two such places the way is taken in proportion; where the lists do not correspond (as many
    places, in rising order) the way through the whole document is. The very beginning is the
    beginning in both.

    >>> matching_position(1.0, [0.0, 1.0], [0.0, 2.0], pages=(3, 4))
    2.0
    """
    if position <= 0:
        return 0.0
    before, after = _anchors(here, there, pages)
    part = min(max(bisect_right(before, position) - 1, 0), len(before) - 2)
    length = before[part + 1] - before[part]
    fraction = (position - before[part]) / length if length else 0.0
    found = after[part] + fraction * (after[part + 1] - after[part])
    return min(max(found, 0.0), float(pages[1]))


def paired_pages(
    align: Sequence[Mapping[LanguageCode, int]], here: LanguageCode, there: LanguageCode
) -> tuple[list[float], list[float]]:
    """Give the positions that the pack says belong together in these two languages' editions.

    >>> paired_pages([{"en": 1, "km": 3}, {"en": 4}], "en", "km")
    ([0.0], [2.0])
    """
    pairs = [pair for pair in align if here in pair and there in pair]
    return [pair[here] - 1.0 for pair in pairs], [pair[there] - 1.0 for pair in pairs]


def _anchors(
    here: Sequence[float], there: Sequence[float], pages: tuple[int, int]
) -> tuple[list[float], list[float]]:
    """Give the places that correspond, the two ends included."""
    start, end = (0.0, 0.0), (float(pages[0]), float(pages[1]))
    inner = [
        (one, other)
        for one, other in zip(here, there, strict=False)
        if 0 <= one < pages[0] and 0 <= other < pages[1]
    ]
    pairs = [start, *inner, end]
    if len(here) != len(there) or not _rise(pairs):
        pairs = [start, end]
    return [one for one, _ in pairs], [other for _, other in pairs]


def _rise(pairs: Sequence[tuple[float, float]]) -> bool:
    return all(one[0] <= next_[0] and one[1] <= next_[1] for one, next_ in pairwise(pairs))
