"""A contact with its code beside it: to be scanned at once, in a fright."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.content.document import Contact
from kiosk.core.content.library import Library
from kiosk.core.handover.payload import payload_for
from kiosk.core.handover.qr import make_code
from kiosk.core.handover.subject import subject_at
from kiosk.core.problem import Problem
from kiosk.ui.language import Language
from kiosk.ui.naming import named, restyle, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.contact_card import ContactCard
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.qr_view import QrView

_CODE_SIDE = 248
_LEAST_WIDTH_BESIDE = 620


class ContactWithCode(QFrame):
    """Shows how to reach a contact; offers its entry, and its code over the whole window."""

    place_wanted = Signal(object)  # Place
    share_wanted = Signal(object)  # Place

    def __init__(
        self, contact: Contact, language: Language, theme: Theme, library: Library
    ) -> None:
        super().__init__()
        styled(named(self, f"end-{contact.id}"), "card")
        self._contact, self._library = contact, library
        self._language, self._theme = language, theme
        self._words = ContactCard(contact, language, theme)
        restyle(self._words, "plain")
        self._open = Button(theme, f"contact-{contact.id}-open", icon="contact")
        self._side = QWidget()
        self._view = QrView()
        self._view.setFixedSize(QSize(_CODE_SIDE, _CODE_SIDE))
        self._what = label("small", wraps=True)
        self._what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self._words.share_wanted.connect(self.share_wanted)
        self._open.clicked.connect(self._on_open_clicked)
        theme.changed.connect(self._resize)
        self._resize()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = Flow(spacing=10)
        buttons.add(self._words.share_button)
        buttons.add(self._open)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 16)
        foot.addWidget(buttons, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words, 1)
        words.addLayout(foot)
        code = QVBoxLayout(self._side)
        code.setContentsMargins(0, 12, 0, 0)
        code.setSpacing(4)
        code.addWidget(self._view, 0, Qt.AlignmentFlag.AlignHCenter)
        code.addWidget(self._what)
        code.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(8, 12, 24, 16)
        self._sides.setSpacing(8)
        self._sides.addLayout(words, 1)
        self._sides.addWidget(self._side, 0, Qt.AlignmentFlag.AlignHCenter)

    def retranslate(self) -> None:
        """Say every word anew; the code is made anew as well, for it holds words."""
        self._words.retranslate()
        self._open.set_words(self._language.say("Open the entry"))
        what = ""
        try:
            subject = subject_at(self._contact.place, self._library, self._language.code)
            payload = payload_for(subject)
            self._view.show_code(make_code(payload.text))
            what = self._language.tell(payload.what)
        except Problem:
            self._view.show_code(None)  # its entry can still be opened, and says why
        self._view.setVisible(bool(what))
        show_text(self._what, what)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the code beside the words, or below them where there is little room."""
        is_wide = self.width() * 100 // self._theme.sizes.scale >= _LEAST_WIDTH_BESIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(beside if is_wide else below)
        super().resizeEvent(event)

    def _resize(self) -> None:
        """Give the words below the code the same width on every card."""
        self._side.setFixedWidth(self._theme.sizes.scaled(_CODE_SIDE))

    def _on_open_clicked(self) -> None:
        self.place_wanted.emit(self._contact.place)
