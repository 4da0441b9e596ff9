"""Which printer. None is asked for before someone presses here: asking opens sockets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice_box import ChoiceBox
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.paper import A4, LETTER

SENT = message("Sent to the printer.")
NOT_TAKEN = message("The printer did not take the pages. Check that it is switched on.")


class PrinterChoice(QWidget):
    """One press lists the printers with the usual one chosen, the next prints."""

    print_wanted = Signal()
    paper_changed = Signal()

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        self._language = language
        self._told: Message | None = None
        self._printers = ChoiceBox(theme, "print-printer")
        self._answer = named(label(wraps=True), "print-answer")
        self._choose = Button(theme, "print-choose", icon="printer", look="primary")
        self._print = Button(theme, "print-now", icon="printer", look="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._printers)
        column.addWidget(self._answer)
        for button in (self._choose, self._print):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self._printers.hide()
        self._print.hide()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._print.clicked.connect(self.print_wanted)
        self._printers.currentTextChanged.connect(self.paper_changed)

    @property
    def paper(self) -> QPageSize:
        """The paper to print on: Letter where the printer usually takes that, else A4."""
        name = self._printers.currentText()
        if not name:
            return A4
        usual = QPrinterInfo.printerInfo(name).defaultPageSize()
        return LETTER if usual.id() == QPageSize.PageSizeId.Letter else A4

    def printer(self) -> QPrinter:
        """Give the printer that was chosen."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self._printers.currentText())
        return printer

    def tell(self, told: Message) -> None:
        """Say how it went."""
        self._told = told
        self.retranslate()

    def focus_print(self) -> None:
        """Let Enter print, or choose a printer first."""
        button = self._choose if self._print.isHidden() else self._print
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._printers.setAccessibleName(say("Printer"))
        self._choose.set_words(say("Choose a printer"))
        self._print.set_words(say("Print"))
        show_text(self._answer, self._language.tell(self._told) if self._told else "")

    def _on_choose_clicked(self) -> None:
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            self.tell(
                message(
                    "No printer is set up on this computer."
                    " Set one up in the system's settings, then try again."
                )
            )
            return
        self._printers.addItems(names)
        self._printers.setCurrentText(QPrinterInfo.defaultPrinterName())
        self._told = None
        self.retranslate()
        self._printers.show()
        self._print.show()
        self.focus_print()
        self._choose.hide()
