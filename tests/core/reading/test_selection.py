"""What is selected, as the pointer moves over pages and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading.pages import page

from kiosk.core.reading.selection import Caret, Granularity, Selection

TEXT = page("one two three", "four five")
CARETS = st.builds(Caret, st.integers(1, 4), st.integers(0, 30))


def test_a_selection_begins_with_nothing() -> None:
    selection = Selection.begun(TEXT, Caret(2, 5))

    assert selection.is_empty
    assert list(selection.pages) == []
    assert selection.range_on(2, 24) is None


def test_it_reaches_to_where_the_pointer_is_and_back() -> None:
    selection = Selection.begun(TEXT, Caret(2, 5))

    assert selection.extended(TEXT, Caret(2, 9)).range_on(2, 24) == (5, 9)
    assert selection.extended(TEXT, Caret(2, 9)).extended(TEXT, Caret(2, 1)).range_on(2, 24) == (
        1,
        5,
    )


def test_over_pages_it_holds_an_end_the_pages_between_and_a_beginning() -> None:
    selection = Selection.between(Caret(4, 3), Caret(2, 5))

    assert list(selection.pages) == [2, 3, 4]
    assert [selection.range_on(number, 24) for number in range(1, 6)] == [
        None,
        (5, 24),
        (0, 24),
        (0, 3),
        None,
    ]


def test_a_page_without_text_has_nothing_selected() -> None:
    selection = Selection.between(Caret(1, 5), Caret(3, 2))

    assert selection.range_on(2, 0) is None
    assert selection.range_on(1, 5) is None


def test_by_words_it_grows_by_whole_words_in_both_directions() -> None:
    selection = Selection.begun(TEXT, Caret(1, 5), Granularity.WORD)

    assert selection.range_on(1, 24) == (4, 7)
    assert selection.extended(TEXT, Caret(1, 9)).range_on(1, 24) == (4, 13)
    assert selection.extended(TEXT, Caret(1, 1)).range_on(1, 24) == (0, 7)
    assert selection.extended(TEXT, Caret(2, 16)).range_on(2, 24) == (0, 18)


def test_by_lines_it_grows_by_whole_lines() -> None:
    selection = Selection.begun(TEXT, Caret(1, 5), Granularity.LINE)

    assert selection.range_on(1, 24) == (0, 13)
    assert selection.extended(TEXT, Caret(1, 15)).range_on(1, 24) == (0, 23)


def test_everything_is_every_page_however_long_its_text_turns_out() -> None:
    selection = Selection.of_all(3)

    assert list(selection.pages) == [1, 2, 3]
    assert selection.range_on(1, 10) == (0, 10)
    assert selection.range_on(3, 77) == (0, 77)
    assert selection.range_on(3, 0) is None


@given(CARETS, CARETS, st.integers(1, 4), st.integers(0, 30))
def test_a_range_lies_within_its_page(anchor: Caret, head: Caret, number: int, length: int) -> None:
    selection = Selection.between(anchor, head)

    selected = selection.range_on(number, length)

    assert selected == Selection.between(head, anchor).range_on(number, length)
    if selected:
        assert 0 <= selected[0] < selected[1] <= length
        assert number in selection.pages
