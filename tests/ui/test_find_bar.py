"""The bar that finds: what is typed goes out, and what is found is told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, staged
from tests.ui.visitor import EN, KM, settle, tells

from kiosk.ui.widgets.find_bar import FindBar

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return staged(qtbot)


@pytest.fixture
def bar(stage: Stage) -> FindBar:
    return opened(stage)


def opened(stage: Stage) -> FindBar:
    bar = stage.shows(FindBar(stage.language, stage.theme), at_top=True)
    bar.open()
    settle()
    return bar


def count(stage: Stage) -> str:
    labels = [one for one in stage.all_of(QLabel) if one.objectName().startswith("find-count")]
    return labels[0].text().strip() if labels else ""


def test_it_opens_with_the_cursor_in_it(stage: Stage, bar: FindBar) -> None:
    assert stage.sees(QLineEdit, "find-field").hasFocus()
    assert count(stage) == ""


def test_what_is_typed_goes_out_letter_by_letter(stage: Stage, bar: FindBar) -> None:
    typed = tells(
        bar.query_changed, lambda: [stage.hits(key) for key in (Qt.Key.Key_A, Qt.Key.Key_B)]
    )

    assert typed == [["a"], ["ab"]]
    assert bar.query == "ab"


def test_opened_again_it_has_what_was_typed_to_be_typed_over(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "right")
    stage.hits(Qt.Key.Key_Escape)

    bar.open()

    assert stage.sees(QLineEdit, "find-field").selectedText() == "right"


STATES: dict[str, tuple[Callable[[FindBar], None], str]] = {
    "hits": (lambda bar: bar.show_count(3, 12), "3 of 12"),
    "more than anybody counts": (
        lambda bar: bar.show_count(3, 10_000, is_cut_off=True),
        "3 of more than 10000",
    ),
    "none": (lambda bar: bar.show_count(0, 0), "Nothing found"),
    "none so far": (lambda bar: bar.show_progress(30, 120), "Searching… 25 %"),
}


@pytest.mark.parametrize(("show", "told"), STATES.values(), ids=STATES)
def test_it_tells_what_is_found(
    stage: Stage, bar: FindBar, show: Callable[[FindBar], None], told: str
) -> None:
    stage.types("find-field", "right")

    show(bar)

    assert count(stage) == told


def test_hits_are_counted_while_the_search_goes_on(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "right")

    bar.show_count(1, 12)
    bar.show_progress(30, 120)

    assert count(stage) == "1 of 12, searching… 25 %"


def test_numbers_are_written_in_the_readers_digits(qtbot: QtBot) -> None:
    stage = staged(qtbot, language=KM)
    bar = opened(stage)
    stage.types("find-field", "សិទ្ធិ")

    bar.show_count(3, 12)

    assert "៣" in count(stage)
    assert "១២" in count(stage)


@pytest.mark.parametrize("query", ["", "a", " \u200b ", "ក្ដី"])
def test_what_is_too_short_to_look_for_has_no_count(stage: Stage, bar: FindBar, query: str) -> None:
    stage.types("find-field", query)

    bar.show_count(0, 0)

    assert count(stage) == ""


def test_the_old_count_stays_until_the_new_one_is_known(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "right")
    bar.show_count(3, 12)

    stage.types("find-field", "rights")
    assert count(stage) == "3 of 12"

    bar.show_count(1, 2)
    assert count(stage) == "1 of 2"


def test_nothing_is_said_to_be_missing_before_it_was_looked_for(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "r")
    bar.show_count(0, 0)

    stage.types("find-field", "ri")

    assert count(stage) == ""


def test_a_document_of_pictures_is_said_to_be_one(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "right")

    bar.show_searchable(has_no_text=True, unsearchable_pages=0)

    assert "pages are pictures" in stage.sees(QLabel, "find-note").text()
    assert count(stage) == ""


def test_pages_that_are_left_out_are_counted(stage: Stage, bar: FindBar) -> None:
    bar.show_searchable(has_no_text=False, unsearchable_pages=2)

    assert stage.sees(QLabel, "find-note").text() == "Pages that cannot be searched: 2"


def test_enter_goes_on_and_shift_enter_goes_back(stage: Stage, bar: FindBar) -> None:
    assert tells(bar.next_wanted, lambda: stage.hits(Qt.Key.Key_Return)) == [[]]
    assert tells(bar.previous_wanted, lambda: stage.hits(Qt.Key.Key_Return, SHIFT)) == [[]]


def test_the_buttons_go_on_and_back_where_there_is_something_to_go_to(
    stage: Stage, bar: FindBar
) -> None:
    stage.types("find-field", "right")
    assert not stage.sees(QAbstractButton, "find-next").isEnabled()

    bar.show_count(1, 2)

    assert tells(bar.next_wanted, lambda: stage.presses("find-next")) == [[]]
    assert tells(bar.previous_wanted, lambda: stage.presses("find-previous")) == [[]]


@pytest.mark.parametrize("focused", ["find-field", "find-close"])
def test_escape_closes_it_wherever_in_it_one_is(stage: Stage, bar: FindBar, focused: str) -> None:
    stage.types("find-field", "right")
    stage.sees(QWidget, focused).setFocus()

    closed = tells(bar.closed, lambda: stage.hits(Qt.Key.Key_Escape))

    assert closed == [[]]
    assert not bar.isVisible()


def test_another_document_finds_it_empty(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "right")
    bar.show_count(3, 12)

    bar.forget()
    bar.open()

    assert bar.query == ""
    assert count(stage) == ""
    assert not stage.sees(QLineEdit, "find-field").isUndoAvailable()


def test_a_switch_of_language_keeps_what_is_typed(stage: Stage, bar: FindBar) -> None:
    stage.types("find-field", "right")

    stage.language.switch_to(KM)
    bar.retranslate()

    assert bar.query == "right"


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize(
    ("scale", "size"), [(100, QSize(1024, 600)), (200, QSize(512, 600)), (200, QSize(1024, 600))]
)
@pytest.mark.parametrize("has_no_text", [True, False])
def test_there_is_room_for_every_word(
    qtbot: QtBot, language: str, scale: int, size: QSize, has_no_text: bool
) -> None:
    stage = staged(qtbot, language=language, scale=scale, size=size)
    bar = opened(stage)
    stage.types("find-field", "right")

    bar.show_count(1_234, 10_000, is_cut_off=True)
    bar.show_searchable(has_no_text=has_no_text, unsearchable_pages=20_000)
    settle()

    assert stage.cut_words() == []
    assert stage.nameless() == []
    assert stage.window.width() == size.width()
