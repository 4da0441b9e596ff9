"""Find in a document: where a query stands in its pages' folded texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.khmer.clusters import clusters
from kiosk.core.khmer.fold import begins_syllable

MINIMUM_CLUSTERS = 2
"""Shorter queries stand nearly everywhere and tell nobody anything."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where a query was found: a range of the search key of a page; pages count from 1."""

    page: int
    start: int
    end: int


def is_long_enough(query: str) -> bool:
    """Say whether a folded query is worth searching for."""
    return sum(1 for _ in clusters(query)) >= MINIMUM_CLUSTERS


def hits_on_page(page: int, key: str, query: str) -> list[Hit]:
    """Find a folded query in a page's folded text; hits do not overlap.

    A hit begins where a syllable does: nobody who types រក means the subscript in ក្រក. It may
    end inside one: សិទ្ធ finds សិទ្ធិ, so that the count grows sure while one types, and a stem is
    found in the words made from it, as everybody knows it from Latin.
    """
    hits: list[Hit] = []
    if not query:
        return hits
    begins_inside = not begins_syllable(" " + query, 1)
    start = key.find(query)
    while start >= 0:
        end = start + len(query)
        is_hit = begins_inside or begins_syllable(key, start)
        if is_hit:
            hits.append(Hit(page, start, end))
        start = key.find(query, end if is_hit else start + 1)
    return hits


def next_hit(hits: Sequence[Hit], page: int, start: int = 0) -> int | None:
    """Give the number of the first hit at or behind a place, or, with none there, of the first.

    Numbers count from 0; None if there are no hits. The hits stand in the document's order.
    """
    if not hits:
        return None
    return bisect_left(hits, Hit(page, start, 0)) % len(hits)


def previous_hit(hits: Sequence[Hit], page: int, start: int = 0) -> int | None:
    """Give the number of the last hit before a place, or, with none there, of the last."""
    if not hits:
        return None
    return (bisect_left(hits, Hit(page, start, 0)) - 1) % len(hits)
