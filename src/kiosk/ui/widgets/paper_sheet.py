"""Something on paper: the handouts that were set for it, to be printed or copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.handover.handout.built import Handout
from kiosk.core.handover.handout.form import BOTH, HandoutForm
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.saving import readable_name
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.page_print_sheet import CardPrintSheet, HandoutPrintSheet
from kiosk.ui.widgets.save_sheet import CopySheet
from kiosk.ui.widgets.sheet import CardSheet
from kiosk.ui.widgets.shelf_words import SHELF_WORDS
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.ui.worker_requests import OpenRequest
from kiosk.workers.render_messages import Reason

_FORM_WORDS: dict[HandoutForm, Message] = {
    HandoutForm.PAGE: message("On A4 pages"),
    HandoutForm.POSTER: message("Poster"),
    HandoutForm.CARD: message("Wallet cards"),
}
_NOT_OPENED = message("This handout cannot be opened.")
_NONE = message("There is no handout here that says what the text says today.")


class PaperSheet(CardSheet):
    """Offers each handout in each language it was set in; and the page as it is on the screen."""

    sheet_wanted = Signal(object)  # Sheet: lay it over this one
    print_wanted = Signal(object)  # Place: made anew from the present text

    def __init__(
        self,
        place: Place,
        handouts: Sequence[Handout],
        library: Library,
        client: RenderClient,
        language: Language,
        theme: Theme,
    ) -> None:
        """Offer these handouts of a place; a guide can be printed without any, too."""
        super().__init__(language, theme, "paper-sheet")
        self._place, self._entry = place, library.find(place)
        self._handouts, self._client = tuple(handouts), client
        self._opening: OpenRequest | None = None
        self._form = HandoutForm.PAGE
        self._what = named(label("secondary", wraps=True), "paper-what")
        self._trouble: Message | None = None if handouts else _NONE
        self._told = named(label(wraps=True), "paper-told")
        self._rows = [self._row(number) for number in range(len(self._handouts))]
        self._plain = Button(theme, "paper-plain", icon="printer", look="quiet")
        self._plain.setVisible(place.shelf == Kind.GUIDE.shelf)
        self._plain.clicked.connect(self._on_plain_clicked)
        self.column.addWidget(self._what)
        self.column.addWidget(self._told)
        for row in self._rows:
            self.column.addWidget(row.whole)
        self.column.addWidget(self._plain, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("On paper"))
        self._what.setText(self._title())
        self._plain.set_words(say("Print from the present text"))
        show_text(self._told, self.language.tell(self._trouble) if self._trouble else "")
        for handout, row in zip(self._handouts, self._rows, strict=True):
            name = self._name(handout)
            row.name.setText(name)
            row.print_.set_words(say("Print"))
            row.copy.set_words(say("Save a copy"))
            row.print_.setAccessibleName(f"{say('Print')}: {name}")
            row.copy.setAccessibleName(f"{say('Save a copy')}: {name}")

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the worker forget a handout that was opened to be printed."""
        self._forget()
        super().hideEvent(event)

    def _row(self, number: int) -> _Row:
        handout = self._handouts[number]
        row = _Row(self.theme, f"{handout.form}-{handout.languages}")
        row.print_.clicked.connect(self._on_print_clicked)
        row.copy.clicked.connect(self._on_copy_clicked)
        return row

    def _title(self) -> str:
        """What the handouts are of."""
        if self._entry is None:
            return self.language.tell(SHELF_WORDS[self._place.shelf].title)
        return self.language.of(self._entry.title)

    def _name(self, handout: Handout) -> str:
        return f"{self.language.tell(_FORM_WORDS[handout.form])} · {self._languages(handout)}"

    def _languages(self, handout: Handout) -> str:
        names = self.language.names
        if handout.languages == BOTH:
            return " · ".join(names.values())
        return names.get(LanguageCode(handout.languages), handout.languages)

    def _handout_of(self, button: object) -> Handout:
        return next(
            handout
            for handout, row in zip(self._handouts, self._rows, strict=True)
            if button in (row.print_, row.copy)
        )

    def _on_copy_clicked(self) -> None:
        handout = self._handout_of(self.sender())
        name = readable_name(f"{self._title()} ({self._name(handout)})", handout.file.suffix)
        self.sheet_wanted.emit(CopySheet(handout.file, name, self.language, self.theme))

    def _on_plain_clicked(self) -> None:
        self.print_wanted.emit(self._place)

    def _on_print_clicked(self) -> None:
        handout = self._handout_of(self.sender())
        self._forget()
        self._form = handout.form
        self._opening = self._client.open(handout.file)
        self._opening.opened.connect(self._on_opened)
        self._opening.failed.connect(self._on_open_failed)

    def _on_opened(self, pdf: OpenedPdf) -> None:
        kind = CardPrintSheet if self._form is HandoutForm.CARD else HandoutPrintSheet
        title = without_breaks(self._title())
        self.sheet_wanted.emit(kind(pdf, title, self._client, self.language, self.theme))

    def _on_open_failed(self, _reason: Reason) -> None:
        self._trouble = _NOT_OPENED
        self.retranslate()

    def _forget(self) -> None:
        if self._opening is not None:
            self._opening.blockSignals(True)
            self._client.close(self._opening.document)
            self._opening = None


class _Row:
    """One handout: its name, and what can be done with it."""

    def __init__(self, theme: Theme, name: str) -> None:
        self.whole = QWidget()
        self.name = named(label(wraps=True), f"paper-{name}")
        self.print_ = Button(theme, f"paper-print-{name}", icon="printer")
        self.copy = Button(theme, f"paper-copy-{name}", icon="download")
        line = QHBoxLayout(self.whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.name, 1)
        line.addWidget(self.print_)
        line.addWidget(self.copy)
