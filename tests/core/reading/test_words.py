"""Words as a double click picks them up."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading import words
from kiosk.core.reading.words import copied_text, word_range


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("two words", "words", "words"),
        ("two words", " ", "two"),
        ("don’t, he said", "n", "don’t"),
        ("‘quoted’", "q", "quoted"),
        ("(a) b", ")", "a"),
        (" - ", "-", "-"),
        ("a  b", "b", "b"),
        ("snake_case2 x", "e", "snake_case2"),
        ("soft\u00adhyphen", "h", "soft\u00adhyphen"),
        ("e\u0301te\u0301 x", "t", "e\u0301te\u0301"),
        ("ឆ្នាំ ១៩៤៨ នៃ", "៩", "១៩៤៨"),
        ("ចាក់សោ\u200bទូរសព្ទ", "ទូ", "ទូរសព្ទ"),
        ("ចាក់សោ\u200bទូរសព្ទ", "\u200b", "ចាក់សោ"),
        ("មាត្រា ១៩", "្រ", "មាត្រា"),
        ("ម្នាក់ៗ។", "ម", "ម្នាក់ៗ"),
        ("សេចក្ដីប្រកាសជាសកល", "ប្រ", "ប្រ"),
        ("សេចក្ដីប្រកាសជាសកល", "្ដ", "ក្ដី"),
        ("កម្មវិធីFirewall", "Fire", "Firewall"),
        ("កម្មវិធីFirewall", "ធី", "កម្មវិធី"),
        ("ស្\u200cត្រី ក", "ត", "ស្\u200cត្រី"),
        ("end\nnext", "\n", "end"),
        ("ต้นไม้ x", "ไ", "ต้นไม้"),
        ("👩\u200d💻 x", "💻", "👩\u200d💻"),
    ],
)
def test_a_double_click_takes_the_word_under_it(text: str, at: str, word: str) -> None:
    start, end = word_range(text, text.index(at))

    assert text[start:end] == word


@given(st.text("aក្រា់ \u200b\u200d\n'.’\u00ad", max_size=12), st.integers(-2, 14))
def test_a_word_is_part_of_its_text(text: str, index: int) -> None:
    start, end = word_range(text, index)

    assert 0 <= start <= end <= len(text)
    assert (start < end) is (text != "")


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("ក\u200bខ\u2060គ\ufeff", "កខគ"),
        ("ស្\u200cត្\u200dរី", "ស្ត្រី"),
        ("soft\u00adhyphen", "softhyphen"),
        ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
        ("a\n  b", "a\n  b"),
    ],
)
def test_what_nobody_sees_is_not_copied_and_nothing_else_changes(text: str, copied: str) -> None:
    assert copied_text(text) == copied


def test_the_examples_are_true() -> None:
    assert doctest.testmod(words).failed == 0
