"""What a search gives: places, what they say there, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.query import Match
from kiosk.core.search.quotation import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A place where the query stands.

    `start` and `end` count in the place's text: heading, line feed, body. `marks` are ranges of the
    snippet. `words` are the folded texts that were found, for marking them where they are read.
    """

    place: Place
    language: LanguageCode
    kind: Kind
    heading: str
    start: int
    end: int
    snippet: str
    marks: tuple[Range, ...]
    match: Match
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many places there are; with `is_more`, at least so many."""

    places: int
    is_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The hits that were asked for, the best first, and the count of all there are."""

    query: str
    counts: Mapping[Kind, Count] = field(default_factory=dict)
    hits: tuple[SearchHit, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Queries that find something, as a person would type them, where this one found nothing."""
    is_near: bool = False
    """Nothing holds the query itself; the hits nearly match it."""

    @property
    def total(self) -> Count:
        """How many places there are, of all kinds."""
        counts = self.counts.values()
        return Count(sum(one.places for one in counts), any(one.is_more for one in counts))
