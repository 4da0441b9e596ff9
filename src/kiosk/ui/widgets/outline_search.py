"""Searching the titles of an outline, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.khmer.fold import fold, fold_query
from kiosk.core.reading.find import hits_on_page
from kiosk.workers.render_messages import OutlineEntry


class OutlineSearch:
    """Finds entries by their titles, once these are folded."""

    def __init__(self, entries: Sequence[OutlineEntry]) -> None:
        self._entries = entries
        self._keys: list[str] = []

    @property
    def is_ready(self) -> bool:
        """Whether all titles are folded."""
        return len(self._keys) == len(self._entries)

    def fold_titles(self) -> Iterator[None]:
        """Fold one title at each step."""
        for entry in self._entries[len(self._keys) :]:
            self._keys.append(fold(entry.title).text)
            yield

    def found(self, typed: str) -> list[int]:
        """The numbers of the entries that hold this; of all, where it is nothing to search for."""
        query = fold_query(typed)
        if not query:
            return list(range(len(self._entries)))
        return [
            number
            for number, key in enumerate(self._keys)
            if query in key and hits_on_page(1, key, query)
        ]
