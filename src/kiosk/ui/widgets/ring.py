"""A number in a ring, before what it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.ui.naming import restyle, styled
from kiosk.ui.theme import Theme

_SIDE = 28


class Ring(QLabel):
    """A short number in a ring as large as the text asks for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        styled(self, "ring")
        self._theme = theme
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._resize)
        self._resize()

    def mark(self, is_marked: bool) -> None:
        """Draw it in the accent's colour."""
        restyle(self, "accent-ring" if is_marked else "ring")

    def _resize(self) -> None:
        side = self._theme.sizes.scaled(_SIDE)
        self.setFixedSize(side, side)
