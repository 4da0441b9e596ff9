"""The two steps on the wall, for phones that are not on the Wi-Fi yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.share_words import STEP_WORDS

JOIN, GET = 1, 2


class StepChoice(Flow):
    """Joining the Wi-Fi, then getting what is handed over: hidden while only one can be done."""

    chosen = Signal(int)

    def __init__(self, language: Language, theme: Theme, keys_of: QWidget) -> None:
        """Listen to the arrow keys wherever the focus is in `keys_of`."""
        super().__init__(spacing=8)
        named(self, "share-steps")
        self._language = language
        self._step = 0
        self._group = QButtonGroup(self)
        self._buttons: dict[int, Button] = {}
        self._keys = [_key(Qt.Key.Key_Left, keys_of), _key(Qt.Key.Key_Right, keys_of)]
        for step in (JOIN, GET):
            button = Button(theme, f"share-step-{step}", look="chip")
            button.setCheckable(True)
            self._group.addButton(button, step)
            self._buttons[step] = button
            self.add(button)
        self._group.idClicked.connect(self.chosen)
        self._keys[0].activated.connect(self._on_left_activated)
        self._keys[1].activated.connect(self._on_right_activated)
        self.mark(0)

    def mark(self, step: int) -> None:
        """Show that this step is on; 0 for none to choose."""
        self._step = step
        self.setVisible(step > 0)
        for key in self._keys:
            key.setEnabled(step > 0)
        for number, button in self._buttons.items():
            button.setChecked(number == step)

    def takes(self, event: QKeyEvent) -> bool:
        """Go to the step of a digit, whichever digits the keyboard has; say whether it was one."""
        text = event.text()
        step = int(text) if text.isdecimal() and len(text) == 1 else 0
        if not self._step or step not in self._buttons:
            return False
        self.chosen.emit(step)
        return True

    @property
    def words(self) -> str:
        """What the step that is on asks of the room; nothing while there are none."""
        return self._language.tell(STEP_WORDS[self._step]) if self._step else ""

    def retranslate(self) -> None:
        """Say every word anew."""
        for step, button in self._buttons.items():
            button.set_words(self._language.tell(STEP_WORDS[step]))

    def _on_left_activated(self) -> None:
        self.chosen.emit(JOIN)

    def _on_right_activated(self) -> None:
        self.chosen.emit(GET)


def _key(key: Qt.Key, heard_in: QWidget) -> QShortcut:
    """A key that works wherever the focus is, but in a field, which needs it for itself."""
    shortcut = QShortcut(QKeySequence(key), heard_in)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return shortcut
