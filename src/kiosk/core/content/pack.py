"""A pack: what one publisher puts into the kiosk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.content.document import Entry, Kind
from kiosk.core.content.finding import Finding, content_error
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LocalText
from kiosk.core.language.message import message


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """The folders that together make one pack, nearest first, laid over each other by file."""

    id: str
    folders: tuple[Path, ...]

    def files(self, name: str) -> Iterator[Path]:
        """Give all files of this name, a path relative to the pack, the nearest first."""
        return (folder / name for folder in self.folders if _is_there(folder / name, Path.is_file))

    def file(self, name: str) -> Path | None:
        """Find the nearest file of this name; None if there is none."""
        return next(self.files(name), None)

    def folder_with(self, name: str) -> Path:
        """Find the nearest folder of the pack that holds the folder `name`; else the nearest."""
        holding = (one for one in self.folders if _is_there(one / name, Path.is_dir))
        return next(holding, self.folders[0])

    def folders_in(self, name: str, findings: list[Finding]) -> tuple[str, ...]:
        """List the folders in the folder `name` of the pack; see `names_in`."""
        return tuple(
            inner
            for inner in self.names_in(name, findings)
            if any(_is_there(folder / name / inner, Path.is_dir) for folder in self.folders)
        )

    def names_in(self, name: str, findings: list[Finding]) -> tuple[str, ...]:
        """List what stands in the folder `name` of the pack, all layers together, in order.

        Hidden files (such as a Mac leaves on USB sticks) are not listed. A folder that cannot be
        read is noted in `findings`.
        """
        names: set[str] = set()
        for folder in self.folders:
            try:
                names |= {path.name for path in (folder / name).iterdir()}
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                reason = error.strerror or str(error)
                what = message("The folder cannot be read ({reason}).", reason=reason)
                findings.append(content_error(folder / name, 0, what).finding)
        return tuple(sorted(one for one in names if not one.startswith(".")))


def _is_there(path: Path, is_kind: Callable[[Path], bool]) -> bool:
    """Ask the system; what it does not let us look at counts as absent."""
    try:
        return is_kind(path)
    except OSError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What some of the guides are about."""

    id: str
    title: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPath:
    """Guides chosen for somebody, in the order to read them."""

    id: str
    title: LocalText
    summary: LocalText | None = None
    guides: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """Where its guides are listed."""
        return Place(shelf=Kind.GUIDE.shelf).at_section(self.id)


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
    topics: tuple[Topic, ...] = ()
    paths: tuple[ReadingPath, ...] = ()
    synonyms_file: Path | None = None
    """A table of words that mean the same; only search reads it."""
    entries: Mapping[Place, Entry]
    findings: tuple[Finding, ...] = ()

    def on_shelf(self, shelf: str) -> Iterator[Entry]:
        """Give the entries of a shelf in the order of the pack."""
        return (entry for place, entry in self.entries.items() if place.shelf == shelf)
