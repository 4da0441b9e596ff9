"""Small indexes, made of passages of a test's own."""

from __future__ import annotations

from kiosk.core.content.place import parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import build
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.passage import Passage
from kiosk.core.search.results import Results
from kiosk.core.search.synonyms import NO_SYNONYMS, Synonyms

EN, KM = LanguageCode("en"), LanguageCode("km")


def passage(place: str, body: str, *, heading: str = "", language: LanguageCode = EN) -> Passage:
    """Make a passage that is read at a place."""
    return Passage(place=parse_place(place), language=language, heading=heading, body=body)


def search_in(
    *passages: Passage, query: str, shown: LanguageCode = EN, synonyms: Synonyms = NO_SYNONYMS
) -> Results:
    """Look for a query in passages."""
    return LibrarySearch([build(passages)], synonyms).search(query, shown=shown, limit=1000)


def places(results: Results) -> list[str]:
    """Give where something was found, in the order it is shown."""
    return [str(hit.place) for hit in results.hits]
