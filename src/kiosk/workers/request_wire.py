"""How requests travel: each is a JSON object in one frame."""

import json

from kiosk.workers.render_messages import (
    PAGE_LIMIT,
    Clip,
    Close,
    DocumentId,
    Ink,
    Open,
    ReadFonts,
    ReadKeys,
    ReadLabels,
    ReadLinks,
    ReadOutline,
    ReadPages,
    ReadText,
    Render,
    Request,
    RequestId,
)
from kiosk.workers.untrusted import Parsers, UntrustedFields, parsed, whole

_KINDS: dict[type[Request], str] = {
    ReadOutline: "outline",
    ReadLabels: "labels",
    ReadFonts: "fonts",
    Close: "close",
}
"""What asks for nothing but the document."""


def encode_request(request: Request) -> bytes:
    """Return the request as a frame's payload."""
    return json.dumps(_request_fields(request)).encode("ascii")


def _request_fields(request: Request) -> dict[str, object]:
    fields: dict[str, object] = {"id": request.id, "document": request.document}
    match request:
        case Open():
            return fields | {"kind": "open", "path": request.path, "password": request.password}
        case ReadOutline() | ReadLabels() | ReadFonts() | Close():
            return fields | {"kind": _KINDS[type(request)]}
        case ReadLinks(page=page):
            return fields | {"kind": "links", "page": page}
        case ReadText(page=page):
            return fields | {"kind": "text", "page": page}
        case ReadKeys(page=page, count=count):
            return fields | {"kind": "keys", "page": page, "count": count}
        case ReadPages(page=page, count=count):
            return fields | {"kind": "pages", "page": page, "count": count}
        case Render(clip=clip):
            return fields | {
                "kind": "render",
                "page": request.page,
                "scale": request.scale,
                "rotation": request.rotation,
                "clip": clip and [clip.x, clip.y, clip.width, clip.height],
                "ink": request.ink.value,
            }


def parse_request(payload: bytes) -> Request:
    """Return the request in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(payload, _REQUESTS)


def _id(fields: UntrustedFields) -> RequestId:
    return RequestId(fields.whole("id", 0, 2**53))


def _document(fields: UntrustedFields) -> DocumentId:
    return DocumentId(fields.whole("document", 0, 2**53))


def _page(fields: UntrustedFields) -> int:
    return fields.whole("page", 1, PAGE_LIMIT)


def _open(fields: UntrustedFields) -> Open:
    return Open(
        id=_id(fields),
        document=_document(fields),
        path=fields.any_text("path", limit=32_768),
        password=fields.optional_any_text("password", limit=1_024),
    )


def _outline(fields: UntrustedFields) -> ReadOutline:
    return ReadOutline(id=_id(fields), document=_document(fields))


def _labels(fields: UntrustedFields) -> ReadLabels:
    return ReadLabels(id=_id(fields), document=_document(fields))


def _fonts(fields: UntrustedFields) -> ReadFonts:
    return ReadFonts(id=_id(fields), document=_document(fields))


def _links(fields: UntrustedFields) -> ReadLinks:
    return ReadLinks(id=_id(fields), document=_document(fields), page=_page(fields))


def _text(fields: UntrustedFields) -> ReadText:
    return ReadText(id=_id(fields), document=_document(fields), page=_page(fields))


def _keys(fields: UntrustedFields) -> ReadKeys:
    return ReadKeys(
        id=_id(fields),
        document=_document(fields),
        page=_page(fields),
        count=fields.whole("count", 1, PAGE_LIMIT),
    )


def _pages(fields: UntrustedFields) -> ReadPages:
    return ReadPages(
        id=_id(fields),
        document=_document(fields),
        page=_page(fields),
        count=fields.whole("count", 1, PAGE_LIMIT),
    )


def _render(fields: UntrustedFields) -> Render:
    return Render(
        id=_id(fields),
        document=_document(fields),
        page=_page(fields),
        scale=fields.number("scale", 0.001, 1_000),
        rotation=fields.whole("rotation", 0, 270) // 90 * 90,
        clip=None if fields.is_absent("clip") else _clip(fields.row("clip", 4)),
        ink=Ink(fields.text("ink", limit=20)),
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


_REQUESTS: Parsers[Request] = {
    "open": _open,
    "outline": _outline,
    "labels": _labels,
    "fonts": _fonts,
    "render": _render,
    "links": _links,
    "text": _text,
    "keys": _keys,
    "pages": _pages,
    "close": _close,
}
