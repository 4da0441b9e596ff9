"""The library: every pack that can be found, nearest first, as one set of shelves."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.core.content.document import Contact, Document, Entry, Kind, Term
from kiosk.core.content.finding import Finding, PackContentError, content_error, warning
from kiosk.core.content.pack import Pack, PackSource, ReadingPath, Topic
from kiosk.core.content.place import ITEM_SHELVES, Place, is_item_id
from kiosk.core.language.local_text import LocalText
from kiosk.core.language.message import message

BUILT = "built"
"""The folder of a pack that holds what the kiosk makes of it: nothing that is read by people."""

Stamp = tuple[str, int, int]
Fingerprint = frozenset[Stamp]

Ordered = TypeVar("Ordered", Topic, ReadingPath)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What can be read here, and what is to be mended in the packs it came from."""

    packs: tuple[Pack, ...] = ()
    findings: tuple[Finding, ...] = ()

    def find(self, place: Place) -> Entry | None:
        """Give the entry at a place (page and section do not matter), or None."""
        whole = place.whole
        return next((pack.entries[whole] for pack in self.packs if whole in pack.entries), None)

    def on_shelf(self, shelf: str) -> tuple[Entry, ...]:
        """Give what stands on a shelf, all packs together."""
        return tuple(
            entry
            for pack in self.packs
            for entry in pack.on_shelf(shelf)
            if self.find(entry.place) is entry
        )

    def documents(self, kind: Kind) -> tuple[Document, ...]:
        """Give the reports, or the guides, or the first-aid paths."""
        return tuple(entry for entry in self.on_shelf(kind.shelf) if isinstance(entry, Document))

    def contacts(self) -> tuple[Contact, ...]:
        """Give the contacts: publishers first, those nobody can reach from here last."""
        contacts = [
            entry for entry in self.on_shelf(Kind.CONTACT.shelf) if isinstance(entry, Contact)
        ]
        publishers = {pack.contact for pack in self.packs}
        return tuple(sorted(contacts, key=lambda one: (one.id not in publishers, one.ways_missing)))

    def terms(self) -> tuple[Term, ...]:
        """Give the terms of the glossary."""
        return tuple(entry for entry in self.on_shelf(Kind.TERM.shelf) if isinstance(entry, Term))

    def entries(self) -> Iterator[Entry]:
        """Give everything, shelf by shelf."""
        for shelf in self.shelves:
            yield from self.on_shelf(shelf)

    @property
    def publisher(self) -> LocalText | None:
        """Who publishes the first pack that says so."""
        return next((pack.publisher for pack in self.packs if pack.publisher), None)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of the first pack, then what others add."""
        return _each_once(topic for pack in self.packs for topic in pack.topics)

    @property
    def paths(self) -> tuple[ReadingPath, ...]:
        """The reading paths of the first pack, then what others add."""
        return _each_once(path for pack in self.packs for path in pack.paths)

    @property
    def shelves(self) -> tuple[str, ...]:
        """The shelves in the order of the first pack, then any others."""
        ordered = dict.fromkeys(shelf for pack in self.packs for shelf in pack.shelves)
        return (*ordered, *(shelf for shelf in ITEM_SHELVES if shelf not in ordered))

    def pack(self, pack_id: str) -> Pack | None:
        """Give the pack with this id, or None."""
        return next((pack for pack in self.packs if pack.id == pack_id), None)

    def contact(self, contact_id: str) -> Contact | None:
        """Give the contact with this id, or None."""
        entry = self.find(Place(shelf=Kind.CONTACT.shelf, item=contact_id))
        return entry if isinstance(entry, Contact) else None

    def publisher_contact(self, pack_id: str) -> Contact | None:
        """Give the publisher's own entry among the contacts of a pack, or None."""
        pack = self.pack(pack_id)
        return self.contact(pack.contact) if pack else None


