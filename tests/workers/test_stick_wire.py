"""What the window and the stick worker say travels unharmed; nonsense is recognised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.place import Place, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready
from kiosk.workers.stick_messages import (
    STICK_PROTOCOL,
    Copied,
    CopyProgress,
    CopyTo,
    NotCopied,
    Stage,
    StickAnswer,
    StickRequest,
    StopCopy,
    Trouble,
)
from kiosk.workers.stick_wire import (
    encode_stick_answer,
    encode_stick_request,
    parse_stick_answer,
    parse_stick_request,
)
from kiosk.workers.untrusted import GarbledMessageError

REQUESTS: list[StickRequest] = [
    CopyTo(
        folders=(Path("/packs"), Path("/ខ្មែរ \udcff")),
        chosen=(Path("/other"),),
        places=(parse_place("guides/lock"), Place(shelf="reports")),
        language=LanguageCode("km"),
        target=Path("/media/MY STICK"),
        file_system="vfat",
        with_phone=True,
    ),
    StopCopy(),
]
ANSWERS: list[StickAnswer] = [
    Ready(protocol=STICK_PROTOCOL),
    *(CopyProgress(stage=stage, done=2**33, total=2**40) for stage in Stage),
    Copied(
        folder=Path("/media/X/Kiosk – CamboJA"),
        written=3,
        kept=4,
        bytes=2**40,
        is_past_cache=False,
        left_out=("ការសិក្សា.pdf",),
    ),
    *(
        NotCopied(why=why, name="a/b.pdf", done=1, of=2, needed=3, free=4, reason="No")
        for why in Trouble
    ),
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_request_arrives_as_it_was_sent(request_: StickRequest) -> None:
    assert parse_stick_request(encode_stick_request(request_)) == request_


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_arrives_as_it_was_sent(answer: StickAnswer) -> None:
    assert parse_stick_answer(encode_stick_answer(answer)) == answer


def test_more_names_than_anybody_reads_are_not_sent() -> None:
    copied = Copied(
        folder=Path("x"), written=0, kept=0, bytes=0, is_past_cache=True, left_out=("a",) * 500
    )

    heard = parse_stick_answer(encode_stick_answer(copied))

    assert isinstance(heard, Copied)
    assert 0 < len(heard.left_out) < 100


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "format"},
        {"places": ["../../etc"]},
        {"places": "guides"},
        {"folders": [1]},
        {"target": None},
        {"with_phone": 1},
        {"language": "k" * 100},
    ],
)
def test_a_request_that_is_none_is_recognised(change: dict[str, object]) -> None:
    fields = json.loads(encode_stick_request(REQUESTS[0])) | change

    with pytest.raises(GarbledMessageError):
        parse_stick_request(json.dumps(fields).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "nothing"},
        {"why": "bored"},
        {"done": -1},
        {"of": 1.5},
        {"needed": 2**70},
        {"name": ["x"]},
    ],
)
def test_an_answer_that_is_none_is_recognised(change: dict[str, object]) -> None:
    fields = json.loads(encode_stick_answer(ANSWERS[-1])) | change

    with pytest.raises(GarbledMessageError):
        parse_stick_answer(json.dumps(fields).encode())


@given(st.binary())
def test_bytes_are_either_an_answer_or_nonsense(payload: bytes) -> None:
    try:
        parse_stick_answer(payload)
    except GarbledMessageError:
        return
    raise AssertionError("bytes at random are no answer")
