"""A search worker that misbehaves, as its first argument says; it finds nothing, and says so."""

import os
import sys
import time

from kiosk.core.search.results import Results
from kiosk.workers.frames import FRAME_LIMIT, FrameReader, framed
from kiosk.workers.render_messages import Ready
from kiosk.workers.search_answer_wire import encode_search_answer
from kiosk.workers.search_messages import (
    SEARCH_PROTOCOL,
    Found,
    Prepare,
    Prepared,
    Search,
    SearchAnswer,
    SearchId,
)
from kiosk.workers.search_request_wire import parse_search_request


def main() -> None:
    behaviour = sys.argv[1]
    if behaviour == "dies-at-start":
        sys.exit(1)
    say(Ready(protocol=SEARCH_PROTOCOL))
    frames = FrameReader()
    while piece := os.read(0, 65_536):
        for payload in frames.feed(piece):
            match parse_search_request(payload):
                case Prepare():
                    say(Prepared())
                case Search(id=id):
                    misbehave(behaviour, id)


def misbehave(behaviour: str, search: SearchId) -> None:
    match behaviour:
        case "dies-when-asked":
            os._exit(1)
        case "is-silent":
            time.sleep(3600)
        case "answers-garbage":
            os.write(1, os.urandom(1_000))
        case "answers-too-long":
            os.write(1, (FRAME_LIMIT + 1).to_bytes(4, "big"))
        case "answers-no-message":
            os.write(1, framed(b'{"kind": "found", "id": 1, "hits": 5}'))
        case "answers-strangers-first":
            say(Found(id=SearchId(search + 1_000), results=Results(query="")))
            say(Found(id=search, results=Results(query="", suggestions=("right",))))


def say(answer: SearchAnswer) -> None:
    os.write(1, framed(encode_search_answer(answer)))


if __name__ == "__main__":
    main()
