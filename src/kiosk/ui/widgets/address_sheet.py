"""Where a link leads that leaves the library: shown, copied and handed over, never opened."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout

from kiosk.core.handover.address import Address, AddressKind, read_address
from kiosk.core.handover.qr import QrCode, make_code
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.sheet import CardSheet

_HEADINGS: dict[AddressKind, Message] = {
    AddressKind.WEB: message("This link leads out of the library"),
    AddressKind.MAIL: message("This link leads to an e-mail address"),
    AddressKind.PHONE: message("This link leads to a phone number"),
    AddressKind.OTHER: message("This link leads out of the library"),
}
_ADVICE: dict[AddressKind, Message] = {
    AddressKind.WEB: message(
        "Kiosk opens no web pages. Copy the address, or scan it with a phone."
    ),
    AddressKind.MAIL: message("Kiosk sends no e-mails. Copy the address, or scan it with a phone."),
    AddressKind.PHONE: message("Kiosk makes no calls. Copy the number, or scan it with a phone."),
    AddressKind.OTHER: message("Kiosk cannot go there. You can copy the address."),
}
_TOO_LONG = message("The address is too long for a code that phones can read. Copy it instead.")
_COPIED = message("Copied.")
_WIDTH = 760
_LEAST_WIDTH_ACROSS = 560
_CODE_SIDE = 232
_MOST_LINES = 6


class AddressSheet(CardSheet):
    """Shows an address and its code. Nothing here goes there."""

    def __init__(self, address: str, language: Language, theme: Theme) -> None:
        super().__init__(language, theme, "address-sheet", width=_WIDTH)
        self._address = read_address(address)
        self._code = _code_of(self._address)
        self._is_copied = False
        self._advice = named(label("secondary", wraps=True), "address-advice")
        self._whom = named(label("card-title", wraps=True), "address-whom")
        self._exact = named(label("small", wraps=True), "address-exact")
        self._text = AddressText("address-text")
        self._text.setPlainText(self._address.text)
        self._trouble = named(label("secondary", wraps=True), "address-trouble")
        self._copy = Button(theme, "address-copy", icon="copy", look="primary")
        self._answer = named(label(wraps=True), "address-answer")
        self._view = QrView()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._copy.clicked.connect(self._on_copy_clicked)

    def _lay_out(self) -> None:
        side = QSize(_CODE_SIDE, _CODE_SIDE)
        self._view.setFixedSize(side)
        self._view.show_code(self._code)
        self._view.setVisible(self._code is not None)
        words = QVBoxLayout()
        words.setSpacing(10)
        for part in (self._advice, self._whom, self._exact, self._text, self._trouble):
            words.addWidget(part)
        words.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._answer)
        words.addStretch(1)
        self._sides.setSpacing(20)
        self._sides.addLayout(words, 1)
        self._sides.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._sides)

    def retranslate(self) -> None:
        super().retranslate()
        say, tell, address = self.language.say, self.language.tell, self._address
        self.heading.setText(tell(_HEADINGS[address.kind]))
        self._advice.setText(tell(_ADVICE[address.kind]))
        show_text(self._whom, address.whom)
        exact = say("In Latin letters: {host}", host=address.exact) if address.exact else ""
        show_text(self._exact, exact)
        self._text.setAccessibleName(say("Address"))
        is_unfit = self._code is None and address.kind is not AddressKind.OTHER
        show_text(self._trouble, tell(_TOO_LONG) if is_unfit else "")
        self._copy.set_words(say("Copy"))
        show_text(self._answer, tell(_COPIED) if self._is_copied else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self.theme.sizes.scaled(_LEAST_WIDTH_ACROSS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if is_wide else down)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._address.text)
        self._is_copied = True
        self.retranslate()


class AddressText(QPlainTextEdit):
    """An address to read and to select, which may break after any letter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the address, up to some lines; the rest is scrolled to."""
        super().resizeEvent(event)
        document, bar = self.document(), Qt.ScrollBarPolicy
        lines = round(document.size().height())  # in lines: it is a document of plain text
        fits = lines <= _MOST_LINES
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAsNeeded)
        around = self.height() - self.viewport().height() + 2 * document.documentMargin()
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(round(min(lines, _MOST_LINES) * line + around))


def _code_of(address: Address) -> QrCode | None:
    """Make the code, where there is something a phone can do with the address."""
    if address.kind is AddressKind.OTHER:
        return None
    try:
        return make_code(address.text)
    except Problem:
        return None
