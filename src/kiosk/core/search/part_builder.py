"""Gathering an index part by part: read anew, or copied where the source has not changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kiosk.core.search.index import Index, IndexBuilder
from kiosk.core.search.index_file import FiledIndex, IndexDamagedError
from kiosk.core.search.index_sources import Lack, Part, Stamp
from kiosk.core.search.passage import Passage

_AT_ONCE = 8
"""Passages that are folded in one step: some milliseconds."""


class PartBuilder:
    """Gathers the parts of one index."""

    def __init__(self) -> None:
        self._builder = IndexBuilder()
        self._old: FiledIndex | None = None
        self._reusable: Mapping[str, Part] = {}
        self.parts: list[Part] = []

    def __len__(self) -> int:
        return len(self._builder)

    def reuse(self, old: FiledIndex, parts: Mapping[str, Part]) -> None:
        """Copy these parts of an index, which is closed with the builder, when they are asked for.

        Of several indexes only the first is used.
        """
        if self._old is None:
            self._old, self._reusable = old, parts
        else:
            old.close()

    def is_reusable(self, name: str) -> bool:
        return name in self._reusable

    def copy(self, name: str) -> bool:
        """Copy a part if it has not changed; say whether it is there now."""
        part = self._reusable.get(name)
        if self._old is None or part is None:
            return False
        start = len(self._builder)
        try:
            self._builder.copy(self._old.index, range(part.start, part.end))
        except IndexDamagedError:
            return False
        self.parts.append(replace(part, start=start, end=len(self._builder)))
        return True

    def add(
        self,
        name: str,
        stamp: Stamp,
        passages: Iterable[Passage],
        *,
        is_visual_order: bool = False,
        lack: Lack | None = None,
    ) -> Iterator[None]:
        """Add a part, in steps."""
        start = len(self._builder)
        for number, passage in enumerate(passages, 1):
            self._builder.add(passage, is_visual_order=is_visual_order)
            if number % _AT_ONCE == 0:
                yield
        part = Part(name=name, stamp=stamp, start=start, end=len(self._builder), lack=lack)
        self.parts.append(part)

    def index_so_far(self) -> Index:
        """Give what can be searched by now, without a vocabulary, which takes its time."""
        return self._builder.index_without_words()

    def index(self) -> Index:
        """Give the index of all that was gathered."""
        return self._builder.index()

    def close(self) -> None:
        """Let the file go that was copied from: one that is open cannot be replaced everywhere."""
        if self._old is not None:
            self._old.close()
            self._old = None
