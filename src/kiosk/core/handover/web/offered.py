"""What was offered so far, and the path of each thing below a share's address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.core.content.document import Entry, Kind
from kiosk.core.content.guide_shelf import guides_on_path, path_called
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, ITEM_SHELVES, Place
from kiosk.core.handover.collection import can_go

EVERYTHING = "all"
"""The path of the list of everything."""


class Offered:
    """The places that phones may fetch from, in the order they were offered.

    A path is that of a page, without its language: `guides/lock`, `guides`, or `EVERYTHING`.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._places: dict[Place, str] = {}
        self._entries: dict[str, Entry] = {}

    def add(self, places: Sequence[Place]) -> None:
        """Offer these places too.

        Raises `NothingToHandOverError` where there is nothing to fetch at any of them.
        """
        found = {place: tuple(self._at(place)) for place in places}
        if not any(found.values()):
            from kiosk.core.handover.payload import Form, NothingToHandOverError

            raise NothingToHandOverError(Form.LAPTOP)
        for place, entries in found.items():
            if entries:
                self._places.setdefault(place, _path_of(place))
                self._entries.update((str(entry.place), entry) for entry in entries)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Everything there is, by its path."""
        return self._entries

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of what was offered."""
        return tuple(dict.fromkeys(self._places.values()))

    @property
    def first(self) -> str:
        """The path of what is shown first: the one thing there is, or the list of everything."""
        pages = self.pages
        return pages[0] if len(pages) == 1 else EVERYTHING

    def has(self, path: str) -> bool:
        """Say whether there is a page at a path."""
        return bool(self._places) and (path in {*self._entries, *self.pages, self.first})

    @property
    def short(self) -> Mapping[str, str]:
        """Paths that make a small code, and the paths they stand for; "" is shown first."""
        numbered = {str(number): path for number, path in enumerate(self.pages, 1)}
        return numbered | {"": self.first}

    def short_paths(self) -> Mapping[Place, str]:
        """The short path of each place; that of a section ends in its anchor."""
        numbers = {path: number for number, path in self.short.items()}
        return {
            place: f"{numbers[path]}#{place.section}"
            if place.item and place.section
            else numbers[path]
            for place, path in self._places.items()
        }

    def _at(self, place: Place) -> Iterator[Entry]:
        """Give what a phone could fetch at a place."""
        return filter(can_go, self._standing_at(place))

    def _standing_at(self, place: Place) -> Sequence[Entry]:
        if place.item:
            entry = self._library.find(place)
            return () if entry is None else (entry,)
        if place.shelf in ITEM_SHELVES:
            is_path = place.shelf == Kind.GUIDE.shelf
            path = path_called(self._library, place.section) if is_path else None
            if path is not None:
                return guides_on_path(self._library, path)
            return self._library.on_shelf(place.shelf)
        return tuple(self._library.entries()) if place.shelf == HOME.shelf else ()


def _path_of(place: Place) -> str:
    if place.shelf == HOME.shelf:
        return EVERYTHING
    return f"{place.shelf}/{place.item}" if place.item else place.shelf
