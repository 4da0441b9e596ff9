"""What a passage says where a query was found, with the words that were found marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.khmer.clusters import cluster_end, cluster_start
from kiosk.core.khmer.fold import SearchKey, fold
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
    folding = _Folding(index.folded(number), original)
    base = index.starts[number]
    found = (folding.source(spot.start - base, spot.end - base) for spot in spots)
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


class _Folding:
    """Folds stretches of a passage again, each once, to read off what was folded into what."""

    def __init__(self, folded: bytes, original: Original) -> None:
        self._folded, self._original = folded, original
        self._whole = Mark(folded=len(folded), source=len(original.passage.text))
        self._stretches: dict[tuple[Mark, Mark], tuple[Mark, SearchKey, Offsets]] = {}

    def source(self, start: int, end: int) -> Range:
        """Give the characters that a folded range stands for.

        Raises:
            IndexDamagedError: the passage is not the one that was folded.
        """
        first, key, offsets = self._stretch(*self._around(start, end))
        source = key.source(offsets.char(start - first.folded), offsets.char(end - first.folded))
        return Range(source[0] + first.source, source[1] + first.source)

    def _around(self, start: int, end: int) -> tuple[Mark, Mark]:
        """Give the marks between which a folded range lies."""
        marks = self._original.marks
        before = (mark for mark in reversed(marks) if mark.folded <= start)
        behind = (mark for mark in marks if mark.folded >= end)
        return next(before, _BEGINNING), next(behind, self._whole)

    def _stretch(self, first: Mark, last: Mark) -> tuple[Mark, SearchKey, Offsets]:
        """Fold what is between two marks; give where it begins, and what came of it."""
        if (first, last) not in self._stretches:
            self._stretches[first, last] = self._fold(first, last)
        return self._stretches[first, last]

    def _fold(self, first: Mark, last: Mark) -> tuple[Mark, SearchKey, Offsets]:
        text, is_visual_order = self._original.passage.text, self._original.is_visual_order
        key = fold(text[first.source : last.source], is_visual_order=is_visual_order)
        if encoded(key.text).rstrip() != self._folded[first.folded : last.folded].rstrip():
            # What is far away makes a difference: a whole text that stutters, say.
            first = _BEGINNING
            key = fold(text, is_visual_order=is_visual_order)
            if encoded(key.text) != self._folded:
                raise IndexDamagedError("a passage that is not the one that was found")
        return first, key, Offsets(key.text)


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
