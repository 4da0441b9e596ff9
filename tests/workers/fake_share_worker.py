"""A share worker that misbehaves, as its first argument says; nobody can fetch anything from it."""

import os
import sys

from kiosk.workers.frames import FRAME_LIMIT, FrameReader, framed
from kiosk.workers.render_messages import Ready
from kiosk.workers.share_messages import (
    SHARE_PROTOCOL,
    LookForNetworks,
    Networks,
    ShareAnswer,
)
from kiosk.workers.share_wire import encode_share_answer, parse_share_request


def main() -> None:
    behaviour = sys.argv[1]
    if behaviour == "dies-at-start":
        sys.exit(1)
    say(Ready(protocol=SHARE_PROTOCOL))
    frames = FrameReader()
    while piece := os.read(0, 65_536):
        for payload in frames.feed(piece):
            if isinstance(parse_share_request(payload), LookForNetworks):
                misbehave(behaviour)


def misbehave(behaviour: str) -> None:
    match behaviour:
        case "dies-when-asked":
            os._exit(1)
        case "answers-garbage":
            os.write(1, os.urandom(1_000))
        case "answers-too-long":
            os.write(1, (FRAME_LIMIT + 1).to_bytes(4, "big"))
        case "answers-no-message":
            os.write(1, framed(b'{"kind": "counted", "fetching": -1, "done": 0}'))
        case "is-good":
            say(Networks(networks=()))


def say(answer: ShareAnswer) -> None:
    os.write(1, framed(encode_share_answer(answer)))


if __name__ == "__main__":
    main()
