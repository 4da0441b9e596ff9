"""A report on paper: the pages that were asked for, as the preview showed them."""

import os
import signal
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar
from tests.ui.visitor import Visitor, settle, wait_until
from tests.workers import pdfs

from kiosk.ui.widgets import printer_choice
from kiosk.ui.widgets.page_print_sheet import PagePrintSheet
from kiosk.ui.widgets.page_printing import DOTS_PER_INCH
from kiosk.ui.widgets.paper import A4, paper_layout, place_on
from kiosk.ui.widgets.print_preview import SheetView
from kiosk.ui.widgets.printer_choice import PrinterChoice
from kiosk.ui.worker import Limits, OpenedPdf, PageRequest, RenderClient
from kiosk.workers.launch import WorkerProcess, start_worker
from kiosk.workers.render_messages import PageSize

FAKE_WORKER = Path(__file__).parent.parent / "workers" / "fake_worker.py"
PATIENT = Limits(page=600_000)
MARGIN = 20  # points: 7 mm

Making = Callable[[str], RenderClient]


class Printer(QPrinter):
    """A printer whose paper is a PDF."""

    def __init__(self, file: Path) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(file))
        self.file = file


class JammedPrinter(Printer):
    """Takes one sheet and no other."""

    def newPage(self) -> bool:
        return False


class CountingClient(RenderClient):
    """Notes how many pictures of pages are alive whenever another one comes."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: list[weakref.ref[QImage]] = []
        self.alive: list[int] = []

    def render(self, *wanted: object, **more: object) -> PageRequest:
        request = super().render(*wanted, **more)  # type: ignore[arg-type]
        request.rendered.connect(self._on_rendered)
        return request

    def _on_rendered(self, picture: QImage) -> None:
        self._pictures.append(weakref.ref(picture))
        self.alive.append(sum(one() is not None for one in self._pictures))


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> Printer:
    return Printer(tmp_path / "paper.pdf")


@pytest.fixture
def client_of() -> Iterator[Making]:
    """A client whose workers open documents of three pages, and misbehave as they are told."""
    clients = []

    def make(behaviour: str) -> RenderClient:
        def start() -> WorkerProcess:
            return start_worker([sys.executable, str(FAKE_WORKER), behaviour])

        clients.append(RenderClient(start=start, limits=PATIENT))
        return clients[-1]

    yield make
    for client in clients:
        client.shutdown()


def opened(client: RenderClient, file: Path) -> OpenedPdf:
    told: list[OpenedPdf] = []
    request = client.open(file)
    request.opened.connect(told.append)
    wait_until(lambda: bool(told))
    return told[0]


def sheet_for(
    reader: Visitor,
    file: Path,
    *,
    page: int = 1,
    rotation: int = 0,
    client: RenderClient | None = None,
) -> PagePrintSheet:
    """Open the sheet over the reader's window."""
    kiosk, client = reader.kiosk, client or reader.kiosk.client
    pdf = opened(client, file)
    sheet = PagePrintSheet(
        pdf, "A report", client, kiosk.language, kiosk.theme, page=page, rotation=rotation
    )
    reader.window.layer.open(sheet)
    settle()
    return sheet


def print_out(reader: Visitor, sheet: PagePrintSheet, printer: Printer) -> str:
    """Print what is chosen, and give what the sheet says at the end."""
    sheet.print_with(printer)
    wait_until(lambda: bool(answers(reader)))
    return answers(reader)[0]


def after_two_sheets(sheet: PagePrintSheet, *deeds: Callable[[], None]) -> None:
    """Do something at the moment when two sheets are drawn."""

    def on_value_changed(value: int) -> None:
        if value == 2:
            for do in deeds:
                do()

    sheet.findChild(QProgressBar).valueChanged.connect(on_value_changed)


def kill(client: RenderClient) -> None:
    pid = client.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def answers(reader: Visitor) -> list[str]:
    labels = [one for one in reader.all_of(QLabel) if one.objectName() == "print-answer"]
    return [one.text() for one in labels if one.text()]


def position(reader: Visitor) -> str:
    return reader.sees(QLabel, "print-position").text()


def paper_in(view: SheetView) -> QImage:
    return view.grab().toImage()


