"""A line under the top bar that tells of something once, and can be put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiosk.core.language.message import Message
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon


class Notice(QFrame):
    """Tells one thing at a time, the newest."""

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "notice")
        styled(self, "caution")
        self._language = language
        self._told: Message | None = None
        self._words = named(label(wraps=True), "notice-words")
        self._close = Button(theme, "notice-close", icon="x", look="tool")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "info", "caution"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        language.changed.connect(self.retranslate)
        self.hide()

    def tell(self, told: Message) -> None:
        """Show this until it is put away."""
        self._told = told
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say it anew."""
        self._close.set_words(self._language.say("Close"))
        if self._told is not None:
            self._words.setText(self._language.tell(self._told))
