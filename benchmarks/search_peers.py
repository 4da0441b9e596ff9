"""What the kiosk's search is compared with: full-text indexes of SQLite, and pdfgrep."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Self

from benchmarks.search_recall import Key

_BEST = (
    "SELECT place, snippet(texts, 2, '[', ']', '…', 16) FROM texts WHERE texts MATCH ?"
    " ORDER BY rank LIMIT 25"
)
_ALL = "SELECT place, language FROM texts WHERE texts MATCH ?"
_PDFGREP = "pdfgrep"


class FullText:
    """An index of SQLite FTS5 in a file; texts and queries pass through `prepare` first."""

    def __init__(
        self,
        file: Path,
        tokenizer: str,
        rows: Iterable[tuple[Key, str]],
        prepare: Callable[[str], str] = str,
    ) -> None:
        self._file, self._prepare = file, prepare
        self._database = sqlite3.connect(file)
        self._database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5"
            f"(place UNINDEXED, language UNINDEXED, text, tokenize='{tokenizer}')"
        )
        started = time.perf_counter()
        values = ((place, language, prepare(text)) for (place, language), text in rows)
        self._database.executemany("INSERT INTO texts VALUES (?, ?, ?)", values)
        self._database.commit()
        self.built = time.perf_counter() - started

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._database.close()

    @property
    def size(self) -> int:
        return self._file.stat().st_size

    def seconds(self, query: str) -> float:
        """How long it takes to have the best places, with snippets."""
        started = time.perf_counter()
        self._database.execute(_BEST, (_all_words(self._prepare(query)),)).fetchall()
        return time.perf_counter() - started

    def find(self, query: str) -> AbstractSet[Key]:
        """Find every place that holds what was typed, as it was typed."""
        return set(self._database.execute(_ALL, (_phrase(self._prepare(query)),)).fetchall())


class PdfGrep:
    """pdfgrep over PDFs whose text it has read before and kept, which it does on request."""

    def __init__(self, folder: Path, files: Sequence[Path], cache: Path) -> None:
        """Look into these files, which lie in `folder`, whose names are their languages'."""
        self._folder, self._files = folder, [file.relative_to(folder) for file in files]
        self._environment = os.environ | {"HOME": str(cache), "XDG_CACHE_HOME": str(cache)}
        self._environment["PDFGREP_CACHE_LIMIT"] = str(len(files) + 1)

    def seconds(self, query: str, *, is_cached: bool) -> float:
        started = time.perf_counter()
        self._said(query, self._files, is_cached=is_cached)
        return time.perf_counter() - started

    def find(self, query: str, language: str) -> AbstractSet[Key]:
        files = [file for file in self._files if file.stem == language]
        return set(_keys(self._said(query, files, is_cached=True)))

    def _said(self, query: str, files: Sequence[Path], *, is_cached: bool) -> str:
        options = ["-i", "-n", "-H", "-F", *(["--cache"] if is_cached else [])]
        done = subprocess.run(
            [_PDFGREP, *options, "-e", query, *map(str, files)],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout


def has_pdfgrep() -> bool:
    """Say whether it is installed."""
    return shutil.which(_PDFGREP) is not None


def _keys(said: str) -> Iterator[Key]:
    """Read places from lines such as `reports/id/en.pdf:12:the text`."""
    for line in said.splitlines():
        file, _, rest = line.partition(":")
        page = rest.partition(":")[0]
        path = Path(file)
        if page.isdecimal():
            yield f"{path.parent}#page={page}", path.stem


def _phrase(words: str) -> str:
    """A text to be found as it is, in the query language of FTS5."""
    return '"' + words.replace('"', "") + '"'


def _all_words(query: str) -> str:
    return " ".join(map(_phrase, query.split()))
