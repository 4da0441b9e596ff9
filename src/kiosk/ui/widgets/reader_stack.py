"""What a reader has before them: the pages, a password to give, or why there are none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from kiosk.core.content.place import HOME
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.edition_pages import EditionPages
from kiosk.ui.widgets.empty import EmptyState
from kiosk.workers.render_messages import Reason

if TYPE_CHECKING:
    from kiosk.ui.widgets.password_form import PasswordForm

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
        self._language, self._theme, self._pages = language, theme, pages
        self._password: PasswordForm | None = None
        self._trouble: EmptyState | None = None
        self.addWidget(pages)

    def show_pages(self) -> None:
        """Show the document."""
        self.setCurrentWidget(self._pages)

    def ask_for_password(self, file: Path, *, is_retry: bool) -> None:
        """Ask for the password of a locked file; `is_retry` if one was wrong."""
        form = self._password_form()
        self.setCurrentWidget(form)
        form.ask(file.name, is_retry=is_retry)

    def show_trouble(self, file: Path, reason: Reason) -> None:
        """Say in one sentence why the file is not shown."""
        words = _TROUBLE.get(reason, _ANY_TROUBLE)
        state = self._trouble_state()
        state.set_words(Message(words.text, {"file": file}))
        self.setCurrentWidget(state)

    @property
    def is_password_begun(self) -> bool:
        """Whether somebody is typing a password."""
        return self._password is not None and self._password.is_begun

    def retranslate(self) -> None:
        """Say every word anew."""
        for part in (self._password, self._trouble):
            if part is not None:
                part.retranslate()

    # Most files open: what stands in for pages is made when it is first needed.

    def _password_form(self) -> PasswordForm:
        if self._password is None:
            from kiosk.ui.widgets.password_form import PasswordForm

            self._password = PasswordForm(self._language, self._theme)
            self._password.password_given.connect(self.password_given)
            self.addWidget(self._password)
        return self._password

    def _trouble_state(self) -> EmptyState:
        if self._trouble is None:
            self._trouble = EmptyState(
                self._language,
                self._theme,
                icon="file-x",
                words=_ANY_TROUBLE,
                action=message("Home"),
                place=HOME,
            )
            self._trouble.wanted.connect(self.place_wanted)
            self.addWidget(self._trouble)
        return self._trouble
