"""Khmer that comes out of a PDF torn apart, put together again."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading.pages import HEIGHT, NOWHERE, WIDTH, placed

from kiosk.core.khmer.fold import fold
from kiosk.core.reading.torn_text import mended


def boxes_of(*lines: tuple[str, float, float]) -> tuple[str, array[float]]:
    """Set each line at its own place: text, left, top; every character 10 wide and 20 high."""
    text, boxes = "", array("f")
    for line, left, top in lines:
        for at in range(len(line)):
            x = left + WIDTH * at
            boxes.extend((x, top, x + WIDTH, top + HEIGHT))
        text += line + "\n"
        boxes.extend(NOWHERE)
    return text, boxes


@pytest.mark.parametrize(
    ("torn", "rest", "whole"),
    [
        ("សម្រាា", "ប់", "សម្រាប់"),
        ("ស្", "វែង", "ស្វែង"),
        ("ស្រ", "ង់", "ស្រង់"),
        ("ប៉ុណ្ណ", "ោះះ", "ប៉ុណ្ណោះ"),
    ],
)
def test_a_word_that_a_pdf_tears_is_put_together(torn: str, rest: str, whole: str) -> None:
    text, boxes = boxes_of((torn, 0, 0), (rest, WIDTH * len(torn) + 10, 0))

    mended_text, mended_boxes = mended(text, boxes)

    assert mended_text == f"{whole}\n"
    assert len(mended_boxes) == 4 * len(mended_text)


def test_what_is_copied_says_every_sign_once() -> None:
    text = placed([("សម្រាា", 0, 0), ("ប់នេះះ", 70, 0), ("នេះះ", 0, 20)])

    assert text.copied(0, len(text.text)) == "សម្រាប់នេះ\nនេះ\n"
    assert [(line.start, line.end) for line in text.lines] == [(0, 10), (11, 14)]


def test_the_places_of_what_stays_are_kept() -> None:
    text, boxes = boxes_of(("នេះះក", 0, 0))

    _, places = mended(text, boxes)

    assert list(places[12:16]) == list(boxes[16:20])


@pytest.mark.parametrize(("left", "top"), [(0, 20), (90, 0), (70, 8)])
def test_where_a_line_does_end_it_ends(left: float, top: float) -> None:
    text, boxes = boxes_of(("សម្រាា", 0, 0), ("ប់", left, top))

    assert mended(text, boxes)[0] == "សម្រា\nប់\n"


def test_columns_that_lie_close_stay_apart() -> None:
    text, boxes = boxes_of(("ករណី", 0, 0), ("អ្នក", 50, 0))

    assert mended(text, boxes)[0] == text


@given(st.lists(st.text("កស្រោាះ ab\n", max_size=6), max_size=5))
def test_what_is_searched_is_the_same(pieces: list[str]) -> None:
    text, boxes = boxes_of(*[(piece, 70 * at, 0) for at, piece in enumerate(pieces)])

    assert fold(mended(text, boxes)[0]).text == fold(text).text
