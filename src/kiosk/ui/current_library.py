"""The library as the window has it: read late, and again when its files have changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.core.content.document import Document, Entry, Kind
from kiosk.core.content.library import Fingerprint, Library, PackFolders
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LocalText


class CurrentLibrary(QObject):
    """The library, read when it is first asked for, and again when files of it have changed.

    A report, or a file from outside, is on the screen before anybody asks.
    """

    changed = Signal()

    def __init__(self, folders: PackFolders, report: Document | None = None) -> None:
        """Read from these folders; `report` was read from them just now."""
        super().__init__()
        self._folders = folders
        self._library: Library | None = None
        self._fingerprint: Fingerprint = frozenset()
        self._report = report

    def __call__(self) -> Library:
        if self._library is None:
            self._fingerprint = self._folders.fingerprint()
            self._library = self._folders.load()
        return self._library

    def find(self, place: Place) -> Entry | None:
        """Give the entry at a place; for a report the library is not read whole."""
        if self._library is None and Kind.REPORT.has(place):
            if self._report is None or self._report.place != place.whole:
                self._report = self._folders.report(place)
            return self._report
        return self().find(place)

    def look_again(self) -> None:
        """Have the packs read anew if anything in their folders is not as it was."""
        self._report = None
        if self._library is not None and self._folders.fingerprint() != self._fingerprint:
            self._library = None
            self.changed.emit()

    @property
    def own_folder(self) -> Path:
        """The folder of the user's own packs."""
        return self._folders.folders[0]

    def publisher(self) -> LocalText | None:
        """Give whose library this is; for that alone it is not read whole."""
        return self._library.publisher if self._library else self._folders.publisher()
