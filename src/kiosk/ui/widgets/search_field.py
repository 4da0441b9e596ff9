"""A line to type a search into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme

_MOST_WIDTH = 600
_LONGEST = 10_000
_MARGIN = 18


class SearchField(QLineEdit):
    """A line to type a search into, with its icon."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        styled(self, "search")
        self._theme = theme
        self.setMaxLength(_LONGEST)
        self.setMaximumWidth(_MOST_WIDTH)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(_MARGIN + self._theme.sizes.icon, 0, 8, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size, colour = self._theme.sizes.icon, self._theme.colours.secondary
        icon = self._theme.pixmap("search", colour, size=size, ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(_MARGIN, (self.height() - size) // 2, icon)
