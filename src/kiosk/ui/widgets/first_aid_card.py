"""One card of a first-aid path: what is asked or told, and the answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.content.first_aid import Answer, Card
from kiosk.core.content.markdown import Block
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.answer_list import AnswerList
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.section_body import SectionBody


class FirstAidCard(QFrame):
    """A question at a time, or at the end of the path what to do."""

    answered = Signal(int)  # which of the answers, from 0
    back_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        styled(named(self, "first-aid-card"), "card")
        self._language = language
        self._introduction = SectionBody(language, theme, "first-aid-introduction")
        self._title = named(label("title", wraps=True), "card-title")
        self._text = SectionBody(language, theme, "card-text")
        self._answers = AnswerList(language, theme)
        self._back = Button(theme, "first-aid-back", icon="arrow-left")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 32)
        column.setSpacing(12)
        for part in (self._introduction, self._title, self._text):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self._answers)
        column.addSpacing(4)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._answers.answered.connect(self.answered)
        self._back.clicked.connect(self.back_wanted)
        for text in (self._introduction, self._text):
            text.place_wanted.connect(self.link_wanted)

    def show_text(self, card: Card, introduction: Sequence[Block], folders: Sequence[Path]) -> None:
        """Show what a card says; its pictures lie in `folders`, the nearest first."""
        self._introduction.setVisible(bool(introduction))
        self._introduction.show_blocks(introduction, folders, card.title)
        self._title.setText(card.title)
        self._text.setVisible(bool(card.blocks))
        self._text.show_blocks(card.blocks, folders, card.title)

    def show_answers(self, answers: Sequence[Answer], *, can_go_back: bool) -> None:
        """Offer these answers, and the way back where there is one."""
        self._answers.show_answers([answer.text for answer in answers])
        self._back.set_words(self._language.say("Back"))
        self._back.setVisible(can_go_back)

    def press_answer(self, number: int) -> None:
        """Give the answer with this number, from 0, if there is one."""
        self._answers.press(number)

    def take_focus(self) -> None:
        """Let the keyboard begin before the answers: a second Enter answers nothing."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
