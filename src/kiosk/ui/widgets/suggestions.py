"""“Did you mean”: spellings that find something, as buttons that search for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.khmer.breaks import without_breaks
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label


class Suggestions(QWidget):
    """Offers other queries; nothing is shown where there are none."""

    chosen = Signal(str)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "suggestions")
        self._language, self._theme = language, theme
        self._queries: tuple[str, ...] = ()
        self._lead = named(label("secondary", wraps=True), "suggestions-lead")
        self._buttons = Flow(spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._lead)
        column.addWidget(self._buttons)

    def show_queries(self, queries: Sequence[str]) -> None:
        """Offer these."""
        self.setVisible(bool(queries))
        if tuple(queries) == self._queries:
            return
        self._queries = tuple(queries)
        self._buttons.clear()
        for number, query in enumerate(queries, 1):
            button = Button(self._theme, f"suggestion-{number}", look="chip")
            button.set_words(query)
            button.clicked.connect(self._on_button_clicked)
            self._buttons.add(button)

    def retranslate(self) -> None:
        """Say every word of its own anew."""
        self._lead.setText(self._language.say("Did you mean"))

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.chosen.emit(without_breaks(button.accessibleName()))
