"""What a licence says, word for word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from kiosk.ui.naming import named
from kiosk.ui.widgets.label import heading_with, label

_MARGIN = 28
_LEAST_LINES = 2


class LicenceText(QWidget):
    """Shows a long text to read, to scroll and to copy from, under a title and a note."""

    def __init__(self) -> None:
        super().__init__()
        self._title = named(label("heading", wraps=True), "licence-title")
        self._note = label("small", wraps=True)
        self._text = named(QPlainTextEdit(), "licence-text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(16)
        column.addLayout(heading_with(self._title, self._note))
        column.addWidget(self._text, 1)

    def show_text(self, text: str) -> None:
        """Show this text from its beginning."""
        self._text.setPlainText(text)

    def set_words(self, title: str, note: str) -> None:
        """Say whose licence it is, and what there is to know about the text."""
        self._title.setText(title)
        self._note.setText(note)
        self._text.setAccessibleName(title)
        self._text.setAccessibleDescription(note)
        self._text.setMinimumHeight(_LEAST_LINES * self._text.fontMetrics().lineSpacing())

    @property
    def position(self) -> float:
        """How far down the text is scrolled, from 0.0 to 1.0."""
        bar = self._text.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to(self, position: float) -> None:
        """Go so far down, from 0.0 to 1.0."""
        bar = self._text.verticalScrollBar()
        bar.setValue(round(position * bar.maximum()))
