"""The bar above the pages of a report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import ElidedLabel, label

_ICONS = {
    CommandId.CONTENTS: "panel-left",
    CommandId.ZOOM_OUT: "zoom-out",
    CommandId.ZOOM_IN: "zoom-in",
    CommandId.FIT_WIDTH: "move-horizontal",
    CommandId.FIND: "search",
    CommandId.PRINT: "printer",
    CommandId.SAVE_COPY: "download",
}
_LEAST_TITLE_WIDTH = 140  # at 100 % text size


class ReaderTools(QFrame):
    """Title, page number, zoom, find, how it is shown, paper, copy, code."""

    command_wanted = Signal(object)  # CommandId
    page_wanted = Signal(int)
    view_wanted = Signal(QPoint)  # the menu's right upper corner on the screen

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "reader-tools")
        styled(self, "bar")
        self._language, self._theme = language, theme
        self._pages, self._shown = 1, 1
        self._labels: tuple[str, ...] = ()
        self._title = ElidedLabel("strong")
        self._caution = label("caution-badge")
        self._page = styled(named(QLineEdit(), "reader-page-number"), "page-number")
        self._page.setFixedWidth(theme.sizes.scaled(56))
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._of_pages = label("small")
        self._buttons = {
            id_: Button(theme, f"reader-{id_}", icon=icon, look="tool")
            for id_, icon in _ICONS.items()
        }
        self._view = Button(theme, "reader-view", icon="eye", look="tool")
        self._share = Button(theme, "reader-share", icon="qr-code", look="primary")
        self._lay_out()
        self._share.clicked.connect(self._on_share_clicked)
        self._view.clicked.connect(self._on_view_clicked)
        self._page.returnPressed.connect(self._on_page_entered)
        self._page.editingFinished.connect(self._on_page_left)
        for button in self._buttons.values():
            button.clicked.connect(self._on_button_clicked)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 16, 5)
        row.setSpacing(6)
        row.addWidget(self._buttons[CommandId.CONTENTS])
        row.addWidget(self._title, 1)
        row.addWidget(self._caution)
        row.addWidget(self._page)
        row.addWidget(self._of_pages)
        row.addSpacing(8)
        for id_ in (CommandId.ZOOM_OUT, CommandId.ZOOM_IN, CommandId.FIT_WIDTH, CommandId.FIND):
            row.addWidget(self._buttons[id_])
        row.addWidget(self._view)
        for id_ in (CommandId.PRINT, CommandId.SAVE_COPY):
            row.addWidget(self._buttons[id_])
        row.addWidget(self._share)

    def retranslate(self, title: str) -> None:
        """Say every word anew."""
        say = self._language.say
        self._title.set_words(title)
        words = {
            CommandId.CONTENTS: say("Contents"),
            CommandId.ZOOM_OUT: say("Zoom out"),
            CommandId.ZOOM_IN: say("Zoom in"),
            CommandId.FIT_WIDTH: say("Fit width"),
            CommandId.FIND: say("Find in this document"),
            CommandId.PRINT: say("Print"),
            CommandId.SAVE_COPY: say("Save a copy"),
        }
        for id_, button in self._buttons.items():
            button.set_words(words[id_])
        self._view.set_words(say("How pages are shown"))
        self._share.set_words(say("QR code"))
        self._page.setAccessibleName(say("Go to page"))
        self._say_pages()

    def fit(self, width: int) -> None:
        """Leave out what there is no room for; all of it is in a menu, or has a key."""
        self._title.setVisible(width > 620)
        least = self._theme.sizes.scaled(_LEAST_TITLE_WIDTH) if width > 620 else 0
        buttons = self._buttons
        spare = [
            (buttons[CommandId.PRINT],),
            (buttons[CommandId.SAVE_COPY],),
            (buttons[CommandId.FIT_WIDTH],),
            (self._of_pages,),
            (buttons[CommandId.ZOOM_OUT], buttons[CommandId.ZOOM_IN]),
            (buttons[CommandId.FIND],),
        ]
        for part in chain.from_iterable(spare):
            part.show()
        for parts in spare:
            if self._row.totalMinimumSize().width() + least <= width:
                break
            for part in parts:
                part.hide()

    def show_caution(self, words: str) -> None:
        """Say what a reader should know of the shown edition, where there is something."""
        self._caution.setText(words)
        self._caution.setVisible(bool(words))

    def set_pages(self, pages: int, labels: Sequence[str] = ()) -> None:
        """Say how many pages there are, and what they are called if not by their numbers."""
        self._pages, self._labels = pages, tuple(labels)
        self._say_pages()

    def _say_pages(self) -> None:
        say = self._language.say
        if self._labels:
            words = say("({page} of {pages})", page=self._shown, pages=self._pages)
        else:
            words = say("of {pages}", pages=self._pages)
        self._of_pages.setText(words)

    def show_page(self, page: int) -> None:
        """Show which page is read, unless one is being typed."""
        self._shown = page
        if self._labels:
            self._say_pages()
        if not self._page.hasFocus():
            self._page.setText(self._name_of(page))

    def _name_of(self, page: int) -> str:
        name = self._labels[page - 1] if page <= len(self._labels) else ""
        return name or self._language.number(page)

    def focus_page_number(self) -> None:
        """Let a page number be typed."""
        self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.selectAll()

    def _on_page_entered(self) -> None:
        page = self._page_called(self._page.text().strip())
        if page is not None:
            self._page.clearFocus()
            self.page_wanted.emit(page)
        else:
            self._page.selectAll()

    def _page_called(self, text: str) -> int | None:
        """Find a page by what it is called, or by its number; digits of any script count."""
        number = int(text) if text.isdecimal() else None
        name = text.casefold() if number is None else str(number)
        for page, label_ in enumerate(self._labels, 1):
            if name and label_.casefold() == name:
                return page
        return None if number is None else min(max(1, number), self._pages)

    def _on_page_left(self) -> None:
        """What was typed and not gone to is forgotten."""
        self._page.setText(self._name_of(self._shown))

    def _on_view_clicked(self) -> None:
        corner = QPoint(self._view.width(), self._view.height())
        self.view_wanted.emit(self._view.mapToGlobal(corner))

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        self.command_wanted.emit(next(id_ for id_, one in self._buttons.items() if one is sender))

    def _on_share_clicked(self) -> None:
        self.command_wanted.emit(CommandId.SHARE)
