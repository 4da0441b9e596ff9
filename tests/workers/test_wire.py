"""Messages travel unharmed; nonsense is recognised."""

import json
from array import array
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.rect import Rect
from kiosk.workers.answer_wire import encode_answer, parse_answer
from kiosk.workers.render_messages import (
    Answer,
    Clip,
    Close,
    Closed,
    DocumentId,
    Failed,
    FontsRead,
    Ink,
    KeysRead,
    LabelsRead,
    Link,
    LinksRead,
    Open,
    Opened,
    OutlineEntry,
    OutlineRead,
    PageSize,
    PagesRead,
    ReadFonts,
    ReadKeys,
    ReadLabels,
    ReadLinks,
    ReadOutline,
    ReadPages,
    ReadText,
    Ready,
    Reason,
    Render,
    Rendered,
    Request,
    RequestId,
    TextRead,
)
from kiosk.workers.request_wire import encode_request, parse_request
from kiosk.workers.untrusted import GarbledMessageError

ID, DOCUMENT = RequestId(7), DocumentId(3)
AREA = Rect(1.5, 2, 30, 40)


def page_text(text: str) -> PageText:
    """Return the text with its characters side by side, each 10 points wide."""
    boxes = array("f")
    for index in range(len(text)):
        boxes.extend((index * 10, 0, index * 10 + 10, 12))
    return PageText.of(text, boxes)


def floats(*values: float) -> str:
    return b64encode(array("f", values)).decode()


def wholes(*values: int) -> str:
    return b64encode(array("I", values)).decode()


TEXT = {
    "kind": "text",
    "id": 7,
    "text": "ab",
    "boxes": floats(0, 0, 5, 9, 5, 0, 9, 9),
    "key": "ab",
    "starts": wholes(0, 1),
    "ends": wholes(1, 2),
    "lines": [[0, 2, 0, 0, 9, 9, 0, 0, 9, 9, True]],
}
LINK = [0, 0, 10, 10, 0, 0, "https://example.org"]


@pytest.mark.parametrize(
    "request_",
    [
        Open(id=ID, document=DOCUMENT, path="/ស្រី/\udce9.pdf", password="ពាក្យ"),
        Open(id=ID, document=DOCUMENT, path="a.pdf"),
        ReadOutline(id=ID, document=DOCUMENT),
        ReadLabels(id=ID, document=DOCUMENT),
        ReadFonts(id=ID, document=DOCUMENT),
        ReadLinks(id=ID, document=DOCUMENT, page=4),
        ReadText(id=ID, document=DOCUMENT, page=5),
        ReadKeys(id=ID, document=DOCUMENT, page=6, count=20),
        ReadPages(id=ID, document=DOCUMENT, page=7, count=30),
        Render(id=ID, document=DOCUMENT, page=1, scale=1.5),
        Render(
            id=ID,
            document=DOCUMENT,
            page=9,
            scale=0.5,
            rotation=270,
            clip=Clip(x=1, y=2, width=3, height=4),
            ink=Ink.NIGHT,
        ),
        Close(id=ID, document=DOCUMENT),
    ],
)
def test_every_request_arrives_as_it_was_sent(request_: Request) -> None:
    assert parse_request(encode_request(request_)) == request_


