"""Find in the report that is read, by the bar and by its keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from tests.ui.conftest import Opening
from tests.ui.visitor import Visitor, wait_until
from tests.workers import pdfs

from kiosk.core.content.place import file_place

BRIEFING = "reports/impacts-briefing"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def looks_for(visitor: Visitor, query: str) -> None:
    visitor.hits(Qt.Key.Key_F, CTRL)
    visitor.types("find-field", query)


def count(visitor: Visitor) -> str:
    shown = [one for one in visitor.all_of(QLabel) if one.objectName() == "find-count"]
    return shown[0].text() if shown else ""


@pytest.fixture
def on_five_sheets(reader: Visitor, tmp_path: Path) -> Visitor:
    """Somebody who reads a file of five pages, each of which says "Page" once."""
    reader.goes_to(file_place(str(pdfs.text_pdf(tmp_path / "five.pdf", pages=5))))
    reader.waits_for_page()
    return reader


def test_every_hit_is_counted_and_the_first_from_here_is_gone_to(on_five_sheets: Visitor) -> None:
    canvas = on_five_sheets.waits_for_page()
    canvas.go_to_page(3)

    looks_for(on_five_sheets, "page")

    wait_until(lambda: count(on_five_sheets) == "3 of 5")
    assert canvas.page == 3


def test_typing_on_does_not_lead_away_from_where_one_began(reader: Visitor) -> None:
    reader.goes_to(BRIEFING)
    canvas = reader.waits_for_page()
    reader.hits(Qt.Key.Key_F, CTRL)
    field = reader.sees(QLineEdit, "find-field")

    for letter in "impacts":
        QTest.keyClick(field, letter)
        wait_until(lambda: canvas.is_settled)

    wait_until(lambda: count(reader).startswith("1 of"))
    assert canvas.view is not None
    assert 1 in canvas.view.pages


def test_next_and_previous_go_round(on_five_sheets: Visitor) -> None:
    canvas = on_five_sheets.waits_for_page()
    looks_for(on_five_sheets, "page")
    wait_until(lambda: count(on_five_sheets) == "1 of 5")

    on_five_sheets.hits(Qt.Key.Key_F3, SHIFT)
    wait_until(lambda: count(on_five_sheets) == "5 of 5")
    assert canvas.page == 5
    on_five_sheets.hits(Qt.Key.Key_F3)

    wait_until(lambda: count(on_five_sheets) == "1 of 5")


def test_what_is_typed_stays_at_a_switch_of_the_language_and_is_looked_for_there(
    visit: Opening,
) -> None:
    visitor = visit(place=BRIEFING)
    visitor.waits_for_page()
    looks_for(visitor, "CamboJA")
    wait_until(lambda: " of " in count(visitor))

    visitor.chooses("km")

    wait_until(lambda: "នៃ" in count(visitor))
    assert visitor.sees(QLineEdit, "find-field").text() == "CamboJA"


def test_closing_the_bar_takes_its_marks_along(on_five_sheets: Visitor) -> None:
    canvas = on_five_sheets.waits_for_page()
    before = canvas.viewport().grab().toImage()
    looks_for(on_five_sheets, "page")
    wait_until(lambda: count(on_five_sheets) == "1 of 5")
    wait_until(lambda: canvas.viewport().grab().toImage() != before)

    on_five_sheets.hits(Qt.Key.Key_Escape)

    assert "find-field" not in {one.objectName() for one in on_five_sheets.all_of(QLineEdit)}
    assert canvas.hasFocus()


def test_nothing_typed_is_left_for_the_next_document(
    on_five_sheets: Visitor, tmp_path: Path
) -> None:
    looks_for(on_five_sheets, "page")
    wait_until(lambda: count(on_five_sheets) == "1 of 5")

    on_five_sheets.goes_to(file_place(str(pdfs.text_pdf(tmp_path / "two.pdf", pages=2))))
    on_five_sheets.waits_for_page()
    on_five_sheets.hits(Qt.Key.Key_F, CTRL)

    assert on_five_sheets.sees(QLineEdit, "find-field").text() == ""
    assert "find-count" not in {one.objectName() for one in on_five_sheets.all_of(QLabel)}
