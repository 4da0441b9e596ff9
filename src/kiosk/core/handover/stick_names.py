"""Names on a USB stick: readable, safe on every file system, each once in its folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count

from kiosk.core.saving import readable_name, utf16_units

_LONGEST_PATH = 230
"""Windows takes 259 units of UTF-16 for drive, folders and name; some programs take fewer."""

_LONGEST_FOLDER = 80


class StickNames:
    """Gives names below one folder of the stick; none is given twice, whatever its case."""

    def __init__(self, title: str) -> None:
        """Begin the folder called `title`."""
        self.folder = readable_name(title, "", most_units=_LONGEST_FOLDER)
        self._taken: set[str] = set()

    def in_folder(self, folder: str, title: str, ending: str) -> str:
        """Name a file in `folder`, itself named by its title; with "" in the stick's own folder."""
        inside = readable_name(folder, "", most_units=_LONGEST_FOLDER) + "/" if folder else ""
        room = _LONGEST_PATH - utf16_units(f"{self.folder}/{inside}")
        endings = (number + ending for number in _numbers())
        names = (inside + readable_name(title, one, most_units=room) for one in endings)
        return next(filter(self._take, names))

    def _take(self, name: str) -> bool:
        """Say whether a name is free, and have it; case and composition do not tell names apart."""
        key = unicodedata.normalize("NFC", name).casefold()
        is_free = key not in self._taken
        self._taken.add(key)
        return is_free


def _numbers() -> Iterator[str]:
    """Nothing, then " (2)" and so on: what a name that is taken gets."""
    yield ""
    for number in count(2):
        yield f" ({number})"
