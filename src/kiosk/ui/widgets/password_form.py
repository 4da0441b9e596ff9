"""What stands in the place of the pages while a PDF is locked with a password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.picture import Icon
from kiosk.ui.widgets.screen import Page
from kiosk.ui.widgets.secret_field import SecretField

_LONGEST = 500
_MOST_WIDTH = 520
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class PasswordForm(Page):
    """Asks for the password of a file, and forgets it as soon as it is handed on."""

    password_given = Signal(str)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(margin=24)
        named(self, "password-form")
        self._language, self._theme = language, theme
        self._file, self._is_retry = "", False
        self._sentence = named(label("strong", wraps=True), "password-sentence")
        self._field = SecretField("password-field")
        self._field.setMaxLength(_LONGEST)
        self._eye = Button(theme, "password-show", icon="eye", look="tool")
        self._eye.setCheckable(True)
        self._open = Button(theme, "password-open", look="primary")
        self._trouble = named(label("trouble", wraps=True), "password-trouble")
        self._note = named(label("small", wraps=True), "password-note")
        self._body = QWidget()
        self._lay_out()
        self._fit()
        self.setFocusProxy(self._field)
        self._field.returnPressed.connect(self._on_password_entered)
        self._open.clicked.connect(self._on_password_entered)
        self._eye.toggled.connect(self._on_eye_toggled)
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._eye)
        row.addWidget(self._open)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(Icon(self._theme, "lock", "secondary", size=44), 0, _CENTRE)
        inside.addWidget(self._sentence)
        inside.addLayout(row)
        inside.addWidget(self._trouble)
        inside.addWidget(self._note)
        for words in (self._sentence, self._trouble, self._note):
            words.setAlignment(_CENTRE)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._body, 100)
        middle.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)

    def ask(self, file: str, *, is_retry: bool = False) -> None:
        """Ask for the password of this file; `is_retry` says that the last one was not it."""
        self._file, self._is_retry = file, is_retry
        self._forget()
        self.retranslate()
        self._field.setFocus()

    @property
    def is_begun(self) -> bool:
        """Whether somebody is typing the password."""
        return bool(self._field.text())

    def retranslate(self) -> None:
        """Say every word anew; what is being typed stays."""
        say = self._language.say
        self._sentence.setText(say("{file} is locked with a password.", file=self._file))
        self._field.setPlaceholderText(say("Password"))
        self._field.setAccessibleName(say("Password"))
        self._open.set_words(say("Open"))
        wrong = say("That is not the password. Try again.") if self._is_retry else ""
        show_text(self._trouble, wrong)
        self._note.setText(say("The password is kept nowhere."))
        self._name_eye()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing that was typed and not sent."""
        self._forget()
        super().hideEvent(event)

    def _name_eye(self) -> None:
        say = self._language.say
        is_shown = self._eye.isChecked()
        self._eye.set_words(say("Hide the password") if is_shown else say("Show the password"))

    def _forget(self) -> None:
        self._field.setText("")  # not clear(), which could be undone
        self._eye.setChecked(False)

    def _on_eye_toggled(self, is_shown: bool) -> None:
        self._eye.set_icon("eye-off" if is_shown else "eye")
        self._field.show_letters(is_shown=is_shown)
        self._name_eye()

    def _on_password_entered(self) -> None:
        password = self._field.text()
        self._field.setFocus()
        if password:
            self._forget()
            self.password_given.emit(password)

    def _fit(self) -> None:
        self._body.setMaximumWidth(self._theme.sizes.scaled(_MOST_WIDTH))
