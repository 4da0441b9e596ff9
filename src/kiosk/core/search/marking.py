"""Where the words that a search found stand in a text that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kiosk.core.khmer.clusters import cluster_end, cluster_start
from kiosk.core.khmer.fold import begins_word, fold
from kiosk.core.reading.find import Hit, hits_on_page
from kiosk.core.search.quotation import Range


def word_hits(page: int, key: str, words: Iterable[str]) -> list[Hit]:
    """Find folded words in a page's folded text, in its order; hits do not overlap.

    A word that stands there by itself is not looked for inside others.
    """
    found = (hit for word in words for hit in _whole(key, hits_on_page(page, key, word)))
    return list(_apart(sorted(found, key=lambda hit: (hit.start, -hit.end))))


def word_ranges(text: str, words: Iterable[str]) -> tuple[Range, ...]:
    """Give where folded words stand in a text, never cutting through what is one letter to see."""
    key = fold(text)
    sources = (key.source(hit.start, hit.end) for hit in word_hits(0, key.text, words))
    return whole_clusters(text, (Range(*source) for source in sources))


def whole_clusters(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Widen ranges of a text so that no Khmer letter is parted from what belongs to it."""
    return tuple(
        Range(cluster_start(text, one.start), cluster_end(text, one.end - 1))
        for one in ranges
        if one.start < one.end <= len(text)
    )


def in_broken(text: str, broken: str, ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Give ranges of a text as ranges of the same text with more breaks in it."""
    places, at = [], 0
    for char in text:
        at = broken.index(char, at)
        places.append(at)
        at += 1
    return tuple(
        Range(places[one.start], places[one.end - 1] + 1)
        for one in ranges
        if one.start < one.end <= len(places)
    )


def united(*ranges: Range) -> tuple[Range, ...]:
    """Give ranges in order, those that overlap as one."""
    whole: list[Range] = []
    for one in sorted(ranges, key=lambda one: (one.start, one.end)):
        if whole and one.start < whole[-1].end:
            whole[-1] = Range(whole[-1].start, max(whole[-1].end, one.end))
        else:
            whole.append(one)
    return tuple(whole)


def _whole(key: str, hits: Sequence[Hit]) -> Sequence[Hit]:
    return [hit for hit in hits if begins_word(key, hit.start)] or hits


def _apart(found: Iterable[Hit]) -> Iterator[Hit]:
    end = 0
    for hit in found:
        if hit.start >= end:
            yield hit
            end = hit.end
