"""A share worker that does as its first argument says; nobody can fetch anything from it.

`goes-through REASON [ADDRESS …]` is asked by a command: it is on Wi-Fi networks with these
addresses, opens, counts one phone, and ends for that reason, or for none: then it dies.
"""

import os
import sys

from kiosk.core.handover.network import Network, NetworkKind
from kiosk.core.handover.sharing import EndReason
from kiosk.workers.frames import FRAME_LIMIT, FrameReader, framed
from kiosk.workers.render_messages import Ready
from kiosk.workers.share_messages import (
    SHARE_PROTOCOL,
    Counted,
    Ended,
    LookForNetworks,
    Networks,
    Offer,
    Offered,
    Open,
    Opened,
    ShareAnswer,
    ShareRequest,
)
from kiosk.workers.share_wire import encode_share_answer, parse_share_request


def main() -> None:
    behaviour = sys.argv[1]
    if behaviour == "dies-at-start":
        sys.exit(1)
    say(Ready(protocol=SHARE_PROTOCOL))
    frames, answer = FrameReader(), go_through if behaviour == "goes-through" else misbehave
    while piece := os.read(0, 65_536):
        for payload in frames.feed(piece):
            answer(parse_share_request(payload))


def go_through(request: ShareRequest) -> None:
    reason, *addresses = sys.argv[2:]
    match request:
        case Offer(places=places):
            say(Offered(paths=dict.fromkeys(places, "")))
        case LookForNetworks():
            say(Networks(networks=tuple(map(wifi, addresses))))
        case Open(address=address):
            say(Opened(url=f"http://{address}:8000/SECRET/", seconds=60))
            say(Counted(fetching=1, done=0))
            if reason == "none":
                os._exit(1)
            say(Ended(why=EndReason(reason)))


def wifi(address: str) -> Network:
    return Network(name=f"wlan{address[-1]}", address=address, kind=NetworkKind.WIFI)


def misbehave(request: ShareRequest) -> None:
    if not isinstance(request, LookForNetworks):
        return
    match sys.argv[1]:
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
