"""Making the indexes of a library: what the entries say, then the guides, then the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.library import Library
from kiosk.core.content.pack import PackSource
from kiosk.core.search.index import Index
from kiosk.core.search.index_store import IndexStore
from kiosk.core.search.notes import Note
from kiosk.workers.pack_build import PackBuild
from kiosk.workers.pack_texts import texts_of
from kiosk.workers.session import RenderSession


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done of all there is to do; both grow."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


class LibraryBuild:
    """Makes or finds the indexes of all packs.

    It does nothing by itself: `steps` are taken by whoever has the time, and at any time `indexes`
    are what can be searched.
    """

    def __init__(
        self,
        library: Library,
        sources: Sequence[PackSource],
        session: RenderSession,
        *,
        within: Path | None = None,
        is_distrustful: bool = False,
    ) -> None:
        """Read PDFs with the session, which is closed at the end; see `Prepare` for `within`.

        With `is_distrustful`, indexes that are there are not used: one of them was damaged.
        """
        self._packs = [
            PackBuild(
                pack,
                texts_of(pack, source, library),
                IndexStore(source, within=within, is_distrusted=is_distrustful),
                session,
            )
            for source in sources
            if (pack := library.pack(source.id)) is not None
        ]
        self._session = session
        self.has_begun = False
        """Whether there is something to search in every pack."""
        self.is_done = False

    def indexes(self) -> tuple[Index, ...]:
        """Give what can be searched by now."""
        found = (pack.index for pack in self._packs)
        return tuple(index for index in found if index is not None)

    def notes(self) -> list[Note]:
        """Give what is to be said by now."""
        return [note for pack in self._packs for note in pack.notes()]

    def steps(self) -> Iterator[Progress]:
        """Make the indexes, some milliseconds at a time."""
        for pack in self._packs:
            for _ in pack.begin():
                yield Progress(0, 0)
        self.has_begun = True
        total, done = sum(pack.work for pack in self._packs), 0
        for work in self._stages():
            done += work
            yield Progress(min(done, total), total)
        self.is_done = True

    def _stages(self) -> Iterator[int]:
        try:
            for pack in self._packs:
                yield from pack.read_texts()
            for pack in self._packs:
                yield from pack.read_pages()
        finally:
            self._session.close()
        for pack in self._packs:
            yield from pack.finish()

    def close(self) -> None:
        """Let the indexes go, with their files."""
        for pack in self._packs:
            pack.close()


def build_indexes(
    library: Library,
    sources: Sequence[PackSource],
    session: RenderSession,
    progress: Callable[[int, int], None] | None = None,
    *,
    within: Path | None = None,
) -> LibraryBuild:
    """Make the indexes of a library at once; `progress` is told how much is done of how much."""
    build = LibraryBuild(library, sources, session, within=within)
    for step in build.steps():
        if progress is not None:
            progress(step.done, step.total)
    return build
