"""Everything by keyboard, and always to be seen where one is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)
from tests.ui.conftest import Opening
from tests.ui.visitor import SMALL_LAPTOP, Visitor, place_in, settle
from tests.workers.pdfs import text_pdf

from kiosk.core.content.place import file_place
from kiosk.ui.widgets.focus_ring import FocusRing
from kiosk.ui.widgets.page_canvas import PageCanvas

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QSlider, QAbstractItemView, PageCanvas)
SCREENS = [
    "home",
    "reports",
    "guides",
    "first-aid",
    "first-aid/account-taken",
    "first-aid/account-taken#section=danger",
    "guides/phishing",
    "reports/impacts-study",
    "contacts",
    "glossary/phishing",
    "search?q=phone",
    "search?q=zzzz",
    "settings",
    "about",
    "licences",
    "licences#section=qt",
]
SHEETS = {
    "share": ("contacts/camboja", "contact-camboja-share"),
    "share a guide": ("guides/phishing", "guide-share"),
    "print": ("guides/phishing", "guide-print"),
    "print first aid": ("first-aid/account-taken", "first-aid-print"),
}


def controls(visitor: Visitor) -> set[str]:
    return {
        one.objectName()
        for one in visitor.all_of(QWidget)
        if isinstance(one, CONTROLS)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }


def round_by_tab(visitor: Visitor, *, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """Hit Tab until it comes back to where it began; give what had the focus."""
    visitor.hits(key)
    first = QApplication.focusWidget()
    assert first is not None
    visited = [first.objectName()]
    for _ in range(200):
        visitor.hits(key)
        here = QApplication.focusWidget()
        assert here is not None, f"the focus was lost after {visited[-1]}"
        if here is first:
            return visited
        visited.append(here.objectName())
    pytest.fail(f"no way round: {visited[:20]}")


@pytest.mark.parametrize("place", SCREENS)
def test_tab_goes_once_round_everything_that_can_be_used(reader: Visitor, place: str) -> None:
    reader.goes_to(place)

    visited = round_by_tab(reader)

    in_text = {
        "guide-introduction",
        "section-text",
        "first-aid-introduction",
        "card-text",
        "licence-text",
    }  # texts with links, and those that are scrolled, are on the way too
    buttons = [name for name in visited if name not in in_text]
    assert set(buttons) == controls(reader)
    assert len(buttons) == len(set(buttons))


def test_shift_tab_goes_the_other_way(reader: Visitor) -> None:
    reader.goes_to("guides")

    there = round_by_tab(reader)
    back = round_by_tab(reader, key=Qt.Key.Key_Backtab)

    assert sorted(back) == sorted(there)
    assert back[:2] != there[:2]


@pytest.mark.parametrize("place", SCREENS)
def test_the_ring_is_around_what_has_the_focus_and_both_are_in_view(
    visit: Opening, place: str
) -> None:
    visitor = visit(size=SMALL_LAPTOP, place=place)
    ring = visitor.window.findChildren(FocusRing)[0]

    unseen = []
    for _ in range(12):
        visitor.hits(Qt.Key.Key_Tab)
        target = QApplication.focusWidget()
        assert target is not None
        around = QRect(place_in(target, visitor.window), target.size())
        margin = around.adjusted(3, 3, -3, -3)
        is_around = ring.isVisible() and ring.geometry().contains(margin)
        if not is_around or not visitor.window.rect().intersects(margin):
            unseen.append(target.objectName())

    assert unseen == []


def test_no_ring_is_drawn_for_the_mouse(reader: Visitor) -> None:
    reader.hits(Qt.Key.Key_Tab)
    ring = reader.window.findChildren(FocusRing)[0]
    by_keyboard = ring.isVisible()

    reader.presses("shelf-guides")

    assert by_keyboard
    assert not ring.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
@pytest.mark.parametrize(
    ("place", "name", "leads_to"),
    [
        ("home", "shelf-guides", "library"),
        ("home", "command-need-help", "first-aid"),
        ("guides", "item-phishing", "guide"),
        ("search?q=zzzz", "empty-action", "home"),
    ],
)
def test_space_and_enter_press_what_has_the_focus(
    reader: Visitor, key: Qt.Key, place: str, name: str, leads_to: str
) -> None:
    reader.goes_to(place)
    reader.sees(QAbstractButton, name).setFocus(Qt.FocusReason.TabFocusReason)

    reader.hits(key)

    assert reader.screen.objectName() == leads_to


@pytest.mark.parametrize(("place", "opener"), SHEETS.values(), ids=SHEETS)
def test_tab_stays_in_a_sheet(reader: Visitor, place: str, opener: str) -> None:
    reader.goes_to(place)
    reader.presses(opener)

    visited = round_by_tab(reader)

    assert set(visited) == controls(reader)


@pytest.mark.parametrize(("place", "opener"), SHEETS.values(), ids=SHEETS)
def test_escape_closes_a_sheet_and_gives_the_focus_back(
    reader: Visitor, place: str, opener: str
) -> None:
    reader.goes_to(place)
    button = reader.sees(QAbstractButton, opener)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    reader.hits(Qt.Key.Key_Space)
    was_open = reader.window.layer.sheet is not None

    reader.hits(Qt.Key.Key_Escape)

    assert was_open
    assert reader.window.layer.sheet is None
    assert button.hasFocus()


def test_escape_closes_only_the_uppermost_sheet(reader: Visitor) -> None:
    reader.goes_to("contacts/camboja")
    reader.presses("contact-camboja-share")
    reader.presses("share-save-png")

    reader.hits(Qt.Key.Key_Escape)

    assert reader.sheet.objectName() == "share-sheet"
    assert QApplication.focusWidget() is reader.sees(QAbstractButton, "share-save-png")


def test_enter_saves_a_copy_under_the_name_of_its_file(reader: Visitor, tmp_path: Path) -> None:
    lent, folder = text_pdf(tmp_path / "lent by a friend.pdf"), tmp_path / "stick"
    folder.mkdir()
    reader.goes_to(file_place(str(lent)))
    reader.waits_for_page()
    reader.hits(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    reader.sees(QLineEdit, "save-folder").setText(str(folder))

    reader.hits(Qt.Key.Key_Return)

    assert [file.name for file in folder.iterdir()] == ["lent by a friend.pdf"]


def test_enter_goes_on_to_the_printer_from_the_sheet_of_pages(reader: Visitor) -> None:
    reader.goes_to("reports/impacts-briefing")
    reader.waits_for_page()

    reader.hits(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.focusWidget() is reader.sees(QAbstractButton, "print-choose")


def test_keys_do_nothing_below_a_sheet(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    reader.presses("guide-print")

    reader.hits(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    assert reader.sheet.objectName() == "print-sheet"


def test_a_search_is_begun_by_its_key_from_everywhere(visit: Opening) -> None:
    visitor = visit(size=SMALL_LAPTOP, scale=200, place="guides/phishing")

    visitor.hits(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert visitor.screen.objectName() == "search"


def test_the_glossary_is_walked_with_the_arrows(reader: Visitor) -> None:
    reader.goes_to("glossary")
    terms = reader.sees(QAbstractItemView, "glossary-terms")
    terms.setFocus(Qt.FocusReason.TabFocusReason)
    before = terms.currentIndex().row()

    reader.hits(Qt.Key.Key_Down)

    term = str(terms.currentIndex().data())
    shown = [one.text() for one in reader.all_of(QLabel) if one.property("look") == "heading"]
    assert terms.currentIndex().row() == before + 1
    assert term in shown
    settle()
