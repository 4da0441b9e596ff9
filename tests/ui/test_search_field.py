"""The field of a search takes whatever is typed and pasted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.ui.stage import staged
from tests.ui.visitor import Visitor

from kiosk.core.search.query import LONGEST_QUERY
from kiosk.ui.widgets.search_field import SearchField


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    stage = staged(qtbot)
    field = SearchField(stage.theme, "field")
    qtbot.addWidget(field)
    return field


def paste(field: SearchField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.paste()


@pytest.mark.parametrize("letter", ["a", "ក", "\u200b", "𝒳"])
def test_no_more_is_taken_than_a_search_looks_at(field: SearchField, letter: str) -> None:
    paste(field, letter * 10_000)

    assert 0 < len(field.text()) <= LONGEST_QUERY
    assert len(field.text().encode("utf-16-le")) // 2 == LONGEST_QUERY


def test_control_characters_are_left_out(field: SearchField) -> None:
    paste(field, "two\tlines\r\nof\x00 te\x1b\x07xt\x7f\u2028here")

    assert field.text() == "two lines  of text here"


def test_what_is_typed_afterwards_stands_behind_what_was_pasted(field: SearchField) -> None:
    paste(field, "\x07fire\x07")

    QTest.keyClicks(field, "wall")

    assert field.text() == "firewall"


@pytest.mark.parametrize(
    "text", ["ស្ត្រី", "ពាក្យ\u200bសម្ងាត់", "👩\u200d👩\u200d👧", "a\u0301", "\u17d2"]
)
def test_everything_else_stays_as_it_is(field: SearchField, text: str) -> None:
    paste(field, text)

    assert field.text() == text


def test_who_listens_hears_only_what_stays(field: SearchField) -> None:
    heard = QSignalSpy(field.textEdited)

    paste(field, "pass\x00word")

    assert heard.at(heard.count() - 1) == ["password"]


def test_the_arrow_down_leads_on_to_what_was_found(field: SearchField) -> None:
    left = QSignalSpy(field.left_downwards)

    QTest.keyClick(field, Qt.Key.Key_Down)

    assert left.count() == 1


def test_what_was_typed_cannot_be_brought_back_elsewhere(reader: Visitor) -> None:
    reader.types("search-field", "password")
    reader.waits_for_results()
    reader.goes_to("about")

    field = reader.sees(SearchField, "search-field")
    field.undo()

    assert field.text() == ""


def test_what_was_typed_does_not_show_in_the_title_of_the_window(reader: Visitor) -> None:
    reader.types("search-field", "password")
    reader.waits_for_results()
    at_results = reader.window.windowTitle()
    reader.opens(reader.rows()[0].objectName())

    assert "password" not in at_results.casefold()
    assert reader.window.windowTitle().startswith(reader.screen.title)
