"""A render worker that misbehaves, as its first argument says. It speaks through plain pipes.

`dies-at-start`, or what it does and to which request: `answers-garbage-at-text`. Other requests
it answers like a good worker. Without a stage it misbehaves at the first one.
"""

import os
import sys
import time
from array import array

from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.rect import Rect
from kiosk.workers.answer_wire import encode_answer
from kiosk.workers.frames import FRAME_LIMIT, FrameReader, framed
from kiosk.workers.render_messages import (
    PROTOCOL,
    Answer,
    Close,
    Closed,
    FontsRead,
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
    Render,
    Rendered,
    Request,
    RequestId,
    TextRead,
)
from kiosk.workers.request_wire import parse_request

A4 = PageSize(width=595, height=842)
STAGES: dict[str, type] = {
    "open": Open,
    "outline": ReadOutline,
    "labels": ReadLabels,
    "fonts": ReadFonts,
    "page": Render,
    "links": ReadLinks,
    "text": ReadText,
    "keys": ReadKeys,
    "pages": ReadPages,
    "close": Close,
}
LATE = 1.5  # seconds: after the request's limit, which is 1 s in the tests


def main() -> None:
    behaviour, _, stage = sys.argv[1].partition("-at-")
    if stage == "start":
        sys.exit(1)
    write(framed(encode_answer(Ready(protocol=PROTOCOL))))
    frames = FrameReader()
    while piece := os.read(0, 65_536):
        for payload in frames.feed(piece):
            request = parse_request(payload)
            if isinstance(request, STAGES.get(stage, object)):
                misbehave(behaviour, request)
            else:
                say(good_answer(request))


def good_answer(request: Request) -> Answer:
    """Return what a good worker would say of three empty pages."""
    match request:
        case Open(id=id):
            return Opened(id=id, sizes=(A4,) * 3, repaired=False)
        case ReadOutline() | ReadLabels() | ReadFonts():
            return nothing_found(request)
        case Render(id=id):
            return Rendered(id=id, width=10, height=10, stride=30)
        case ReadLinks(id=id):
            return LinksRead(id=id, links=())
        case ReadText(id=id):
            return TextRead(id=id, text=PageText.of("a", array("f", (0, 0, 1, 1))))
        case ReadKeys(id=id):
            return KeysRead(id=id, keys=("a",))
        case ReadPages(id=id):
            return PagesRead(id=id, texts=("a",), is_visual_order=False)
        case Close(id=id):
            return Closed(id=id)


def nothing_found(request: ReadOutline | ReadLabels | ReadFonts) -> Answer:
    match request:
        case ReadOutline(id=id):
            return OutlineRead(id=id, entries=())
        case ReadLabels(id=id):
            return LabelsRead(id=id, labels=())
        case ReadFonts(id=id):
            return FontsRead(id=id, names=())


def misbehave(behaviour: str, request: Request) -> None:
    match behaviour:
        case "dies-when-asked":
            os._exit(1)
        case "is-silent":
            time.sleep(3600)
        case "is-late":
            time.sleep(LATE)
            say(good_answer(request))
        case "answers-strangers-first":
            stranger = RequestId(request.id + 1_000)
            say(Opened(id=stranger, sizes=(A4, A4), repaired=False))
            say(good_answer(request))
        case _:
            write(nonsense(behaviour, request))


def nonsense(behaviour: str, request: Request) -> bytes:
    """Return bytes that answer nothing."""
    match behaviour:
        case "answers-garbage":
            return os.urandom(100_000)
        case "answers-too-long":
            return (FRAME_LIMIT + 1).to_bytes(4, "big")
        case "answers-no-message":
            return framed(b'{"kind": "opened", "id": 1, "sizes": "many"}')
        case "sends-wrong-lengths":
            return framed(encode_answer(good_answer(request)).replace(b'"a"', b'"ab"'))
        case _:
            return framed(encode_answer(wrong_answer(behaviour, request)))


def wrong_answer(behaviour: str, request: Request) -> Answer:
    """Return a message that is none to this request."""
    match behaviour:
        case "claims-too-many-pixels":
            return Rendered(id=request.id, width=60_000, height=60_000, stride=180_000)
        case "names-pages-that-are-not-there":
            return beyond_the_end(request)
        case _ if isinstance(request, Close):
            return LabelsRead(id=request.id, labels=())
        case _:
            return Closed(id=request.id)


def beyond_the_end(request: Request) -> Answer:
    """Return an answer that speaks of a fourth page of three."""
    match request:
        case ReadOutline(id=id):
            entry = OutlineEntry(level=1, title="a", page=4, y=0)
            return OutlineRead(id=id, entries=(entry,))
        case ReadLabels(id=id):
            return LabelsRead(id=id, labels=("1",) * 4)
        case ReadLinks(id=id):
            return LinksRead(id=id, links=(Link(area=Rect(0, 0, 1, 1), page=4),))
        case _:
            return KeysRead(id=request.id, keys=("a",) * 4)


def say(answer: Answer) -> None:
    write(framed(encode_answer(answer)))


def write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    main()
