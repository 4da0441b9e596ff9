"""The keys for everything, from the one table of commands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.commands import COMMANDS
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.sheet import CardSheet


class ShortcutSheet(CardSheet):
    """Lists each command that has keys."""

    loses_nothing = True

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(language, theme, "shortcut-sheet")
        self._with_keys = [command for command in COMMANDS if command.keys]
        self._words = [label(wraps=True) for _ in self._with_keys]
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, command in enumerate(self._with_keys):
            keys = label("secondary")
            keys.setText(_shown(command.keys))
            grid.addWidget(self._words[row], row, 0)
            grid.addWidget(keys, row, 1)
        self.column.addWidget(inside)

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.language.say("Keyboard shortcuts"))
        for words, command in zip(self._words, self._with_keys, strict=True):
            words.setText(self.language.tell(command.words))


def _shown(keys: tuple[str, ...]) -> str:
    native = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return "   ".join(text for text in native if text not in ("Back", "Forward"))
