"""Choosing several things: what is ticked is what is handed over, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView
from tests.ui.conftest import Opening
from tests.ui.visitor import SMALL_LAPTOP, Visitor, settle

from kiosk.core.content.place import Place, parse_place
from kiosk.ui.commands import CommandId
from kiosk.ui.widgets.choose_sheet import ChooseSheet
from kiosk.ui.widgets.share_sheet import ShareSheet


def begins(visitor: Visitor, place: str) -> ChooseSheet:
    visitor.goes_to(place)
    visitor.window.carry_out(CommandId.HAND_OVER)
    settle()
    assert isinstance(visitor.sheet, ChooseSheet)
    return visitor.sheet


def rows(visitor: Visitor) -> list[str]:
    model = visitor.sees(QListView, "choose-list").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def ticks(visitor: Visitor, words: str) -> None:
    """Press the row that begins with these words."""
    shown = visitor.sees(QListView, "choose-list")
    index = _index(visitor, words)
    shown.scrollTo(index)
    settle()
    where = shown.visualRect(index).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()


def _index(visitor: Visitor, words: str) -> QModelIndex:
    shown = visitor.sees(QListView, "choose-list")
    row = next(row for row, text in enumerate(rows(visitor)) if text.startswith(words))
    return shown.model().index(row, 0)


def count(visitor: Visitor) -> str:
    return visitor.sees(QLabel, "choose-count").text()


def chosen(sheet: ChooseSheet) -> tuple[Place, ...]:
    return sheet._collection.places


def test_nothing_is_chosen_at_first_and_nothing_can_be_done(reader: Visitor) -> None:
    begins(reader, "guides")

    assert count(reader) == "Nothing is chosen yet."
    for name in ("choose-code", "choose-stick"):
        assert not reader.sees(QAbstractButton, name).isEnabled()


def test_what_is_being_read_is_chosen_already(reader: Visitor) -> None:
    sheet = begins(reader, "guides/phishing")

    assert chosen(sheet) == (parse_place("guides/phishing"),)
    assert count(reader).startswith("One thing is chosen")


def test_ticks_add_up_and_go_again(reader: Visitor) -> None:
    sheet = begins(reader, "guides")

    ticks(reader, "Phishing")
    ticks(reader, "Protecting sources")
    assert count(reader).startswith("2 things are chosen · ")
    ticks(reader, "Phishing")

    assert chosen(sheet) == (parse_place("guides/sources"),)


def test_a_shelf_is_ticked_as_a_whole_and_is_one_place(reader: Visitor) -> None:
    sheet = begins(reader, "guides")

    ticks(reader, "Contacts · ")

    assert chosen(sheet) == (Place(shelf="contacts"),)
    assert "Contacts · 9 of 9" in rows(reader)
    ticks(reader, "Contacts · ")
    assert chosen(sheet) == ()


def test_a_shelf_without_one_of_its_things_is_its_other_things(reader: Visitor) -> None:
    sheet = begins(reader, "guides")

    ticks(reader, "What happened?")
    ticks(reader, "I clicked a link")

    assert len(chosen(sheet)) == 2
    assert parse_place("first-aid/clicked-link") not in chosen(sheet)


def test_a_report_without_a_file_is_not_offered(reader: Visitor) -> None:
    begins(reader, "reports")

    assert not any(row.startswith("The Impacts of Digital Rights") for row in rows(reader))


def test_names_are_found_in_either_language(reader: Visitor) -> None:
    begins(reader, "guides")

    reader.types("choose-search", "ការបន្លំ")

    assert "Phishing and malware" in rows(reader)
    assert "Backup and safe deletion" not in rows(reader)


def test_what_was_ticked_stays_while_something_else_is_looked_for(reader: Visitor) -> None:
    sheet = begins(reader, "guides")
    ticks(reader, "Phishing")

    reader.types("choose-search", "backup")
    ticks(reader, "Backup")

    assert {place.item for place in chosen(sheet)} == {"phishing", "backup"}


def test_the_keyboard_alone_is_enough(reader: Visitor) -> None:
    sheet = begins(reader, "guides")

    reader.hits(Qt.Key.Key_Down)
    reader.hits(Qt.Key.Key_Space)
    reader.hits(Qt.Key.Key_Down)
    reader.hits(Qt.Key.Key_Return)
    reader.hits(Qt.Key.Key_Tab)

    assert len(chosen(sheet)) == 2
    assert reader.sees(QAbstractButton, "choose-code").hasFocus()


def test_a_code_is_shown_for_all_of_them(reader: Visitor) -> None:
    begins(reader, "guides")
    ticks(reader, "Phishing")
    ticks(reader, "Contacts · ")

    reader.presses("choose-code")

    assert isinstance(reader.sheet, ShareSheet)


def test_a_screen_reader_hears_what_is_chosen(reader: Visitor) -> None:
    begins(reader, "guides/phishing")

    spoken = _index(reader, "Phishing").data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Phishing and malware, chosen"


def test_a_shelf_has_a_button_for_it(reader: Visitor) -> None:
    for shelf in ("reports", "guides", "contacts"):
        reader.goes_to(shelf)

        reader.presses("shelf-hand-over")

        assert isinstance(reader.sheet, ChooseSheet)
        reader.hits(Qt.Key.Key_Escape)


def test_large_letters_leave_room_for_the_list(visit: Opening) -> None:
    visitor = visit(size=SMALL_LAPTOP, scale=200, language="km")

    begins(visitor, "guides")

    shown = visitor.sees(QListView, "choose-list")
    row = shown.visualRect(shown.model().index(0, 0)).height()
    assert shown.viewport().height() >= row
    sheet = visitor.sheet
    assert sheet.height() <= visitor.window.height()
    for name in ("choose-code", "choose-stick"):
        button = visitor.sees(QAbstractButton, name)
        assert sheet.rect().contains(button.geometry().translated(button.parentWidget().pos()))
