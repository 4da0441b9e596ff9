"""Buttons with an icon in the colour of their text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from kiosk.ui.naming import named, restyle, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.pressing import pressed_by_enter

_GAP = 7
"""Between icon and words, beyond the style's own 4 pixels."""


class Button(QPushButton):
    """A push button dressed by `look`; its icon follows the theme."""

    def __init__(self, theme: Theme, name: str, *, icon: str = "", look: str = "plain") -> None:
        super().__init__()
        named(self, name)
        styled(self, look)
        self._theme, self._icon = theme, icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        theme.changed.connect(self.draw_icon)
        self.toggled.connect(self.draw_icon)
        self.draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.draw_icon()

    def set_look(self, look: str) -> None:
        """Dress the button differently."""
        restyle(self, look)
        self.draw_icon()

    def set_words(self, words: str, *, tip: str = "") -> None:
        """Show `words`; a button that shows only its icon has them as name and tool tip."""
        only_icon = str(self.property("look")) in ("tool", "help-icon")
        self.setText("" if only_icon else words.replace("&", "&&"))
        self.draw_icon()
        self.setAccessibleName(words)
        self.setToolTip(tip or (words if only_icon else ""))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self.draw_icon()

    def draw_icon(self) -> None:
        """Draw the icon anew in the theme's colour and size."""
        if not self._icon:
            self.setIcon(QIcon())
            return
        size, ratio = self._theme.sizes.icon, self.devicePixelRatioF()
        drawn = self._theme.pixmap(self._icon, self._icon_colour(), size=size, ratio=ratio)
        gap = self._theme.sizes.scaled(_GAP) if self.text() else 0
        self.setIcon(QIcon(_with_gap(drawn, gap, self.layoutDirection())))
        self.setIconSize(QSize(size + gap, size))

    def _icon_colour(self) -> str:
        colours = self._theme.colours
        match str(self.property("look")):
            case "primary" if self.isEnabled():
                return colours.on_accent
            case "help" | "help-icon":
                return colours.help
            case "row" | "tool" if self.isChecked():
                return colours.accent
            case "first-choice" | "choice" | "last-choice" if self.isChecked():
                return colours.on_accent
            case _:
                return colours.text if self.isEnabled() else colours.secondary


def _with_gap(icon: QPixmap, gap: int, direction: Qt.LayoutDirection) -> QPixmap:
    """Widen the picture by an empty strip on the side of the words."""
    if not gap:
        return icon
    ratio = icon.devicePixelRatio()
    wide = QPixmap(icon.width() + round(gap * ratio), icon.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(ratio)
    painter = QPainter(wide)
    painter.drawPixmap(gap if direction is Qt.LayoutDirection.RightToLeft else 0, 0, icon)
    painter.end()
    return wide
