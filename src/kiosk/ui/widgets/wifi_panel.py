"""The Wi-Fi that phones are to join: typed in, and gone with the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from kiosk.core.handover.payload import Payload, wifi_payload
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.form_panel import FormPanel
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.secret_field import SecretField

_LONGEST = 200
_NOTHING_TYPED = message("Type the name of the Wi-Fi first.")


class WifiPanel(FormPanel):
    """Asks for the name and the password of a network, and shows its code when asked to.

    A code that changed with every letter would be scanned half typed, so there is none between
    the first letter and Enter.
    """

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        styled(named(self, "wifi-panel"), "plain")
        self._language = language
        self._payload: Payload | None = None
        self._wrong: Message | None = None
        self._name_words = label("small", wraps=True)
        self._password_words = label("small", wraps=True)
        self._name = named(QLineEdit(), "wifi-name")
        self._password = SecretField("wifi-password")
        self._eye = Button(theme, "wifi-show-password", icon="eye", look="tool")
        self._eye.setCheckable(True)
        self._trouble = named(label("trouble", wraps=True), "wifi-trouble")
        self._show = Button(theme, "wifi-show-code", icon="qr-code", look="primary")
        for field in (self._name, self._password):
            field.setMaxLength(_LONGEST)
            field.textEdited.connect(self._on_field_edited)
            field.returnPressed.connect(self._on_code_wanted)
        self._name.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._lay_out()
        self.setFocusProxy(self._name)
        self._eye.toggled.connect(self._on_eye_toggled)
        self._show.clicked.connect(self._on_code_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._password, 1)
        row.addWidget(self._eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._name_words)
        column.addWidget(self._name)
        column.addWidget(self._password_words)
        column.addLayout(row)
        column.addWidget(self._trouble)
        column.addSpacing(4)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)

    def payload(self) -> Payload | None:
        return self._payload

    def retranslate(self) -> None:
        say = self._language.say
        self._name_words.setText(say("Name of the Wi-Fi"))
        self._name.setAccessibleName(say("Name of the Wi-Fi"))
        self._password_words.setText(say("Password; empty for an open Wi-Fi"))
        self._password.setAccessibleName(say("Password; empty for an open Wi-Fi"))
        self._show.set_words(say("Show the code"))
        show_text(self._trouble, self._language.tell(self._wrong) if self._wrong else "")
        self._name_eye()

    def _name_eye(self) -> None:
        say = self._language.say
        is_shown = self._eye.isChecked()
        self._eye.set_words(say("Hide the password") if is_shown else say("Show the password"))

    def _take(self, payload: Payload | None, wrong: Message | None) -> None:
        self._payload, self._wrong = payload, wrong
        show_text(self._trouble, self._language.tell(wrong) if wrong else "")
        self.changed.emit()

    def _on_field_edited(self) -> None:
        if self._payload is not None or self._wrong is not None:
            self._take(None, None)

    def _on_code_wanted(self) -> None:
        if not self._name.text():
            self._take(None, _NOTHING_TYPED)
            self._name.setFocus()
            return
        try:
            self._take(wifi_payload(self._name.text(), self._password.text()), None)
        except Problem as error:
            self._take(None, error.message)

    def _on_eye_toggled(self, is_shown: bool) -> None:
        self._eye.set_icon("eye-off" if is_shown else "eye")
        self._password.show_letters(is_shown=is_shown)
        self._name_eye()
