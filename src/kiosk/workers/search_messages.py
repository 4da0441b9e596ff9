"""What the window and the search worker say to each other.

The window asks one thing at a time and may change its mind: only the newest search is answered.
What is typed is sent here and kept nowhere. How it travels is in `search_request_wire` and
`search_answer_wire`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NewType

from kiosk.core.content.document import Kind
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.notes import Note
from kiosk.core.search.results import Results
from kiosk.workers.render_messages import Ready

SearchId = NewType("SearchId", int)

SEARCH_PROTOCOL = 1
QUERY_LIMIT = 1_000
"""Characters of a query that are sent; five times as many as are looked at."""
MOST_HITS = 500
MOST_FOLDERS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare:
    """Read the packs in these folders (see `PackFolders`), and make their indexes.

    What has not changed since is not read again. Indexes are kept only `within` a folder,
    or else beside any pack.
    """

    folders: tuple[Path, ...]
    chosen: tuple[Path, ...] = ()
    within: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Find what was typed; see `LibrarySearch.search`."""

    id: SearchId
    text: str
    shown: LanguageCode
    limit: int = 20
    offset: int = 0
    each: int = 0
    kinds: tuple[Kind, ...] = ()


SearchRequest = Prepare | Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """So much of the indexes is made, of so much; an end is not known where `total` is 0."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The indexes are complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something to be said to the reader; nothing is told twice."""

    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found in what there was by then. The query itself is not said again."""

    id: SearchId
    results: Results


SearchAnswer = Ready | Progressed | Prepared | Told | Found
