"""Text in the order it is drawn in is put back into the order it is read in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.khmer.drawing import drawn
from tests.khmer_samples import ARTICLES, WORDS

from kiosk.core.khmer.fold import fold, fold_query
from kiosk.core.khmer.visual_order import reading_order

PAGE = "\n".join(ARTICLES)


def read(text: str) -> str:
    return "".join(text[index] for index in reading_order(text))


@pytest.mark.parametrize(
    ("as_drawn", "as_read"),
    [
        ("េក", "កេ"),
        ("ែខ្មរ", "ខ្មែរ"),
        ("្របាំ", "ប្រាំ"),
        ("េ្រព", "ព្រេ"),
        ("េកា", "កោ"),
        ("េ\u200b ្រ\nព", "ព្រេ"),
        ("េ", "េ"),
        ("abc", "abc"),
        ("", ""),
    ],
)
def test_what_is_drawn_on_the_left_goes_behind_its_letter(as_drawn: str, as_read: str) -> None:
    assert fold(as_drawn, is_visual_order=True).text == fold(as_read).text


def test_a_page_reads_as_it_was_written() -> None:
    assert drawn(PAGE) != PAGE
    assert fold(drawn(PAGE), is_visual_order=True).text == fold(PAGE).text


def test_a_page_whose_split_vowels_were_drawn_as_one_reads_as_it_was_written() -> None:
    page = "ៀទងៀទង េៀរៀន ោកះ ោយោង ើពក ឿនឿន"

    assert fold(page, is_visual_order=True).text == fold("ទៀងទៀង រៀនៀ កោះ យោងោ ពើក នឿនឿ").text


def test_a_page_whose_subscript_ro_stands_where_it_is_read_keeps_it_there() -> None:
    page = "េក ក្រុម េខ ប្រាំ ែទ ស្រី"

    assert fold(page, is_visual_order=True).text == fold("កេ ក្រុម ខេ ប្រាំ ទែ ស្រី").text


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_where_it_is_drawn(word: str) -> None:
    page = drawn(PAGE)
    key, query = fold(page, is_visual_order=True), fold_query(word)

    at = key.text.find(query)
    start, end = key.source(at, at + len(query))

    assert query in fold(page[start:end], is_visual_order=True).text
    assert len(word) - 2 <= end - start <= len(word) + 3


@given(st.text("កខរ្េែោ៉ា \u200bab"))
def test_no_character_is_lost_or_invented(text: str) -> None:
    assert sorted(reading_order(text)) == list(range(len(text)))
    assert sorted(read(text)) == sorted(text)
