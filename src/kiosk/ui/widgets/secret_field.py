"""A line for a password: hidden or shown, and never left lying about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from kiosk.ui.naming import named

_SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
"""A keyboard on the screen is not to suggest, correct or learn a password."""

_SELECTING = (
    QKeySequence.StandardKey.SelectNextChar,
    QKeySequence.StandardKey.SelectPreviousChar,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.SelectStartOfLine,
    QKeySequence.StandardKey.SelectEndOfLine,
    QKeySequence.StandardKey.SelectStartOfBlock,
    QKeySequence.StandardKey.SelectEndOfBlock,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)


class SecretField(QLineEdit):
    """A line whose letters are seen only when somebody asks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.show_letters(is_shown=False)

    def show_letters(self, *, is_shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            _SECRET & ~Qt.InputMethodHint.ImhHiddenText if is_shown else _SECRET
        )

    # Under X11 what is selected by hand can be pasted anywhere, and Qt keeps only letters that are
    # hidden from that. So the mouse selects without its last word, and of the keys only one does.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
            event.accept()
        elif any(event.matches(keys) for keys in _SELECTING):
            event.accept()
        else:
            super().keyPressEvent(event)
