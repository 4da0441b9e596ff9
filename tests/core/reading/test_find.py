"""Find: where a query stands in a document."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.khmer.fold import fold, fold_query
from kiosk.core.reading.find import Hit, hits_on_page, is_long_enough, next_hit, previous_hit

HITS = [Hit(1, 4, 6), Hit(1, 9, 11), Hit(3, 0, 2)]


def found(text: str, query: str) -> list[str]:
    key = fold(text)
    hits = hits_on_page(7, key.text, fold_query(query))
    return [text[slice(*key.source(hit.start, hit.end))] for hit in hits]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("A firewall, two Firewalls", "FIREWALL", ["firewall", "Firewall"]),
        ("a wall", "fire", []),
        ("aaaaa", "aa", ["aa", "aa"]),
        ("anything", "", []),
        ("មាត្រា ១៩ និង 19", "19", ["១៩", "19"]),
        ("កម្មវិធី Firewall", "កម្មវិធីfire", ["កម្មវិធី Fire"]),
        ("សិទ្ធិមនុស្ស", "សិទ្ធ", ["សិទ្ធ"]),
        ("ស្វែងរក", "រក", ["រក"]),
        ("ស្រក ក្រក", "រក", []),
        ("ក្រក រក", "រក", ["រក"]),
        ("ចិត្តិ", "តិ", []),
        ("ការងារ", "ារ", ["ារ", "ារ"]),
    ],
)
def test_a_query_is_found_where_a_person_would_see_it(
    text: str, query: str, hits: list[str]
) -> None:
    assert found(text, query) == hits


def test_a_hit_knows_its_page() -> None:
    assert hits_on_page(7, "so so", "so") == [Hit(7, 0, 2), Hit(7, 3, 5)]


@pytest.mark.parametrize("query", ["ab", "សិទ", "ស្រីក", "19"])
def test_two_characters_are_enough_to_search_for(query: str) -> None:
    assert is_long_enough(fold_query(query))


@pytest.mark.parametrize("query", ["", " ", "a", "ស្ត្រី", "e\u0301", "-"])
def test_one_character_is_not(query: str) -> None:
    assert not is_long_enough(fold_query(query))


@pytest.mark.parametrize(
    ("page", "start", "following", "preceding"),
    [
        (1, 0, 0, 2),
        (1, 4, 0, 2),
        (1, 5, 1, 0),
        (2, 0, 2, 1),
        (3, 0, 2, 1),
        (3, 1, 0, 2),
        (9, 0, 0, 2),
    ],
)
def test_the_search_goes_round(page: int, start: int, following: int, preceding: int) -> None:
    assert next_hit(HITS, page, start) == following
    assert previous_hit(HITS, page, start) == preceding


def test_where_nothing_is_found_there_is_nothing_to_go_to() -> None:
    assert next_hit([], 1) is None
    assert previous_hit([], 1) is None


@given(st.text("កខ្រាab ", max_size=40), st.text("កខ្រាab", min_size=1, max_size=3))
def test_hits_hold_the_query_and_stand_apart(key: str, query: str) -> None:
    hits = hits_on_page(1, key, query)

    assert all(key[hit.start : hit.end] == query for hit in hits)
    assert all(one.end <= other.start for one, other in itertools.pairwise(hits))
