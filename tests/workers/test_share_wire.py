"""What the window and the share worker say arrives as it was sent, and nothing else is believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.core.content.place import parse_place
from kiosk.core.handover.network import Network, NetworkKind
from kiosk.core.handover.sharing import EndReason, Refusal
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready
from kiosk.workers.share_messages import (
    Counted,
    Ended,
    Extend,
    LookForNetworks,
    Networks,
    Offer,
    Offered,
    Open,
    Opened,
    Refused,
    ShareAnswer,
    ShareRequest,
)
from kiosk.workers.share_wire import (
    encode_share_answer,
    encode_share_request,
    parse_share_answer,
    parse_share_request,
)
from kiosk.workers.untrusted import GarbledMessageError

GUIDE, CONTACT = parse_place("guides/phishing"), parse_place("contacts/camboja")

REQUESTS: list[ShareRequest] = [
    Offer(
        folders=(Path("/packs"), Path("/kept/កញ្ចប់")),
        chosen=(Path("/stick"),),
        places=(GUIDE, CONTACT),
        language=LanguageCode("km"),
        with_phone=True,
    ),
    LookForNetworks(),
    Open(address="192.168.1.7", port=8000, minutes=5),
    Extend(minutes=30),
]
ANSWERS: list[ShareAnswer] = [
    Ready(protocol=1),
    Offered(paths={GUIDE: "1/", CONTACT: "2/"}),
    Networks(
        networks=(Network(name="wlan0", address="192.168.1.7", kind=NetworkKind.WIFI),),
    ),
    Opened(url="http://192.168.1.7:8000/ABC/", seconds=1800),
    Counted(fetching=3, done=12),
    Refused(why=Refusal.PORT_TAKEN),
    Ended(why=EndReason.SLEPT),
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda one: type(one).__name__)
def test_a_request_arrives_as_it_was_sent(request_: ShareRequest) -> None:
    assert parse_share_request(encode_share_request(request_)) == request_


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: type(one).__name__)
def test_an_answer_arrives_as_it_was_sent(answer: ShareAnswer) -> None:
    assert parse_share_answer(encode_share_answer(answer)) == answer


@pytest.mark.parametrize("address", ["0.0.0.0", "::1", "224.0.0.1", "example.org", "1.2.3", ""])
def test_only_one_address_of_this_laptop_is_opened(address: str) -> None:
    payload = json.dumps({"kind": "open", "address": address, "port": 0, "minutes": 30})

    with pytest.raises(GarbledMessageError):
        parse_share_request(payload.encode())


@pytest.mark.parametrize(
    "garbled",
    [
        {"kind": "open", "address": "192.168.1.7", "port": 70_000, "minutes": 30},
        {"kind": "open", "address": "192.168.1.7", "port": 0, "minutes": 0},
        {"kind": "open", "address": "192.168.1.7", "port": 0, "minutes": 10_000},
        {"kind": "extend", "minutes": "30"},
        {"kind": "close"},
        [],
    ],
)
def test_a_request_out_of_range_is_none(garbled: object) -> None:
    with pytest.raises(GarbledMessageError):
        parse_share_request(json.dumps(garbled).encode())


@pytest.mark.parametrize(
    "garbled",
    [
        {"kind": "opened", "url": "https://example.org/", "seconds": 1},
        {"kind": "opened", "url": "http://192.168.1.7:8000", "seconds": 1},
        {"kind": "opened", "url": "http://" + "1" * 200 + "/", "seconds": 1},
        {"kind": "counted", "fetching": -1, "done": 0},
        {"kind": "offered", "paths": [["no place at all", "1/"]]},
        {"kind": "networks", "networks": [["wlan0", "0.0.0.0", "wifi"]]},
        {"kind": "networks", "networks": [["wlan0", "192.168.1.7", "radio"]]},
        {"kind": "refused", "why": "mood"},
        {"kind": "ready", "protocol": 99},
    ],
)
def test_an_answer_that_no_worker_gives_is_none(garbled: object) -> None:
    with pytest.raises(GarbledMessageError):
        parse_share_answer(json.dumps(garbled).encode())
