"""A shelf of the library: reports with their covers, or whatever else stands on one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.document_list import DocumentList
from kiosk.ui.widgets.empty import empty_shelf
from kiosk.ui.widgets.hand_over_button import HandOverButton
from kiosk.ui.widgets.label import heading_with, label
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.shelf_words import SHELF_WORDS


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
        self._library = library
        self._heading = named(label("title", wraps=True), "library-title")
        self._note = label("secondary", wraps=True)
        self._list = DocumentList(language, theme, today, with_covers=True)
        self._empty = empty_shelf(language, theme)
        self._hand_over = HandOverButton(language, theme)
        heading = heading_with(self._heading, self._note)
        self.page.column.addLayout(self._hand_over.beside(heading))
        self.page.column.addWidget(self._list)
        self.page.column.addWidget(self._empty)
        self.page.column.addStretch(1)
        self._list.place_wanted.connect(self.place_wanted)
        self._hand_over.clicked.connect(self._on_hand_over_clicked)
        self._empty.wanted.connect(self.place_wanted)

    @property
    def title(self) -> str:
        words = SHELF_WORDS.get(self.place.shelf)
        return self.language.tell(words.title) if words else ""

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        documents = self._library().documents(Kind.on(place.shelf))
        self._list.show_entries(documents)
        self._empty.setVisible(not documents)
        self._hand_over.setVisible(bool(documents))
        self.retranslate()
        self.scroll_to(position)

    def retranslate(self) -> None:
        language = self.language
        self._heading.setText(self.title)
        words = SHELF_WORDS.get(self.place.shelf)
        self._note.setText(language.tell(words.note) if words else "")
        self._empty.retranslate()
        self._list.retranslate()
        self.changed.emit()