class PackFolders:
    """The folders that packs are looked up in, nearest first; sees what has changed in them."""

    def __init__(self, folders: Sequence[Path], *, chosen: Sequence[Path] = ()) -> None:
        """Look into each of `folders` for packs, after the `chosen` ones.

        Where folders were chosen, only the packs they name are used; the other folders may
        still lie underneath them, file by file. A folder may hold packs or be one itself.
        """
        self.folders, self.chosen = tuple(folders), tuple(chosen)

    def sources(self) -> tuple[PackSource, ...]:
        """Find the packs, each with all the folders that carry its id, nearest first."""
        layers: dict[str, list[Path]] = {}
        for pack in (pack for folder in self.chosen for pack in _packs_in(folder)):
            layers.setdefault(pack.name, []).append(pack)
        wanted = set(layers) if self.chosen else None
        for pack in (pack for folder in self.folders for pack in _packs_in(folder)):
            if wanted is None or pack.name in wanted:
                layers.setdefault(pack.name, []).append(pack)
        return tuple(PackSource(id=id_, folders=tuple(folders)) for id_, folders in layers.items())

    def load(self) -> Library:
        """Read all packs. What cannot be used is left out and told in `Library.findings`."""
        from kiosk.core.content.pack_file import read_pack  # with all that reads entries

        packs: list[Pack] = []
        sources = self.sources()
        findings = list(self._without_packs(sources))
        for source in sources:
            try:
                packs.append(read_pack(source))
            except PackContentError as error:
                findings.append(error.finding)
        findings += [finding for pack in packs for finding in pack.findings]
        return Library(packs=tuple(packs), findings=(*findings, *_shadowed(packs)))

    def _without_packs(self, sources: Sequence[PackSource]) -> Iterator[Finding]:
        """Tell of each chosen folder that holds no pack, and of there being none anywhere."""
        empty = [folder for folder in self.chosen if not any(_packs_in(folder))]
        if not sources and not self.chosen:
            empty = list(self.folders[:1])
        for folder in empty:
            what = message(
                "There is nothing to read here yet. Put a content pack into the packs folder."
            )
            yield content_error(folder, 0, what).finding

    def publisher(self) -> LocalText | None:
        """Give `Library.publisher` without reading any entry."""
        from kiosk.core.content.pack_table import read_publisher

        return next(filter(None, map(read_publisher, self.sources())), None)

    def report(self, place: Place) -> Document | None:
        """Give what `Library.find` gives at a report's place, without reading anything else."""
        from kiosk.core.content.single_report import read_report

        return read_report(self.sources(), place)

    def fingerprint(self) -> Fingerprint:
        """Give a value that changes when a file of any pack appears, goes or is written again."""
        return frozenset(
            stamp
            for source in self.sources()
            for folder in source.folders
            for stamp in _stamps(folder, without=BUILT)
        )


def _each_once(ordered: Iterable[Ordered]) -> tuple[Ordered, ...]:
    """Of those with the same id, keep the first."""
    by_id: dict[str, Ordered] = {}
    for one in ordered:
        by_id.setdefault(one.id, one)
    return tuple(by_id.values())


def _packs_in(folder: Path) -> Iterator[Path]:
    """Give the packs in a folder, or the folder itself; nothing where it cannot be read."""
    try:
        if _is_pack(folder):
            inner = [folder.resolve()]
        else:
            inner = sorted(path for path in folder.iterdir() if is_item_id(path.name))
    except OSError:
        return
    for path in inner:
        with suppress(OSError):
            if path.is_dir():
                yield path


def _is_pack(folder: Path) -> bool:
    """Say whether a folder is a pack or a layer of one, not a folder that holds packs."""
    return (folder / "pack.toml").is_file() or any(
        (folder / shelf).is_dir() for shelf in ITEM_SHELVES
    )


def _stamps(
    folder: Path, around: frozenset[tuple[int, int]] = frozenset(), *, without: str = ""
) -> Iterator[Stamp]:
    """Stamp all that lies below `folder`, save what is called `without` there.

    A link that leads back into `around` is not followed.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name == without:
            continue
        try:
            status = entry.stat()
        except OSError:
            continue
        yield entry.path, status.st_mtime_ns, status.st_size
        itself = (status.st_dev, status.st_ino)
        if stat.S_ISDIR(status.st_mode) and itself not in around:
            yield from _stamps(Path(entry.path), around | {itself})


def _shadowed(packs: Sequence[Pack]) -> Iterator[Finding]:
    taken: dict[Place, str] = {}
    for pack in packs:
        for place in pack.entries:
            if taken.setdefault(place, pack.id) != pack.id:
                yield warning(
                    Path(pack.id) / str(place),
                    0,
                    message(
                        "The pack “{pack}” has the same entry, and only that one is shown.",
                        pack=taken[place],
                    ),
                )
