"""First aid: what happened? A large card for each path, and whom to turn to at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import state_badges
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.empty import empty_shelf
from kiosk.ui.widgets.label import clear, heading_with, label
from kiosk.ui.widgets.question_card import QuestionCard
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.shelf_words import SHELF_WORDS

_ICONS = {"accounts": "key-round", "devices": "smartphone", "internet": "link"}
"""The icon of a path, by its first topic that has one."""

_LEAST_WIDTH_BESIDE = 900


class FirstAidShelfScreen(PageScreen):
    """Asks what happened."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
    ) -> None:
        super().__init__(language, theme)
        named(self, "first-aid")
        self._library, self._today = library, today
        self._shown: tuple[Document, ...] = ()
        self._cards: list[QuestionCard] = []
        self._heading = named(label("title", wraps=True), "first-aid-title")
        self._note = label("secondary", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self._empty = empty_shelf(language, theme)
        self._contacts = Button(theme, "first-aid-contacts", icon="phone", look="primary")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(16)
        self._top.addLayout(heading_with(self._heading, self._note), 1)
        self._top.addWidget(self._contacts, 0, Qt.AlignmentFlag.AlignLeft)
        column = self.page.column
        column.addLayout(self._top)
        column.addLayout(self._rows)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._empty.wanted.connect(self.place_wanted)
        self._contacts.clicked.connect(self._on_contacts_clicked)

    @property
    def title(self) -> str:
        return self.language.tell(SHELF_WORDS[Kind.FIRST_AID.shelf].title)

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        documents = self._library().documents(Kind.FIRST_AID)
        if documents != self._shown:
            self._rebuild(documents)
        self._empty.setVisible(not documents)
        self.retranslate()
        self.scroll_to(position)

    def retranslate(self) -> None:
        language = self.language
        self._heading.setText(self.title)
        self._note.setText(
            language.say(
                "Choose what comes closest. You are asked one thing at a time,"
                " and what you answer is not recorded."
            )
        )
        for card, document in zip(self._cards, self._shown, strict=True):
            summary = language.of(document.summary) if document.summary else ""
            card.set_words(language.of(document.title), summary)
            card.set_badges(state_badges(document, language, self._today()))
        self._empty.retranslate()
        self._contacts.set_words(language.say("Talk to somebody now"))
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the way to the contacts beside the title, or below it where there is little room."""
        super().resizeEvent(event)
        is_wide = self.width() * 100 // self.theme.sizes.scale >= _LEAST_WIDTH_BESIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside if is_wide else below)

    def _rebuild(self, documents: tuple[Document, ...]) -> None:
        clear(self._rows)
        self._cards, self._shown = [], documents
        for document in documents:
            icon = next((_ICONS[one] for one in document.topics if one in _ICONS), "life-buoy")
            card = QuestionCard(self.theme, f"item-{document.id}", icon)
            card.clicked.connect(self._on_card_clicked)
            self._rows.addWidget(card)
            self._cards.append(card)

    def _on_card_clicked(self) -> None:
        pressed = self.sender()
        documents = zip(self._cards, self._shown, strict=True)
        self.place_wanted.emit(next(one.place for card, one in documents if card is pressed))

    def _on_contacts_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf=Kind.CONTACT.shelf))
