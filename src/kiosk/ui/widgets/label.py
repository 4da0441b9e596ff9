"""Labels that show their text as it is written, never as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QLayoutItem, QSizePolicy

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


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        remove_widget(item)


def remove_widget(item: QLayoutItem | None) -> None:
    """Let the widget of a layout's item go, at once out of sight."""
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def rule() -> QFrame:
    """Make a thin horizontal line."""
    return styled(QFrame(), "rule")
