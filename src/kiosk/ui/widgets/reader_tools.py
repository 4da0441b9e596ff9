"""The bar above the pages of a report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import ElidedLabel, label


class ReaderTools(QFrame):
    """Title, page number, zoom, copy, code."""

    command_wanted = Signal(object)  # CommandId
    page_wanted = Signal(int)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "reader-tools")
        styled(self, "bar")
        self._language, self._pages, self._shown = language, 1, 1
        self._title = ElidedLabel("strong")
        self._caution = label("caution-badge")
        self._page = styled(named(QLineEdit(), "reader-page-number"), "page-number")
        self._page.setFixedWidth(theme.sizes.scaled(56))
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._of_pages = label("small")
        self._buttons = {
            id_: Button(theme, f"reader-{id_}", icon=icon, look="tool")
            for id_, icon in (
                (CommandId.CONTENTS, "panel-left"),
                (CommandId.ZOOM_OUT, "zoom-out"),
                (CommandId.ZOOM_IN, "zoom-in"),
                (CommandId.FIT_WIDTH, "move-horizontal"),
                (CommandId.SAVE_COPY, "download"),
            )
        }
        self._share = Button(theme, "reader-share", icon="qr-code", look="primary")
        self._lay_out()
        self._share.clicked.connect(self._on_share_clicked)
        self._page.returnPressed.connect(self._on_page_entered)
        self._page.editingFinished.connect(self._on_page_left)
        for button in self._buttons.values():
            button.clicked.connect(self._on_button_clicked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 16, 5)
        row.setSpacing(6)
        row.addWidget(self._buttons[CommandId.CONTENTS])
        row.addWidget(self._title, 1)
        row.addWidget(self._caution)
        row.addWidget(self._page)
        row.addWidget(self._of_pages)
        row.addSpacing(8)
        for id_ in (
            CommandId.ZOOM_OUT,
            CommandId.ZOOM_IN,
            CommandId.FIT_WIDTH,
            CommandId.SAVE_COPY,
        ):
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
            CommandId.SAVE_COPY: say("Save a copy"),
        }
        for id_, button in self._buttons.items():
            button.set_words(words[id_])
        self._share.set_words(say("QR code"))
        self._page.setAccessibleName(say("Go to page"))
        self.set_pages(self._pages)

    def fit(self, width: int) -> None:
        """Leave out what there is no room for."""
        self._title.setVisible(width > 620)
        self._of_pages.setVisible(width > 480)

    def show_caution(self, words: str) -> None:
        """Say what a reader should know of the shown edition, where there is something."""
        self._caution.setText(words)
        self._caution.setVisible(bool(words))

    def set_pages(self, pages: int) -> None:
        """Say how many pages there are."""
        self._pages = pages
        self._of_pages.setText(self._language.say("of {pages}", pages=pages))

    def show_page(self, page: int) -> None:
        """Show the number of the page that is read, unless one is being typed."""
        self._shown = page
        if not self._page.hasFocus():
            self._page.setText(self._language.number(page))

    def focus_page_number(self) -> None:
        """Let a page number be typed."""
        self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.selectAll()

    def _on_page_entered(self) -> None:
        """Digits of any script count: ១២ is page 12."""
        text = self._page.text().strip()
        if text.isdecimal():
            page = min(max(1, int(text)), self._pages)
            self._page.clearFocus()
            self.page_wanted.emit(page)
        else:
            self._page.selectAll()

    def _on_page_left(self) -> None:
        """What was typed and not gone to is forgotten."""
        self._page.setText(self._language.number(self._shown))

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        self.command_wanted.emit(next(id_ for id_, one in self._buttons.items() if one is sender))

    def _on_share_clicked(self) -> None:
        self.command_wanted.emit(CommandId.SHARE)
