"""A glossary term explained above the text it stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from kiosk.core.content.document import Term
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.sheet import CardSheet


class TermSheet(CardSheet):
    """Shows a term's meaning; offers the way to the glossary."""

    place_wanted = Signal(object)  # Place
    loses_nothing = True

    def __init__(self, term: Term, language: Language, theme: Theme) -> None:
        super().__init__(language, theme, "term-sheet")
        self._term = term
        self._other_words = label("secondary", wraps=True)
        self._meaning = label(wraps=True)
        self._more = Button(theme, "term-sheet-glossary", icon="book-a")
        for part in (self._other_words, self._meaning):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._on_more_clicked)

    def retranslate(self) -> None:
        super().retranslate()
        own = self._term.title.language_for(self.language.code)
        others = [text for code, text in self._term.title.texts.items() if code != own]
        self.heading.setText(self._term.title.texts[own])
        self._other_words.setText(" · ".join(others))
        self._meaning.setText(self.language.of(self._term.meaning))
        self._more.set_words(self.language.say("Open the glossary"))

    def _on_more_clicked(self) -> None:
        self.closed.emit()
        self.place_wanted.emit(self._term.place)
