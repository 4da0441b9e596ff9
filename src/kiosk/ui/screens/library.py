"""A shelf of the library: reports with their covers, guides with level and review state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.language.message import message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, level_badge, state_badges
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.item_list import ItemList
from kiosk.ui.widgets.label import heading_with, label
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.shelf_words import SHELF_WORDS, minutes_to_read


class LibraryScreen(PageScreen):
    """Shows one shelf at a time."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
    ) -> None:
        super().__init__(language, theme)
        named(self, "library")
        self._library, self._today = library, today
        self._heading = named(label("title", wraps=True), "library-title")
        self._note = label("secondary", wraps=True)
        self._list = ItemList(theme, "item", with_covers=True)
        self._empty = EmptyState(
            language,
            theme,
            icon="folder",
            words=message("Nothing stands on this shelf yet."),
            action=message("Home"),
            place=HOME,
        )
        self.page.column.addLayout(heading_with(self._heading, self._note))
        self.page.column.addWidget(self._list)
        self.page.column.addWidget(self._empty)
        self.page.column.addStretch(1)
        self._list.place_wanted.connect(self.place_wanted)
        self._empty.wanted.connect(self.place_wanted)

    @property
    def title(self) -> str:
        words = SHELF_WORDS.get(self.place.shelf)
        return self.language.tell(words.title) if words else ""

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        documents = self._library().documents(_kind(place.shelf))
        self._list.show_entries(documents)
        self._empty.setVisible(not documents)
        self.retranslate()
        self.scroll_to(position)

    def retranslate(self) -> None:
        language = self.language
        self._heading.setText(self.title)
        words = SHELF_WORDS.get(self.place.shelf)
        self._note.setText(language.tell(words.note) if words else "")
        self._empty.retranslate()
        for row, document in self._list.rows:
            if isinstance(document, Document):
                title = language.of(document.title)
                summary = language.of(document.summary) if document.summary else ""
                row.set_words(title, summary, right=minutes_to_read(document, language))
                states = state_badges(document, language, self._today())
                row.set_badges([*states, *_facts(document, language)])
                self._list.name_cover(document, title)
        self.changed.emit()


def _kind(shelf: str) -> Kind:
    return next(kind for kind in Kind if kind.shelf == shelf)


def _facts(document: Document, language: Language) -> list[Badge]:
    """Say level, year and languages, or that the file itself is not here."""
    badges = level_badge(document, language)
    if document.published is not None:
        badges.append(("badge", language.number(document.published.year)))
    if not document.files:
        badges.append(("caution-badge", language.say("Not in this library yet")))
    elif len(document.files) > 1:
        names = " · ".join(language.names.get(code, code) for code in document.files)
        badges.append(("badge", names))
    return badges
