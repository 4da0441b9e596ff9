"""A page's text: where it stands, and what is at a point."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading.pages import NOWHERE, from_right, page, placed, turned

from kiosk.core.khmer.clusters import cluster_start
from kiosk.core.khmer.fold import fold_query
from kiosk.core.reading.find import hits_on_page
from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.rect import Rect

COORDINATES = st.floats(-50, 250)


def test_a_range_over_two_lines_has_a_place_on_each() -> None:
    text = page("first line", "second")

    assert text.rects(6, 14) == [Rect(60, 0, 100, 20), Rect(0, 20, 30, 40)]


def test_nothing_has_no_place() -> None:
    text = page("first", "")

    assert text.rects(2, 2) == []
    assert text.rects(5, 6) == []
    assert text.rects(3, 1) == []


def test_half_a_cluster_is_marked_whole() -> None:
    text = page("ស្ត្រីក")

    assert text.rects(2, 4) == text.rects(0, 6) == [Rect(0, 0, 60, 20)]


def test_a_place_is_as_high_as_its_line() -> None:
    boxes = array("f", [0, 4, 10, 20, 10, 0, 20, 24, 20, 2, 26, 9])
    text = PageText.of("aÂ²", boxes)

    assert text.rects(0, 1) == [Rect(0, 0, 10, 24)]


def test_a_space_without_a_place_of_its_own_is_no_hindrance() -> None:
    text = PageText.of("a b", array("f", [5, 5, 10, 20, *NOWHERE, 15, 5, 20, 20]))

    assert text.rects(0, 3) == [Rect(5, 5, 20, 20)]
    assert text.rects(1, 2) == []
    assert text.index_at(16, 10) == 2


def test_a_hit_is_marked_where_it_stands() -> None:
    text = page("read of sec-", "urity, and", "of ស្រ្តី")

    [security] = hits_on_page(1, text.key.text, fold_query("Security"))
    [women] = hits_on_page(1, text.key.text, fold_query("ស្ត្រី"))

    assert text.rects(*text.key.source(security.start, security.end)) == [
        Rect(80, 0, 120, 20),
        Rect(0, 20, 50, 40),
    ]
    assert text.rects(*text.key.source(women.start, women.end)) == [Rect(30, 40, 90, 60)]


@pytest.mark.parametrize(
    ("x", "y", "index"),
    [
        (0, 10, 0),
        (4, 10, 0),
        (6, 10, 1),
        (44, 10, 4),
        (500, 10, 5),
        (-500, 30, 6),
        (500, 500, 9),
        (0, -500, 0),
    ],
)
def test_a_caret_stands_nearest_to_the_pointer(x: float, y: float, index: int) -> None:
    assert page("first", "two").index_at(x, y) == index


def test_a_caret_never_stands_inside_a_cluster() -> None:
    text = page("កស្ត្រី")

    assert {text.index_at(x, 10) for x in range(80)} == {0, 1, 7}


def test_a_click_means_the_character_under_it_on_either_side() -> None:
    text = page("កស្ត្រី")

    assert text.character_at(9, 10) == 0
    assert text.character_at(11, 10) == text.character_at(69, 10) == 1
    assert page().character_at(5, 5) == 0


def test_behind_a_short_line_that_line_is_meant() -> None:
    text = page("a long first line", "short", "another long line")

    assert text.index_at(150, 22) == len("a long first line\nshort")
    assert text.index_at(150, 38) == len("a long first line\nshort")


def test_columns_beside_each_other_are_told_apart() -> None:
    text = placed(
        [
            ("left one", 0, 0),
            ("left", 0, 20),
            ("right one", 120, 0),
            ("right two", 120, 20),
        ]
    )

    assert text.index_at(78, 25) == text.text.index("left\n") + 4
    assert text.index_at(121, 25) == text.text.index("right two")
    assert text.index_at(118, 5) == text.text.index("right one")


def test_a_line_that_runs_down_the_page_is_read_down_the_page() -> None:
    text = turned("sideways")

    assert text.index_at(10, 0) == 0
    assert text.index_at(10, 26) == 3
    assert text.index_at(10, 500) == 8
    assert text.rects(1, 3) == [Rect(0, 10, 20, 30)]


def test_a_line_that_runs_from_right_to_left_begins_at_the_right() -> None:
    text = from_right("שלום")

    assert text.index_at(39, 10) == 0
    assert text.index_at(1, 10) == 4
    assert text.index_at(28, 10) == 1


def test_only_a_line_is_text_to_the_pointer() -> None:
    text = placed([("one", 0, 0), ("two", 100, 100)])

    assert text.is_on_text(29, 19)
    assert not text.is_on_text(35, 10)
    assert not text.is_on_text(50, 50)


def test_a_page_without_text_answers_too() -> None:
    empty = PageText.of("", array("f"))

    assert empty.rects(0, 1) == []
    assert empty.index_at(3, 3) == 0
    assert empty.word_at(0) == empty.line_at(0) == (0, 0)
    assert not empty.is_on_text(0, 0)


def test_a_line_is_taken_without_its_end() -> None:
    text = page("first", "", "third")

    assert text.line_at(2) == text.line_at(5) == (0, 5)
    assert text.line_at(6) == (6, 6)
    assert text.line_at(99) == (13, 13)
    assert text.line_at(12) == (7, 12)


def test_copied_text_is_what_a_person_would_type() -> None:
    text = page("ពាក្យ\u200bសម្ងាត់ x", "end")

    assert text.copied(0, 99) == "ពាក្យសម្ងាត់ x\nend\n"


def test_boxes_that_do_not_fit_their_text_are_refused() -> None:
    with pytest.raises(ValueError, match="2 characters cannot have 4 numbers"):
        PageText.of("ab", array("f", [0, 0, 1, 1]))


@given(
    st.text("aក្រិש\u0301 \n", max_size=20).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.floats(width=32), min_size=4 * len(text), max_size=4 * len(text)),
        )
    ),
    st.floats(),
    st.floats(),
)
def test_whatever_a_page_looks_like_a_pointer_finds_a_place(
    drawn: tuple[str, list[float]], x: float, y: float
) -> None:
    text = PageText.of(drawn[0], array("f", drawn[1]))

    index = text.index_at(x, y)

    assert 0 <= index <= len(text.text)
    assert cluster_start(text.text, index) == index
    assert len(text.rects(0, len(text.text))) == len(text.lines)
    text.is_on_text(x, y)