def has_colour(picture: QImage, colour: Qt.GlobalColor) -> bool:
    wanted = QColor(colour).rgb()
    columns, rows = range(0, picture.width(), 2), range(picture.height())
    return any(picture.pixel(x, y) == wanted for x in columns for y in rows)


def numbered_pdf(file: Path, pages: int) -> Path:
    """Pages told apart by how many squares stand on them, since pictures have no text."""
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page(width=595, height=842)
            for square in range(number):
                corner = 40 + 60 * square
                page.draw_rect((corner, 400, corner + 30, 430), fill=(0, 0, 0))
        document.save(file)
    return file


def numbers_on(file: Path) -> list[int]:
    """Count the squares on each page of what was printed."""
    with pymupdf.open(file) as document:
        return [squares_on(page) for page in document]


def squares_on(page: pymupdf.Page) -> int:
    picture = page.get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
    row = [picture.pixel(x, picture.height // 2 - 6)[0] < 128 for x in range(picture.width)]
    return sum(now and not before for before, now in zip([False, *row], row, strict=False))


def coloured_pdf(file: Path, sizes: list[tuple[float, float]]) -> Path:
    """Pages that are red from edge to edge."""
    with pymupdf.open() as document:
        for width, height in sizes:
            page = document.new_page(width=width, height=height)
            page.draw_rect(page.rect, color=pdfs.RED, fill=pdfs.RED, width=0)
        document.save(file)
    return file


class TestOnPaper:
    def test_all_pages_come_in_their_order(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 4))

        told = print_out(reader, sheet, printer)

        assert told == "Sent to the printer."
        assert numbers_on(printer.file) == [1, 2, 3, 4]

    def test_written_pages_come_as_they_are_written(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 5))

        reader.types("print-page-range", "៤, 2-1")
        print_out(reader, sheet, printer)

        assert numbers_on(printer.file) == [4, 2, 1]

    def test_the_page_that_is_read_comes_alone(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 5), page=3)

        reader.presses("print-this-page")
        print_out(reader, sheet, printer)

        assert numbers_on(printer.file) == [3]

    def test_paper_lies_as_each_page_does(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        pages = [(595, 842), (842, 595), (300, 300), (2000, 100)]
        sheet = sheet_for(reader, coloured_pdf(tmp_path / "a.pdf", pages))

        print_out(reader, sheet, printer)

        with pymupdf.open(printer.file) as document:
            papers = [(page.rect.width, page.rect.height) for page in document]
        assert papers == [(595, 842), (842, 595), (595, 842), (842, 595)]

    @pytest.mark.parametrize("size", [(595, 842), (2384, 3370), (60, 80), (500, 500), (1900, 90)])
    def test_a_page_fills_the_paper_within_its_margins_in_the_middle(
        self, reader: Visitor, printer: Printer, tmp_path: Path, size: tuple[float, float]
    ) -> None:
        sheet = sheet_for(reader, coloured_pdf(tmp_path / "a.pdf", [size]))

        print_out(reader, sheet, printer)

        with pymupdf.open(printer.file) as document:
            paper, (ink,) = document[0].rect, document[0].get_image_info()
        left, top, right, bottom = ink["bbox"]
        room_across, room_down = paper.width - (right - left), paper.height - (bottom - top)
        assert min(room_across, room_down) == pytest.approx(2 * MARGIN, abs=1)
        assert left == pytest.approx(room_across / 2, abs=1)
        assert top == pytest.approx(room_down / 2, abs=1)
        assert (right - left) / (bottom - top) == pytest.approx(size[0] / size[1], rel=0.02)

    def test_the_ink_is_where_it_is_on_the_page(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf", pages=1))

        print_out(reader, sheet, printer)

        with pymupdf.open(printer.file) as document:
            picture = document[0].get_pixmap(dpi=72)
        assert picture.pixel(10, 50) == (255, 255, 255)
        assert picture.pixel(60, 60)[0] > 240
        assert picture.pixel(60, 60)[1] < 20
        assert picture.pixel(150, 60) == (255, 255, 255)

    @pytest.mark.parametrize("size", [(595, 842), (2384, 3370), (60, 80)])
    def test_every_page_has_200_dots_an_inch(
        self, reader: Visitor, printer: Printer, tmp_path: Path, size: tuple[float, float]
    ) -> None:
        sheet = sheet_for(reader, coloured_pdf(tmp_path / "a.pdf", [size]))

        print_out(reader, sheet, printer)

        with pymupdf.open(printer.file) as document:
            (ink,) = document[0].get_image_info()
        inches = (ink["bbox"][2] - ink["bbox"][0]) / 72
        assert ink["width"] / inches == pytest.approx(DOTS_PER_INCH, abs=0.5)

    def test_a_page_that_is_read_turned_is_printed_turned(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf", pages=1), rotation=90)

        print_out(reader, sheet, printer)

        with pymupdf.open(printer.file) as document:
            picture = document[0].get_pixmap(dpi=72)
        assert (picture.width, picture.height) == (842, 595)
        assert picture.pixel(842 - 60, 60)[1] < 20

    @given(
        width=st.floats(min_value=1, max_value=100_000),
        height=st.floats(min_value=1, max_value=100_000),
    )
    def test_no_page_takes_more_pixels_than_its_paper(self, width: float, height: float) -> None:
        page = PageSize(width=width, height=height)
        layout = paper_layout(A4, page, 7)
        area = QRectF(layout.paintRectPixels(DOTS_PER_INCH))

        place = place_on(area, page)

        assert area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(place)
        assert place.width() * place.height() * 4 < 16 * 1024 * 1024
        assert place.width() * height == pytest.approx(place.height() * width)

    def test_one_picture_is_in_memory_at_a_time(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        client = CountingClient()
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 8), client=client)
        wait_until(lambda: client.alive == [1])  # the preview keeps its own

        print_out(reader, sheet, printer)

        assert client.alive == [1] + [2] * 8
        client.shutdown()


class TestTrouble:
    def test_a_page_that_cannot_be_shown_is_a_sheet_that_says_so(
        self, reader: Visitor, printer: Printer, client_of: Making, tmp_path: Path
    ) -> None:
        client = client_of("dies-when-asked-at-page")
        sheet = sheet_for(reader, tmp_path / "any.pdf", client=client)

        told = print_out(reader, sheet, printer)

        with pymupdf.open(printer.file) as document:
            texts = [page.get_text().strip() for page in document]
        assert texts == [f"Page {page} of 3 cannot be shown." for page in (1, 2, 3)]
        assert told == "Sent to the printer. Pages that cannot be shown: 3."

    def test_a_worker_that_dies_in_between_costs_no_page(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 4))
        after_two_sheets(sheet, lambda: kill(reader.kiosk.client))

        print_out(reader, sheet, printer)

        assert numbers_on(printer.file) == [1, 2, 3, 4]

    def test_a_document_that_went_away_ends_the_printing_and_wastes_no_paper(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        file = numbered_pdf(tmp_path / "a.pdf", 6)
        sheet = sheet_for(reader, file)
        after_two_sheets(sheet, file.unlink, lambda: kill(reader.kiosk.client))

        told = print_out(reader, sheet, printer)

        assert told == "Printing stopped: page 3 cannot be read any more."
        assert numbers_on(printer.file) == [1, 2]

    def test_a_printer_that_takes_no_further_sheet_is_told(
        self, reader: Visitor, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 3))
        printer = JammedPrinter(tmp_path / "paper.pdf")

        told = print_out(reader, sheet, printer)

        assert "did not take the pages" in told
        assert numbers_on(printer.file) == [1]

    @pytest.mark.qt_log_ignore("QPainter::begin.*Returned false", extend=True)
    def test_paper_that_cannot_be_written_is_told(self, reader: Visitor, tmp_path: Path) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 3))

        told = print_out(reader, sheet, Printer(tmp_path / "no-folder" / "paper.pdf"))

        assert "did not take the pages" in told
        assert reader.sees(QAbstractButton, "print-choose").isEnabled()

    def test_pages_that_are_not_there_are_told_and_nothing_is_printed(
        self, reader: Visitor, printer: Printer, tmp_path: Path
    ) -> None:
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 3))

        reader.types("print-page-range", "2-9")
        sheet.print_with(printer)

        trouble = reader.sees(QLabel, "print-page-trouble").text()
        assert trouble == "There is no page 9: the pages are 1 to 3."
        assert not printer.file.exists()

    def test_what_is_wrong_is_forgotten_once_it_is_put_right(
        self, reader: Visitor, tmp_path: Path
    ) -> None:
        sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 3))

        reader.types("print-page-range", "9")
        reader.hits(Qt.Key.Key_Return)
        told = reader.sees(QLabel, "print-page-trouble").text()
        reader.types("print-page-range", "3")

        assert "no page 9" in told
        names = {one.objectName() for one in reader.all_of(QLabel)}
        assert "print-page-trouble" not in names


