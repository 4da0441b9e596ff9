"""What was answered so far on a first-aid path: a quiet list, each line a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredStep:
    """A card's id and question, and the answer that was given."""

    card: str
    question: str
    answer: str


class FirstAidSteps(QFrame):
    """Lists questions with the answers that were given."""

    step_chosen = Signal(str)  # the id of a card

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "first-aid-steps")
        self._language, self._theme = language, theme
        self._steps: Sequence[AnsweredStep] = ()
        self._rows: list[_StepRow] = []
        self._heading = label("small", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)

    def show_steps(self, steps: Sequence[AnsweredStep]) -> None:
        """List these questions, each with its answer."""
        self._steps = steps
        self._heading.setText(self._language.say("Your answers so far"))
        self.setVisible(bool(steps))
        while len(self._rows) < len(steps):
            self._rows.append(self._row(len(self._rows) + 1))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(steps))
            if number < len(steps):
                row.set_words(steps[number].question, steps[number].answer)

    def _row(self, number: int) -> _StepRow:
        row = _StepRow(self._theme, number)
        row.clicked.connect(self._on_row_clicked)
        self._column.addWidget(row)
        if self._rows:
            self.setTabOrder(self._rows[-1], row)
        return row

    def _on_row_clicked(self) -> None:
        pressed = self.sender()
        number = next(place for place, row in enumerate(self._rows) if row is pressed)
        self.step_chosen.emit(self._steps[number].card)


class _StepRow(OpenCard):
    """A question, and below it what was answered."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(f"step-{number}", look="open-row")
        self._theme = theme
        self._question, self._answer = label("small", wraps=True), label(wraps=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._question)
        words.addWidget(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "check", "accent", size=18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self._resize)
        self._resize()

    def set_words(self, question: str, answer: str) -> None:
        """Show a question and its answer."""
        self._question.setText(question)
        self._answer.setText(answer)
        self.setAccessibleName(answer)
        self.setAccessibleDescription(question)

    def _resize(self) -> None:
        self.setMinimumHeight(self._theme.sizes.target)
