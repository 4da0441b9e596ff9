"""What a passage says where a query was found, with the words that were found marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.khmer.clusters import cluster_end, cluster_start
from kiosk.core.khmer.fold import fold
from kiosk.core.search.index import Index
from kiosk.core.search.one_byte import Offsets, encoded
from kiosk.core.search.original import IndexDamagedError, Mark, Original
from kiosk.core.search.seeking import Spot

_BEFORE, _AFTER = 40, 110
"""Characters quoted on either side of what was found."""

_MORE = "…"
_BEGINNING = Mark(folded=0, source=0)
_EDGES = " \n\u200b"


@dataclass(frozen=True, slots=True)
class Range:
    """Characters of a text, from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A line of the original text; `found` are ranges of it, and do not overlap."""

    text: str
    found: tuple[Range, ...]


def ranges(index: Index, number: int, original: Original, spots: Sequence[Spot]) -> list[Range]:
    """Give where in the passage's text the spots are, in order and without overlap."""
    found = (_source(index, number, original, spot) for spot in spots)
    return list(_united(sorted(found, key=lambda one: (one.start, one.end))))


def quote(text: str, found: Sequence[Range]) -> Quotation:
    """Quote the text around the first of the ranges; the others are marked if they are near."""
    first = found[0]
    start = _cut(text, max(0, first.start - _BEFORE), first.start)
    end = _cut_end(text, min(len(text), first.end + _AFTER), first.end)
    lead = _MORE if start else ""
    line = text[start:end].replace("\n", " ")
    shift = len(lead) - start
    inside = (one for one in found if start <= one.start and one.end <= end)
    return Quotation(
        text=lead + line + (_MORE if end < len(text) else ""),
        found=tuple(Range(one.start + shift, one.end + shift) for one in inside),
    )


def _source(index: Index, number: int, original: Original, spot: Spot) -> Range:
    """Fold again what is around the spot, and read off what it stands for."""
    text, whole = original.passage.text, index.folded(number)
    base = index.starts[number]
    start, end = spot.start - base, spot.end - base
    first, last = _around(original, len(whole), start, end)
    key = fold(text[first.source : last.source], is_visual_order=original.is_visual_order)
    if encoded(key.text).rstrip() != whole[first.folded : last.folded].rstrip():
        # What is far away makes a difference: a whole text that stutters, say.
        first = _BEGINNING
        key = fold(text, is_visual_order=original.is_visual_order)
        if encoded(key.text) != whole:
            raise IndexDamagedError("a passage that is not the one that was found")
    offsets = Offsets(key.text)
    source = key.source(offsets.char(start - first.folded), offsets.char(end - first.folded))
    return Range(source[0] + first.source, source[1] + first.source)


def _around(original: Original, size: int, start: int, end: int) -> tuple[Mark, Mark]:
    """Give the marks between which a folded range lies."""
    before = (mark for mark in reversed(original.marks) if mark.folded <= start)
    behind = (mark for mark in original.marks if mark.folded >= end)
    whole = Mark(folded=size, source=len(original.passage.text))
    return next(before, _BEGINNING), next(behind, whole)


def _united(sorted_ranges: Sequence[Range]) -> Iterator[Range]:
    last: Range | None = None
    for one in sorted_ranges:
        if last is not None and one.start < last.end:
            last = Range(last.start, max(last.end, one.end))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _cut(text: str, wanted: int, latest: int) -> int:
    """Begin a quotation where a word does, at `wanted` or soon after it; never inside a letter."""
    if wanted == 0:
        return 0
    edges = (at for at in range(wanted, latest) if text[at - 1] in _EDGES)
    return next(edges, cluster_start(text, wanted))


def _cut_end(text: str, wanted: int, earliest: int) -> int:
    """End a quotation where a word does, at `wanted` or soon before it; never inside a letter."""
    if wanted == len(text):
        return wanted
    edges = (at for at in range(wanted, earliest, -1) if text[at] in _EDGES)
    return next(edges, cluster_end(text, wanted - 1))