@pytest.fixture
def busy(reader: Visitor, printer: Printer, tmp_path: Path) -> PagePrintSheet:
    """A sheet that has printed one page, and waits for another that takes for ever."""
    file = pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=2_000_000, light_pages=2)
    sheet = sheet_for(reader, file, page=2)
    reader.types("print-page-range", "2, 1, 3")
    sheet.print_with(printer)
    wait_until(lambda: sheet.findChild(QProgressBar).value() == 1)
    return sheet


class TestStopping:
    def test_while_it_prints_the_sheet_says_how_far_it_is(
        self, reader: Visitor, busy: PagePrintSheet
    ) -> None:
        assert reader.sees(QLabel, "print-progress").text() == "Printing sheet 2 of 3"
        assert reader.sees(QAbstractButton, "print-cancel").hasFocus()
        assert not reader.sees(QAbstractButton, "print-all-pages").isEnabled()

    def test_cancel_stops_it_and_says_so(
        self, reader: Visitor, busy: PagePrintSheet, printer: Printer
    ) -> None:
        was_printing = printer.printerState()

        reader.presses("print-cancel")

        assert was_printing is QPrinter.PrinterState.Active
        assert printer.printerState() is not QPrinter.PrinterState.Active
        assert answers(reader)[0].startswith("Printing stopped.")
        assert reader.sees(QAbstractButton, "print-all-pages").isEnabled()
        assert reader.sees(QAbstractButton, "print-choose").isEnabled()

    def test_no_empty_sheet_comes_out_of_what_was_stopped(
        self, reader: Visitor, busy: PagePrintSheet, printer: Printer
    ) -> None:
        reader.presses("print-cancel")

        with pymupdf.open(printer.file) as document:
            assert document.page_count == 1

    def test_after_it_was_stopped_other_pages_can_be_printed(
        self, reader: Visitor, busy: PagePrintSheet, tmp_path: Path
    ) -> None:
        again = Printer(tmp_path / "again.pdf")
        reader.presses("print-cancel")

        reader.types("print-page-range", "3")
        busy.print_with(again)
        wait_until(lambda: answers(reader) == ["Sent to the printer."])

        with pymupdf.open(again.file) as document:
            assert document.page_count == 1

    @pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
    def test_one_key_stops_it(
        self, reader: Visitor, busy: PagePrintSheet, printer: Printer, key: Qt.Key
    ) -> None:
        reader.hits(key)

        assert printer.printerState() is not QPrinter.PrinterState.Active

    def test_closing_the_sheet_stops_it_and_asks_for_nothing_more(
        self, reader: Visitor, busy: PagePrintSheet, printer: Printer
    ) -> None:
        client = reader.kiosk.client

        reader.window.layer.close_all()
        settle()

        assert printer.printerState() is not QPrinter.PrinterState.Active
        assert not client._waiting
        assert client._current is None or not client._current.is_wanted


