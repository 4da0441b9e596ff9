"""One byte a character: every text comes back, and letters are told from what stands between."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.search import one_byte
from kiosk.core.search.one_byte import Beginning, Offsets, beginning, decoded, encoded, ends_word

ANYTHING = st.one_of(st.text(), st.text("កដ្ារ។ៗab1 -_λ…•✓😀\x00\x01\x02\x10"))


def test_its_example_holds() -> None:
    assert doctest.testmod(one_byte).failed == 0


@given(ANYTHING)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert decoded(encoded(text)) == text


@given(ANYTHING, ANYTHING)
def test_a_text_is_found_in_another_only_where_it_stands(part: str, text: str) -> None:
    assert (encoded(part) in encoded(text)) == (part in text)


@given(ANYTHING)
def test_no_text_holds_what_stands_between_texts(text: str) -> None:
    assert one_byte.SEPARATOR not in encoded(text)


@given(ANYTHING)
def test_every_character_knows_its_byte(text: str) -> None:
    offsets = Offsets(text)

    for at in range(len(text) + 1):
        assert offsets.byte(at) == len(encoded(text[:at]))
        assert offsets.char(offsets.byte(at)) == at


@pytest.mark.parametrize(
    ("text", "at", "begins"),
    [
        ("a password", 2, Beginning.WORD),
        ("(password", 1, Beginning.WORD),
        ("'password'", 1, Beginning.WORD),
        ("•password", 1, Beginning.WORD),
        ("mypassword", 2, Beginning.MIDDLE),
        ("λa", 1, Beginning.MIDDLE),
        ("ក។ខ", 2, Beginning.WORD),
        ("កខ", 1, Beginning.SYLLABLE),
        ("កa", 1, Beginning.WORD),
        ("កាខ", 1, Beginning.NOTHING),
        ("ក្រក", 2, Beginning.NOTHING),
        ("ក្រក", 3, Beginning.SYLLABLE),
    ],
)
def test_what_begins_is_told_by_the_letters(text: str, at: int, begins: Beginning) -> None:
    assert beginning(encoded(text), len(encoded(text[:at]))) is begins


@pytest.mark.parametrize(
    ("text", "end", "ends"),
    [("key ", 3, True), ("keys", 3, False), ("key.", 3, True), ("កា ", 1, False), ("កខ ", 1, True)],
)
def test_a_word_ends_where_no_letter_of_it_follows(text: str, end: int, ends: bool) -> None:
    assert ends_word(encoded(text), end) is ends
