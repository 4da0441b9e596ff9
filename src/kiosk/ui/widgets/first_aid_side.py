"""What stands beside the card of a first-aid path: its title, the way so far, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, BadgeRow
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.first_aid_steps import AnsweredStep, FirstAidSteps
from kiosk.ui.widgets.label import label


class FirstAidHead(QFrame):
    """What the path is called, and whether it was reviewed."""

    def __init__(self) -> None:
        super().__init__()
        self._title = named(label("heading", wraps=True), "first-aid-path-title")
        self._badges = BadgeRow()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(8)
        self._sides.addWidget(self._title, 1)
        self._sides.addWidget(self._badges, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_folded(self, is_folded: bool) -> None:
        """Set the badges beside the title, where height is dear, or below it."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(beside if is_folded else below)

    def show_document(self, title: str, badges: list[Badge]) -> None:
        """Show a title and the state of its text."""
        self._title.setText(title)
        self._badges.set_badges(badges)


class FirstAidSide(QFrame):
    """The buttons, and the answers so far. `head` may stand apart from it."""

    step_chosen = Signal(str)  # the id of a card
    start_again_wanted = Signal()
    place_wanted = Signal(object)  # Place
    command_wanted = Signal(object)  # CommandId

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "first-aid-side")
        self._language = language
        self.head = FirstAidHead()
        self._start_again = Button(theme, "first-aid-start-again", icon="rotate-ccw", look="row")
        self._print = Button(theme, "first-aid-print", icon="printer", look="row")
        self._share = Button(theme, "first-aid-share", icon="qr-code", look="row")
        self._contacts = Button(theme, "first-aid-contacts", icon="phone", look="row")
        self._steps = FirstAidSteps(language, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for button in (self._print, self._share, self._contacts, self._start_again):
            column.addWidget(button)
        column.addSpacing(14)
        column.addWidget(self._steps)
        self._steps.step_chosen.connect(self.step_chosen)
        self._start_again.clicked.connect(self.start_again_wanted)
        self._print.clicked.connect(self._on_print_clicked)
        self._share.clicked.connect(self._on_share_clicked)
        self._contacts.clicked.connect(self._on_contacts_clicked)

    def show_way(self, steps: Sequence[AnsweredStep], *, can_start_again: bool) -> None:
        """Show the questions so far with their answers, and say every word anew."""
        say = self._language.say
        self._steps.show_steps(steps)
        self._start_again.set_words(say("Start again"))
        self._start_again.setVisible(can_start_again)
        self._print.set_words(say("Print this path"))
        self._share.set_words(say("Hand over"))
        self._contacts.set_words(say("All contacts"))

    def _on_print_clicked(self) -> None:
        self.command_wanted.emit(CommandId.PRINT)

    def _on_share_clicked(self) -> None:
        self.command_wanted.emit(CommandId.SHARE)

    def _on_contacts_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf=Kind.CONTACT.shelf))
