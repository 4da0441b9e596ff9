"""What a reader has before them: the pages, a password to give, or why there are none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from kiosk.core.content.place import HOME
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.edition_pages import EditionPages
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.password_form import PasswordForm
from kiosk.workers.render_messages import Reason

_TROUBLE: dict[Reason, Message] = {
    Reason.NOT_FOUND: message("The file {file} is not there any more."),
    Reason.UNREADABLE: message("The file {file} cannot be read. Check that you may open it."),
    Reason.NOT_A_PDF: message("The file {file} is not a PDF."),
    Reason.DAMAGED: message("The file {file} is damaged and cannot be opened. Ask for it anew."),
    Reason.NO_PAGES: message("The file {file} has no pages."),
    Reason.OUT_OF_MEMORY: message("The file {file} needs more memory than this computer has."),
    Reason.TIMED_OUT: message("The file {file} took too long to open, so it was left alone."),
}
_ANY_TROUBLE = message("The file {file} cannot be shown.")


class ReaderStack(QStackedWidget):
    """Shows one of them at a time."""

    place_wanted = Signal(object)  # Place
    password_given = Signal(str)

    def __init__(self, language: Language, theme: Theme, pages: EditionPages) -> None:
        super().__init__()
        self._pages = pages
        self._password = PasswordForm(language, theme)
        self._trouble = EmptyState(
            language, theme, icon="file-x", words=_ANY_TROUBLE, action=message("Home"), place=HOME
        )
        for part in (pages, self._password, self._trouble):
            self.addWidget(part)
        self._password.password_given.connect(self.password_given)
        self._trouble.wanted.connect(self.place_wanted)

    def show_pages(self) -> None:
        """Show the document."""
        self.setCurrentWidget(self._pages)

    def ask_for_password(self, file: Path, *, is_retry: bool) -> None:
        """Ask for the password of a locked file; `is_retry` if one was wrong."""
        self.setCurrentWidget(self._password)
        self._password.ask(file, is_retry=is_retry)

    def show_trouble(self, file: Path, reason: Reason) -> None:
        """Say in one sentence why the file is not shown."""
        words = _TROUBLE.get(reason, _ANY_TROUBLE)
        self._trouble.set_words(Message(words.text, {"file": file}))
        self.setCurrentWidget(self._trouble)

    def retranslate(self) -> None:
        """Say every word anew."""
        self._password.retranslate()
        self._trouble.retranslate()
