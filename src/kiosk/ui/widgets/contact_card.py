"""A contact on a card: how to reach them, when, in which languages, and whether it was checked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Contact, Phone
from kiosk.ui.language import Language
from kiosk.ui.naming import named, restyle, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import BadgeRow, contact_badges
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import clear, label, show_text
from kiosk.ui.widgets.picture import Icon


class ContactCard(QFrame):
    """Show a contact; say when the reader wants it as a QR code."""

    share_wanted = Signal(object)  # Place

    def __init__(self, contact: Contact, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, f"contact-{contact.id}")
        styled(self, "card")
        self._contact, self._language, self._theme = contact, language, theme
        self._name = label("card-title", wraps=True)
        self._what_for = label("secondary", wraps=True)
        self._badges = BadgeRow()
        self._note = label("small", wraps=True)
        self._share = Button(theme, f"contact-{contact.id}-share", icon="qr-code")
        self._ways = QGridLayout()
        self._ways.setHorizontalSpacing(12)
        self._ways.setVerticalSpacing(6)
        self._ways.setColumnStretch(1, 1)
        self._lay_out()
        self._share.clicked.connect(self._on_share_clicked)
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._what_for)
        top.addLayout(words, 1)
        top.addWidget(self._badges, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._share, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(self._ways)
        column.addStretch(1)
        column.addLayout(foot)

    @property
    def share_button(self) -> Button:
        """What asks for the code; it may be put among other buttons."""
        return self._share

    def mark(self, is_marked: bool) -> None:
        """Set this card off from the others: it is the one that was asked for."""
        restyle(self, "marked-card" if is_marked else "card")

    def retranslate(self) -> None:
        """Say every word anew."""
        language, contact = self._language, self._contact
        self._name.setText(language.of(contact.title))
        show_text(self._what_for, language.of(contact.what_for) if contact.what_for else "")
        self._badges.set_badges(contact_badges(contact, language))
        notes = [language.of(words) for words in (contact.source, contact.note) if words]
        show_text(self._note, "\n".join(notes))
        self._share.set_words(language.say("QR code"))
        self._share.setAccessibleName(language.say("QR code of {title}", title=contact.title))
        self.setAccessibleName(language.of(contact.title))
        self._show_ways()

    def _show_ways(self) -> None:
        clear(self._ways)
        ways = self._lines()
        for row, (icon, text) in enumerate(ways):
            words = label(wraps=True)
            words.setText(text)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._ways.addWidget(Icon(self._theme, icon, "secondary"), row, 0)
            self._ways.addWidget(words, row, 1)

    def _lines(self) -> list[tuple[str, str]]:
        contact, language = self._contact, self._language
        lines = [("phone", self._phone(phone)) for phone in contact.phones]
        lines += [("mail", email) for email in contact.emails]
        if contact.website:
            lines.append(("globe", contact.website.removeprefix("https://")))
        if contact.hours:
            lines.append(("clock", language.of(contact.hours)))
        if contact.languages_spoken:
            names = " · ".join(language.names.get(code, code) for code in contact.languages_spoken)
            lines.append(("languages", names))
        if not (contact.phones or contact.emails or contact.website):
            lines.append(("info", language.say("No phone, e-mail or website is known yet.")))
        return lines

    def _phone(self, phone: Phone) -> str:
        language = self._language
        if phone.person and phone.signal:
            return language.say(
                "{number} (also on Signal) · {person}", number=phone.number, person=phone.person
            )
        if phone.person:
            return language.say("{number} · {person}", number=phone.number, person=phone.person)
        if phone.signal:
            return language.say("{number} (also on Signal)", number=phone.number)
        return phone.number

    def _on_share_clicked(self) -> None:
        self.share_wanted.emit(self._contact.place)
