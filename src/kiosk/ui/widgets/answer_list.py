"""The answers to a question of first aid: large buttons, each as wide as the card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.content.path_findings import MOST_ANSWERS
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon

_LEAST_HEIGHT = 60


class AnswerList(QFrame):
    """Lists answers to choose from; its buttons stay when only the language changes."""

    answered = Signal(int)  # which of them, from 0

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        self._language, self._theme = language, theme
        self._count = 0
        self._buttons: list[_AnswerButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        while len(self._buttons) < MOST_ANSWERS:  # at once, so that Tab finds them in their place
            self._add_button()

    def show_answers(self, answers: Sequence[str]) -> None:
        """Offer these answers."""
        self._count = len(answers)
        self.setVisible(bool(answers))
        while len(self._buttons) < len(answers):
            self._add_button()
        for button in self._buttons[len(answers) :]:
            button.hide()
        for number, (button, words) in enumerate(zip(self._buttons, answers, strict=False), 1):
            button.set_words(self._language.number(number), words)
            button.show()

    def press(self, number: int) -> None:
        """Give the answer with this number, from 0, if there is one."""
        if 0 <= number < self._count:
            self._buttons[number].click()

    def _add_button(self) -> None:
        button = _AnswerButton(self._theme, len(self._buttons) + 1)
        button.clicked.connect(self._on_button_clicked)
        self._rows.addWidget(button)
        if self._buttons:
            self.setTabOrder(self._buttons[-1], button)
        self._buttons.append(button)

    def _on_button_clicked(self) -> None:
        pressed = self.sender()
        number = next(place for place, button in enumerate(self._buttons) if button is pressed)
        self.answered.emit(number)


class _AnswerButton(OpenCard):
    """Shows the key that gives the answer, and the answer."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(f"answer-{number}", look="answer")
        self._theme = theme
        self._key = label("accent-ring")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = named(label("strong", wraps=True), f"answer-{number}-words")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(16)
        row.addWidget(self._key)
        row.addWidget(self._words, 1)
        row.addWidget(Icon(theme, "chevron-right", "accent"))
        theme.changed.connect(self._resize)
        self._resize()

    def set_words(self, key: str, words: str) -> None:
        """Show the answer, and which digit gives it."""
        self._key.setText(key)
        self._words.setText(words)
        self.setAccessibleName(words)

    def _resize(self) -> None:
        sizes = self._theme.sizes
        self._key.setFixedSize(sizes.scaled(28), sizes.scaled(28))
        self.setMinimumHeight(max(_LEAST_HEIGHT, sizes.scaled(_LEAST_HEIGHT)))
