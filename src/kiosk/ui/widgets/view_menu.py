"""How a document is shown, as a menu: size, rotation, pages side by side, colours."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.ui.commands import CommandId, command
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme

_GROUPS: tuple[tuple[CommandId, ...], ...] = (
    (CommandId.FIT_WIDTH, CommandId.FIT_PAGE, CommandId.ACTUAL_SIZE),
    (CommandId.ROTATE, CommandId.TWO_PAGES, CommandId.BOTH_EDITIONS),
    (CommandId.PAPER_COLOURS, CommandId.SEPIA_COLOURS, CommandId.NIGHT_COLOURS),
)


class ViewMenu(QMenu):
    """Offers the commands that are possible, those that are in force ticked."""

    chosen = Signal(object)  # CommandId

    def __init__(self, parent: QWidget, language: Language, theme: Theme) -> None:
        super().__init__(parent)
        named(self, "view-menu")
        self._language, self._theme = language, theme
        self.triggered.connect(self._on_triggered)

    def open(
        self, below: QPoint, possible: AbstractSet[CommandId], ticked: AbstractSet[CommandId]
    ) -> None:
        """Open the menu, its right upper corner at this point of the screen."""
        self.clear()
        for group in _GROUPS:
            for id_ in group:
                if id_ in possible:
                    self._add(id_, is_ticked=id_ in ticked)
            self.addSeparator()
        self.popup(below - QPoint(self.sizeHint().width(), 0))

    def _add(self, id_: CommandId, *, is_ticked: bool) -> None:
        declared = command(id_)
        icon = "check" if is_ticked else declared.icon
        colours = self._theme.colours
        action = QAction(self)
        action.setObjectName(f"view-{id_}")
        action.setText(self._language.tell(declared.words))
        action.setIcon(
            self._theme.icon(
                icon,
                colours.accent if is_ticked else colours.text,
                size=self._theme.sizes.icon,
            )
        )
        action.setData(id_)
        self.addAction(action)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(CommandId(action.data()))
