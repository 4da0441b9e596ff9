"""The button on a shelf that leads to choosing several things of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout

from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button


class HandOverButton(Button):
    """Says its own words anew when the language changes."""

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(theme, "shelf-hand-over", icon="share-2")
        self._language = language
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it anew."""
        self.set_words(self._language.say("Hand over several"))

    def beside(self, heading: QLayout) -> QHBoxLayout:
        """Set the button at the right of a shelf's heading."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(heading, 1)
        row.addWidget(self, 0, Qt.AlignmentFlag.AlignTop)
        return row
