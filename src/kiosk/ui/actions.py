"""The table of commands as Qt's actions: their keys, and the menu behind “More”."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.ui.commands import COMMANDS, CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme


class Actions(QObject):
    """Listens to the keys of every command in `window`; says which one was chosen."""

    chosen = Signal(object)  # CommandId

    def __init__(self, window: QWidget, language: Language, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._language, self._theme = window, language, theme
        self._actions: dict[CommandId, QAction] = {}
        for command in COMMANDS:
            action = QAction(self)
            action.setObjectName(f"action-{command.id}")
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setData(command.id)
            action.triggered.connect(self._on_action_triggered)
            window.addAction(action)
            self._actions[command.id] = action

    def enable(self, possible: AbstractSet[CommandId]) -> None:
        """Enable the commands that can be carried out now, and no others."""
        for id_, action in self._actions.items():
            action.setEnabled(id_ in possible)

    def open_menu(self, below: QPoint) -> None:
        """Offer the commands of the menu, its right upper corner at this point of the screen."""
        menu = named(QMenu(self._window), "menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        colour, size = self._theme.colours.text, self._theme.sizes.icon
        for command in (command for command in COMMANDS if command.in_menu):
            action = self._actions[command.id]
            action.setText(self._language.tell(command.words))
            action.setIcon(self._theme.icon(command.icon, colour, size=size))
            menu.addAction(action)
        menu.popup(below - QPoint(menu.sizeHint().width(), 0))

    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(CommandId(action.data()))
