"""On paper: the pages hold what was asked for, and a code on paper can be read."""

from pathlib import Path

import pymupdf
import pytest
import zxingcpp
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from tests.ui.conftest import Opening
from tests.ui.visitor import REPOSITORY, Visitor, copy_of_pack

from kiosk.core.handover.qr import make_code
from kiosk.ui.widgets import printer_choice
from kiosk.ui.widgets.print_sheet import PicturePrintSheet, PrintSheet

PACK = REPOSITORY / "resources" / "packs" / "camboja"


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
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
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


class Printers:
    """The printers of a computer, and how often somebody asked for them."""

    def __init__(self, *names: str, usual: str = "", paper: QPageSize | None = None) -> None:
        self.names, self.usual, self.paper = names, usual, paper or QPageSize()
        self.times_asked = 0

    def availablePrinterNames(self) -> list[str]:
        self.times_asked += 1
        return list(self.names)

    def defaultPrinterName(self) -> str:
        self.times_asked += 1
        return self.usual

    def printerInfo(self, name: str) -> "Printers":
        assert name in self.names
        self.times_asked += 1
        return self

    def defaultPageSize(self) -> QPageSize:
        return self.paper


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> Printers:
    printers = Printers("Canon", "Office", usual="Office")
    monkeypatch.setattr(printer_choice, "QPrinterInfo", printers)
    return printers


def test_no_printer_is_asked_for_before_someone_chooses_one(
    reader: Visitor, printers: Printers
) -> None:
    reader.goes_to("guides/phishing")

    reader.presses("guide-print")
    asked_on_opening = printers.times_asked
    reader.presses("print-choose")

    assert asked_on_opening == 0
    assert printers.times_asked > 0


def test_the_usual_printer_is_chosen_and_enter_prints(reader: Visitor, printers: Printers) -> None:
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")

    reader.presses("print-choose")

    box = reader.sees(QComboBox, "print-printer")
    assert [box.itemText(row) for row in range(box.count())] == ["Canon", "Office"]
    assert box.currentText() == "Office"
    assert reader.sees(QAbstractButton, "print-now").hasFocus()


def test_letter_is_printed_on_where_the_printer_usually_takes_it(
    reader: Visitor, printers: Printers, tmp_path: Path
) -> None:
    printers.paper = QPageSize(QPageSize.PageSizeId.Letter)
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")
    reader.presses("print-choose")
    sheet = reader.sheet
    assert isinstance(sheet, PrintSheet)

    file = printed(sheet, tmp_path / "guide.pdf")

    with pymupdf.open(file) as document:
        assert tuple(document[0].rect) == (0, 0, 612, 792)


def test_without_a_printer_the_sheet_says_what_to_do(reader: Visitor, printers: Printers) -> None:
    printers.names = ()
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")

    reader.presses("print-choose")

    names = {one.objectName() for one in reader.all_of(QAbstractButton)}
    assert "print-now" not in names
    assert "No printer is set up" in reader.sees(QLabel, "print-answer").text()


def test_a_printer_that_was_set_up_meanwhile_is_found(reader: Visitor, printers: Printers) -> None:
    printers.names = ()
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")
    reader.presses("print-choose")

    printers.names = ("Canon",)
    reader.presses("print-choose")

    assert reader.sees(QComboBox, "print-printer").currentText() == "Canon"
    assert not [one for one in reader.all_of(QLabel) if one.objectName() == "print-answer"]


def test_a_guide_that_went_away_is_told_and_not_printed(visit: Opening, tmp_path: Path) -> None:
    pack = copy_of_pack(PACK, tmp_path / "packs")
    visitor = visit(place="guides/phishing", packs=(pack.parent,))
    visitor.presses("guide-print")
    sheet = visitor.sheet
    assert isinstance(sheet, PrintSheet)

    (pack / "guides" / "phishing" / "en.md").unlink()
    sheet.print_with(pdf_printer(tmp_path / "guide.pdf"))

    assert not (tmp_path / "guide.pdf").exists()
    assert "en.md" in visitor.sees(QLabel, "print-answer").text()


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
