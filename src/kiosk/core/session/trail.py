"""The reading path that somebody follows from guide to guide: in memory only."""

from __future__ import annotations

from kiosk.core.content.place import Place


class Trail:
    """Knows along which path a guide was opened, as long as no guide is opened otherwise."""

    def __init__(self) -> None:
        self._path = ""
        self._walked: set[Place] = set()
        self._next: tuple[str, Place] | None = None

    def step(self, path: str, guide: Place) -> None:
        """Say that the guide which is opened next is opened along the path with this id."""
        self._next = (path, guide)

    def opened(self, place: Place) -> None:
        """Take note of a place that is gone to, not come back to."""
        path, guide = self._next or ("", None)
        self._next = None
        if guide == place:
            self._walked = self._walked if path == self._path else set()
            self._path = path
            self._walked.add(place)
        elif place.item and place.shelf == "guides":
            self._path, self._walked = "", set()

    def path_at(self, guide: Place) -> str:
        """The id of the path along which this guide was opened, or ""."""
        return self._path if guide.whole in self._walked else ""