class TestPreview:
    def test_it_shows_the_page_on_its_paper(self, reader: Visitor, tmp_path: Path) -> None:
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf"))
        view = reader.sees(SheetView, "print-sheet-view")

        wait_until(lambda: has_colour(paper_in(view), Qt.GlobalColor.red))

        assert has_colour(paper_in(view), Qt.GlobalColor.white)
        assert view.accessibleName() == "Page 1 of 3"

    def test_it_begins_with_the_page_that_is_read(self, reader: Visitor, tmp_path: Path) -> None:
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf"), page=2)

        assert position(reader) == "Sheet 2 of 3"

    def test_buttons_lead_from_sheet_to_sheet_and_end_at_the_ends(
        self, reader: Visitor, tmp_path: Path
    ) -> None:
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf"), page=2)

        reader.presses("print-next-sheet")

        assert position(reader) == "Sheet 3 of 3"
        assert not reader.sees(QAbstractButton, "print-next-sheet").isEnabled()
        reader.presses("print-previous-sheet")
        assert position(reader) == "Sheet 2 of 3"

    def test_keys_lead_from_sheet_to_sheet(self, reader: Visitor, tmp_path: Path) -> None:
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf", pages=5))
        reader.sees(SheetView, "print-sheet-view").setFocus()

        seen = []
        for key in (
            Qt.Key.Key_Right,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_End,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_Home,
            Qt.Key.Key_Up,
        ):
            reader.hits(key)
            seen.append(position(reader).split()[1])

        assert seen == ["2", "3", "2", "5", "5", "4", "1", "1"]

    def test_it_shows_what_is_written_and_keeps_it_while_writing_goes_on(
        self, reader: Visitor, tmp_path: Path
    ) -> None:
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf", pages=5), page=4)

        reader.types("print-page-range", "2-4")
        written = position(reader)
        reader.types("print-page-range", "2-4, 5-")

        assert written == "Sheet 3 of 3"
        assert position(reader) == "Sheet 3 of 4"

    def test_a_page_that_is_not_there_yet_is_said_to_be_loading(
        self, reader: Visitor, client_of: Making, tmp_path: Path
    ) -> None:
        client = client_of("is-silent-at-page")
        sheet_for(reader, tmp_path / "any.pdf", client=client)

        picture = paper_in(reader.sees(SheetView, "print-sheet-view"))

        assert has_colour(picture, Qt.GlobalColor.black)

    def test_a_page_that_cannot_be_shown_says_so(
        self, reader: Visitor, client_of: Making, tmp_path: Path
    ) -> None:
        client = client_of("dies-when-asked-at-page")
        sheet_for(reader, tmp_path / "any.pdf", client=client)
        view = reader.sees(SheetView, "print-sheet-view")

        wait_until(lambda: view.accessibleName() == "Page 1 of 3 cannot be shown.")

        assert has_colour(paper_in(view), Qt.GlobalColor.black)

    def test_the_next_page_after_one_that_cannot_be_shown_is_tried(
        self, reader: Visitor, client_of: Making, tmp_path: Path
    ) -> None:
        client = client_of("dies-when-asked-at-page")
        sheet_for(reader, tmp_path / "any.pdf", client=client)
        view = reader.sees(SheetView, "print-sheet-view")
        wait_until(lambda: "cannot" in view.accessibleName())

        reader.presses("print-next-sheet")

        assert view.accessibleName() == "Page 2 of 3"

    def test_a_document_of_one_page_is_not_asked_which(
        self, reader: Visitor, tmp_path: Path
    ) -> None:
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf", pages=1))

        names = {one.objectName() for one in reader.all_of(QAbstractButton)}
        assert "print-all-pages" not in names
        assert position(reader) == "Sheet 1 of 1"


