"""The same place in the other edition of a document."""

from __future__ import annotations

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content import editions
from kiosk.core.content.editions import matching_position, paired_pages
from kiosk.core.language.local_text import LanguageCode

EN, KM = LanguageCode("en"), LanguageCode("km")

PAGES = st.integers(1, 60)
OUTLINES = st.lists(st.floats(0, 60, allow_nan=False), max_size=12)


@given(OUTLINES, OUTLINES, PAGES, PAGES)
def test_the_ends_map_to_the_ends(
    here: list[float], there: list[float], pages_here: int, pages_there: int
) -> None:
    pages = (pages_here, pages_there)

    assert matching_position(0.0, here, there, pages=pages) == 0.0
    assert matching_position(pages_here, here, there, pages=pages) == pytest.approx(pages_there)


@given(st.lists(st.floats(-5, 70), min_size=2, max_size=12), OUTLINES, OUTLINES, PAGES, PAGES)
def test_who_reads_on_here_reads_on_there(
    positions: list[float],
    here: list[float],
    there: list[float],
    pages_here: int,
    pages_there: int,
) -> None:
    found = [
        matching_position(one, sorted(here), sorted(there), pages=(pages_here, pages_there))
        for one in sorted(positions)
    ]

    assert all(one <= later + 1e-9 for one, later in pairwise(found))
    assert all(0.0 <= one <= pages_there for one in found)


@given(st.lists(st.floats(0.1, 9.9), min_size=1, max_size=8, unique=True), st.data())
def test_a_heading_maps_to_the_same_heading(here: list[float], data: st.DataObject) -> None:
    here = sorted(here)
    there = sorted(
        data.draw(
            st.lists(st.floats(0.1, 19.9), min_size=len(here), max_size=len(here), unique=True)
        )
    )

    found = [matching_position(one, here, there, pages=(10, 20)) for one in here]

    assert found == pytest.approx(there)


def test_outlines_that_do_not_correspond_are_left_aside() -> None:
    assert matching_position(5.0, [1.0, 2.0, 3.0], [4.0], pages=(10, 20)) == 10.0


def test_outlines_out_of_order_are_left_aside() -> None:
    assert matching_position(5.0, [6.0, 2.0], [1.0, 2.0], pages=(10, 20)) == 10.0


def test_a_cover_that_only_one_edition_has_is_passed_over() -> None:
    here, there = paired_pages([{EN: 1, KM: 3}, {EN: 2, KM: 4}], EN, KM)

    assert matching_position(0.5, here, there, pages=(5, 7)) == 2.5
    assert matching_position(0.0, here, there, pages=(5, 7)) == 0.0


def test_pairs_without_one_of_the_languages_do_not_count() -> None:
    align = [{EN: 1, KM: 1}, {EN: 2}, {KM: 9}, {EN: 4, KM: 6}]

    assert paired_pages(align, KM, EN) == ([0.0, 5.0], [0.0, 3.0])


def test_pages_beyond_the_end_do_not_count() -> None:
    assert matching_position(2.0, [1.0, 99.0], [2.0, 98.0], pages=(3, 4)) == 3.0


def test_documents_without_pages_match_at_their_beginning() -> None:
    assert matching_position(3.0, [], [], pages=(0, 0)) == 0.0


def test_the_examples_are_true() -> None:
    assert doctest.testmod(editions).failed == 0
