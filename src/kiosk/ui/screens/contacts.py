"""Contacts: whom to call first, and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from kiosk.core.content.document import Contact
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.language.message import message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.contact_card import ContactCard
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.found_marks import mark_words
from kiosk.ui.widgets.hand_over_button import HandOverButton
from kiosk.ui.widgets.label import clear, heading_with, label
from kiosk.ui.widgets.screen import PageScreen

_LEAST_WIDTH_FOR_TWO = 1000


class ContactsScreen(PageScreen):
    """Shows every contact on a card, the one that was asked for in view."""

    def __init__(self, language: Language, theme: Theme, library: Callable[[], Library]) -> None:
        super().__init__(language, theme)
        named(self, "contacts")
        self._library = library
        self._shown: tuple[Contact, ...] = ()
        self._cards: list[ContactCard] = []
        self._wanted: ContactCard | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later_timeout)
        self._heading = named(label("title", wraps=True), "contacts-title")
        self._advice = label("secondary", wraps=True)
        self._empty = EmptyState(
            language,
            theme,
            icon="phone",
            words=message("This library has no contacts yet."),
            action=message("Home"),
            place=HOME,
        )
        self._empty.wanted.connect(self.place_wanted)
        self._hand_over = HandOverButton(language, theme)
        self._hand_over.clicked.connect(self._on_hand_over_clicked)
        heading = heading_with(self._heading, self._advice)
        self.page.column.addLayout(self._hand_over.beside(heading))
        self.page.column.addWidget(self._empty)
        self._grid = QGridLayout()
        self._grid.setSpacing(20)
        self.page.column.addLayout(self._grid)
        self.page.column.addStretch(1)

    @property
    def title(self) -> str:
        contact = self._library().contact(self.place.item) if self.place.item else None
        return self.language.of(contact.title) if contact else self.language.say("Contacts")

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        contacts = self._library().contacts()
        if contacts != self._shown:
            self._rebuild(contacts)
        self.retranslate()
        for card, contact in zip(self._cards, self._shown, strict=True):
            card.mark(contact.id == place.item)
        self.scroll_to(position)
        self._bring_into_view(place.item)

    def retranslate(self) -> None:
        self._heading.setText(self.language.say("Contacts"))
        self._advice.setText(
            self.language.say(
                "Call or write to the first one that fits."
                " If somebody is in danger now, go to people you trust first."
            )
        )
        self._empty.retranslate()
        for card in self._cards:
            card.retranslate()
        self.mark_found()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rebuild(self, contacts: tuple[Contact, ...]) -> None:
        clear(self._grid)
        self._cards = [ContactCard(contact, self.language, self.theme) for contact in contacts]
        for card in self._cards:
            card.share_wanted.connect(self.share_wanted)
        self._shown = contacts
        self._empty.setVisible(not contacts)
        self._arrange()

    def _arrange(self) -> None:
        """Set the cards in two columns where there is room, else below each other."""
        is_wide = self.width() * 100 // self.theme.sizes.scale >= _LEAST_WIDTH_FOR_TWO
        columns = 2 if is_wide else 1
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)

    def mark_found(self) -> None:
        """Mark what a search found on the card that it led to."""
        for card, contact in zip(self._cards, self._shown, strict=True):
            is_found = self.found is not None and contact.id == self.place.item
            words = self.found.words if self.found is not None and is_found else ()
            mark_words(card, words, self.theme)

    def _bring_into_view(self, contact_id: str) -> None:
        for card, contact in zip(self._cards, self._shown, strict=True):
            if contact.id == contact_id:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                self._wanted = card
                self._later.start()

    def _on_later_timeout(self) -> None:
        """The page has its size now, also where it has only just been shown."""
        card, self._wanted = self._wanted, None
        if card is not None and card in self._cards:
            self.page.column.activate()
            self.page.ensureWidgetVisible(card, 0, 40)
