"""The condition of a PDF's text is told from the text."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.khmer.drawing import drawn, drawn_whole
from tests.khmer_samples import ARTICLES

from kiosk.core.khmer import condition
from kiosk.core.khmer.condition import (
    Condition,
    TextCondition,
    is_legacy_khmer_font,
    khmer_condition,
    text_condition,
)

ENGLISH = ["A report about courts.", "Nothing else is said on page 2.\n"] * 20


def test_written_khmer_is_fine_however_it_is_cut_into_lines() -> None:
    assert khmer_condition(ARTICLES) is Condition.OK
    assert khmer_condition(["\n".join(article) for article in ARTICLES]) is Condition.OK
    assert khmer_condition(["\u200b".join(article) for article in ARTICLES]) is Condition.OK


@pytest.mark.parametrize("article", ARTICLES[2:])
def test_one_sentence_of_khmer_is_fine(article: str) -> None:
    assert khmer_condition([article]) is Condition.OK


@pytest.mark.parametrize("pages", [[], [""], ENGLISH, [*ENGLISH, "ខ្មែរ"]])
def test_a_document_with_next_to_no_khmer_has_none(pages: list[str]) -> None:
    assert khmer_condition(pages) is Condition.NONE


def test_khmer_in_the_order_it_is_drawn_in_is_told() -> None:
    assert khmer_condition(map(drawn, ARTICLES)) is Condition.VISUAL_ORDER
    assert khmer_condition(map(drawn_whole, ARTICLES)) is Condition.VISUAL_ORDER
    assert khmer_condition([*ENGLISH, *map(drawn, ARTICLES)]) is Condition.VISUAL_ORDER


def test_two_slips_of_a_typist_are_no_order() -> None:
    assert khmer_condition(["េក េខ ការងារ ប្រទេស កម្ពុជា ភាសាខ្មែរ សេរីភាព"]) is Condition.OK


def test_khmer_without_subscripts_has_lost_them() -> None:
    pages = [article.replace("\u17d2", "") for article in ARTICLES]

    assert khmer_condition(pages) is Condition.LOST
    assert khmer_condition(pages[:2]) is Condition.OK  # too little to tell


@pytest.mark.parametrize("hole", ["\ufffd", "\ue123", "\x01"])
def test_khmer_full_of_holes_is_lost(hole: str) -> None:
    pages = [article.replace("រ", hole).replace("ន", hole) for article in ARTICLES]

    assert khmer_condition(pages) is Condition.LOST
    assert text_condition(pages) is TextCondition.SUSPECT


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([], TextCondition.NONE),
        ([" \n", "\u200b"], TextCondition.NONE),
        (ENGLISH, TextCondition.OK),
        (ARTICLES, TextCondition.OK),
        ([*ENGLISH, "\uf0b7 \uf0b7 \uf0b7"], TextCondition.OK),
        (["\x03\x04\x05 \x0b\x0e of \x10"], TextCondition.SUSPECT),
        (["\ufffd" * 30, *ENGLISH[:2]], TextCondition.SUSPECT),
        (["\U000f0001\U000f0002"], TextCondition.SUSPECT),
    ],
)
def test_text_is_as_good_as_its_characters(pages: list[str], expected: TextCondition) -> None:
    assert text_condition(pages) is expected


@pytest.mark.parametrize(
    "name",
    ["Limon S1", "ABCDEF+LimonR1", "limon-f3", "ABC-TEXT-05", "XYZABC+ABC_Zoom", "Baidok3c"],
)
def test_a_font_from_before_unicode_is_known_by_its_name(name: str) -> None:
    assert is_legacy_khmer_font(name)


@pytest.mark.parametrize(
    "name",
    [
        "Khmer OS",
        "ABCDEF+KhmerOSMuol",
        "Noto Sans Khmer",
        "ABCDiatype",
        "Tacteing",
        "Helvetica",
        "",
    ],
)
def test_other_fonts_are_left_in_peace(name: str) -> None:
    assert not is_legacy_khmer_font(name)


@given(st.lists(st.text("កេ្ែោ \ufffda\x00")))
def test_whatever_a_pdf_holds_is_judged(pages: list[str]) -> None:
    assert khmer_condition(pages) in Condition
    assert text_condition(pages) in TextCondition


def test_the_examples_are_true() -> None:
    assert doctest.testmod(condition).failed == 0
