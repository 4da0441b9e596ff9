"""Which paint brought a document's page to the screen, and which one all that is in view."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from kiosk.ui.widgets.page_canvas import PageCanvas


class PagePaints(QObject):
    """Hears the canvas say what it has; the paint after that brings it to the screen."""

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__()
        self._has_page = self._is_settled = False
        self.visible = self.sharp = math.nan
        canvas.first_page_shown.connect(self._on_first_page_shown)
        canvas.settled.connect(self._on_settled)

    def on_paint(self, at: float) -> None:
        """Note what this paint brought."""
        if self._has_page:
            self.visible, self._has_page = at, False
        if self._is_settled:
            self.sharp, self._is_settled = at, False

    def _on_first_page_shown(self) -> None:
        self._has_page = True

    def _on_settled(self) -> None:
        self._is_settled = True
