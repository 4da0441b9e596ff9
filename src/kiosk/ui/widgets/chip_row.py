"""Choices as chips that wrap: one of them is made, or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow


class ChipRow(Flow):
    """A chip for each choice; to press the chosen one takes the choice back."""

    changed = Signal()

    def __init__(self, theme: Theme, prefix: str) -> None:
        """Name each chip after its choice, `prefix` before it."""
        super().__init__(spacing=8)
        self._theme, self._prefix = theme, prefix
        self._chips: dict[str, Button] = {}

    @property
    def choices(self) -> tuple[str, ...]:
        """What is offered, in order."""
        return tuple(self._chips)

    @property
    def chosen(self) -> str:
        """The choice that is made, or ""."""
        return next((one for one, chip in self._chips.items() if chip.isChecked()), "")

    def offer(self, choices: Sequence[str]) -> None:
        """Offer these choices; the one that is made stays so where it is among them."""
        if tuple(choices) == self.choices:
            return
        chosen = self.chosen
        self.clear()
        self._chips = {choice: self._chip(choice) for choice in choices}
        self.choose(chosen)

    def choose(self, choice: str) -> None:
        """Make this choice, or none; nobody is told."""
        for one, chip in self._chips.items():
            chip.setChecked(one == choice)

    def set_words(self, choice: str, words: str, name: str) -> None:
        """Show a choice in words; a screen reader, which sees no heading, says its whole name."""
        chip = self._chips[choice]
        chip.set_words(words)
        chip.setAccessibleName(name)

    def _chip(self, choice: str) -> Button:
        chip = Button(self._theme, f"{self._prefix}-{choice}", look="chip")
        chip.setCheckable(True)
        chip.clicked.connect(self._on_chip_clicked)
        self.add(chip)
        return chip

    def _on_chip_clicked(self) -> None:
        pressed = self.sender()
        for chip in self._chips.values():
            if chip is not pressed:
                chip.setChecked(False)
        self.changed.emit()
