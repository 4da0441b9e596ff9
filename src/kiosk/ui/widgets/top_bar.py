"""The bar on top of every screen: back, home, publisher, search, help, language, more."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.language_switch import LanguageSwitch
from kiosk.ui.widgets.search_field import SearchField

_LEAST_SEARCH_WIDTH = 260


class Fold(IntEnum):
    """How far the bar is folded up to fit; each step includes those before it."""

    OPEN = 0
    SEARCH_IS_ICON = 1
    NO_PUBLISHER = 2
    HELP_IS_ICON = 3


class TopBar(QFrame):
    """Holds what every screen offers; folds up on narrow windows, the language switch never."""

    command_wanted = Signal(object)  # CommandId
    search_changed = Signal(str)
    search_begun = Signal()
    search_entered = Signal()
    search_left = Signal()  # downwards, to what was found
    language_wanted = Signal(str)
    folded = Signal(object)  # Fold

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "top-bar")
        styled(self, "bar")
        self._language, self._theme = language, theme
        self._fold = Fold.OPEN
        self._back = self._tool(CommandId.BACK, "arrow-left")
        self._home = self._tool(CommandId.HOME, "house")
        self._search_icon = self._tool(CommandId.SEARCH, "search")
        self.more = self._tool(CommandId.MORE, "ellipsis-vertical")
        self._help = Button(theme, "command-need-help", icon="life-buoy", look="help")
        self._publisher = label("card-title")
        self.search = SearchField(theme, "search-field")
        self._switch = LanguageSwitch(language, theme)
        self._lay_out()
        self._help.clicked.connect(self._on_help_clicked)
        self.search.textEdited.connect(self.search_changed)
        self.search.returnPressed.connect(self.search_entered)
        self.search.entered.connect(self.search_begun)
        self.search.left_downwards.connect(self.search_left)
        self._switch.language_wanted.connect(self.language_wanted)
        language.changed.connect(self.retranslate)
        theme.changed.connect(self._fit)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._home)
        row.addSpacing(8)
        row.addWidget(self._publisher)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addWidget(self._search_icon)
        row.addStretch(1)
        row.addWidget(self._help)
        row.addWidget(self._switch)
        row.addWidget(self.more)

    def retranslate(self) -> None:
        """Say every word anew; what was typed stays."""
        say = self._language.say
        self._back.set_words(say("Back"))
        self._home.set_words(say("Home"))
        self._search_icon.set_words(say("Search"))
        self.more.set_words(say("More"))
        self._help.set_words(say("I need help"))
        self.search.setPlaceholderText(say("Search reports, guides, contacts"))
        self.search.setAccessibleName(say("Search"))
        self._fit()

    def set_publisher(self, name: str) -> None:
        """Show whose library this is."""
        if name != self._publisher.text():
            self._publisher.setText(name)
            self._fit()

    def set_can_go_back(self, can_go_back: bool) -> None:
        """Offer the way back, or grey it."""
        self._back.setEnabled(can_go_back)
        self._back.draw_icon()

    @property
    def is_search_folded(self) -> bool:
        """Whether only the search icon is left of the search field."""
        return self._fold >= Fold.SEARCH_IS_ICON

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed_width(Fold.HELP_IS_ICON), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tool(self, command: CommandId, icon: str) -> Button:
        button = Button(self._theme, f"command-{command}", icon=icon, look="tool")
        button.clicked.connect(self._on_tool_clicked)
        return button

    def _on_tool_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.command_wanted.emit(CommandId(sender.objectName().removeprefix("command-")))

    def _on_help_clicked(self) -> None:
        self.command_wanted.emit(CommandId.NEED_HELP)

    def _fit(self) -> None:
        """Fold up as little as the width allows."""
        fold = next(
            (fold for fold in Fold if self._needed_width(fold) <= self.width()), Fold.HELP_IS_ICON
        )
        self.search.setVisible(fold < Fold.SEARCH_IS_ICON)
        self._search_icon.setVisible(fold >= Fold.SEARCH_IS_ICON)
        self._publisher.setVisible(fold < Fold.NO_PUBLISHER)
        self._help.set_look("help-icon" if fold >= Fold.HELP_IS_ICON else "help")
        self._help.set_words(self._language.say("I need help"))
        if fold is not self._fold:
            self._fold = fold
            self.folded.emit(fold)

    def _needed_width(self, fold: Fold) -> int:
        target = self._theme.sizes.target
        shown: list[int] = [target, target, target, self._switch.sizeHint().width()]
        shown.append(_LEAST_SEARCH_WIDTH if fold < Fold.SEARCH_IS_ICON else target)
        if fold < Fold.NO_PUBLISHER:
            shown.append(self._publisher.sizeHint().width() + 8)
        shown.append(target if fold >= Fold.HELP_IS_ICON else self._help_width())
        return sum(shown) + 8 * len(shown) + 40

    def _help_width(self) -> int:
        words = self._help.fontMetrics().horizontalAdvance(self._language.say("I need help"))
        return words + self._theme.sizes.icon + self._theme.sizes.scaled(48)
