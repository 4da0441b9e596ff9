"""Results of a search: entries whose title, or what they are about, holds what was typed."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.content.document import Contact, Document, Entry, Term
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.language.message import message
from kiosk.core.search.titles import find_titles
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.item_list import ItemList
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.search_field import SearchField
from kiosk.ui.widgets.shelf_words import SHELF_WORDS

_MOST_RESULTS = 30
"""How many rows are laid out; typing on narrows them down."""


class SearchScreen(PageScreen):
    """Shows what a search found. What was typed is kept nowhere."""

    def __init__(self, language: Language, theme: Theme, library: Callable[[], Library]) -> None:
        super().__init__(language, theme)
        named(self, "search")
        self._library = library
        self._field = SearchField(theme, "search-screen-field")
        self._heading = named(label("title", wraps=True), "search-title")
        self._list = ItemList(theme, "result")
        self._empty = EmptyState(
            language,
            theme,
            icon="search",
            words=message("Type what you are looking for."),
            action=message("Home"),
            place=HOME,
        )
        for part in (self._field, self._heading, self._list, self._empty):
            self.page.column.addWidget(part)
        self.page.column.addStretch(1)
        self._field.textEdited.connect(self.query_changed)
        self._list.place_wanted.connect(self.place_wanted)
        self._empty.wanted.connect(self.place_wanted)
        self._field.hide()

    @property
    def title(self) -> str:
        return self.language.say("Search")

    def offer_search(self, *, is_offered: bool) -> None:
        self._field.setVisible(is_offered)

    def focus_search(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        if self._field.text() != place.query:
            self._field.setText(place.query)
        found = find_titles(self._library(), place.query)[:_MOST_RESULTS]
        self._list.show_entries(found)
        self._empty.setVisible(not found)
        self.retranslate()
        self.scroll_to(position)

    def open_first(self) -> None:
        self._list.open_first()

    def retranslate(self) -> None:
        language, query = self.language, self.place.query.strip()
        self._field.setPlaceholderText(language.say("Search reports, guides, contacts"))
        self._field.setAccessibleName(language.say("Search"))
        self._heading.setText(
            language.say("Results for “{query}”", query=query[:60])
            if query
            else language.say("Search")
        )
        self._empty.set_words(
            message(
                "Nothing with “{query}” in its title."
                " Try another word, or one in the other language.",
                query=query[:60],
            )
            if query
            else message("Type what you are looking for.")
        )
        for row, entry in self._list.rows:
            shelf = SHELF_WORDS[entry.place.shelf]
            row.set_words(
                language.of(entry.title), _about(entry, language), language.tell(shelf.title)
            )
        self.changed.emit()


def _about(entry: Entry, language: Language) -> str:
    match entry:
        case Document():
            words = entry.summary
        case Contact():
            words = entry.what_for
        case Term():
            words = entry.meaning
    return language.of(words) if words else ""
