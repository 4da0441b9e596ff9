"""Which pages: all of them, the one that is read, or those somebody writes down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.core.language.message import Message
from kiosk.core.reading.page_range import PageRangeError, parse_page_range
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text


class PageChoice(QWidget):
    """Asks for pages of a document; typing page numbers chooses them."""

    changed = Signal()

    def __init__(self, language: Language, theme: Theme, *, page: int, count: int) -> None:
        super().__init__()
        self._language, self._page, self._count = language, page, count
        self._told: Message | None = None
        self._all = Button(theme, "print-all-pages", look="row")
        self._this = Button(theme, "print-this-page", look="row")
        self._some = Button(theme, "print-some-pages", look="row")
        self._written = named(QLineEdit(), "print-page-range")
        self._trouble = named(label("small", wraps=True), "print-page-trouble")
        self._group = QButtonGroup(self)
        for button in (self._all, self._this, self._some):
            button.setCheckable(True)
            self._group.addButton(button)
        self._all.setChecked(True)
        self._lay_out()
        self._group.buttonClicked.connect(self._on_choice_clicked)
        self._written.textEdited.connect(self._on_written_edited)
        self._written.editingFinished.connect(self._on_written_finished)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._some, 2)  # room for its words when they are bold
        row.addWidget(self._written, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._all)
        column.addWidget(self._this)
        column.addLayout(row)
        column.addWidget(self._trouble)

    def pages(self) -> tuple[int, ...]:
        """Give the pages chosen; raises `PageRangeError` if what is written names none."""
        if self._all.isChecked():
            return tuple(range(1, self._count + 1))
        if self._this.isChecked():
            return (self._page,)
        return parse_page_range(self._written.text(), self._count)

    def correct(self) -> None:
        """Say what is wrong with what is written, and let it be put right."""
        self._tell_trouble()
        self._written.setFocus(Qt.FocusReason.OtherFocusReason)
        self._written.selectAll()

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._all.set_words(say("All pages"))
        self._this.set_words(say("Only page {page}", page=self._page))
        self._some.set_words(say("Pages"))
        self._written.setPlaceholderText(say("1-3, 5"))
        self._written.setAccessibleName(say("Which pages"))
        show_text(self._trouble, self._language.tell(self._told) if self._told else "")

    def _on_choice_clicked(self) -> None:
        if self._some.isChecked():
            self._written.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_no_trouble()
        self.changed.emit()

    def _on_written_edited(self) -> None:
        """Choose what is being written; what is wrong is told when it is finished."""
        self._some.setChecked(True)
        self._tell_no_trouble()
        self.changed.emit()

    def _on_written_finished(self) -> None:
        if self._some.isChecked() and self._written.text():
            self._tell_trouble()

    def _tell_trouble(self) -> None:
        try:
            self.pages()
        except PageRangeError as error:
            self._told = error.message
            self.retranslate()

    def _tell_no_trouble(self) -> None:
        if self._told is not None:
            self._told = None
            self.retranslate()
