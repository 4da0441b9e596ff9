"""Messages travel unharmed; nonsense is recognised."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.workers.answer_wire import encode_answer, parse_answer
from kiosk.workers.render_messages import (
    Answer,
    Clip,
    Close,
    Closed,
    DocumentId,
    Failed,
    Open,
    Opened,
    OutlineEntry,
    OutlineRead,
    PageSize,
    ReadOutline,
    Ready,
    Reason,
    Render,
    Rendered,
    Request,
    RequestId,
)
from kiosk.workers.request_wire import encode_request, parse_request
from kiosk.workers.untrusted import GarbledMessageError

ID, DOCUMENT = RequestId(7), DocumentId(3)


@pytest.mark.parametrize(
    "request_",
    [
        Open(id=ID, document=DOCUMENT, path="/ស្រី/\udce9.pdf", password="ពាក្យ"),
        Open(id=ID, document=DOCUMENT, path="a.pdf"),
        ReadOutline(id=ID, document=DOCUMENT),
        Render(id=ID, document=DOCUMENT, page=1, scale=1.5),
        Render(
            id=ID,
            document=DOCUMENT,
            page=9,
            scale=0.5,
            rotation=270,
            clip=Clip(x=1, y=2, width=3, height=4),
        ),
        Close(id=ID, document=DOCUMENT),
    ],
)
def test_every_request_arrives_as_it_was_sent(request_: Request) -> None:
    assert parse_request(encode_request(request_)) == request_


@pytest.mark.parametrize(
    "answer",
    [
        Ready(protocol=2),
        Opened(id=ID, sizes=(PageSize(width=595, height=841.89),), repaired=True),
        OutlineRead(id=ID, entries=(OutlineEntry(level=1, title="ក", page=2, y=30.5),)),
        OutlineRead(id=ID, entries=()),
        Rendered(id=ID, width=10, height=20, stride=32),
        Closed(id=ID),
        *(Failed(id=ID, reason=reason) for reason in Reason),
    ],
)
def test_every_answer_arrives_as_it_was_sent(answer: Ready | Answer) -> None:
    assert parse_answer(encode_answer(answer)) == answer


@pytest.mark.parametrize(
    "untrusted",
    [
        {"kind": "opened", "id": 7, "sizes": [], "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[0, 10]], "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[float("nan"), 10]], "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[float("inf"), 10]], "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[10**400, 10]], "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[10, 10, 10]], "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[10, 10]] * 20_001, "repaired": False},
        {"kind": "opened", "id": 7, "sizes": [[10, 10]], "repaired": 1},
        {"kind": "opened", "id": -1, "sizes": [[10, 10]], "repaired": False},
        {"kind": "opened", "id": True, "sizes": [[10, 10]], "repaired": False},
        {"kind": "rendered", "id": 7, "size": [10, 10, 29]},
        {"kind": "rendered", "id": 7, "size": [10, 0, 30]},
        {"kind": "rendered", "id": 7, "size": [10.0, 10, 30]},
        {"kind": "rendered", "id": 7, "size": [70_000, 10, 210_000]},
        {"kind": "outline", "id": 7, "entries": [[1, "x" * 201, 1, 0]]},
        {"kind": "outline", "id": 7, "entries": [[0, "x", 1, 0]]},
        {"kind": "outline", "id": 7, "entries": [[1, "x", 0, 0]]},
        {"kind": "failed", "id": 7, "reason": "fancy"},
        {"kind": "ready", "protocol": 1},
        {"kind": "render", "id": 7},
        {"kind": 1},
        {},
        [],
        None,
    ],
)
def test_anything_else_is_no_answer(untrusted: object) -> None:
    with pytest.raises(GarbledMessageError):
        parse_answer(json.dumps(untrusted).encode())


def test_text_nested_without_end_is_no_answer() -> None:
    with pytest.raises(GarbledMessageError):
        parse_answer(b"[" * 100_000)


@given(st.binary(max_size=200))
def test_bytes_at_random_are_no_answer(untrusted: bytes) -> None:
    with pytest.raises(GarbledMessageError):
        parse_answer(untrusted)
