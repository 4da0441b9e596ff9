"""A place is a value with one textual form."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content import place as place_module
from kiosk.core.content.place import (
    HOME,
    ITEM_SHELVES,
    SCREENS,
    Place,
    UnknownPlaceError,
    file_place,
    is_item_id,
    parse_place,
)

IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
# Every character that is one: lone surrogates are not.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
PLACES = st.one_of(
    st.builds(Place, shelf=st.sampled_from(ITEM_SHELVES), item=IDS),
    st.builds(Place, shelf=st.sampled_from(ITEM_SHELVES), item=IDS, page=st.integers(1, 999_999)),
    st.builds(Place, shelf=st.sampled_from(ITEM_SHELVES), item=IDS, section=IDS),
    st.builds(Place, shelf=st.sampled_from([one for one in SCREENS if one != "file"])),
    st.builds(Place, shelf=st.just("search"), query=WORDS),
    st.builds(Place, shelf=st.sampled_from(ITEM_SHELVES), query=WORDS),
)


@given(PLACES)
def test_a_place_is_read_back_from_its_text(place: Place) -> None:
    assert parse_place(str(place)) == place


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_an_unknown_place(text: str) -> None:
    try:
        place = parse_place(text)
    except UnknownPlaceError:
        return

    assert parse_place(str(place)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("home", HOME),
        ("reports", Place(shelf="reports")),
        ("reports/impacts-study", Place(shelf="reports", item="impacts-study")),
        ("reports/impacts-study#page=3", Place(shelf="reports", item="impacts-study", page=3)),
        ("guides/lock#section=a-b", Place(shelf="guides", item="lock", section="a-b")),
        ("contacts/camboja", Place(shelf="contacts", item="camboja")),
        ("search?q=%E1%9E%80", Place(shelf="search", query="ក")),
        ("search?q=two+words", Place(shelf="search", query="two words")),
        (" guides/lock/ ", Place(shelf="guides", item="lock")),
    ],
)
def test_the_forms_people_write_are_understood(text: str, place: Place) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nowhere",
        "file",
        "file:/etc/passwd",
        "home/lock",
        "guides/Lock",
        "guides/../pack",
        "guides/lock/en.md",
        "guides/lock#page=0",
        "guides/lock#page=-1",
        "guides/lock#page=٣",
        "guides/lock#page=" + "9" * 5000,
        "guides/lock#section=",
        "guides/lock#section=A",
        "guides/lock#elsewhere",
        "https://camboja.net",
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(UnknownPlaceError):
        parse_place(text)


def test_the_refusal_names_the_place_and_where_to_look() -> None:
    with pytest.raises(UnknownPlaceError) as refused:
        parse_place("guide/lock")

    assert "guide/lock" in str(refused.value)
    assert "kiosk list" in str(refused.value)


def test_the_refusal_of_a_very_long_text_stays_short() -> None:
    with pytest.raises(UnknownPlaceError) as refused:
        parse_place("x" * 10_000)

    assert len(str(refused.value)) < 200


def test_page_and_section_exclude_each_other() -> None:
    place = Place(shelf="guides", item="lock", section="limits")

    assert place.at_page(2) == Place(shelf="guides", item="lock", page=2)
    assert place.at_page(2).at_section("limits") == place
    assert place.at_page(2).whole == Place(shelf="guides", item="lock")


def test_a_file_has_a_text_even_where_its_name_is_not_utf_8() -> None:
    place = file_place("/tmp/\udcff ខ្មែរ.pdf")

    assert (
        str(place.at_page(2))
        == "file:/tmp/%FF%20%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A.pdf#page=2"
    )


def test_a_query_with_half_a_character_has_a_text() -> None:
    assert str(Place(shelf="search", query="a\ud800")) == "search?q=a%3F"


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a", True), ("2fa", True), ("a-b", True), ("a--b", False), ("-a", False), ("", False)],
)
def test_ids_are_small_letters_digits_and_single_hyphens(text: str, fits: bool) -> None:
    assert is_item_id(text) is fits


def test_the_examples_are_true() -> None:
    assert doctest.testmod(place_module).failed == 0
