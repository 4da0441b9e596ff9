"""Queries that come near to one that finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.reading.find import is_long_enough
from kiosk.core.search.query import Match, Query, Word, word_of, words_of
from kiosk.core.search.spelling import Guess, Piece, Spelling
from kiosk.core.search.synonyms import Synonyms

MOST_SUGGESTIONS = 3

_AS_GOOD = 0.5
"""Guesses so much farther away than the nearest are still looked for."""

_KHMER = re.compile("[\u1780-\u17d3\u17dd]")

IsThere = Callable[[Query], bool]
"""Says whether a query finds anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that may have been meant: as a person would type it, and what it looks for."""

    text: str
    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class NearQuery:
    """What finds all that may have been meant, and the likeliest readings one by one."""

    query: Query
    readings: tuple[Reading, ...]


def near_queries(
    query: Query, spelling: Spelling, synonyms: Synonyms, is_there: IsThere
) -> Iterator[NearQuery]:
    """Give queries for what may have been meant, the nearest first.

    Words that are not there are replaced by the nearest ones that are, Khmer is cut into its
    words, and where they do not all stand on one place, some are left out.
    """
    pieces = _pieces(query, spelling, is_there)
    known = [one for one in pieces if one.is_known or one.guesses]
    for some in _fewer_and_fewer(known):
        words = tuple(word for piece in some for word in _words(piece, piece.guesses, synonyms))
        readings = [_reading(some, rank, spelling, synonyms) for rank in range(MOST_SUGGESTIONS)]
        yield NearQuery(
            query=Query(words=words),
            readings=tuple({reading.text: reading for reading in readings}.values()),
        )


def _pieces(query: Query, spelling: Spelling, is_there: IsThere) -> list[Piece]:
    plain = [
        one for word in query.words for one in (words_of(word.typed) if word.is_quoted else (word,))
    ]
    pieces: list[Piece] = []
    for word in plain:
        if len(plain) > 1 and is_there(Query(words=(word,))):
            pieces.append(Piece(typed=word.typed))
        else:
            pieces += spelling.pieces(word.typed)
    return [piece for piece in pieces if is_long_enough(piece.typed)]


def _fewer_and_fewer(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Give all pieces; all but one, the shortest first; and each alone, the longest first."""
    if pieces:
        yield pieces
    by_length = sorted(pieces, key=lambda piece: len(piece.typed))
    if len(pieces) > 2:
        yield from ([one for one in pieces if one is not left_out] for left_out in by_length)
    if len(pieces) > 1:
        yield from ([one] for one in reversed(by_length))


def _words(piece: Piece, guesses: Sequence[Guess], synonyms: Synonyms) -> Iterator[Word]:
    """Give the words of a piece; whatever stands for them is only near to what was typed."""
    if not guesses:
        for word in words_of(piece.typed, synonyms):
            near = tuple(replace(needle, match=Match.NEAR) for needle in word.needles)
            yield replace(word, needles=near)
        return
    most = guesses[0].distance + _AS_GOOD
    words = [word_of(guess.folded, Match.NEAR) for guess in guesses if guess.distance <= most]
    yield Word(typed=piece.typed, needles=tuple(needle for one in words for needle in one.needles))


def _reading(pieces: Sequence[Piece], rank: int, spelling: Spelling, synonyms: Synonyms) -> Reading:
    """Take the guess of this rank for each piece, or the last there is."""
    text, words = "", list[Word]()
    for piece in pieces:
        guesses = piece.guesses[: rank + 1][-1:]
        words += _words(piece, guesses, synonyms)
        written = guesses[0].written if guesses else spelling.written(piece.typed)
        is_joined = _KHMER.match(text[-1:]) and _KHMER.match(written)
        text += written if is_joined or not text else f" {written}"
    return Reading(text=text, query=Query(words=tuple(words)))
