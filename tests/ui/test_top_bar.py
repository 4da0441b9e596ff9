"""The top bar folds up step by step, and the language switch never."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from tests.ui.conftest import Opening
from tests.ui.visitor import EN, KM, Visitor, place_in, settle

from kiosk.ui.widgets.top_bar import Fold

IN_ORDER = ("command-back", "command-home", "command-need-help", "language-km", "command-more")


def narrower_and_narrower(visitor: Visitor, *, least: int = 480) -> Iterator[int]:
    for width in range(1400, least, -20):
        visitor.window.resize(width, 700)
        settle()
        yield visitor.window.width()


def is_shown(visitor: Visitor, name: str) -> bool:
    return any(one.objectName() == name for one in visitor.all_of(QWidget))


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_it_folds_search_then_publisher_then_help(
    visit: Opening, language: str, scale: int
) -> None:
    visitor = visit(language=language, scale=scale)

    folds = []
    for _ in narrower_and_narrower(visitor):
        fold = visitor.window.bar._fold
        if fold not in folds:
            folds.append(fold)

    assert folds == sorted(folds)
    assert folds[-1] is not Fold.OPEN


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_language_switch_is_whole_at_every_width(
    visit: Opening, language: str, scale: int
) -> None:
    visitor = visit(language=language, scale=scale)

    cut = []
    for width in narrower_and_narrower(visitor, least=860 if scale == 200 else 480):
        for code in (EN, KM):
            button = visitor.sees(QAbstractButton, f"language-{code}")
            place = QRect(place_in(button, visitor.window), button.size())
            if not visitor.window.rect().contains(place) or not _fits(button):
                cut.append((width, code))

    assert cut == []


def _fits(button: QAbstractButton) -> bool:
    return button.width() >= button.sizeHint().width()


def test_its_parts_stand_in_one_order_at_every_width(reader: Visitor) -> None:
    for _ in narrower_and_narrower(reader):
        lefts = [
            place_in(reader.sees(QAbstractButton, name), reader.window).x() for name in IN_ORDER
        ]
        assert lefts == sorted(lefts)


def test_search_is_offered_either_in_the_bar_or_as_an_icon(reader: Visitor) -> None:
    for _ in narrower_and_narrower(reader):
        assert is_shown(reader, "search-field") != is_shown(reader, "command-search")


def test_the_folded_search_opens_a_field_of_its_own(visit: Opening) -> None:
    visitor = visit(scale=200)
    is_folded = is_shown(visitor, "command-search")

    visitor.presses("command-search")
    visitor.types("search-screen-field", "lock your")
    visitor.waits_for_results()

    assert is_folded
    assert visitor.sees(QLineEdit, "search-screen-field").text() == "lock your"
    assert visitor.sees(QAbstractButton, "result-lock-your-phone").isVisible()


def test_help_that_is_folded_keeps_its_name(visit: Opening) -> None:
    visitor = visit(scale=200)
    visitor.window.resize(700, 700)
    settle()

    help_button = visitor.sees(QAbstractButton, "command-need-help")

    assert help_button.text() == ""
    assert help_button.accessibleName() == "I need help"
    assert help_button.toolTip() == "I need help"
