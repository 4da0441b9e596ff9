"""A box that opens a list to choose from, for where a list has no room."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from kiosk.ui.naming import named
from kiosk.ui.theme import Theme

_MARGIN = 12


class ChoiceBox(QComboBox):
    """A combo box as wide as there is room, with our arrow."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        self._theme = theme
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page; a choice is made by opening the list

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size, colour = self._theme.sizes.icon, self._theme.colours.text
        arrow = self._theme.pixmap(
            "chevron-down", colour, size=size, ratio=self.devicePixelRatioF()
        )
        left, top = self.width() - size - _MARGIN, (self.height() - size) // 2
        QPainter(self).drawPixmap(left, top, arrow)
