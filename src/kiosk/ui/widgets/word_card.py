"""A card of plain words: a heading, and lines that can be selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.ui.naming import styled
from kiosk.ui.widgets.label import label


class WordCard(QFrame):
    """Shows lines under a heading; `column` takes what belongs below them."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._heading = label("card-title", wraps=True)
        self._lines = label("secondary", wraps=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 18, 24, 20)
        self.column.setSpacing(8)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._lines)

    def show_words(self, heading: str, lines: list[str]) -> None:
        """Show these lines under this heading; without lines, nothing."""
        self._heading.setText(heading)
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
