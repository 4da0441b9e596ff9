"""A shelf of the library: reports with their covers, guides with level and review state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.language.message import message
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import level_badge, state_badges
from kiosk.ui.widgets.card import ItemRow
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.label import clear, heading_with, label, rule
from kiosk.ui.widgets.picture import Cover
from kiosk.ui.widgets.screen import Page, Screen
from kiosk.ui.widgets.shelf_words import SHELF_WORDS, minutes_to_read


class LibraryScreen(Screen):
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
        self._rows: list[tuple[ItemRow, Cover | None, Document]] = []
        self._page = Page()
        self._heading = named(label("title", wraps=True), "library-title")
        self._note = label("secondary", wraps=True)
        self._card = styled(QFrame(), "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._empty = EmptyState(
            language,
            theme,
            icon="folder",
            words=message("Nothing stands on this shelf yet."),
            action=message("Home"),
            place=HOME,
        )
        self._empty.wanted.connect(self.place_wanted)
        self._page.column.addLayout(heading_with(self._heading, self._note))
        for part in (self._card, self._empty):
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._page)

    @property
    def title(self) -> str:
        words = SHELF_WORDS.get(self.place.shelf)
        return self.language.tell(words.title) if words else ""

    @property
    def position(self) -> float:
        return self._page.position

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        documents = self._library().documents(_kind(place.shelf))
        if [row[2] for row in self._rows] != list(documents):
            self._rebuild(documents)
        self.retranslate()
        self._page.scroll_to(position)

    def retranslate(self) -> None:
        language = self.language
        self._heading.setText(self.title)
        words = SHELF_WORDS.get(self.place.shelf)
        self._note.setText(language.tell(words.note) if words else "")
        self._empty.retranslate()
        for row, cover, document in self._rows:
            title = language.of(document.title)
            summary = language.of(document.summary) if document.summary else ""
            row.set_words(title, summary, right=minutes_to_read(document, language))
            row.set_badges(
                [*state_badges(document, language, self._today()), *_facts(document, language)]
            )
            if cover is not None:
                cover.set_title(title)
        self.changed.emit()

    def _rebuild(self, documents: tuple[Document, ...]) -> None:
        clear(self._list)
        self._rows = []
        for document in documents:
            if self._rows:
                self._list.addWidget(rule())
            row = ItemRow(self.theme, f"item-{document.id}")
            cover = None
            if document.kind is Kind.REPORT:
                cover = Cover(self.theme, width=84)
                row.put_before(cover)
            row.clicked.connect(self._on_row_clicked)
            self._list.addWidget(row)
            self._rows.append((row, cover, document))
        self._card.setVisible(bool(documents))
        self._empty.setVisible(not documents)

    def _on_row_clicked(self) -> None:
        clicked = self.sender()
        self.place_wanted.emit(next(item.place for row, _, item in self._rows if row is clicked))


def _kind(shelf: str) -> Kind:
    return next(kind for kind in Kind if kind.shelf == shelf)


def _facts(document: Document, language: Language) -> list[tuple[str, str]]:
    """Say level, languages and year, or that the file itself is not here."""
    badges = level_badge(document, language)
    if document.published is not None:
        badges.append(("badge", language.number(document.published.year)))
    if not document.files:
        badges.append(("caution-badge", language.say("Not in this library yet")))
    elif len(document.files) > 1:
        names = " · ".join(language.names.get(code, code) for code in document.files)
        badges.append(("badge", names))
    return badges
