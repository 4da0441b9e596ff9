"""The invisible breaks between Khmer words."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.khmer import breaks
from kiosk.core.khmer.breaks import without_breaks, word_count


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
