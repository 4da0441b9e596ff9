"""The engine alone: how long each query takes."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.figures import Samples
from benchmarks.inside.search_indexes import library_search
from benchmarks.search_queries import QUERIES, letter_by_letter
from kiosk.core.content.library import PackFolders
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.library_search import LibrarySearch

_RUNS = 5
_SHOWN = LanguageCode("km")
_EACH = 5
"""Hits of each kind, as the screen asks for them first."""


def main() -> None:
    """Search the packs in the folder that the command line names."""
    search = library_search(PackFolders([Path(sys.argv[1])]))
    samples = [
        Samples(name=kind, values=tuple(_times(search, query) for query in queries))
        for kind, queries in QUERIES.items()
    ]
    letters = [
        _time(search, typed)
        for queries in QUERIES.values()
        for query in queries
        for typed in letter_by_letter(query)
    ]
    samples.append(Samples(name="letters", values=tuple(letters)))
    sys.stdout.write(json.dumps([asdict(one) for one in samples]))


def _times(search: LibrarySearch, query: str) -> float:
    """The median of some runs: the first shares the processor with what was before."""
    return sorted(_time(search, query) for _ in range(_RUNS))[_RUNS // 2]


def _time(search: LibrarySearch, query: str) -> float:
    started = time.perf_counter()
    search.search(query, shown=_SHOWN, limit=len(QUERIES) * _EACH, each=_EACH)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
