"""The language switch: one button for each language, always in the same corner."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button


class LanguageSwitch(QWidget):
    """Shows the interface languages by their own names; says which one the reader wants."""

    language_wanted = Signal(str)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "language-switch")
        self._language = language
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (code, name) in enumerate(language.names.items()):
            button = Button(theme, f"language-{code}", look=_look(number, len(language.names)))
            button.setCheckable(True)
            button.set_words(name)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_button_clicked)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Mark the language that is on."""
        for button in self._group.buttons():
            button.setChecked(button.objectName() == f"language-{self._language.code}")
        self.setAccessibleName(self._language.say("Language"))

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.language_wanted.emit(LanguageCode(button.objectName().removeprefix("language-")))


def _look(number: int, count: int) -> str:
    if count == 1:
        return "plain"
    if number == 0:
        return "first-choice"
    return "last-choice" if number == count - 1 else "choice"
