"""Making the indexes of a library: from its files, and from the texts alone."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.figures import Samples
from benchmarks.inside.search_indexes import stored_indexes
from kiosk.core.content.library import PackFolders
from kiosk.core.search.index import Index, IndexBuilder
from kiosk.workers.search_build import build_indexes
from kiosk.workers.session import RenderSession

_PAGE_LIMIT = 5.0  # seconds


def main() -> None:
    """Make the indexes of the packs in the folder that the command line names."""
    folders = PackFolders([Path(sys.argv[1])])
    started = time.perf_counter()
    with RenderSession(limit=_PAGE_LIMIT) as session:
        build = build_indexes(folders.load(), folders.sources(), session)
    made = time.perf_counter() - started
    build.close()
    sys.stdout.write(json.dumps([asdict(one) for one in _weigh(folders, made)]))


def _weigh(folders: PackFolders, made: float) -> list[Samples]:
    filed = stored_indexes(folders)
    indexes = [one.index for one in filed]
    texts = [
        index.original(number).passage.text for index in indexes for number in range(len(index))
    ]
    return [
        _sample("made", made),
        _sample("built from texts", sum(map(_build_again, indexes))),
        _sample("characters", sum(map(len, texts))),
        _sample("text", sum(len(text.encode()) for text in texts)),
        _sample("passages", len(texts)),
        _sample("index", sum(Path(one.file.name).stat().st_size for one in filed)),
    ]


def _build_again(index: Index) -> float:
    """Fold and gather what the index holds once more; gives the seconds without reading it."""
    builder = IndexBuilder()
    took = 0.0
    for number in range(len(index)):
        original = index.original(number)
        started = time.perf_counter()
        builder.add(original.passage, is_visual_order=original.is_visual_order)
        took += time.perf_counter() - started
    started = time.perf_counter()
    builder.index()
    return took + time.perf_counter() - started


def _sample(name: str, *values: float) -> Samples:
    return Samples(name=name, values=values)


if __name__ == "__main__":
    main()
