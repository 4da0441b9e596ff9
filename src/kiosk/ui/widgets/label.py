"""Labels that show their text as it is written, never as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from kiosk.ui.naming import styled


def label(look: str = "", *, wraps: bool = False) -> QLabel:
    """Make an empty label of this look; `wraps` lets it take as many lines as it needs."""
    made = styled(QLabel(), look)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wraps:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def show_text(shown: QLabel, text: str) -> None:
    """Show `text`, and nothing at all where there is none."""
    shown.setText(text)
    shown.setVisible(bool(text))


def rule() -> QFrame:
    """Make a thin horizontal line."""
    return styled(QFrame(), "rule")