class TestPrinters:
    def test_no_printer_is_asked_for_by_preview_and_pages(
        self, reader: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(printer_choice, "QPrinterInfo", None)  # asking it anything fails
        sheet_for(reader, pdfs.text_pdf(tmp_path / "a.pdf"))

        reader.presses("print-next-sheet")
        reader.types("print-page-range", "2")

        assert position(reader) == "Sheet 1 of 1"

    def test_two_presses_print(
        self, reader: Visitor, printer: Printer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        info = printer_choice.QPrinterInfo
        monkeypatch.setattr(info, "availablePrinterNames", _office)
        monkeypatch.setattr(PrinterChoice, "printer", lambda self: printer)
        sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 2))

        reader.presses("print-choose")
        reader.presses("print-now")
        wait_until(lambda: bool(answers(reader)))

        assert numbers_on(printer.file) == [1, 2]

    def test_paper_is_the_printers_usual_one_also_in_the_preview(
        self, reader: Visitor, printer: Printer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        letter = QPageSize(QPageSize.PageSizeId.Letter)
        monkeypatch.setattr(printer_choice.QPrinterInfo, "availablePrinterNames", _office)
        monkeypatch.setattr(printer_choice.QPrinterInfo, "defaultPageSize", lambda self: letter)
        sheet = sheet_for(reader, numbered_pdf(tmp_path / "a.pdf", 1))
        before = reader.sees(QLabel, "print-how").text()

        reader.presses("print-choose")
        print_out(reader, sheet, printer)

        assert before.endswith("A4.")
        assert reader.sees(QLabel, "print-how").text().endswith("Letter.")
        with pymupdf.open(printer.file) as document:
            assert tuple(document[0].rect) == (0, 0, 612, 792)


def _office() -> list[str]:
    return ["Office"]
