"""A line to type a search into."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme

_MOST_WIDTH = 600
_LONGEST = 200
"""Characters: as many as a search looks at."""

_MARGIN = 18


class SearchField(QLineEdit):
    """A line to type a search into, with its icon."""

    entered = Signal()  # it has the focus: somebody is about to type
    left_downwards = Signal()  # the arrow down was pressed: on to what was found

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        styled(self, "search")
        self._theme = theme
        self.setMaxLength(_LONGEST)
        self._letters = _Letters(self)
        self.setValidator(self._letters)
        self.setMaximumWidth(_MOST_WIDTH)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(_MARGIN + self._theme.sizes.icon, 0, 8, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field; the arrow down leaves it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size, colour = self._theme.sizes.icon, self._theme.colours.secondary
        icon = self._theme.pixmap("search", colour, size=size, ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(_MARGIN, (self.height() - size) // 2, icon)


class _Letters(QValidator):
    """Takes everything but control characters, which come in with what is pasted."""

    def validate(self, text: str, position: int) -> object:
        if not any(map(_is_control, text)):
            return QValidator.State.Acceptable, text, position
        before = "".join(_plain(text[:position]))
        plain = "".join(_plain(text))
        return QValidator.State.Acceptable, plain, min(len(before), len(plain))


def _plain(text: str) -> Iterator[str]:
    """Give the characters; a line's end or a tab parts words as a space does."""
    for char in text:
        if not _is_control(char):
            yield char
        elif char.isspace():
            yield " "


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
