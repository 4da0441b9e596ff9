"""The reader: any PDF opens, and one that does not is named in a sentence."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLineEdit, QTreeView
from tests.ui.conftest import Opening
from tests.ui.visitor import Visitor, copy_of_pack, wait_until
from tests.workers import pdfs

from kiosk.core.content.place import file_place
from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.widgets.print_preview import SheetView
from kiosk.ui.worker import PageRequest, RenderClient, WorkerRequest

BRIEFING = "reports/impacts-briefing"


def is_told(visitor: Visitor) -> str:
    """Wait until the reader says what is wrong."""
    wait_until(lambda: any("file" in one.text().lower() for one in sentences(visitor)))
    return next(one.text() for one in sentences(visitor) if "file" in one.text().lower())


def sentences(visitor: Visitor) -> list[QLabel]:
    return [
        one
        for one in visitor.all_of(QLabel)
        if one.parentWidget().objectName() == "empty-state" and one.text()
    ]


def a_note(path: Path) -> Path:
    path.write_text("This is not a PDF.", encoding="utf-8")
    return path


BAD_FILES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "gone": (lambda path: path, "is not there any more"),
    "not a PDF": (a_note, "is not a PDF"),
    "without pages": (pdfs.pageless_pdf, "has no pages"),
}


@pytest.mark.parametrize(("make", "told"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_read_is_named_and_the_way_home_offered(
    reader: Visitor, tmp_path: Path, make: Callable[[Path], Path], told: str
) -> None:
    file = make(tmp_path / "lent by a friend.pdf")

    reader.goes_to(file_place(str(file)))

    said = is_told(reader)
    assert told in said
    assert "lent by a friend.pdf" in said
    reader.presses("empty-action")
    assert reader.screen.objectName() == "home"


def test_what_was_wrong_is_said_in_the_other_language_too(reader: Visitor, tmp_path: Path) -> None:
    file = a_note(tmp_path / "note.pdf")
    reader.goes_to(file_place(str(file)))
    is_told(reader)

    reader.chooses("km")

    said = sentences(reader)[0].text()
    assert "note.pdf" in said
    assert "not a PDF" not in said


def test_a_good_file_opens_after_a_bad_one(reader: Visitor, tmp_path: Path) -> None:
    reader.goes_to(file_place(str(a_note(tmp_path / "note.pdf"))))
    is_told(reader)

    reader.goes_to(file_place(str(pdfs.text_pdf(tmp_path / "good.pdf"))))

    assert reader.waits_for_page().page_count == 3
    assert reader.window.windowTitle() == "good.pdf – Kiosk"


def test_reading_goes_on_when_the_worker_is_killed(reader: Visitor) -> None:
    reader.goes_to(BRIEFING)
    canvas = reader.waits_for_page()
    before = reader.kiosk.client.worker_pid
    assert before is not None

    os.kill(before, signal.SIGTERM)
    canvas.go_to_page(3)
    wait_until(lambda: reader.kiosk.client.worker_pid not in (None, before))

    reader.waits_for_page()
    assert canvas.page == 3


def test_the_first_page_is_drawn_once_with_the_contents_beside_it(
    reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[WorkerRequest] = []
    ask = RenderClient.ask

    def noting(client: RenderClient, request: WorkerRequest) -> None:
        asked.append(request)
        ask(client, request)

    monkeypatch.setattr(RenderClient, "ask", noting)

    reader.goes_to(BRIEFING)
    reader.waits_for_page()

    assert reader.screen.findChild(QTreeView, "reader-outline") is not None
    pages = [request.page for request in asked if isinstance(request, PageRequest)]
    assert pages.count(1) == 1


@pytest.mark.parametrize("typed", ["3", "៣"])
def test_a_page_is_gone_to_by_its_number_in_either_script(reader: Visitor, typed: str) -> None:
    reader.goes_to(BRIEFING)
    canvas = reader.waits_for_page()

    reader.types("reader-page-number", typed)
    reader.hits(Qt.Key.Key_Return)

    wait_until(lambda: canvas.page == 3)
    assert reader.screen.place.page == 3


def test_a_number_beyond_the_end_is_the_last_page(reader: Visitor) -> None:
    reader.goes_to(BRIEFING)
    canvas = reader.waits_for_page()

    reader.types("reader-page-number", "999")
    reader.hits(Qt.Key.Key_Return)

    wait_until(lambda: canvas.page == canvas.page_count)
    assert reader.sees(QLineEdit, "reader-page-number").text() == str(canvas.page_count)


def test_the_contents_lead_to_their_pages(reader: Visitor) -> None:
    reader.goes_to(BRIEFING)
    canvas = reader.waits_for_page()
    wait_until(lambda: "reader-outline" in {one.objectName() for one in reader.all_of(QTreeView)})
    tree = reader.sees(QTreeView, "reader-outline")
    title = tree.model().index(0, 0)
    last = tree.model().index(tree.model().rowCount(title) - 1, 0, title)

    tree.clicked.emit(last)

    wait_until(lambda: canvas.page > 1)
    assert reader.screen.place.page == canvas.page


def test_an_edition_in_another_language_is_said_to_be_one(
    visit: Opening, tmp_path: Path, bundled_pack: Path
) -> None:
    pack = copy_of_pack(bundled_pack, tmp_path / "packs")
    (pack / "reports" / "impacts-briefing" / "km.pdf").unlink()
    visitor = visit(packs=(tmp_path / "packs",), language="km", place=BRIEFING)

    visitor.waits_for_page()

    badges = [one for one in visitor.all_of(QLabel) if one.property("look") == "caution-badge"]
    assert any("English" in badge.text() for badge in badges)


def test_a_file_that_goes_while_it_is_read_leaves_the_rest_usable(
    visit: Opening, tmp_path: Path, bundled_pack: Path
) -> None:
    pack = copy_of_pack(bundled_pack, tmp_path / "packs")
    visitor = visit(packs=(tmp_path / "packs",), place=BRIEFING)
    visitor.waits_for_page()

    shutil.rmtree(pack / "reports" / "impacts-briefing")
    visitor.goes_to("guides/phishing")
    visitor.presses("command-back")

    assert visitor.screen.objectName() == "home"
    assert visitor.sees(QAbstractButton, "shelf-guides").isEnabled()


def test_a_locked_file_asks_for_its_password_until_it_is_right(
    reader: Visitor, tmp_path: Path
) -> None:
    file = pdfs.locked_pdf(tmp_path / "secret.pdf", "open sesame")
    reader.goes_to(file_place(str(file)))
    wait_until(lambda: "password-field" in {one.objectName() for one in reader.all_of(QLineEdit)})

    reader.types("password-field", "sesame")
    reader.hits(Qt.Key.Key_Return)
    wait_until(lambda: any("not the password" in one.text() for one in reader.all_of(QLabel)))
    reader.types("password-field", "open sesame")
    reader.hits(Qt.Key.Key_Return)

    wait_until(lambda: [one.page_count for one in reader.all_of(PageCanvas)] == [1])


def test_what_the_contents_and_numbers_lead_to_is_left_again_by_the_way_back(
    reader: Visitor,
) -> None:
    reader.goes_to(BRIEFING)
    canvas = reader.waits_for_page()
    reader.types("reader-page-number", "4")
    reader.hits(Qt.Key.Key_Return)
    wait_until(lambda: canvas.page == 4)

    reader.presses("command-back")

    wait_until(lambda: canvas.page == 1)
    assert reader.screen.objectName() == "reader"


def test_pages_are_gone_to_by_what_the_document_calls_them(reader: Visitor, tmp_path: Path) -> None:
    reader.goes_to(file_place(str(pdfs.handbook_pdf(tmp_path / "linked.pdf"))))
    canvas = reader.waits_for_page()
    number = reader.sees(QLineEdit, "reader-page-number")
    wait_until(lambda: number.text() == "i")

    reader.types("reader-page-number", "III")
    reader.hits(Qt.Key.Key_Return)
    wait_until(lambda: canvas.page == 3)
    reader.types("reader-page-number", "២")
    reader.hits(Qt.Key.Key_Return)

    wait_until(lambda: canvas.page == 5)
    assert number.text() == "2"


def test_the_bar_has_room_for_its_buttons_on_small_screens(visit: Opening) -> None:
    visitor = visit(language="km", place=BRIEFING)
    visitor.kiosk.set_text_scale(200)
    visitor.window.resize(1024, 600)
    visitor.waits_for_page()

    bar = visitor.sees(QFrame, "reader-tools")
    inside = [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]

    assert {"reader-find", "reader-view", "reader-share"} <= {one.objectName() for one in inside}
    assert all(one.geometry().right() <= bar.width() for one in inside)


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_bar_is_whole_beside_the_contents_too(visit: Opening, language: str) -> None:
    visitor = visit(language=language, place=BRIEFING)
    visitor.kiosk.set_text_scale(200)
    visitor.window.resize(1024, 600)
    visitor.waits_for_page()

    visitor.hits(Qt.Key.Key_F9)

    bar = visitor.sees(QFrame, "reader-tools")
    share = visitor.sees(QAbstractButton, "reader-share")
    assert visitor.sees(QFrame, "reader-side").isVisible()
    assert share.width() >= share.sizeHint().width()
    assert share.geometry().right() <= bar.width()


def test_turned_pages_are_printed_as_they_are_turned(reader: Visitor, tmp_path: Path) -> None:
    reader.goes_to(file_place(str(pdfs.mixed_pdf(tmp_path / "scan.pdf", [(842, 595)]))))
    reader.waits_for_page()
    turn = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    reader.hits(Qt.Key.Key_R, turn)

    reader.hits(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    paper = reader.sees(SheetView, "print-sheet-view")
    wait_until(lambda: paper._picture is not None)
    assert paper._picture is not None
    assert paper._picture.height() > paper._picture.width()
