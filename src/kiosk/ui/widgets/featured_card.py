"""The one document that a library puts on its front."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import BadgeRow, state_badges
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Cover


class FeaturedCard(QFrame):
    """Shows its cover; offers to read it and to hand it over."""

    place_wanted = Signal(object)
    share_wanted = Signal(object)

    def __init__(
        self, language: Language, theme: Theme, document: Document, today: Callable[[], date]
    ) -> None:
        super().__init__()
        styled(named(self, "featured"), "card")
        self._language, self._document, self._today = language, document, today
        self._cover = Cover(theme, width=104)
        self._title = label("strong", wraps=True)
        self._summary = label("small", wraps=True)
        self._badges = BadgeRow()
        self._read = Button(theme, "featured-read", icon="book-open", look="primary")
        self._share = Button(theme, "featured-share", icon="qr-code")
        self._lay_out()
        self._read.clicked.connect(self._on_read_clicked)
        self._share.clicked.connect(self._on_share_clicked)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        words.addWidget(self._badges)
        words.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self._read)
        buttons.addWidget(self._share)
        buttons.addStretch()
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(18)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def retranslate(self) -> None:
        """Say every word anew."""
        language, document = self._language, self._document
        title = language.of(document.title)
        self._cover.set_title(title)
        self._title.setText(title)
        self._summary.setText(language.say("A short briefing to read first"))
        self._badges.set_badges(state_badges(document, language, self._today()))
        has_file = bool(document.files)
        self._read.set_words(language.say("Read") if has_file else language.say("Open"))
        self._share.set_words(language.say("QR code"))

    def _on_read_clicked(self) -> None:
        self.place_wanted.emit(self._document.place)

    def _on_share_clicked(self) -> None:
        self.share_wanted.emit(self._document.place)
