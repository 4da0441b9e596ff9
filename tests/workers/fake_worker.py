"""A render worker that misbehaves, as its first argument says. It speaks through plain pipes."""

import os
import sys
import time

from kiosk.workers.answer_wire import encode_answer
from kiosk.workers.frames import FRAME_LIMIT, FrameReader, framed
from kiosk.workers.render_messages import (
    PROTOCOL,
    Closed,
    Open,
    Opened,
    PageSize,
    Ready,
    Rendered,
    Request,
    RequestId,
)
from kiosk.workers.request_wire import parse_request

A4 = PageSize(width=595, height=842)


def main() -> None:
    behaviour = sys.argv[1]
    if behaviour == "dies-at-start":
        sys.exit(1)
    write(framed(encode_answer(Ready(protocol=PROTOCOL))))
    frames = FrameReader()
    while piece := os.read(0, 65_536):
        for payload in frames.feed(piece):
            misbehave(behaviour, parse_request(payload))


def misbehave(behaviour: str, request: Request) -> None:
    """Do as told; `…-at-page` opens documents like a good worker and misbehaves at pages only."""
    stage = "-at-page"
    if behaviour.endswith(stage) and isinstance(request, Open):
        write(framed(encode_answer(Opened(id=request.id, sizes=(A4,) * 3, repaired=False))))
        return
    match behaviour.removesuffix(stage):
        case "dies-when-asked":
            os._exit(1)
        case "is-silent":
            time.sleep(3600)
        case "answers-garbage":
            write(os.urandom(100_000))
        case "answers-no-message":
            write(framed(b'{"kind": "opened", "id": 1, "sizes": "many"}'))
        case "answers-too-long":
            write((FRAME_LIMIT + 1).to_bytes(4, "big"))
        case "answers-another-kind":
            write(framed(encode_answer(Closed(id=request.id))))
        case "claims-too-many-pixels":
            huge = Rendered(id=request.id, width=60_000, height=60_000, stride=180_000)
            write(framed(encode_answer(huge)))
        case "answers-strangers-first":
            stranger = RequestId(request.id + 1_000)
            write(framed(encode_answer(Opened(id=stranger, sizes=(A4, A4), repaired=False))))
            write(framed(encode_answer(Opened(id=request.id, sizes=(A4,), repaired=False))))


def write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    main()
