"""A report whose file is not here: what it is, and whom to ask for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.contact_card import ContactCard
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.picture import Cover, Icon
from kiosk.ui.widgets.screen import PageScreen

_LEAST_WIDTH_WITH_COVER = 720


class EntryScreen(PageScreen):
    """Shows what is known of a document that cannot be read here yet."""

    def __init__(self, language: Language, theme: Theme, library: Callable[[], Library]) -> None:
        super().__init__(language, theme)
        named(self, "entry")
        self._library = library
        self._document: Document | None = None
        self._contact: ContactCard | None = None
        self._cover = Cover(theme, width=180)
        self._heading = named(label("title", wraps=True), "entry-title")
        self._facts = label("secondary", wraps=True)
        self._summary = label(wraps=True)
        self._missing = label(wraps=True)
        self._note = styled(QFrame(), "caution")
        self._share = Button(theme, "entry-share", icon="qr-code", look="primary")
        self._ask = label("heading")
        self._lay_out()
        self._share.clicked.connect(self._on_share_clicked)

    def _lay_out(self) -> None:
        note = QHBoxLayout(self._note)
        note.setContentsMargins(16, 12, 16, 12)
        note.setSpacing(12)
        note.addWidget(Icon(self.theme, "file-question", "caution"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._missing, 1)
        words = QVBoxLayout()
        words.setSpacing(12)
        for part in (self._heading, self._facts, self._summary, self._note):
            words.addWidget(part)
        words.addWidget(self._share, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.page.column.addLayout(row)
        self.page.column.addWidget(self._ask)
        self.page.column.addStretch(1)

    @property
    def title(self) -> str:
        return self.language.of(self._document.title) if self._document else ""

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        document = self._library().find(place)
        if isinstance(document, Document) and document is not self._document:
            self._document = document
            self._show_contact(document)
        self.retranslate()
        self.scroll_to(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() * 100 // self.theme.sizes.scale
        self._cover.setVisible(room >= _LEAST_WIDTH_WITH_COVER)

    def retranslate(self) -> None:
        document, language = self._document, self.language
        if document is None:
            return
        self._cover.set_title(self.title)
        self._heading.setText(self.title)
        facts = [language.of(document.publisher)] if document.publisher else []
        facts += [language.day(document.published)] if document.published else []
        self._facts.setText(" · ".join(facts))
        show_text(self._summary, language.of(document.summary) if document.summary else "")
        self._missing.setText(
            language.say(
                "The file is not in this library yet. Ask the publisher below for it. Once it is"
                " put into the packs folder, this page lets you read it."
            )
            if self._contact is not None
            else language.say(
                "The file is not in this library yet. Once it is put into the packs folder,"
                " this page lets you read it."
            )
        )
        self._share.set_words(language.say("QR code"))
        self._ask.setText(language.say("Whom to ask"))
        self._ask.setVisible(self._contact is not None)
        if self._contact is not None:
            self._contact.retranslate()
        self.changed.emit()

    def _show_contact(self, document: Document) -> None:
        if self._contact is not None:
            self.page.column.removeWidget(self._contact)
            self._contact.hide()
            self._contact.deleteLater()
            self._contact = None
        library = self._library()
        contact = library.contact(document.contact) or library.publisher_contact(document.pack)
        if contact is not None:
            self._contact = ContactCard(contact, self.language, self.theme)
            self._contact.share_wanted.connect(self.share_wanted)
            self.page.column.insertWidget(2, self._contact)

    def _on_share_clicked(self) -> None:
        self.carry_out(CommandId.SHARE)
