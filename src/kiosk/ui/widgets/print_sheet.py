"""Print: which printer. No printer is asked for before someone opens this sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.core.content.document import Document
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.guide import read_guide
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import FONT_FAMILY, Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice_box import ChoiceBox
from kiosk.ui.widgets.guide_page import guide_page
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.sheet import CardSheet

_MARGIN_MM = 18.0


class PrintSheet(CardSheet):
    """Asks for the printer, and prints what `draw` draws."""

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(language, theme, "print-sheet")
        self._told: Message | None = None
        self._what = named(label(wraps=True), "print-what")
        self._printers = ChoiceBox(theme, "print-printer")
        self._printers.addItems(QPrinterInfo.availablePrinterNames())
        default = QPrinterInfo.defaultPrinterName()
        self._printers.setCurrentText(default)
        self._answer = named(label(wraps=True), "print-answer")
        self._print = Button(theme, "print-now", icon="printer", look="primary")
        for part in (self._what, self._printers, self._answer):
            self.column.addWidget(part)
        self.column.addWidget(self._print, 0, Qt.AlignmentFlag.AlignRight)
        has_printer = self._printers.count() > 0
        self._printers.setVisible(has_printer)
        self._print.setVisible(has_printer)
        if not has_printer:
            self._told = message(
                "No printer is set up on this computer."
                " Set one up in the system's settings, then try again."
            )
        self._print.clicked.connect(self._on_print_clicked)

    def subject(self) -> str:
        """What is printed, in words."""
        raise NotImplementedError

    def draw(self, printer: QPrinter) -> None:
        """Draw everything onto the printer's pages."""
        raise NotImplementedError

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("Print"))
        self._what.setText(self.subject())
        self._printers.setAccessibleName(say("Printer"))
        self._print.set_words(say("Print"))
        show_text(self._answer, self.language.tell(self._told) if self._told else "")

    def print_with(self, printer: QPrinter) -> None:
        """Print on this printer; tells whether it took the pages."""
        printer.setDocName(self.subject())
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self.draw(printer)
        if printer.printerState() is QPrinter.PrinterState.Error:
            self._told = message(
                "The printer did not take the pages. Check that it is switched on."
            )
        else:
            self._told = message("Sent to the printer.")
        self.retranslate()

    def _on_print_clicked(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self._printers.currentText())
        self.print_with(printer)


class GuidePrintSheet(PrintSheet):
    """Prints a whole guide: sections, then the checklist with boxes to tick by hand."""

    def __init__(self, place: Place, language: Language, theme: Theme, library: Library) -> None:
        document = library.find(place)
        self._document = document if isinstance(document, Document) else None
        super().__init__(language, theme)

    def subject(self) -> str:
        return self.language.of(self._document.title) if self._document else ""

    def draw(self, printer: QPrinter) -> None:
        page = QTextDocument()
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(11)
        page.setDefaultFont(font)
        page.setHtml(self._html())
        page.print_(printer)

    def _html(self) -> str:
        edition = self._document.edition_for(self.language.code) if self._document else None
        if self._document is None or edition is None:
            return ""
        try:
            guide = read_guide(self._document.files[edition])
        except PackContentError as error:
            self._told = error.message
            return ""
        return guide_page(self.subject(), guide, self.language)


class PicturePrintSheet(PrintSheet):
    """Prints one picture, such as a code, with lines of text above it."""

    def __init__(
        self,
        lines: Sequence[str],
        modules: Sequence[Sequence[bool]],
        language: Language,
        theme: Theme,
    ) -> None:
        self._lines, self._modules = lines, modules
        super().__init__(language, theme)

    def subject(self) -> str:
        return self._lines[0] if self._lines else ""

    def draw(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        area = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        area.moveTo(0, 0)
        top = self._draw_lines(painter, area)
        side = min(area.width(), area.height() - top) * 0.8
        _draw_modules(painter, self._modules, QRectF((area.width() - side) / 2, top, side, side))
        painter.end()

    def _draw_lines(self, painter: QPainter, area: QRectF) -> float:
        top = 0.0
        for number, line in enumerate(self._lines):
            font = QFont(FONT_FAMILY)
            font.setPointSizeF(20 if number == 0 else 12)
            font.setBold(number == 0)
            painter.setFont(font)
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
            space = QRectF(0, top, area.width(), area.height() / 3)
            drawn = painter.boundingRect(space, flags, line)
            painter.drawText(drawn, flags, line)
            top = drawn.bottom() + area.height() * 0.015
        return top + area.height() * 0.02


def _draw_modules(painter: QPainter, modules: Sequence[Sequence[bool]], area: QRectF) -> None:
    side = int(area.width() // len(modules))
    size = QSize(side, side)
    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if is_dark:
                x, y = int(area.x()) + column * side, int(area.y()) + row * side
                painter.fillRect(x, y, size.width(), size.height(), Qt.GlobalColor.black)
