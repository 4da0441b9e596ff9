"""How the messages of a share travel: each is a JSON object in one frame.

Both ends parse what they hear as untrusted: the worker speaks to strangers' phones.
"""

from __future__ import annotations

import json
from ipaddress import IPv4Address
from pathlib import Path

from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.handover.network import Network, NetworkKind
from kiosk.core.handover.sharing import EndReason, Refusal
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready
from kiosk.workers.share_messages import (
    MOST_MINUTES,
    MOST_PLACES,
    SHARE_PROTOCOL,
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
from kiosk.workers.untrusted import (
    GarbledMessageError,
    Parsers,
    UntrustedFields,
    parsed,
    text,
)

_MOST_FOLDERS = 1_000
_MOST_NETWORKS = 200
_MOST_PHONES = 1_000_000
_PATH_LIMIT = 32_768
_PLACE_LIMIT = 1_000
_NAME_LIMIT = 200
_ADDRESS_LIMIT = 15
_URL_LIMIT = 100


def encode_share_request(request: ShareRequest) -> bytes:
    """Return the request as a frame's payload."""
    return json.dumps(_request_fields(request)).encode("ascii")


def _request_fields(request: ShareRequest) -> dict[str, object]:
    match request:
        case Offer():
            return {
                "kind": "offer",
                "folders": [str(folder) for folder in request.folders],
                "chosen": [str(folder) for folder in request.chosen],
                "places": [str(place) for place in request.places],
                "language": request.language,
                "with_phone": request.with_phone,
            }
        case LookForNetworks():
            return {"kind": "look"}
        case Open(address=address, port=port, minutes=minutes):
            return {"kind": "open", "address": address, "port": port, "minutes": minutes}
        case Extend(minutes=minutes):
            return {"kind": "extend", "minutes": minutes}


def parse_share_request(payload: bytes) -> ShareRequest:
    """Return the request in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(payload, _REQUESTS)


def _offer(fields: UntrustedFields) -> Offer:
    places = fields.any_texts("places", count=MOST_PLACES, limit=_PLACE_LIMIT)
    return Offer(
        folders=_folders(fields, "folders"),
        chosen=_folders(fields, "chosen"),
        places=tuple(map(_place, places)),
        language=LanguageCode(fields.text("language", limit=20)),
        with_phone=fields.flag("with_phone"),
    )


def _folders(fields: UntrustedFields, name: str) -> tuple[Path, ...]:
    return tuple(map(Path, fields.any_texts(name, count=_MOST_FOLDERS, limit=_PATH_LIMIT)))


def _place(untrusted: str) -> Place:
    try:
        return parse_place(untrusted)
    except UnknownPlaceError as error:
        raise GarbledMessageError(untrusted) from error


def _look(_fields: UntrustedFields) -> LookForNetworks:
    return LookForNetworks()


def _open(fields: UntrustedFields) -> Open:
    return Open(
        address=_address(fields.text("address", limit=_ADDRESS_LIMIT)),
        port=fields.whole("port", 0, 65_535),
        minutes=_minutes(fields),
    )


def _address(untrusted: str) -> str:
    """One address, never all of them (0.0.0.0)."""
    try:
        address = IPv4Address(untrusted)
    except ValueError as error:
        raise GarbledMessageError(untrusted) from error
    if address.is_unspecified or address.is_multicast:
        raise GarbledMessageError(untrusted)
    return str(address)


def _extend(fields: UntrustedFields) -> Extend:
    return Extend(minutes=_minutes(fields))


def _minutes(fields: UntrustedFields) -> int:
    return fields.whole("minutes", 1, MOST_MINUTES)


_REQUESTS: Parsers[ShareRequest] = {
    "offer": _offer,
    "look": _look,
    "open": _open,
    "extend": _extend,
}


def encode_share_answer(answer: ShareAnswer) -> bytes:
    """Return the answer as a frame's payload."""
    return json.dumps(_answer_fields(answer)).encode("ascii")


def _answer_fields(answer: ShareAnswer) -> dict[str, object]:
    match answer:
        case Ready(protocol=protocol):
            return {"kind": "ready", "protocol": protocol}
        case Offered(paths=paths):
            return {"kind": "offered", "paths": [[str(one), path] for one, path in paths.items()]}
        case Networks(networks=networks):
            rows = [[one.name[:_NAME_LIMIT], one.address, one.kind] for one in networks]
            return {"kind": "networks", "networks": rows[:_MOST_NETWORKS]}
        case Opened(url=url, seconds=seconds):
            return {"kind": "opened", "url": url, "seconds": seconds}
        case Counted(fetching=fetching, done=done):
            return {"kind": "counted", "fetching": fetching, "done": done}
        case Refused(why=why):
            return {"kind": "refused", "why": why}
        case Ended(why=why):
            return {"kind": "ended", "why": why}


def parse_share_answer(payload: bytes) -> ShareAnswer:
    """Return the answer in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(payload, _ANSWERS)


def _ready(fields: UntrustedFields) -> Ready:
    return Ready(protocol=fields.whole("protocol", SHARE_PROTOCOL, SHARE_PROTOCOL))


def _offered(fields: UntrustedFields) -> Offered:
    rows = fields.rows("paths", limit=MOST_PLACES, length=2)
    return Offered(
        paths={_place(text(one, _PLACE_LIMIT)): text(path, _URL_LIMIT) for one, path in rows}
    )


def _networks(fields: UntrustedFields) -> Networks:
    rows = fields.rows("networks", limit=_MOST_NETWORKS, length=3)
    return Networks(
        networks=tuple(
            Network(
                name=text(name, _NAME_LIMIT),
                address=_address(text(address, _ADDRESS_LIMIT)),
                kind=NetworkKind(text(kind, 20)),
            )
            for name, address, kind in rows
        )
    )


def _opened(fields: UntrustedFields) -> Opened:
    url = fields.text("url", limit=_URL_LIMIT)
    if not url.startswith("http://") or not url.endswith("/"):
        raise GarbledMessageError(url)
    return Opened(url=url, seconds=fields.whole("seconds", 0, MOST_MINUTES * 60))


def _counted(fields: UntrustedFields) -> Counted:
    return Counted(
        fetching=fields.whole("fetching", 0, _MOST_PHONES),
        done=fields.whole("done", 0, _MOST_PHONES),
    )


def _refused(fields: UntrustedFields) -> Refused:
    return Refused(why=Refusal(fields.text("why", limit=20)))


def _ended(fields: UntrustedFields) -> Ended:
    return Ended(why=EndReason(fields.text("why", limit=20)))


_ANSWERS: Parsers[ShareAnswer] = {
    "ready": _ready,
    "offered": _offered,
    "networks": _networks,
    "opened": _opened,
    "counted": _counted,
    "refused": _refused,
    "ended": _ended,
}
