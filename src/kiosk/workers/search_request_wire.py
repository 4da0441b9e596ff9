"""How requests to the search worker travel: each is a JSON object in one frame."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.core.content.document import Kind
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.search_messages import (
    MOST_FOLDERS,
    MOST_HITS,
    QUERY_LIMIT,
    Prepare,
    Search,
    SearchId,
    SearchRequest,
)
from kiosk.workers.untrusted import Parsers, UntrustedFields, parsed

_PATH_LIMIT = 32_768


def encode_search_request(request: SearchRequest) -> bytes:
    """Return the request as a frame's payload."""
    return json.dumps(_fields(request)).encode("ascii")


def _fields(request: SearchRequest) -> dict[str, object]:
    match request:
        case Prepare(folders=folders, chosen=chosen, within=within):
            return {
                "kind": "prepare",
                "folders": [str(folder) for folder in folders],
                "chosen": [str(folder) for folder in chosen],
                "within": None if within is None else str(within),
            }
        case Search():
            return {
                "kind": "search",
                "id": request.id,
                "text": request.text,
                "shown": request.shown,
                "limit": request.limit,
                "offset": request.offset,
                "each": request.each,
                "kinds": request.kinds,
            }


def parse_search_request(payload: bytes) -> SearchRequest:
    """Return the request in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(payload, _REQUESTS)


def _prepare(fields: UntrustedFields) -> Prepare:
    within = fields.optional_any_text("within", limit=_PATH_LIMIT)
    return Prepare(
        folders=_folders(fields, "folders"),
        chosen=_folders(fields, "chosen"),
        within=None if within is None else Path(within),
    )


def _folders(fields: UntrustedFields, name: str) -> tuple[Path, ...]:
    return tuple(map(Path, fields.any_texts(name, count=MOST_FOLDERS, limit=_PATH_LIMIT)))


def _search(fields: UntrustedFields) -> Search:
    return Search(
        id=SearchId(fields.whole("id", 0, 2**53)),
        text=fields.any_text("text", limit=QUERY_LIMIT),
        shown=LanguageCode(fields.text("shown", limit=20)),
        limit=fields.whole("limit", 0, MOST_HITS),
        offset=fields.whole("offset", 0, 2**31),
        each=fields.whole("each", 0, MOST_HITS),
        kinds=tuple(map(Kind, fields.texts("kinds", count=len(Kind), limit=20))),
    )


_REQUESTS: Parsers[SearchRequest] = {"prepare": _prepare, "search": _search}
