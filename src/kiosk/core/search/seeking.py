"""Where a query is found in an index, the best places first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from kiosk.core.content.document import Kind
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import Index
from kiosk.core.search.one_byte import Beginning, beginning, begins_inside, ends_word
from kiosk.core.search.query import Match, Needle, Query, Word
from kiosk.core.search.triples import set_bits

_MATCHES = tuple(Match)
_MATCH_NUMBERS = {match: number for number, match in enumerate(_MATCHES)}
_TITLE, _HEADING, _BODY = range(3)
_NOTHING, _SYLLABLE, _MIDDLE, _WORD = Beginning
"""Taken apart once: looking a member up takes as long as looking for a word."""

_Spot = tuple[int, int, int, bool]
"""Start, end, the number of the match, and whether it begins a word: made too often to be more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a word was found in `Index.texts`."""

    start: int
    end: int
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFound:
    """What was found of one kind: numbers of passages by rank, the lowest rank the best.

    With `is_more` there are others, that were not looked for.
    """

    by_rank: Mapping[int, Sequence[int]] = field(default_factory=dict)
    is_more: bool = False

    def __len__(self) -> int:
        return sum(map(len, self.by_rank.values()))

    def numbers(self) -> Iterator[tuple[int, int]]:
        """Give rank and number of every passage, the best first."""
        for rank in sorted(self.by_rank):
            for number in sorted(self.by_rank[rank]):
                yield rank, number


def seek(
    index: Index, query: Query, shown: LanguageCode, *, most: int | None = None
) -> dict[Kind, KindFound]:
    """Look for a query in each kind of passages, for at most so many of a kind.

    Passages in the language that is shown come before others like them.
    """
    if not query.words:
        return {}
    seeker = _Seeker(index, query, shown)
    found = {kind: seeker.find(bits, most) for kind, bits in index.kind_bits.items()}
    return {kind: one for kind, one in found.items() if len(one)}


def spots(index: Index, number: int, words: Sequence[Word]) -> list[Spot]:
    """Give where each of the words is found in a passage; empty where one is not there."""
    needles = [word.needles for word in words]
    found = _best_spots(index, number, needles)
    return [Spot(start=start, end=end, match=_MATCHES[match]) for start, end, match, _ in found]


def match_of_rank(rank: int) -> Match:
    """Say how a passage of this rank is related to what was typed."""
    return _MATCHES[rank % len(_MATCHES)]


class _Seeker:
    """Looks for one query in one index."""

    def __init__(self, index: Index, query: Query, shown: LanguageCode) -> None:
        self._index, self._phrase = index, query.phrase
        self._language = index.languages.index(shown) if shown in index.languages else -1
        words = [_Sought(index, word.needles) for word in query.words]
        self._candidates = reduce(and_, (word.bits for word in words))
        self._in_headings = self._candidates
        for word in query.words:
            self._in_headings = _in_headings(index, word, among=self._in_headings)
        # The word that is in fewest passages first: most are done with after a look for it.
        self._words = sorted(words, key=lambda word: word.bits.bit_count())
        self._needed = self._words[0].only

    def find(self, of_kind: int, most: int | None) -> KindFound:
        """Look through the passages of a kind, those first whose heading may hold the query."""
        by_rank: dict[int, list[int]] = {}
        left = len(self._index) if most is None else most
        candidates = self._candidates & of_kind
        headed = candidates & self._in_headings
        words = self._words
        for numbers, look in ((headed, _best_spots), (candidates & ~headed, _spots)):
            for number in set_bits(numbers):
                if self._needed and self._is_without(number):
                    continue
                found = look(self._index, number, [word.needles_in(number) for word in words])
                if not found:
                    continue
                if not left:
                    return KindFound(by_rank=by_rank, is_more=True)
                by_rank.setdefault(self._rank(number, found), []).append(number)
                left -= 1
        return KindFound(by_rank=by_rank)

    def _is_without(self, number: int) -> bool:
        """Say, at a glance, whether a passage lacks a word that can be there in one way only."""
        starts = self._index.starts
        return self._index.texts.find(self._needed, starts[number], starts[number + 1]) < 0

    def _rank(self, number: int, found: Sequence[_Spot]) -> int:
        """Weigh a passage.

        Titles count before headings before bodies; words before parts of words; words that stand
        together before the same words apart; the language that is shown before others; and what
        was typed before what means the same.
        """
        index = self._index
        ends, match, begins_words = 0, 0, True
        for _, end, match_number, begins in found:
            ends = max(ends, end)
            match = max(match, match_number)
            begins_words = begins_words and begins
        is_heading = ends <= index.heading_ends[number]
        rank = _BODY if not is_heading else _TITLE if index.entries[number] else _HEADING
        rank = rank * 2 + (not begins_words)
        rank = rank * 2 + (bool(self._phrase) and self._is_apart(number))
        rank = rank * 2 + (index.language_numbers[number] != self._language)
        return rank * len(_MATCHES) + match

    def _is_apart(self, number: int) -> bool:
        starts = self._index.starts
        return self._index.texts.find(self._phrase, starts[number], starts[number + 1]) < 0


class _Sought:
    """A word that is looked for, and the passages that may hold it, a bit for each."""

    def __init__(self, index: Index, needles: Sequence[Needle]) -> None:
        held = {needle: bits for needle in needles if (bits := index.triples.holding(needle.text))}
        self.bits = reduce(or_, held.values(), 0)
        size = len(index) // 8 + 1
        self._held = [(needle, bits.to_bytes(size, "little")) for needle, bits in held.items()]
        self._needles = tuple(held)
        self.only = self._needles[0].text if len(held) == 1 else b""
        """What must be there; empty where one of several is enough."""

    def needles_in(self, number: int) -> Sequence[Needle]:
        """Give the needles that a passage may hold."""
        if len(self._needles) == 1:
            return self._needles
        byte, bit = number >> 3, 1 << (number & 7)
        return [needle for needle, row in self._held if row[byte] & bit]


def _in_headings(index: Index, word: Word, *, among: int) -> int:
    triples = index.heading_triples
    return reduce(or_, (triples.holding(needle.text, among) for needle in word.needles))


def _best_spots(index: Index, number: int, words: Sequence[Sequence[Needle]]) -> list[_Spot]:
    """Find every word in the heading; if not all are there, in the whole passage."""
    heading_end = index.heading_ends[number]
    return _spots(index, number, words, heading_end) or _spots(index, number, words)


def _spots(
    index: Index, number: int, words: Sequence[Sequence[Needle]], end: int = 0
) -> list[_Spot]:
    """Find every word in a passage, up to `end` if that is given."""
    start, end = index.starts[number], end or index.starts[number + 1]
    found: list[_Spot] = []
    for needles in words:
        spot = _spot(index, number, start, end, needles)
        if spot is None:
            return []
        found.append(spot)
    return found


def _spot(
    index: Index, number: int, start: int, end: int, needles: Sequence[Needle]
) -> _Spot | None:
    """Find a word in a passage: where it begins a word if it does, else where a syllable does."""
    second_best = None
    for needle in needles:
        spot = _needle_spot(index, number, start, end, needle)
        if spot is not None:
            if spot[3]:
                return spot
            second_best = second_best or spot
    return second_best


def _needle_spot(index: Index, number: int, start: int, end: int, needle: Needle) -> _Spot | None:
    texts, wanted = index.texts, needle.text
    second_best = None
    at = texts.find(wanted, start, end)
    while at >= 0:
        begins = beginning(texts, at)
        stop = _stop(texts, at, needle, begins)
        if stop and not at < index.heading_ends[number] < stop:
            is_word = begins is _WORD or (
                begins is _SYLLABLE and _may_begin_word(index, number, at)
            )
            spot = at, stop, _MATCH_NUMBERS[needle.match], is_word
            if is_word:
                return spot
            second_best = second_best or spot
        at = texts.find(wanted, at + 1, end)
    return second_best


def _stop(texts: bytes, at: int, needle: Needle, begins: Beginning) -> int:
    """Give where what was found at `at` ends; 0 if it is not what is looked for."""
    end = at + len(needle.text)
    if not needle.endings:
        return end if begins or begins_inside(needle.text) else 0
    if begins is _NOTHING or begins is _MIDDLE:
        return 0
    stops = (end + len(ending) for ending in needle.endings if texts.startswith(ending, end))
    return next((stop for stop in stops if ends_word(texts, stop)), 0)


def _may_begin_word(index: Index, number: int, at: int) -> bool:
    """Say whether a word of Khmer begins at `at`; where no breaks tell, any syllable may."""
    return not index.breaks[number] or bool(index.word_starts[at >> 3] >> (at & 7) & 1)
