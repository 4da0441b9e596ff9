"""Print a guide or a picture: drawn at once, on the printer that is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
)
from PySide6.QtPrintSupport import QPrinter

from kiosk.core.content.document import Document
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.guide import Guide, read_guide
from kiosk.core.content.library import Library
from kiosk.core.content.markdown import BlockKind
from kiosk.core.content.picture import Picture, read_picture
from kiosk.core.content.place import Place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.problem import Problem
from kiosk.ui.drawing import drawn
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import FONT_FAMILY, LIGHT, Theme
from kiosk.ui.widgets.guide_page import guide_page
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.paper import load_paper, paper_area
from kiosk.ui.widgets.printer_choice import NOT_TAKEN, SENT, PrinterChoice
from kiosk.ui.widgets.sheet import CardSheet

_MARGIN, _MARGIN_OF_TEXT = 18.0, 5.0  # millimetres
_FRAME = 20 / 25.4 * 96
"""What Qt leaves free within the margins when it prints a text, in 96ths of an inch: 20 mm."""
_PICTURE = QSize(480, 300)
"""The room for a guide's picture, in 96ths of an inch, as the page counts."""
_SHARPNESS = 300 / 96
"""Dots for each of them: 300 an inch."""


class PrintSheet(CardSheet):
    """Asks for the printer, and prints what `draw` draws."""

    margin = _MARGIN

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(language, theme, "print-sheet")
        self._what = named(label(wraps=True), "print-what")
        self._printers = PrinterChoice(language, theme)
        self.column.addWidget(self._what)
        self.column.addWidget(self._printers)
        self._printers.print_wanted.connect(self._on_print_wanted)

    def subject(self) -> str:
        """What is printed, in words."""
        raise NotImplementedError

    def draw(self, printer: QPrinter) -> None:
        """Draw everything onto the printer's pages; raises a `Problem` if it cannot be read."""
        raise NotImplementedError

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.language.say("Print"))
        self._what.setText(self.subject())
        self._printers.retranslate()

    def print_with(self, printer: QPrinter) -> None:
        """Print on this printer; tells whether it took the pages."""
        printer.setDocName(without_breaks(self.subject()))
        load_paper(printer, self._printers.paper, self.margin)
        try:
            self.draw(printer)
        except Problem as error:
            self._printers.tell(error.message)
            return
        has_failed = printer.printerState() is QPrinter.PrinterState.Error
        self._printers.tell(NOT_TAKEN if has_failed else SENT)

    def _on_print_wanted(self) -> None:
        self.print_with(self._printers.printer())


class TextPrintSheet(PrintSheet):
    """Prints rich text, on as many pages as it needs."""

    margin = _MARGIN_OF_TEXT

    def fill(self, page: QTextDocument) -> None:
        """Set the text; raises a `Problem` if it cannot be read."""
        raise NotImplementedError

    def draw(self, printer: QPrinter) -> None:
        page = QTextDocument()
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(11)
        page.setDefaultFont(font)
        self.fill(page)
        _keep_headings_with_text(page, printer)
        page.print_(printer)


def _keep_headings_with_text(page: QTextDocument, printer: QPrinter) -> None:
    """Begin a new page before each heading that would end one; laid out as Qt prints it."""
    paper = QSizeF(printer.width(), printer.height())
    page.documentLayout().setPaintDevice(printer)
    frame = page.rootFrame().frameFormat()
    plain = QTextFrameFormat(frame)
    frame.setMargin(int(_FRAME))
    page.rootFrame().setFrameFormat(frame)
    page.setPageSize(paper)
    block = page.begin()
    while block.next().isValid():
        is_last = _page_of(block, paper) != _page_of(block.next(), paper)
        if block.blockFormat().headingLevel() and is_last:
            cursor, before = QTextCursor(block), block.blockFormat()
            before.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.setBlockFormat(before)
        block = block.next()
    page.rootFrame().setFrameFormat(plain)
    page.setPageSize(QSizeF())


def _page_of(block: QTextBlock, paper: QSizeF) -> int:
    """Say on which page, from 0, a paragraph begins."""
    top = block.document().documentLayout().blockBoundingRect(block).top()
    lines = block.layout()
    first_line = lines.lineAt(0).y() if lines.lineCount() else 0.0
    return int((top + first_line) // paper.height())


class GuidePrintSheet(TextPrintSheet):
    """Prints a whole guide: sections, then the checklist with boxes to tick by hand."""

    def __init__(self, place: Place, language: Language, theme: Theme, library: Library) -> None:
        document = library.find(place)
        self._document = document if isinstance(document, Document) else None
        super().__init__(language, theme)

    def subject(self) -> str:
        return self.language.of(self._document.title) if self._document else ""

    def fill(self, page: QTextDocument) -> None:
        edition = self._document.edition_for(self.language.code) if self._document else None
        if self._document is None or edition is None:
            return
        guide = read_guide(self._document.files[edition])
        sizes: dict[str, QSize] = {}
        for target, picture in _pictures(guide, self._document.folders):
            by = min(_PICTURE.width() / picture.width, _PICTURE.height() / picture.height)
            size = QSize(round(picture.width * by), round(picture.height * by))
            image = drawn(picture, LIGHT, size, ratio=_SHARPNESS)
            if not image.isNull():
                page.addResource(QTextDocument.ResourceType.ImageResource, QUrl(target), image)
                sizes[target] = size
        page.setHtml(guide_page(self.subject(), guide, self.language, sizes))


def _pictures(guide: Guide, folders: Sequence[Path]) -> Iterator[tuple[str, Picture]]:
    """Give the guide's pictures that can be read, each by the name the text gives it."""
    blocks = (*guide.introduction, *(one for part in guide.sections for one in part.blocks))
    for target in dict.fromkeys(one.target for one in blocks if one.kind is BlockKind.PICTURE):
        with suppress(PackContentError):  # what cannot be read stands there in words
            yield target, read_picture(folders, target)


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
        area = paper_area(printer)
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
