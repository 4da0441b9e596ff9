"""The code of a place over the whole window: what it holds and how far it reads."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QVBoxLayout

from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.handover.payload import (
    Form,
    Payload,
    Subject,
    forms_for,
    has_private_phone,
    payload_for,
)
from kiosk.core.handover.qr import PROJECTOR_BYTES, QrCode, make_code, png, svg
from kiosk.core.handover.subject import subject_at
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.core.saving import readable_name
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, BadgeRow
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.language_switch import LanguageSwitch
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.screen import Page
from kiosk.ui.widgets.sheet import Sheet

_FORMS: dict[Form, tuple[str, Message]] = {
    Form.LINK: ("link", message("Link")),
    Form.CONTACT: ("contact", message("Contact")),
    Form.TEXT: ("text", message("Text")),
    Form.WIFI: ("wifi", message("Wi-Fi")),
}


class ShareSheet(Sheet):
    """Shows one code at a time; every code was read back before it gets here."""

    language_wanted = Signal(str)
    sheet_wanted = Signal(object)  # Sheet: lay it over this one

    def __init__(self, place: Place, language: Language, theme: Theme, library: Library) -> None:
        super().__init__(language, theme, "share-sheet")
        styled(self, "share")
        self._place, self._library = place, library
        self._form: Form | None = None
        self._code: QrCode | None = None
        self._payload: Payload | None = None
        self._view = QrView()
        self._title = named(label("card-title", wraps=True), "share-title")
        self._what = named(label("secondary", wraps=True), "share-what")
        self._why = named(label("small", wraps=True), "share-why")
        self._trouble = named(label(wraps=True), "share-trouble")
        self._badges = BadgeRow()
        self._as = label("small")
        self._with_phone = Button(theme, "share-with-phone", icon="square", look="row")
        self._with_phone.setCheckable(True)
        self._switch = LanguageSwitch(language, theme)
        self._group = QButtonGroup(self)
        self._forms: dict[Form, Button] = {}
        self._form_rows = QVBoxLayout()
        self._copy = Button(theme, "share-copy", icon="copy")
        self._save_png = Button(theme, "share-save-png", icon="download")
        self._save_svg = Button(theme, "share-save-svg", icon="download")
        self._print = Button(theme, "share-print", icon="printer")
        self._add_forms()
        self._lay_out()
        self._connect()

    def _add_forms(self) -> None:
        self._form_rows.setSpacing(2)
        for form in self._forms_here():
            button = Button(self.theme, f"share-as-{form}", icon=_FORMS[form][0], look="row")
            button.setCheckable(True)
            self._group.addButton(button)
            self._forms[form] = button
            self._form_rows.addWidget(button)
            self._form = self._form or form

    def _forms_here(self) -> tuple[Form, ...]:
        try:
            return forms_for(self._subject())
        except Problem:
            return ()  # what is wrong is told in the code's place

    def _lay_out(self) -> None:
        """The heading goes into the panel: the code stands beside it, not below."""
        self._panel = panel = Page(margin=24)
        words = panel.column
        words.setSpacing(12)
        self.top.insertWidget(0, self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.top.removeWidget(self.heading)
        words.addLayout(self.top)
        words.addWidget(self.heading)
        for part in (self._title, self._what, self._badges, self._trouble, self._as):
            words.addWidget(part)
        words.addLayout(self._form_rows)
        words.addWidget(self._with_phone)
        words.addWidget(self._why)
        words.addStretch(1)
        words.addWidget(self._buttons())
        desk = QFrame()
        styled(desk, "qr-desk")
        around = QVBoxLayout(desk)
        around.addWidget(self._view)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addWidget(desk, 5)
        self._sides.addWidget(panel, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._sides)

    def _buttons(self) -> Flow:
        row = Flow(spacing=10)
        for button in (self._save_png, self._save_svg, self._copy, self._print):
            row.add(button)
        return row

    def _connect(self) -> None:
        for button in self._forms.values():
            button.clicked.connect(self._on_form_clicked)
        self._with_phone.toggled.connect(self._on_with_phone_toggled)
        self._switch.language_wanted.connect(self.language_wanted)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._save_png.clicked.connect(self._on_save_png_clicked)
        self._save_svg.clicked.connect(self._on_save_svg_clicked)
        self._print.clicked.connect(self._on_print_clicked)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("Scan with the phone's camera"))
        self._as.setText(say("Hand over as"))
        self._with_phone.set_words(say("Include the phone number"))
        self._copy.set_words(say("Copy"))
        self._save_png.set_words(say("Save as {format}", format="PNG"))
        self._save_svg.set_words(say("Save as {format}", format="SVG"))
        self._print.set_words(say("Print"))
        for form, button in self._forms.items():
            button.set_words(self.language.tell(_FORMS[form][1]))
        self._make()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() > self.height()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if is_wide else down)
        self._show_facts()

    def _subject(self) -> Subject:
        """What stands at the place; raises a `Problem` where nothing does."""
        return subject_at(self._place, self._library, self.language.code)

    def _make(self) -> None:
        """Make the code anew for the language, the form and the phone number chosen."""
        self._code = self._payload = None
        with_phone = self._with_phone.isChecked()
        has_phone = False
        try:
            subject = self._subject()
            self._title.setText(subject.title)
            has_phone = has_private_phone(subject)
            self._payload = payload_for(subject, self._form, with_phone=with_phone)
            self._code = make_code(self._payload.text)
            show_text(self._trouble, "")
        except Problem as error:
            show_text(self._trouble, self.language.tell(error.message))
        self._with_phone.setVisible(has_phone and self._form is Form.CONTACT)
        self._view.show_code(self._code)
        self._show_facts()

    def _show_facts(self) -> None:
        payload = self._payload
        show_text(self._what, self.language.tell(payload.what) if payload else "")
        show_text(self._why, self.language.tell(payload.why) if payload else "")
        for form, button in self._forms.items():
            button.setChecked(form is self._form)
        for button in (self._copy, self._save_png, self._save_svg, self._print):
            button.setEnabled(self._code is not None)
        self._badges.set_badges(self._facts(self._code) if self._code else [])

        self._panel.setMinimumWidth(min(self._panel.needed_width, self.width()))

    def _facts(self, code: QrCode) -> list[Badge]:
        say = self.language.say
        distance = code.readable_distance(self._view.code_width)
        metres = round(distance) if distance >= 3 else round(distance, 1)
        look = "accent-badge" if code.bytes <= PROJECTOR_BYTES else "badge"
        version = say(
            "version {version} {correction}",
            version=code.version,
            correction=code.error_correction.value,
        )
        return [
            (look, say("Readable from {metres} m", metres=metres)),
            ("badge", say("{bytes} bytes", bytes=code.bytes)),
            ("badge", version),
        ]

    def _name(self) -> str:
        return without_breaks(self._title.text())

    def _on_form_clicked(self) -> None:
        clicked = self.sender()
        self._form = next(form for form, button in self._forms.items() if button is clicked)
        self._make()

    def _on_with_phone_toggled(self, is_on: bool) -> None:
        self._with_phone.set_icon("square-check" if is_on else "square")
        self._make()

    def _on_copy_clicked(self) -> None:
        """Copy the picture, and what it holds for whoever pastes text."""
        if self._code is not None:
            copied = _empty_mime_data()
            copied.setImageData(self._view.image())
            copied.setText(self._code.payload)
            QGuiApplication.clipboard().setMimeData(copied)

    def _on_save_png_clicked(self) -> None:
        if self._code is not None:
            self._save(png(self._code), ".png")

    def _on_save_svg_clicked(self) -> None:
        if self._code is not None:
            self._save(svg(self._code, self._name()).encode(), ".svg")

    def _save(self, made: bytes, ending: str) -> None:
        from kiosk.ui.widgets.save_sheet import ContentSheet

        name = readable_name(self._name(), ending)
        self.sheet_wanted.emit(ContentSheet(made, name, self.language, self.theme))

    def _on_print_clicked(self) -> None:
        from kiosk.ui.widgets.print_sheet import PicturePrintSheet

        if self._code is not None:
            lines = [self._title.text(), self._what.text()]
            modules = self._code.modules
            self.sheet_wanted.emit(PicturePrintSheet(lines, modules, self.language, self.theme))


def _empty_mime_data() -> QMimeData:
    """Let Qt make the data: one made by Python outlives Python on the clipboard, and crashes."""
    model = QStringListModel(["-"])
    made = model.mimeData([model.index(0)])
    for kind in made.formats():
        made.removeFormat(kind)
    return made
