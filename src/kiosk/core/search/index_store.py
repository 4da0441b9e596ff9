"""Where the index of a pack is kept: beside its files, in the nearest folder that can be written.

A pack on a read-only disk may bring its index along. No folder of a pack is ever made for it.
What is to stay in one folder is kept there or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.core.content.library import BUILT
from kiosk.core.content.pack import PackSource
from kiosk.core.search.index import Index
from kiosk.core.search.index_file import (
    FiledIndex,
    IndexDamagedError,
    IndexOutdatedError,
    clear_away_unfinished,
    read_index,
    writing,
)
from kiosk.core.search.index_sources import Part
from kiosk.core.search.notes import NoteKind

_NAME = "search-index"


class IndexStore:
    """Keeps the index of one pack."""

    def __init__(
        self, source: PackSource, *, within: Path | None = None, is_distrusted: bool = False
    ) -> None:
        """Take the pack's folders, of which only those `within` a folder are written to.

        An index that is distrusted is not read, only replaced.
        """
        self._is_distrusted = is_distrusted
        self._files = [folder / BUILT / _NAME for folder in source.folders]
        self._own = [file for file in self._files if within is None or file.is_relative_to(within)]
        self.troubles = [NoteKind.DAMAGED] if is_distrusted else []
        """Why an index that is there was not used."""
        self.kept: FiledIndex | None = None
        """What was kept, as it is read from its file."""

    def stored(self) -> Iterator[FiledIndex]:
        """Give the indexes that are there, the nearest first; whoever takes one closes it."""
        for file in () if self._is_distrusted else self._files:
            try:
                yield read_index(file)
            except IndexDamagedError:
                self.troubles.append(NoteKind.DAMAGED)
            except IndexOutdatedError:
                self.troubles.append(NoteKind.OUTDATED)
            except OSError:
                continue

    def keep(self, index: Index, parts: Sequence[Part]) -> Iterator[None]:
        """Keep the index in the nearest folder that takes it, in steps."""
        for file in self._own:
            with suppress(OSError, IndexDamagedError, IndexOutdatedError):
                _make_room(file.parent)
                clear_away_unfinished(file)
                yield from writing(file, index, parts)
                self.kept = read_index(file)
                return


def _make_room(folder: Path) -> None:
    """Make the folder, in the pack and nowhere else.

    Raises:
        OSError: it cannot be made, or leads out of the pack.
    """
    if folder.is_symlink():
        raise NotADirectoryError(folder)
    folder.mkdir(exist_ok=True)
