"""What is found and what is not: by the kiosk, by other programs, and however it is typed."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from pathlib import Path

from benchmarks.figures import Figure, Peer, Unit
from benchmarks.inside.search_indexes import stored_indexes
from benchmarks.search_library import MadeLibrary
from benchmarks.search_peers import FullText, PdfGrep
from benchmarks.search_recall import Finder, Holders, Key, Origin, Recall, drawn_queries, holders
from benchmarks.search_texts import LANGUAGES, PACK
from benchmarks.search_variants import typed_otherwise
from kiosk.core.content.library import PackFolders
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import Index, build
from kiosk.core.search.library_search import MOST_OF_A_KIND, LibrarySearch
from kiosk.core.search.library_texts import library_passages
from kiosk.core.search.query import parse_query
from kiosk.core.search.seeking import seek
from kiosk.core.search.synonyms import read_synonyms

_RECALL_LEAST, _VARIANTS_LEAST, _MISSPELLINGS_LEAST = 99, 100, 90  # percent
_VARIANTS = 10  # of each word
_FIRST = 10  # hits among which the page of a misspelled word should be
_MISSPELLINGS = Path(__file__).parents[1] / "tests/core/search/misspellings.csv"
_SHOWN = LanguageCode("km")
_MANY = 10_000


def recall_figures(
    library: MadeLibrary, others: Mapping[str, FullText], grep: PdfGrep | None
) -> list[Figure]:
    """How much of what brute force finds is found, of texts and of each kind of PDFs."""
    indexes = [filed.index for filed in stored_indexes(PackFolders([library.packs]))]
    keys = [list(_keys(index)) for index in indexes]
    find, find_capped = (
        cache(partial(_find, indexes, keys, most)) for most in (None, MOST_OF_A_KIND)
    )
    finders = {name: cache(full_text.find) for name, full_text in others.items()}
    figures = []
    for language in LANGUAGES:
        queries = drawn_queries(language)
        own = dict(finders)
        if grep is not None:
            own["pdfgrep"] = cache(partial(grep.find, language=language))
        for origin in library.origins:
            held = holders(library.written, origin, language, queries)
            figures.append(_recall_figure(held, find, find_capped, own))
    return figures


def variants_figure() -> Figure:
    """Khmer words typed in other orders, with letters that look alike."""
    search = _bundled_search()
    chance = random.Random(5)  # noqa: S311 - the same every time
    differing: list[str] = []
    words = drawn_queries("km")
    for word in words:
        found = _places(search, word)
        variants = [typed_otherwise(word, chance) for _ in range(_VARIANTS)]
        differing += [variant for variant in variants if _places(search, variant) != found]
    count = len(words) * _VARIANTS
    return Figure(
        name="typing-order variants with identical results",
        value=100 - len(differing) / count * 100,
        unit=Unit.PERCENT,
        least=_VARIANTS_LEAST,
        remark=", ".join([f"n = {count}", *differing[:5]]),
    )


def misspellings_figure() -> Figure:
    """Common misspellings, in the bundled library."""
    search = _bundled_search()
    with _MISSPELLINGS.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    missed = [row["typed"] for row in rows if not _is_among_first(search, **row)]
    return Figure(
        name=f"misspellings whose page is in the first {_FIRST}",
        value=100 - len(missed) / len(rows) * 100,
        unit=Unit.PERCENT,
        least=_MISSPELLINGS_LEAST,
        remark=f"n = {len(rows)}; not {', '.join(missed) or 'one missed'}",
    )


def _is_among_first(
    search: LibrarySearch, *, language: str, typed: str, place: str, **_columns: str
) -> bool:
    hits = search.search(typed, shown=LanguageCode(language), limit=_FIRST).hits
    return place in {str(hit.place.whole) for hit in hits}


def _recall_figure(
    held: Holders, find: Finder, find_capped: Finder, others: Mapping[str, Finder]
) -> Figure:
    own, capped = held.recall(find), held.recall(find_capped)
    peers = [
        Peer(name=name, value=held.recall(finder).percent)
        for name, finder in others.items()
        if name != "pdfgrep" or held.origin is not Origin.GUIDE
    ]
    return Figure(
        name=f"recall, {held.language}, {held.origin}",
        value=own.percent,
        unit=Unit.PERCENT,
        peers=tuple(peers),
        least=_RECALL_LEAST,
        remark=f"{_said(held, own)}; at most {MOST_OF_A_KIND} of a kind: {capped.percent:.1f} %",
    )


def _said(held: Holders, recall: Recall) -> str:
    missing = Counter(query for query, _ in recall.missing)
    worst = "; ".join(
        f"{query}: {count} of {len(held.by_query[query])} missing"
        for query, count in missing.most_common(3)
    )
    said = f"{recall.found:,} of {recall.held:,} places of {len(held.by_query)} queries"
    return f"{said}; {worst}" if worst else said


def _find(
    indexes: Sequence[Index], keys: Sequence[Sequence[Key]], most: int | None, query: str
) -> AbstractSet[Key]:
    """Find all there is, with no more than the engine's own limit of hits of a kind."""
    parsed = parse_query(query)
    return {
        own[number]
        for index, own in zip(indexes, keys, strict=True)
        for found in seek(index, parsed, _SHOWN, most=most).values()
        for _, number in found.numbers()
    }


def _keys(index: Index) -> Iterator[Key]:
    for number in range(len(index)):
        passage = index.original(number).passage
        yield str(passage.place), passage.language


def _bundled_search() -> LibrarySearch:
    library = PackFolders([PACK]).load()
    return LibrarySearch([build(library_passages(library))], read_synonyms(library, []))


def _places(search: LibrarySearch, query: str) -> list[tuple[str, str]]:
    hits = search.search(query, shown=_SHOWN, limit=_MANY).hits
    return [(str(hit.place), hit.language) for hit in hits]
