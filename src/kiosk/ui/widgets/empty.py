"""What a screen shows when there is nothing to show: an icon, one sentence, one action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.content.place import HOME, Place
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon


class EmptyState(QFrame):
    """Says in one sentence what is missing, and offers the way on."""

    wanted = Signal(object)  # Place

    def __init__(
        self,
        language: Language,
        theme: Theme,
        *,
        icon: str,
        words: Message,
        action: Message | None = None,
        place: Place | None = None,
    ) -> None:
        super().__init__()
        named(self, "empty-state")
        self._language, self._words, self._action, self._place = language, words, action, place
        self._sentence = label("secondary", wraps=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = Button(theme, "empty-action")
        if action is None:
            self._button.hide()
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(Icon(theme, icon, "secondary", size=44), 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 4)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._button.clicked.connect(self._on_button_clicked)

    def set_words(self, words: Message) -> None:
        """Say something else."""
        self._words = words
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        self._sentence.setText(self._language.tell(self._words))
        if self._action is not None:
            self._button.set_words(self._language.tell(self._action))

    def _on_button_clicked(self) -> None:
        if self._place is not None:
            self.wanted.emit(self._place)


def empty_shelf(language: Language, theme: Theme) -> EmptyState:
    """Make what a shelf shows that holds nothing yet."""
    return EmptyState(
        language,
        theme,
        icon="folder",
        words=message("Nothing stands on this shelf yet."),
        action=message("Home"),
        place=HOME,
    )
