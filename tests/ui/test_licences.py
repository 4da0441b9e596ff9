"""What one may do with the kiosk, what it is made of, and what each licence says."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit
from tests.ui.conftest import Opening
from tests.ui.visitor import REPOSITORY, SMALL_LAPTOP, Visitor, place_in, settle

from kiosk import __version__
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.licences import System, read_components, text_file
from kiosk.ui.commands import CommandId

LICENCES = REPOSITORY / "resources" / "licences"
HERE = System.WINDOWS if sys.platform == "win32" else System.LINUX
SHIPPED = [one for one in read_components(LICENCES) if HERE in one.systems]


def words(visitor: Visitor) -> str:
    return "\n".join(one.text().replace("\u200b", "") for one in visitor.all_of(QLabel))


def rows(visitor: Visitor) -> list[str]:
    names = (one.objectName() for one in visitor.all_of(QAbstractButton))
    return [name.removeprefix("licence-") for name in names if name.startswith("licence-")]


def shown_text(visitor: Visitor) -> QPlainTextEdit:
    return visitor.sees(QPlainTextEdit, "licence-text")


def test_about_says_which_version_it_is_and_where_its_source_is(reader: Visitor) -> None:
    reader.goes_to("about")

    said = words(reader)
    assert f"Kiosk {__version__}" in said
    assert f"kiosk-{__version__}-source.tar.xz" in said
    assert "Ask whoever gave you Kiosk for it" in said


def test_about_leads_to_the_licences_and_back(reader: Visitor) -> None:
    reader.goes_to("about")

    reader.presses("about-licences")
    assert str(reader.screen.place) == "licences"

    reader.window.carry_out(CommandId.BACK)
    assert str(reader.screen.place) == "about"


def test_the_list_says_first_what_one_may_do(reader: Visitor) -> None:
    reader.goes_to("licences")

    said = words(reader)
    assert "you may use it, copy it, change it and pass it on" in said
    assert "separate libraries, and you may replace them with your own" in said


def test_the_list_names_everything_in_the_packages_of_this_system(reader: Visitor) -> None:
    reader.goes_to("licences")

    assert rows(reader) == [one.id for one in SHIPPED]
    row = reader.sees(QAbstractButton, "licence-mupdf")
    assert row.accessibleName() == "MuPDF 1.28.2"
    assert row.accessibleDescription() == "AGPL-3.0-or-later, inside PyMuPDF"


def test_a_press_shows_the_whole_licence_from_its_beginning(reader: Visitor) -> None:
    reader.goes_to("licences")

    reader.sees(QAbstractButton, "licence-kiosk").click()
    settle()

    agpl = text_file(LICENCES, "AGPL-3.0").read_text(encoding="utf-8")
    text = shown_text(reader)
    assert text.toPlainText().startswith("Copyright 2026")
    assert text.toPlainText().endswith(agpl)
    assert text.verticalScrollBar().value() == 0
    assert text.isReadOnly()
    assert "only in English" in words(reader)


def test_a_screen_reader_hears_whose_licence_it_is(reader: Visitor) -> None:
    reader.goes_to("licences#section=pymupdf")

    assert shown_text(reader).accessibleName() == "PyMuPDF 1.28.2"
    assert shown_text(reader).accessibleDescription().startswith("AGPL-3.0-only.")


def test_back_leads_to_the_same_part_of_the_list(reader: Visitor) -> None:
    reader.goes_to("licences")
    reader.screen.scroll_to(0.5)
    settle()
    before = place_in(reader.sees(QAbstractButton, "licence-mupdf"), reader.window)
    reader.sees(QAbstractButton, "licence-mupdf").click()
    settle()

    reader.window.carry_out(CommandId.BACK)
    settle()

    assert place_in(reader.sees(QAbstractButton, "licence-mupdf"), reader.window) == before


def test_forward_leads_to_the_same_part_of_the_text(reader: Visitor) -> None:
    reader.goes_to("licences#section=kiosk")
    reader.screen.scroll_to(0.4)
    there = shown_text(reader).verticalScrollBar().value()
    reader.goes_to("licences")

    reader.window.carry_out(CommandId.BACK)
    settle()

    assert there > 0
    assert shown_text(reader).verticalScrollBar().value() == there


def test_a_text_is_scrolled_by_keyboard(reader: Visitor) -> None:
    reader.goes_to("licences#section=kiosk")
    shown_text(reader).setFocus()

    reader.hits(Qt.Key.Key_PageDown)

    assert shown_text(reader).verticalScrollBar().value() > 0
    reader.hits(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not shown_text(reader)


def test_the_list_is_shown_for_something_that_is_not_in_it(reader: Visitor) -> None:
    reader.goes_to("licences#section=nothing-of-ours")

    assert len(rows(reader)) == len(SHIPPED)


def test_another_language_keeps_the_text_and_where_one_is_in_it(reader: Visitor) -> None:
    reader.goes_to("licences#section=kiosk")
    reader.screen.scroll_to(0.4)
    before = shown_text(reader).toPlainText()
    there = shown_text(reader).verticalScrollBar().value()

    reader.chooses("km")

    assert reader.language == LanguageCode("km")
    assert shown_text(reader).toPlainText() == before
    assert shown_text(reader).verticalScrollBar().value() == there


@pytest.mark.parametrize("component", ["kiosk", "qt", "mupdf-urw", "qt-unicode-data"])
def test_some_of_a_text_is_seen_in_a_small_window_with_the_largest_letters(
    visit: Opening, component: str
) -> None:
    visitor = visit(size=SMALL_LAPTOP, scale=200, place=f"licences#section={component}")

    text = shown_text(visitor)
    below = place_in(text, visitor.window).y() + text.height()
    assert below <= visitor.window.height()
    assert text.viewport().height() >= 2 * text.fontMetrics().lineSpacing()


def test_a_licence_is_no_place_to_hand_over(reader: Visitor) -> None:
    reader.goes_to("licences")

    assert reader.screen.commands == frozenset()


def test_the_table_is_not_read_before_somebody_asks_for_it(visit: Opening) -> None:
    visitor = visit(place="home")

    made = {type(one).__name__ for one in visitor.window._screens.values()}

    assert made == {"HomeScreen"}
