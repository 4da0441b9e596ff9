"""The code of a place over the whole window: what it holds and how far it reads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.handover.payload import Form, Payload
from kiosk.core.handover.qr import PayloadTooLongError, QrCode, make_code
from kiosk.core.problem import Problem
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.language_switch import LanguageSwitch
from kiosk.ui.widgets.screen import Page
from kiosk.ui.widgets.share_actions import CodeActions
from kiosk.ui.widgets.share_desk import CodeDesk
from kiosk.ui.widgets.share_facts import CodeFacts
from kiosk.ui.widgets.share_forms import FormChoice, FormPanels
from kiosk.ui.widgets.share_offering import Offering
from kiosk.ui.widgets.share_size import SizeBar
from kiosk.ui.widgets.share_steps import GET, JOIN, StepChoice
from kiosk.ui.widgets.share_wall import WallSwitch
from kiosk.ui.widgets.share_words import INSTEAD_WORDS, WAITING_WORDS
from kiosk.ui.widgets.sheet import Sheet

_FORM_OF_STEP = {JOIN: Form.WIFI, GET: Form.LAPTOP}
_STEP_OF_FORM = {form: step for step, form in _FORM_OF_STEP.items()}


class ShareSheet(Sheet):
    """Shows one code at a time; every code was read back before it gets here."""

    language_wanted = Signal(str)
    sheet_wanted = Signal(object)  # Sheet: lay it over this one
    paper_wanted = Signal(object)  # Place: as a handout
    stick_wanted = Signal(object)  # tuple[Place, ...]: onto a USB stick

    def __init__(
        self,
        places: tuple[Place, ...],
        language: Language,
        theme: Theme,
        library: Library,
        panels: FormPanels,
        *,
        first: Form | None = None,
        offers_paper: bool = False,
        offers_stick: bool = False,
    ) -> None:
        """Begin with the form `first`, where it can be had here, else as `FormChoice` does.

        What is on offer beside the code is shown only where somebody answers the wish.
        """
        super().__init__(language, theme, "share-sheet")
        styled(self, "share")
        self._offering = Offering(places, library, language)
        self._code: QrCode | None = None
        self._payload: Payload | None = None
        self._instead: Form | None = None
        self._desk = CodeDesk(theme)
        self._title = named(label("card-title", wraps=True), "share-title")
        self._names = named(label("secondary", wraps=True), "share-names")
        self._what = named(label("secondary", wraps=True), "share-what")
        self._why = named(label("small", wraps=True), "share-why")
        self._facts = CodeFacts(language)
        self._with_phone = Button(theme, "share-with-phone", icon="square", look="row")
        self._with_phone.setCheckable(True)
        self._switch = LanguageSwitch(language, theme)
        self._forms = FormChoice(language, theme)
        self._steps = StepChoice(language, theme, self)
        self._size = SizeBar(self._desk.view, language, theme)
        self._wall = WallSwitch(language, theme)
        self._actions = CodeActions(
            language,
            theme,
            offers_paper=offers_paper and len(places) == 1,
            offers_stick=offers_stick and self._offering.can_be_fetched,
        )
        self._forms.offer(self._offering.forms, places, panels)
        self._form = self._forms.beginning(first)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """The heading goes into the panel: the code stands beside it, not below."""
        self._panel = panel = Page(margin=24)
        words = panel.column
        panel.inside.installEventFilter(self)
        words.setSpacing(12)
        self.top.insertWidget(0, self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.top.removeWidget(self.heading)
        words.addLayout(self.top)
        words.addWidget(self.heading)
        told = (self._title, self._names, self._what, self._facts)
        chosen = (self._size, self._steps, self._forms, self._with_phone, self._why)
        for part in (*told, *chosen):
            words.addWidget(part)
        words.addStretch(1)
        words.addWidget(self._actions)
        self._actions.add(self._wall)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addWidget(self._desk, 5)
        self._sides.addWidget(panel, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._sides)

    def _connect(self) -> None:
        self._forms.chosen.connect(self._on_form_chosen)
        self._forms.changed.connect(self._make)
        self._steps.chosen.connect(self._on_step_chosen)
        self._size.chosen.connect(self._show_facts)
        self._desk.view.resized.connect(self._show_facts)
        self._desk.instead_wanted.connect(self._on_instead_wanted)
        self._with_phone.toggled.connect(self._on_with_phone_toggled)
        self._wall.changed.connect(self._show_code)
        self._switch.language_wanted.connect(self.language_wanted)
        self._actions.sheet_wanted.connect(self.sheet_wanted)
        self._actions.paper_wanted.connect(self._on_paper_wanted)
        self._actions.stick_wanted.connect(self._on_stick_wanted)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("Scan with the phone's camera"))
        self._with_phone.set_words(say("Include the phone number"))
        for part in (self._forms, self._steps, self._size, self._wall, self._actions):
            part.retranslate()
        self._make()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() > self.height()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if is_wide else down)
        self._keep_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the panel wide enough for its words, which have no size before they are shown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_width()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the wall down with the sheet; a window that is only minimised keeps it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._wall.take_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._wall.is_up:
            self._wall.take_down()
        elif not self._steps.takes(event):
            super().keyPressEvent(event)

    def _make(self) -> None:
        """Make the code anew for the language, the form and what was typed."""
        self._code = self._payload = self._instead = None
        trouble = ""
        self._forms.mark(self._form)
        self._mark_step()
        try:
            self._name()
            self._payload = self._wanted()
            self._code = make_code(self._payload.text) if self._payload is not None else None
        except Problem as error:
            trouble = self.language.tell(error.message)
            if isinstance(error, PayloadTooLongError):
                self._instead = self._shorter()
        if self._payload is None and not trouble and self._form in WAITING_WORDS:
            trouble = self.language.tell(WAITING_WORDS[self._form])
        instead = self.language.tell(INSTEAD_WORDS[self._instead]) if self._instead else ""
        self._desk.tell(trouble, self._steps.words, instead)
        self._show_code()

    def _mark_step(self) -> None:
        """Have two steps where there are two codes: the Wi-Fi's, and what is fetched over it."""
        is_typed, is_fetched = (self._forms.is_answered(form) for form in _STEP_OF_FORM)
        step = _STEP_OF_FORM.get(self._form, 0) if self._form is not None else 0
        self._steps.mark(step if is_typed and is_fetched else 0)

    def _name(self) -> None:
        self._title.setText(self._offering.title(self._form))
        show_text(self._names, self._offering.names)
        is_contact = self._form is Form.CONTACT
        self._with_phone.setVisible(is_contact and self._offering.has_private_phone)

    def _wanted(self) -> Payload | None:
        """What the code is to hold; None while something is missing. May raise a `Problem`."""
        panel = self._forms.panel(self._form)
        if panel is not None:
            return panel.payload()
        return self._offering.payload(self._form, with_phone=self._with_phone.isChecked())

    def _shorter(self) -> Form | None:
        """The form to offer in the place of one that is too long for a code."""
        shorter = self._offering.shorter(with_phone=self._with_phone.isChecked())
        return shorter or (Form.LAPTOP if Form.LAPTOP in self._forms.forms else None)

    def _show_code(self) -> None:
        """Show the code here and on the wall, with what is told of it."""
        payload = self._payload
        what = self.language.tell(payload.what) if payload is not None else ""
        is_secret = payload is not None and payload.form is Form.WIFI
        if self._code is not None:
            self._desk.show_code(self._code, self._steps.words, told=what if is_secret else "")
        show_text(self._what, what)
        show_text(self._why, self.language.tell(payload.why) if payload is not None else "")
        title = self._title.text()
        self._actions.take(self._code, title, what)
        self._wall.show_code(self._code, title, self._steps.words, what if is_secret else "")
        self._show_facts()

    def _show_facts(self) -> None:
        self._size.follow()
        wall = self._wall.view
        self._facts.show_code(self._code, wall or self._desk.view, is_wall=wall is not None)
        self._size.tell(self._facts.words)

    def _keep_width(self) -> None:
        self._panel.setMinimumWidth(min(self._panel.needed_width, self.width()))

    def _on_form_chosen(self, form: Form) -> None:
        self._form = form
        self._make()
        panel = self._forms.panel(form)
        if panel is not None:
            panel.begin()
            panel.setFocus(Qt.FocusReason.OtherFocusReason)
            self._panel.show_whole(panel)

    def _on_step_chosen(self, step: int) -> None:
        self._form = _FORM_OF_STEP[step]
        self._make()

    def _on_instead_wanted(self) -> None:
        if self._instead is not None:
            self._on_form_chosen(self._instead)

    def _on_with_phone_toggled(self, is_on: bool) -> None:
        self._with_phone.set_icon("square-check" if is_on else "square")
        self._make()

    def _on_paper_wanted(self) -> None:
        self.paper_wanted.emit(self._offering.places[0])

    def _on_stick_wanted(self) -> None:
        self.stick_wanted.emit(self._offering.places)
