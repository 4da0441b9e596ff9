"""A pack: what one publisher puts into the kiosk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.content.document import Entry
from kiosk.core.content.finding import Finding
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """The folders that together make one pack, nearest first, laid over each other by file."""

    id: str
    folders: tuple[Path, ...]

    def file(self, name: str) -> Path | None:
        """Find the nearest file of this name, a path relative to the pack; None if there is none."""
        return next((folder / name for folder in self.folders if (folder / name).is_file()), None)

    def names_in(self, name: str) -> tuple[str, ...]:
        """List what stands in the folder `name` of the pack, all layers together, in order."""
        names: set[str] = set()
        for folder in self.folders:
            try:
                names |= {path.name for path in (folder / name).iterdir()}
            except (FileNotFoundError, NotADirectoryError):
                continue
        return tuple(sorted(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack as it was read: what it says of itself, its entries, and what is to be mended."""

    id: str
    title: LocalText
    version: str = ""
    checked_on: date | None = None
    publisher: LocalText | None = None
    licence: str = ""
    contact: str = ""
    shelves: tuple[str, ...] = ()
    start_here: tuple[Place, ...] = ()
    featured: Place | None = None
    entries: Mapping[Place, Entry]
    findings: tuple[Finding, ...] = ()

    def on_shelf(self, shelf: str) -> Iterator[Entry]:
        """Give the entries of a shelf in the order of the pack."""
        return (entry for place, entry in self.entries.items() if place.shelf == shelf)
