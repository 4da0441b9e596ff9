"""Whom a first-aid path ends on, each with a code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.content.document import Contact
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.contact_code import ContactWithCode
from kiosk.ui.widgets.label import clear, label


class FirstAidPeople(QFrame):
    """Lists contacts; nothing at all where a card has none."""

    place_wanted = Signal(object)  # Place
    share_wanted = Signal(object)  # Place

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "first-aid-people")
        self._language, self._theme = language, theme
        self._shown: list[Contact] = []
        self._cards: list[ContactWithCode] = []
        self._heading = label("heading", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(self._rows)

    def show_contacts(self, places: Sequence[Place], library: Library) -> None:
        """Show those of the contacts that the library has."""
        contacts = [library.contact(place.item) for place in places]
        known = [contact for contact in contacts if contact is not None]
        self._heading.setText(self._language.say("Who can help you now"))
        self.setVisible(bool(known))
        if known == self._shown:
            for card in self._cards:
                card.retranslate()
            return
        clear(self._rows)
        self._cards, self._shown = [], known
        for contact in known:
            card = ContactWithCode(contact, self._language, self._theme, library)
            card.place_wanted.connect(self.place_wanted)
            card.share_wanted.connect(self.share_wanted)
            self._rows.addWidget(card)
            self._cards.append(card)
