"""Search of a library: one query over everything its indexes hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from kiosk.core.content.document import Kind
from kiosk.core.khmer.fold import fold_query
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import KINDS, Index
from kiosk.core.search.near import IsThere, NearQuery, near_queries
from kiosk.core.search.one_byte import decoded
from kiosk.core.search.query import Query, parse_query
from kiosk.core.search.quotation import quote, ranges
from kiosk.core.search.results import Count, Results, SearchHit
from kiosk.core.search.seeking import KindFound, match_of_rank, seek, spots
from kiosk.core.search.spelling import Spelling
from kiosk.core.search.synonyms import NO_SYNONYMS, Synonyms

MOST_OF_A_KIND = 200
"""Nobody goes through more; it keeps a word that is everywhere from taking its time."""

_MOST_TRIED = 8
"""Queries near to one that finds nothing."""

_Found = Sequence[Mapping[Kind, KindFound]]
"""What was found in each index."""


@dataclass(frozen=True, slots=True, order=True)
class _Numbered:
    """A passage that was found: how well it fits, and where it is."""

    rank: int
    index: int
    number: int


class LibrarySearch:
    """Finds in all indexes of a library at once."""

    def __init__(self, indexes: Sequence[Index], synonyms: Synonyms = NO_SYNONYMS) -> None:
        self._indexes, self._synonyms = tuple(indexes), synonyms
        vocabularies = [index.vocabulary for index in self._indexes]
        self._spelling = Spelling(vocabularies, others=synonyms.others)

    def search(
        self,
        text: str,
        *,
        shown: LanguageCode,
        limit: int = 20,
        offset: int = 0,
        each: int = 0,
        kinds: Collection[Kind] = (),
    ) -> Results:
        """Give at most `limit` hits from number `offset` on: the best, grouped by kind.

        With `each`, at most so many of each kind; with `kinds`, only of these. Hits in the language
        that is shown come before others like them.
        """
        query = parse_query(text, self._synonyms)
        found = self._seek(query, shown)
        suggestions: tuple[str, ...] = ()
        is_near = False
        if query.words and not any(found):
            query, found, suggestions = self._nearly(text, query, shown)
            is_near = any(found)
        ranked = merge(*_in_order(found, kinds, each))
        best = list(islice(ranked, offset, offset + limit))
        return Results(
            query=text,
            counts=_counts(found),
            hits=_grouped([(one.rank, self._hit(query, one)) for one in best]),
            suggestions=suggestions,
            is_near=is_near,
        )

    def _seek(self, query: Query, shown: LanguageCode) -> _Found:
        return [seek(index, query, shown, most=MOST_OF_A_KIND) for index in self._indexes]

    def _nearly(
        self, text: str, query: Query, shown: LanguageCode
    ) -> tuple[Query, _Found, tuple[str, ...]]:
        """Find what nearly matches a query, and suggest what finds it."""

        def is_there(other: Query) -> bool:
            return any(seek(index, other, shown, most=1) for index in self._indexes)

        near = near_queries(query, self._spelling, self._synonyms, is_there)
        for one in islice(near, _MOST_TRIED):
            found = self._seek(one.query, shown)
            if any(found):
                return one.query, found, tuple(_suggestions(one, text, is_there))
        return query, (), ()

    def _hit(self, query: Query, one: _Numbered) -> SearchHit:
        index = self._indexes[one.index]
        original = index.original(one.number)
        passage = original.passage
        places = spots(index, one.number, query.words)
        marked = ranges(index, one.number, original, places)
        quotation = quote(passage.text, marked)
        return SearchHit(
            place=passage.place,
            language=passage.language,
            kind=passage.kind,
            heading=passage.heading,
            start=marked[0].start,
            end=marked[0].end,
            snippet=quotation.text,
            marks=quotation.found,
            match=match_of_rank(one.rank),
            words=tuple(decoded(index.texts[spot.start : spot.end]) for spot in places),
        )


def _suggestions(near: NearQuery, text: str, is_there: IsThere) -> Iterator[str]:
    """Give what finds something and is not what was typed."""
    for reading in near.readings:
        if fold_query(reading.text) != fold_query(text) and is_there(reading.query):
            yield reading.text


def _in_order(found: _Found, kinds: Collection[Kind], each: int) -> Iterator[Iterator[_Numbered]]:
    """Give, for every kind, what was found in all indexes, the best first."""
    for kind in Kind:
        if kinds and kind not in kinds:
            continue
        of_kind = [_numbered(at, one[kind]) for at, one in enumerate(found) if kind in one]
        yield islice(merge(*of_kind), each or None)


def _numbered(index: int, found: KindFound) -> Iterator[_Numbered]:
    for rank, number in found.numbers():
        yield _Numbered(rank, index, number)


def _grouped(ranked: Sequence[tuple[int, SearchHit]]) -> tuple[SearchHit, ...]:
    """Put hits of one kind together, the kind of the best hit first."""
    best: dict[Kind, int] = {}
    for rank, hit in ranked:
        best.setdefault(hit.kind, rank)
    kinds = sorted(best, key=lambda kind: (best[kind], KINDS.index(kind)))
    return tuple(hit for kind in kinds for _, hit in ranked if hit.kind is kind)


def _counts(found: _Found) -> dict[Kind, Count]:
    counts: dict[Kind, Count] = {}
    for kind in Kind:
        of_kind = [one[kind] for one in found if kind in one]
        if of_kind:
            counts[kind] = Count(sum(map(len, of_kind)), any(one.is_more for one in of_kind))
    return counts
