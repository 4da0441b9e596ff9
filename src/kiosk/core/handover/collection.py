"""Things chosen to be handed over together, shelf by shelf."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.content.document import Document, Entry
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place


class Collection:
    """What is chosen of a library; nothing is, to begin with."""

    def __init__(self, library: Library) -> None:
        self._entries = {
            shelf: entries
            for shelf in library.shelves
            if (entries := tuple(filter(can_go, library.on_shelf(shelf))))
        }
        self._chosen: set[Place] = set()

    @property
    def shelves(self) -> tuple[str, ...]:
        """The shelves that hold something that can be handed over."""
        return tuple(self._entries)

    def on_shelf(self, shelf: str) -> tuple[Entry, ...]:
        """What can be chosen there, in the order of the shelf."""
        return self._entries.get(shelf, ())

    def is_chosen(self, entry: Entry) -> bool:
        return entry.place in self._chosen

    def chosen_on(self, shelf: str) -> int:
        """How many of a shelf are chosen."""
        return sum(map(self.is_chosen, self.on_shelf(shelf)))

    def is_whole(self, shelf: str) -> bool:
        """Whether everything on a shelf is chosen."""
        return bool(self.on_shelf(shelf)) and self.chosen_on(shelf) == len(self.on_shelf(shelf))

    def choose(self, place: Place) -> None:
        """Choose an item, or a whole shelf; nothing happens where there is no such thing."""
        wanted = {entry.place for entry in self.on_shelf(place.shelf)}
        self._chosen |= wanted & {place.whole} if place.item else wanted

    def turn(self, entry: Entry) -> None:
        """Choose an entry, or no longer."""
        self._chosen ^= {entry.place}

    def turn_shelf(self, shelf: str) -> None:
        """Choose all of a shelf, or none of it where all of it is."""
        places = {entry.place for entry in self.on_shelf(shelf)}
        self._chosen = self._chosen - places if self.is_whole(shelf) else self._chosen | places

    @property
    def count(self) -> int:
        """How many things are chosen."""
        return len(self._chosen)

    @property
    def size(self) -> int:
        """About how many bytes their files have."""
        return sum(
            _size(entry)
            for shelf in self.shelves
            for entry in self.on_shelf(shelf)
            if self.is_chosen(entry)
        )

    @property
    def places(self) -> tuple[Place, ...]:
        """What is chosen, in the library's order; a whole shelf is one place."""
        return tuple(self._places())

    def _places(self) -> Iterator[Place]:
        for shelf in self.shelves:
            if self.is_whole(shelf):
                yield Place(shelf=shelf)
            else:
                yield from (one.place for one in self.on_shelf(shelf) if self.is_chosen(one))


def entries_at(places: tuple[Place, ...], library: Library) -> tuple[Entry, ...]:
    """Give what stands at these places, each once: items, and everything on a shelf."""
    found: dict[Place, Entry] = {}
    for place in places:
        entry = library.find(place) if place.item else None
        for one in (entry,) if entry else () if place.item else library.on_shelf(place.shelf):
            found.setdefault(one.place, one)
    return tuple(found.values())


def size_of(places: tuple[Place, ...], library: Library) -> int:
    """Say about how many bytes there are at these places."""
    return sum(map(_size, entries_at(places, library)))


def can_go(entry: Entry) -> bool:
    """Say whether there is anything to hand over: a document without a file is only a title."""
    return bool(entry.files) if isinstance(entry, Document) else True


def _size(entry: Entry) -> int:
    """The bytes of its files; a contact or a word takes next to nothing."""
    if not isinstance(entry, Document):
        return 0
    total = 0
    for file in entry.files.values():
        try:
            total += file.stat().st_size
        except OSError:
            continue
    return total
