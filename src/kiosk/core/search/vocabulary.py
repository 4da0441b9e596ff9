"""The words of an index: what a misspelled word may have been meant to be."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise

from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.khmer.fold import fold_query
from kiosk.core.search.one_byte import decoded, encoded
from kiosk.core.search.passage import Passage
from kiosk.core.search.slips import sound

_MOST_WORDS = 60_000
"""In one index. Of more, those that occur least are left out: most are slips of the pen."""

_SHORTEST, _LONGEST = 3, 60
"""Bytes; shorter words are like too many others, and longer ones nobody types."""

_LEAST_SHARED = 1 / 3
"""Of a word's pairs; two slips in a word of six letters leave two of seven."""

_LATIN = r"[^\W\d_\u1780-\u17ff]"
_LATIN_WORD = f"{_LATIN}(?:-?{_LATIN})+"
_KHMER = "\u1780-\u17d3\u17dd"
_WITHOUT_BREAKS = re.compile(_LATIN_WORD)
_WITH_BREAKS = re.compile(f"{_LATIN_WORD}|[{_KHMER}]{{2,}}")
_IN_HEADING = re.compile(f"[{_KHMER}\u200b]{{2,}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words, numbered from 0: folded, encoded, shorter ones before longer ones.

    `counts` says how often each occurs, `written` how one is written where that is not the folded
    word itself. `holders` gives for each pair of bytes the words that hold it, in their order.
    """

    words: Sequence[bytes] = ()
    counts: Sequence[int] = ()
    written: Mapping[int, str] = field(default_factory=dict)
    holders: Mapping[int, array[int]] = field(default_factory=dict)

    def number(self, word: bytes) -> int | None:
        """Give the number of a word, or None."""
        at = bisect_left(self.words, _order(word), key=_order)
        return at if at < len(self.words) and self.words[at] == word else None

    def as_written(self, number: int) -> str:
        """Give a word as a person would type it."""
        return self.written.get(number) or decoded(self.words[number])

    def alike(self, word: bytes, *, longer: int, most: int) -> list[int]:
        """Give the words that share most pairs with one, the most alike first.

        They are shorter or longer by `longer` bytes at most.
        """
        first = self._first_of_length(len(word) - longer)
        behind = self._first_of_length(len(word) + longer + 1)
        wanted = _pairs(word)
        shared: Counter[int] = Counter()
        for pair in wanted:
            numbers = self.holders.get(pair)
            if numbers:
                shared.update(numbers[bisect_left(numbers, first) : bisect_left(numbers, behind)])
        least = len(wanted) * _LEAST_SHARED
        enough = [(count, number) for number, count in shared.items() if count >= least]
        return [number for _, number in nlargest(most, enough, key=self._likeness)]

    def _likeness(self, shared: tuple[int, int]) -> float:
        count, number = shared
        return count - len(self.words[number]) / 2

    def _first_of_length(self, length: int) -> int:
        return bisect_left(self.words, length, key=len)


class VocabularyBuilder:
    """Gathers words from passages."""

    def __init__(self) -> None:
        self._written: Counter[str] = Counter()

    def add(self, passage: Passage, *, has_breaks: bool) -> None:
        """Gather the words of a passage.

        Of Khmer, those that breaks tell apart; in a heading also what stands between spaces, for
        that is how a term made of several words is typed.
        """
        words = _WITH_BREAKS if has_breaks else _WITHOUT_BREAKS
        self._written.update(words.findall(passage.text))
        self._written.update(map(without_breaks, _IN_HEADING.findall(passage.heading)))

    def vocabulary(self) -> Vocabulary:
        """Give the vocabulary of what was gathered."""
        counts: Counter[bytes] = Counter()
        written: dict[bytes, str] = {}
        for text, count in self._written.most_common():
            word = encoded(fold_query(text))
            if _SHORTEST <= len(word) <= _LONGEST:
                counts[word] += count
                written.setdefault(word, text)
        return _vocabulary(counts, written)


def _vocabulary(counts: Counter[bytes], written: Mapping[bytes, str]) -> Vocabulary:
    words = tuple(sorted((word for word, _ in counts.most_common(_MOST_WORDS)), key=_order))
    return Vocabulary(
        words=words,
        counts=array("I", [counts[word] for word in words]),
        written=dict(_spelled_otherwise(words, written)),
        holders=holders(words),
    )


def holders(words: Sequence[bytes]) -> dict[int, array[int]]:
    """Give for each pair of bytes the numbers of the words that hold it."""
    rows: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, word in enumerate(words):
        for pair in _pairs(word):
            rows[pair].append(number)
    return dict(rows)


def _spelled_otherwise(
    words: Sequence[bytes], written: Mapping[bytes, str]
) -> Iterator[tuple[int, str]]:
    for number, word in enumerate(words):
        if written[word] != decoded(word):
            yield number, written[word]


def _pairs(word: bytes) -> set[int]:
    """Give the pairs of a word's sound; its first and last letter make one with what is around."""
    heard = b" " + sound(word) + b" "
    return {first << 8 | second for first, second in pairwise(heard)}


def _order(word: bytes) -> tuple[int, bytes]:
    return len(word), word
