"""A line of a table of contents: its number in a ring, and a title that wraps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from kiosk.ui.naming import restyle
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.ring import Ring


class ContentsRow(OpenCard):
    """Opens one part; marked while that part is shown."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name, look="contents-row")
        self._theme = theme
        self.setCheckable(True)
        self._number = Ring(theme)
        self._title = label(wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._resize)
        self._resize()

    def set_words(self, number: str, title: str) -> None:
        """Show a part's number and title."""
        self._number.setText(number)
        self._title.setText(title)
        self.setAccessibleName(f"{number} {title}")

    def mark(self, is_shown: bool) -> None:
        """Mark the part that is shown."""
        self.setChecked(is_shown)
        restyle(self._title, "accent" if is_shown else "")
        self._number.mark(is_shown)

    def _resize(self) -> None:
        self.setMinimumHeight(self._theme.sizes.target)
