"""On paper: the pages hold what was asked for, and a code on paper can be read."""

from pathlib import Path

import pymupdf
import pytest
import zxingcpp
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel
from tests.ui.conftest import Opening
from tests.ui.visitor import Visitor

from kiosk.core.handover.qr import make_code
from kiosk.ui.widgets import print_sheet
from kiosk.ui.widgets.print_sheet import PicturePrintSheet, PrintSheet


def pdf_printer(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def printed(sheet: PrintSheet, file: Path) -> Path:
    sheet.print_with(pdf_printer(file))
    return file


def codes_on(file: Path) -> list[str]:
    """Rasterise the first page at 150 dots an inch, as a phone would see the paper."""
    with pymupdf.open(file) as document:
        page = document[0].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    pixels = memoryview(page.samples).cast("B", shape=(page.height, page.stride))
    return [found.text for found in zxingcpp.read_barcodes(pixels, try_invert=False)]


def fonts_of_words(page: pymupdf.Page) -> set[str]:
    """The fonts of whatever has a letter in it; signs such as arrows may be another's."""
    blocks = page.get_text("dict")["blocks"]
    spans = [span for block in blocks for line in block["lines"] for span in line["spans"]]
    return {span["font"] for span in spans if any(letter.isalpha() for letter in span["text"])}


@pytest.mark.parametrize("payload", ["https://camboja.net", "ចាក់សោទូរសព្ទ និងកុំព្យូទ័រយួរដៃ", "x" * 300])
def test_a_code_on_paper_can_be_read(reader: Visitor, tmp_path: Path, payload: str) -> None:
    lines = ["Phishing and malware", "Opens camboja.net."]
    sheet = PicturePrintSheet(
        lines, make_code(payload).modules, reader.kiosk.language, reader.kiosk.theme
    )

    file = printed(sheet, tmp_path / "code.pdf")

    assert codes_on(file) == [payload]
    sheet.deleteLater()


def test_a_code_on_paper_says_what_it_is(reader: Visitor, tmp_path: Path) -> None:
    sheet = PicturePrintSheet(
        ["Phishing and malware", "Opens camboja.net."],
        make_code("https://camboja.net").modules,
        reader.kiosk.language,
        reader.kiosk.theme,
    )

    file = printed(sheet, tmp_path / "code.pdf")

    with pymupdf.open(file) as document:
        words = document[0].get_text()
        assert document.page_count == 1
    assert "Phishing and malware" in words
    sheet.deleteLater()


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_guide_on_paper_has_its_sections_and_its_checklist(
    visit: Opening, tmp_path: Path, language: str
) -> None:
    visitor = visit(language=language, place="guides/phishing")
    visitor.presses("guide-print")
    sheet = visitor.sheet
    assert isinstance(sheet, PrintSheet)

    file = printed(sheet, tmp_path / "guide.pdf")

    with pymupdf.open(file) as document:
        pages = [page.get_text() for page in document]
        fonts = {font for page in document for font in fonts_of_words(page)}
        size = document[0].rect
    assert len(pages) >= 2
    assert all("KioskSans" in font.replace(" ", "") for font in fonts), fonts
    assert (round(size.width), round(size.height)) == (595, 842)
    assert all(text.strip() for text in pages[:-1])
    if language == "en":
        assert "Phishing and malware" in pages[0]


def test_without_a_printer_the_sheet_says_what_to_do(
    reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_sheet.QPrinterInfo, "availablePrinterNames", list)
    reader.goes_to("guides/phishing")

    reader.presses("guide-print")

    names = {one.objectName() for one in reader.all_of(QAbstractButton)}
    assert "print-now" not in names
    assert "No printer is set up" in reader.sees(QLabel, "print-answer").text()


def test_after_printing_the_sheet_says_so(reader: Visitor, tmp_path: Path) -> None:
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")
    sheet = reader.sheet
    assert isinstance(sheet, PrintSheet)

    printed(sheet, tmp_path / "guide.pdf")

    assert reader.sees(QLabel, "print-answer").text() == "Sent to the printer."


@pytest.mark.qt_log_ignore("QPainter::begin.*Returned false", extend=True)
def test_paper_that_cannot_be_written_is_told(reader: Visitor, tmp_path: Path) -> None:
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")
    sheet = reader.sheet
    assert isinstance(sheet, PrintSheet)

    printed(sheet, tmp_path / "no-folder" / "guide.pdf")

    assert "did not take the pages" in reader.sees(QLabel, "print-answer").text()
