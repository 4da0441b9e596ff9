"""A line to type a search into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme

_MOST_WIDTH = 600


class SearchField(QLineEdit):
    """A line to type a search into, with its icon."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        styled(self, "search")
        self._theme = theme
        self.setMaxLength(10_000)
        self.setMaximumWidth(_MOST_WIDTH)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setTextMargins(4, 0, 8, 0)
        self._mark = QAction(self)
        self.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        colour = self._theme.colours.secondary
        self._mark.setIcon(
            self._theme.icon("search", colour, size=20, ratio=self.devicePixelRatioF())
        )
