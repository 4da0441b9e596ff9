"""`kiosk search`: find a word in everything there is to read.

Finding nothing is an answer, not a failure: the exit code is 0 either way, and 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from kiosk.cli.context import CliContext
from kiosk.core.content.finding import Finding
from kiosk.core.content.library import Library
from kiosk.core.language.message import Message
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.query import Match
from kiosk.core.search.quotation import Range
from kiosk.core.search.results import Results, SearchHit
from kiosk.core.search.synonyms import read_synonyms
from kiosk.workers.search_build import LibraryBuild, build_indexes
from kiosk.workers.session import RenderSession

_FEW = 20
_PAGE_LIMIT = 20.0
"""Seconds that a page of a PDF may take to be read."""

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--limit", type=_positive, default=_FEW, metavar="N")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Print what was found, the best places first, grouped by what they are."""
    query = " ".join(arguments.query)
    with _search(context) as search:
        start = perf_counter()
        results = search.search(query, shown=context.catalogue.code, limit=arguments.limit)
        took = perf_counter() - start
    if arguments.json:
        values = _values(results, context.library, took)
        context.write(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        for line in _lines(results, context, is_marked=sys.stdout.isatty()):
            context.write(line)
    return 0


def _positive(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 on")


@contextmanager
def _search(context: CliContext) -> Iterator[LibrarySearch]:
    """Prepare the search of all packs; say what cannot be searched."""
    findings: list[Finding] = []
    synonyms = read_synonyms(context.library, findings)
    build = build_indexes(
        context.library,
        context.packs.sources(),
        RenderSession(limit=_PAGE_LIMIT),
        within=context.folders.portable,
    )
    try:
        for one in (*(finding.sentence for finding in findings), *_told(build)):
            context.complain(context.catalogue.tell(one))
        yield LibrarySearch(build.indexes(), synonyms)
    finally:
        build.close()


def _told(build: LibraryBuild) -> Iterator[Message]:
    return (note.message for note in build.notes())


def _values(results: Results, library: Library, took: float) -> dict[str, object]:
    """The results as `kiosk search --json` gives them."""
    total = results.total
    return {
        "query": results.query,
        "took_ms": round(took * 1000, 2),
        "total": total.places,
        "is_more": total.is_more,
        "is_near": results.is_near,
        "suggestions": list(results.suggestions),
        "hits": [_hit_values(hit, library) for hit in results.hits],
    }


def _hit_values(hit: SearchHit, library: Library) -> dict[str, object]:
    """A hit; `start` and `end` are where it stands in the snippet."""
    mark = hit.marks[0]
    return {
        "place": str(hit.place),
        "language": hit.language,
        "kind": hit.kind.value,
        "title": _title(hit, library),
        "snippet": hit.snippet,
        "start": mark.start,
        "end": mark.end,
        "match": hit.match.value,
    }


def _title(hit: SearchHit, library: Library) -> str:
    entry = library.find(hit.place)
    return entry.title.in_language(hit.language) if entry else hit.heading


def _lines(results: Results, context: CliContext, *, is_marked: bool) -> Iterator[str]:
    say = context.catalogue.say
    if not results.hits:
        yield say("Nothing was found for “{query}”.", query=_shown(results.query))
    elif results.is_near:
        yield say("Nothing says “{query}”. These places come near.", query=_shown(results.query))
    if results.suggestions:
        yield say("Did you mean: {words}?", words=", ".join(results.suggestions))
    for hit in results.hits:
        yield ""
        yield f"{hit.place}\t{_shown(_title(hit, context.library))}{_how(hit, context)}"
        yield f"  {_marked(hit.snippet, hit.marks) if is_marked else _shown(hit.snippet)}"
    total = results.total
    if total.places > len(results.hits):
        yield ""
        yield (
            say("There are more than {count} places.", count=total.places)
            if total.is_more
            else say("There are {count} places.", count=total.places)
        )


def _how(hit: SearchHit, context: CliContext) -> str:
    """Say what the place has to do with the query, where it does not hold the query itself."""
    match hit.match:
        case Match.SYNONYM:
            return "\t" + context.catalogue.say("(means the same)")
        case _:
            return ""


def _marked(text: str, marks: Sequence[Range]) -> str:
    pieces: list[str] = []
    done = 0
    for mark in marks:
        pieces += (
            _shown(text[done : mark.start]),
            _BOLD,
            _shown(text[mark.start : mark.end]),
            _PLAIN,
        )
        done = mark.end
    return "".join((*pieces, _shown(text[done:])))


def _shown(text: str) -> str:
    """Leave out what a terminal does not show, and what it would obey."""
    return "".join(char for char in text if char.isprintable())
