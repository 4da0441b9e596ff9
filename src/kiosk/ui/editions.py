"""The files of one document, each opened once and kept open while the document is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.edition import Edition
from kiosk.ui.worker import RenderClient
from kiosk.workers.render_messages import Reason

_OUTLINE_GRACE = 60
"""Milliseconds a page waits for the outline: drawn before it, it would be drawn twice."""

_GRACE_BESIDE = 1_000
"""Milliseconds it waits while another edition is there to be read: which place is the same is known
by the outlines, and in proportion it would be another page."""


class Editions(QObject):
    """Opens editions as they are wanted, and says when one can be shown."""

    ready = Signal(object)  # Edition: open, and its outline is there or takes too long
    failed = Signal(object, object)  # Edition, Reason
    contents_read = Signal(object)  # Edition: its outline or its page labels have come

    def __init__(self, client: RenderClient) -> None:
        super().__init__()
        self._client = client
        self._files: Mapping[LanguageCode, Path] = {}
        self._editions: dict[LanguageCode, Edition] = {}
        self._awaited: Edition | None = None
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._tell_awaited)

    @property
    def files(self) -> Mapping[LanguageCode, Path]:
        """The files of the document, by language."""
        return self._files

    def begin(self, files: Mapping[LanguageCode, Path]) -> None:
        """Let the former document go; these are the files of the next one."""
        self._grace.stop()
        self._awaited = None
        for edition in self._editions.values():
            edition.close()
        self._editions = {}
        self._files = dict(files)

    def want(self, language: LanguageCode) -> None:
        """Open this edition; `ready` says when it can be shown, at once if it could be before."""
        if language in self._files and language not in self._editions:
            self._editions[language] = self._new(language)
        elif (edition := self.opened(language)) is not None and edition is not self._awaited:
            self.ready.emit(edition)

    def opened(self, language: LanguageCode) -> Edition | None:
        """Return this edition if it is open."""
        edition = self._editions.get(language)
        return edition if edition is not None and edition.pdf is not None else None

    def open_others(self) -> None:
        """Open what is not open yet, so that a switch of the language need not wait."""
        for language in self._files:
            if language not in self._editions:
                self._editions[language] = self._new(language)

    def after(self, language: LanguageCode) -> LanguageCode | None:
        """Say which edition goes beside this one: the next in the pack's order, if there is one."""
        languages = list(self._files)
        if len(languages) < 2 or language not in languages:
            return None
        return languages[(languages.index(language) + 1) % len(languages)]

    def _new(self, language: LanguageCode) -> Edition:
        edition = Edition(self._client, language, self._files[language])
        edition.opened.connect(self._on_edition_opened)
        edition.failed.connect(self._on_edition_failed)
        edition.outline_read.connect(self._on_outline_read)
        edition.labels_read.connect(self.contents_read)
        return edition

    def _on_edition_opened(self, edition: Edition) -> None:
        self._tell_awaited()
        self._awaited = edition
        has_other = any(self.opened(one) not in (None, edition) for one in self._editions)
        self._grace.start(_GRACE_BESIDE if has_other else _OUTLINE_GRACE)

    def _tell_awaited(self) -> None:
        """Say that the edition whose outline was waited for is ready, whether it came or not."""
        self._grace.stop()
        edition, self._awaited = self._awaited, None
        if edition is not None:
            self.ready.emit(edition)

    def _on_outline_read(self, edition: Edition) -> None:
        if edition is self._awaited:
            self._tell_awaited()
        else:
            self.contents_read.emit(edition)

    def _on_edition_failed(self, edition: Edition, reason: Reason) -> None:
        """Forget a file that cannot be opened: it may be mended. A locked one waits for its key."""
        if reason is not Reason.LOCKED:
            self._editions.pop(edition.language, None)
        self.failed.emit(edition, reason)