@pytest.mark.parametrize(
    "answer",
    [
        Ready(protocol=3),
        Opened(id=ID, sizes=(PageSize(width=595, height=841.89),), repaired=True),
        OutlineRead(id=ID, entries=(OutlineEntry(level=1, title="ក", page=2, y=30.5),)),
        OutlineRead(id=ID, entries=()),
        LabelsRead(id=ID, labels=("i", "ii", "១", "")),
        FontsRead(id=ID, names=("ABCDEF+Limon-S1", "Khmer OS Siemreap")),
        LinksRead(
            id=ID,
            links=(Link(area=AREA, page=3, y=20.5), Link(area=AREA, address="https://a.example/ស")),
        ),
        TextRead(id=ID, text=page_text('A "quoted" line\nស្ត្រី\u200b ១២\n𝔸')),
        TextRead(id=ID, text=page_text("")),
        KeysRead(id=ID, keys=("ស្ត្រី 19", "")),
        PagesRead(id=ID, texts=("ស្ត្រី\u200b ១៩\n", ""), is_visual_order=True),
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
        {"kind": "outline", "id": 7, "entries": [[1, "\ud800", 1, 0]]},
        {"kind": "labels", "id": 7, "labels": ["x" * 41]},
        {"kind": "labels", "id": 7, "labels": ["x"] * 20_001},
        {"kind": "labels", "id": 7, "labels": [1]},
        {"kind": "labels", "id": 7, "labels": "i"},
        {"kind": "links", "id": 7, "links": [LINK] * 2_001},
        {"kind": "links", "id": 7, "links": [[*LINK[:4], 1, 0, "https://example.org"]]},
        {"kind": "links", "id": 7, "links": [[*LINK[:4], 0, 0, ""]]},
        {"kind": "links", "id": 7, "links": [[*LINK[:4], 0, 0, "x" * 2_001]]},
        {"kind": "links", "id": 7, "links": [[*LINK[:4], -1, 0, ""]]},
        {"kind": "links", "id": 7, "links": [[*LINK[:4], 1, float("nan"), ""]]},
        {"kind": "links", "id": 7, "links": [[10, 0, 0, 10, 1, 0, ""]]},
        {"kind": "links", "id": 7, "links": [[0, 0, 10**6, 10, 1, 0, ""]]},
        {"kind": "keys", "id": 7, "keys": []},
        {"kind": "keys", "id": 7, "keys": ["x" * 500_001] * 2},
        {"kind": "keys", "id": 7, "keys": ["\udfff"]},
        {"kind": "pages", "id": 7, "texts": [], "is_visual_order": False},
        {"kind": "pages", "id": 7, "texts": ["x" * 50_001], "is_visual_order": False},
        {"kind": "pages", "id": 7, "texts": ["x" * 50_000] * 21, "is_visual_order": False},
        {"kind": "pages", "id": 7, "texts": ["\udfff"], "is_visual_order": False},
        {"kind": "pages", "id": 7, "texts": ["x"], "is_visual_order": 1},
        {"kind": "failed", "id": 7, "reason": "fancy"},
        {"kind": "ready", "protocol": 2},
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


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "abc"},
        {"text": "a\ud800"},
        {"text": "x" * 50_001},
        {"text": None},
        {"boxes": floats(0, 0, 5, 9)},
        {"boxes": floats(0, 0, 5, 9, 5, 0, float("nan"), 9)},
        {"boxes": floats(0, 0, 5, 9, 5, 0, float("inf"), 9)},
        {"boxes": floats(0, 0, 5, 9, float("-inf"), 0, float("inf"), 9)},
        {"boxes": floats(0, 0, 5, 9, 5, 0, 100_001, 9)},
        {"boxes": floats(0, 0, 5, 9, 9, 0, 5, 9)},
        {"boxes": floats(0, 0, 5, 9, 5, 9, 9, 0)},
        {"boxes": floats(0, 0, 5, 9, 5, 0, 9, 9)[:-1]},
        {"boxes": "!" + floats(0, 0, 5, 9, 5, 0, 9, 9)},
        {"boxes": "ស" * 44},
        {"boxes": [0, 0, 5, 9, 5, 0, 9, 9]},
        {"key": "abc"},
        {"key": "a\udc00"},
        {"starts": wholes(0)},
        {"starts": wholes(0, 2)},
        {"starts": wholes(0, 4_294_967_295)},
        {"ends": wholes(1, 3)},
        {"ends": wholes(1, 2, 2)},
        {"lines": [[0, 3, 0, 0, 9, 9, 0, 0, 9, 9, True]]},
        {"lines": [[2, 1, 0, 0, 9, 9, 0, 0, 9, 9, True]]},
        {"lines": [[0, 2, 9, 0, 0, 9, 0, 0, 9, 9, True]]},
        {"lines": [[0, 2, 0, 0, float("inf"), 9, 0, 0, 9, 9, True]]},
        {"lines": [[0, 2, 0, 0, 9, 9, 0, 0, 9, 9, 1]]},
        {"lines": [[0, 2, 0, 0, 9, 9]]},
        {"lines": [[0, 2, 0, 0, 9, 9, 0, 9, 9, 0, True]]},
    ],
)
def test_a_page_whose_numbers_do_not_agree_with_its_text_is_no_answer(
    wrong: dict[str, object],
) -> None:
    parse_answer(json.dumps(TEXT).encode())

    with pytest.raises(GarbledMessageError):
        parse_answer(json.dumps(TEXT | wrong).encode())


@given(st.text(max_size=200))
def test_a_page_of_any_text_arrives_as_it_was_read(text: str) -> None:
    answer = TextRead(id=ID, text=page_text(text))

    assert parse_answer(encode_answer(answer)) == answer


def test_bytes_that_are_no_text_are_no_answer() -> None:
    with pytest.raises(GarbledMessageError):
        parse_answer(b'{"kind": "keys", "id": 7, "keys": ["\xed\xa0\x80"]}')


def test_text_nested_without_end_is_no_answer() -> None:
    with pytest.raises(GarbledMessageError):
        parse_answer(b"[" * 100_000)


@given(st.binary(max_size=200))
def test_bytes_at_random_are_no_answer(untrusted: bytes) -> None:
    with pytest.raises(GarbledMessageError):
        parse_answer(untrusted)
