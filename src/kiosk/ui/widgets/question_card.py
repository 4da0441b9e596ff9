"""A large card that asks “is this what happened?”."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, BadgeRow
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.picture import Icon, IconTile

_LEAST_WIDTH_FOR_BADGES = 680


class QuestionCard(OpenCard):
    """Icon, what happened, a line about it, and badges."""

    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__(name)
        self._theme = theme
        self._title = label("heading", wraps=True)
        self._note = label("secondary", wraps=True)
        self._badges = BadgeRow()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._note)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(12)
        self._middle.addLayout(words, 1)
        self._middle.addWidget(self._badges, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 22, 24, 22)
        row.setSpacing(20)
        row.addWidget(IconTile(theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._middle, 1)
        row.addWidget(Icon(theme, "chevron-right", "secondary"))

    def set_words(self, title: str, note: str) -> None:
        """Show what happened, and a line about it."""
        self._title.setText(title)
        show_text(self._note, note)
        self.setAccessibleName(title)

    def set_badges(self, badges: list[Badge]) -> None:
        """Show these badges."""
        self._badges.set_badges(badges)
        self._badges.setVisible(bool(badges))
        self.setAccessibleDescription(", ".join(words for _, words in badges))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the badges beside the words, or below them where there is little room."""
        is_wide = self.width() * 100 // self._theme.sizes.scale >= _LEAST_WIDTH_FOR_BADGES
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if is_wide else down)
        super().resizeEvent(event)
