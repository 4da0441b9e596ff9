"""How requests and answers travel: each is a JSON object in one frame.

The worker reads files from anywhere, so whatever it says is parsed as untrusted:
`parse_answer` lets nothing through that is not exactly one of the answers.
"""

import json
from collections.abc import Callable
from typing import TypeVar

from kiosk.workers.render_messages import (
    LENGTH_LIMIT,
    OUTLINE_DEPTH_LIMIT,
    OUTLINE_LIMIT,
    PAGE_LIMIT,
    PROTOCOL,
    SIDE_LIMIT,
    TITLE_LIMIT,
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
from kiosk.workers.untrusted import GarbledMessageError, UntrustedFields, number, text, whole

_Message = TypeVar("_Message")
_Parsers = dict[str, Callable[[UntrustedFields], _Message]]


def encode_request(request: Request) -> bytes:
    """Return the request as a frame's payload."""
    return json.dumps(_request_fields(request)).encode("ascii")


def _request_fields(request: Request) -> dict[str, object]:
    fields: dict[str, object] = {"id": request.id, "document": request.document}
    match request:
        case Open():
            return fields | {"kind": "open", "path": request.path, "password": request.password}
        case ReadOutline():
            return fields | {"kind": "outline"}
        case Close():
            return fields | {"kind": "close"}
        case Render(clip=clip):
            return fields | {
                "kind": "render",
                "page": request.page,
                "scale": request.scale,
                "rotation": request.rotation,
                "clip": clip and [clip.x, clip.y, clip.width, clip.height],
            }


def encode_answer(answer: Ready | Answer) -> bytes:
    """Return the answer as a frame's payload."""
    text = json.dumps(_answer_fields(answer), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def _answer_fields(answer: Ready | Answer) -> dict[str, object]:
    match answer:
        case Ready(protocol=protocol):
            return {"kind": "ready", "protocol": protocol}
        case Opened(id=id, sizes=sizes, repaired=repaired):
            pairs = [[size.width, size.height] for size in sizes]
            return {"kind": "opened", "id": id, "sizes": pairs, "repaired": repaired}
        case OutlineRead(id=id, entries=entries):
            rows = [[entry.level, entry.title, entry.page, entry.y] for entry in entries]
            return {"kind": "outline", "id": id, "entries": rows}
        case Rendered(id=id, width=width, height=height, stride=stride):
            return {"kind": "rendered", "id": id, "size": [width, height, stride]}
        case Closed(id=id):
            return {"kind": "closed", "id": id}
        case Failed(id=id, reason=reason):
            return {"kind": "failed", "id": id, "reason": reason.value}


def parse_request(payload: bytes) -> Request:
    """Return the request in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return _parse(payload, _REQUESTS)


def parse_answer(untrusted: bytes) -> Ready | Answer:
    """Return the answer in a frame's payload, every field checked for its type and range.

    Raises:
        GarbledMessageError: it is none.
    """
    return _parse(untrusted, _ANSWERS)


def _parse(untrusted: bytes, parsers: _Parsers[_Message]) -> _Message:
    try:
        fields = UntrustedFields(json.loads(untrusted))
        return parsers[fields.text("kind", limit=20)](fields)
    except (KeyError, ValueError, RecursionError) as error:
        raise GarbledMessageError(repr(untrusted[:80])) from error


def _id(fields: UntrustedFields) -> RequestId:
    return RequestId(fields.whole("id", 0, 2**53))


def _document(fields: UntrustedFields) -> DocumentId:
    return DocumentId(fields.whole("document", 0, 2**53))


def _open(fields: UntrustedFields) -> Open:
    return Open(
        id=_id(fields),
        document=_document(fields),
        path=fields.text("path", limit=32_768),
        password=fields.optional_text("password", limit=1_024),
    )


def _outline_request(fields: UntrustedFields) -> ReadOutline:
    return ReadOutline(id=_id(fields), document=_document(fields))


def _render(fields: UntrustedFields) -> Render:
    return Render(
        id=_id(fields),
        document=_document(fields),
        page=fields.whole("page", 1, PAGE_LIMIT),
        scale=fields.number("scale", 0.001, 1_000),
        rotation=fields.whole("rotation", 0, 270) // 90 * 90,
        clip=None if fields.is_absent("clip") else _clip(fields.row("clip", 4)),
    )


def _clip(values: list[object]) -> Clip:
    x, y, width, height = values
    return Clip(
        x=whole(x, 0, 2**24),
        y=whole(y, 0, 2**24),
        width=whole(width, 1, 2**24),
        height=whole(height, 1, 2**24),
    )


def _close(fields: UntrustedFields) -> Close:
    return Close(id=_id(fields), document=_document(fields))


def _ready(fields: UntrustedFields) -> Ready:
    return Ready(protocol=fields.whole("protocol", PROTOCOL, PROTOCOL))


def _opened(fields: UntrustedFields) -> Opened:
    sizes = tuple(_size(pair) for pair in fields.rows("sizes", limit=PAGE_LIMIT, length=2))
    if not sizes:
        raise GarbledMessageError("no pages")
    return Opened(id=_id(fields), sizes=sizes, repaired=fields.flag("repaired"))


def _size(pair: list[object]) -> PageSize:
    width, height = pair
    return PageSize(width=number(width, 1, LENGTH_LIMIT), height=number(height, 1, LENGTH_LIMIT))


def _outline(fields: UntrustedFields) -> OutlineRead:
    rows = fields.rows("entries", limit=OUTLINE_LIMIT, length=4)
    return OutlineRead(id=_id(fields), entries=tuple(_entry(values) for values in rows))


def _entry(values: list[object]) -> OutlineEntry:
    level, title, page, y = values
    return OutlineEntry(
        level=whole(level, 1, OUTLINE_DEPTH_LIMIT),
        title=text(title, TITLE_LIMIT),
        page=whole(page, 1, PAGE_LIMIT),
        y=number(y, 0, LENGTH_LIMIT),
    )


def _rendered(fields: UntrustedFields) -> Rendered:
    width, height, stride = fields.row("size", 3)
    checked = whole(width, 1, SIDE_LIMIT)
    return Rendered(
        id=_id(fields),
        width=checked,
        height=whole(height, 1, SIDE_LIMIT),
        stride=whole(stride, checked * 3, SIDE_LIMIT * 4),
    )


def _closed(fields: UntrustedFields) -> Closed:
    return Closed(id=_id(fields))


def _failed(fields: UntrustedFields) -> Failed:
    return Failed(id=_id(fields), reason=Reason(fields.text("reason", limit=20)))


_REQUESTS: _Parsers[Request] = {
    "open": _open,
    "outline": _outline_request,
    "render": _render,
    "close": _close,
}

_ANSWERS: _Parsers[Ready | Answer] = {
    "ready": _ready,
    "opened": _opened,
    "outline": _outline,
    "rendered": _rendered,
    "closed": _closed,
    "failed": _failed,
}
