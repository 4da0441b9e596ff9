"""The invisible breaks between Khmer words."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.khmer import breaks
from kiosk.core.khmer.breaks import breakable, without_breaks, word_count


@given(st.lists(st.text("កខ្ា៉ a", min_size=1), max_size=8))
def test_taking_the_breaks_out_leaves_what_a_person_typed(words: list[str]) -> None:
    assert without_breaks("\u200b".join(words)) == "".join(words)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n", 0),
        ("two words", 2),
        ("ស្ត្រី", 1),
        ("ចាក់សោ\u200bទូរសព្ទ", 2),
        ("ចាក់សោ\u200b។ ទូរសព្ទ៖", 2),
        ("១២ 12", 2),
    ],
)
def test_words_are_counted_in_both_scripts(text: str, count: int) -> None:
    assert word_count(text) == count


def test_the_examples_are_true() -> None:
    assert doctest.testmod(breaks).failed == 0


LONG_KHMER = "សេចក្ដីប្រកាសជាសកលស្ដីពីសិទ្ធិមនុស្ស"


def test_khmer_typed_without_breaks_may_break_between_its_letters() -> None:
    shown = breakable(LONG_KHMER)

    assert without_breaks(shown) == LONG_KHMER
    assert max(len(piece) for piece in shown.split("\u200b")) < 10
    assert not any(piece.startswith(("\u17d2", "ា", "ិ")) for piece in shown.split("\u200b"))
    assert not any(piece.endswith("\u17d2") for piece in shown.split("\u200b"))


def test_text_with_breaks_between_its_words_comes_back_as_it_is() -> None:
    text = "ពាក្យ\u200bសម្ងាត់ and /home/somebody/Documents/a-file.pdf"

    assert breakable(text) == text


def test_a_word_longer_than_any_may_break_too() -> None:
    shown = breakable("x" * 5_000)

    assert without_breaks(shown) == "x" * 5_000
    assert max(len(piece) for piece in shown.split("\u200b")) <= 16
