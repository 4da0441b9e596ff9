"""What a second start and the open window say travels unharmed; nonsense is recognised."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.place import HOME, Place, file_place, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.frames import FrameReader, framed
from kiosk.workers.summons_wire import (
    SUMMONS_LIMIT,
    encode_reply,
    encode_summons,
    next_summons,
    parse_reply,
    parse_summons,
)
from kiosk.workers.untrusted import GarbledMessageError

PLACES = [
    None,
    HOME,
    Place(shelf="search", query="ចាក់សោ & keys"),
    parse_place("guides/phishing#section=files"),
    parse_place("reports/impacts-study#page=3"),
    file_place("/home/sok/ការសិក្សា \udcff#?%.pdf"),
]
FIELDS = {
    "kind": "come",
    "place": "guides/phishing",
    "file": None,
    "language": "km",
    "full_screen": False,
    "token": "kwin-7_TIME12",
}

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("place", PLACES)
def test_a_summons_arrives_as_it_was_sent(place: Place | None) -> None:
    summons = Summons(
        place=place, language=LanguageCode("km"), full_screen=True, token="gnome-shell/7 _TIME0"
    )

    assert parse_summons(encode_summons(summons)) == summons


def test_the_longest_path_arrives_whatever_its_letters() -> None:
    summons = Summons(place=file_place("/" + "\udcff" * 4095))

    payload = encode_summons(summons)

    assert len(payload) < SUMMONS_LIMIT
    assert parse_summons(payload) == summons


@given(path=st.text(max_size=40), size=st.integers(min_value=1, max_value=30))
def test_a_summons_arrives_in_pieces_of_any_size(path: str, size: int) -> None:
    summons = Summons(place=file_place("/" + path.replace("\0", "")))
    stream, frames = framed(encode_summons(summons)), FrameReader(SUMMONS_LIMIT)

    read = [next_summons(frames, stream[at : at + size]) for at in range(0, len(stream), size)]

    assert read == [*[None] * (len(read) - 1), summons]


@pytest.mark.parametrize("reply", Reply)
def test_a_reply_arrives_as_it_was_sent(reply: Reply) -> None:
    assert parse_reply(encode_reply(reply)) is reply


def test_the_fields_that_are_spoilt_below_are_sound() -> None:
    assert parse_summons(json.dumps(FIELDS).encode()).place == parse_place("guides/phishing")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"kind": "go"},
        {"place": "guides/../etc"},
        {"place": "file:/etc/passwd"},
        {"place": 7},
        {"place": "search?q=" + "x" * 9000},
        {"file": "relative.pdf"},
        {"file": "/a\0b.pdf"},
        {"file": "/" + "x" * 40_000},
        {"language": ["km"]},
        {"language": "k" * 36},
        {"full_screen": 1},
        {"token": "a\0b"},
        {"token": "a\nb"},
        {"token": "ក"},
        {"token": "x" * 1001},
        {"token": None},
    ],
)
def test_a_summons_with_something_odd_in_it_is_none(spoilt: dict[str, object]) -> None:
    with pytest.raises(GarbledMessageError):
        parse_summons(json.dumps(FIELDS | spoilt).encode())


@pytest.mark.parametrize("name", FIELDS)
def test_a_summons_with_something_missing_is_none(name: str) -> None:
    rest = {key: value for key, value in FIELDS.items() if key != name}

    with pytest.raises(GarbledMessageError):
        parse_summons(json.dumps(rest).encode())


@given(st.binary(max_size=60) | junk.map(lambda value: json.dumps(value).encode()))
def test_nonsense_is_neither_summons_nor_reply(payload: bytes) -> None:
    with pytest.raises(GarbledMessageError):
        parse_summons(payload)
    with pytest.raises(GarbledMessageError):
        parse_reply(payload)


@given(
    field=st.sampled_from(sorted(FIELDS)),
    value=junk,
)
def test_a_field_of_any_kind_is_read_or_refused(field: str, value: object) -> None:
    payload = json.dumps(FIELDS | {field: value}).encode()

    try:
        summons = parse_summons(payload)
    except GarbledMessageError:
        return
    assert encode_summons(summons)


def test_a_frame_that_announces_too_much_is_refused_before_it_comes() -> None:
    with pytest.raises(GarbledMessageError):
        next_summons(FrameReader(SUMMONS_LIMIT), (SUMMONS_LIMIT + 1).to_bytes(4, "big"))
