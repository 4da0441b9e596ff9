"""How the stick worker's requests and answers travel: each is a JSON object in one frame."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready
from kiosk.workers.stick_messages import (
    MOST_LEFT_OUT,
    MOST_PLACES,
    STICK_PROTOCOL,
    Copied,
    CopyProgress,
    CopyTo,
    NotCopied,
    Stage,
    StickAnswer,
    StickRequest,
    StopCopy,
    Trouble,
)
from kiosk.workers.untrusted import GarbledMessageError, Parsers, UntrustedFields, parsed

_PATH_LIMIT = 32_768
_PLACE_LIMIT = 1_000
_REASON_LIMIT = 1_000
_MOST_FOLDERS = 64
_MOST_FILES = 2**31
_MOST_BYTES = 2**63


def encode_stick_request(request: StickRequest) -> bytes:
    """Return the request as a frame's payload."""
    return json.dumps(_request_fields(request)).encode("ascii")


def parse_stick_request(payload: bytes) -> StickRequest:
    """Return the request in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(payload, _REQUESTS)


def encode_stick_answer(answer: StickAnswer) -> bytes:
    """Return the answer as a frame's payload."""
    return json.dumps(_answer_fields(answer)).encode("ascii")


def parse_stick_answer(payload: bytes) -> StickAnswer:
    """Return the answer in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(payload, _ANSWERS)


def _request_fields(request: StickRequest) -> dict[str, object]:
    match request:
        case CopyTo():
            return {
                "kind": "copy",
                "folders": [str(folder) for folder in request.folders],
                "chosen": [str(folder) for folder in request.chosen],
                "places": [str(place) for place in request.places],
                "language": request.language,
                "target": str(request.target),
                "file_system": request.file_system,
                "with_phone": request.with_phone,
            }
        case StopCopy():
            return {"kind": "stop"}


def _answer_fields(answer: StickAnswer) -> dict[str, object]:
    match answer:
        case Ready(protocol=protocol):
            return {"kind": "ready", "protocol": protocol}
        case CopyProgress(stage=stage, done=done, total=total):
            return {"kind": "progress", "stage": stage, "done": done, "total": total}
        case Copied():
            return {
                "kind": "copied",
                "folder": str(answer.folder),
                "written": answer.written,
                "kept": answer.kept,
                "bytes": answer.bytes,
                "is_past_cache": answer.is_past_cache,
                "left_out": answer.left_out[:MOST_LEFT_OUT],
            }
        case NotCopied():
            return {
                "kind": "not-copied",
                "why": answer.why,
                "name": answer.name,
                "done": answer.done,
                "of": answer.of,
                "needed": answer.needed,
                "free": answer.free,
                "reason": answer.reason,
            }


def _copy_to(fields: UntrustedFields) -> CopyTo:
    return CopyTo(
        folders=_paths(fields, "folders"),
        chosen=_paths(fields, "chosen"),
        places=_places(fields),
        language=LanguageCode(fields.text("language", limit=20)),
        target=Path(fields.any_text("target", limit=_PATH_LIMIT)),
        file_system=fields.text("file_system", limit=100),
        with_phone=fields.flag("with_phone"),
    )


def _paths(fields: UntrustedFields, name: str) -> tuple[Path, ...]:
    return tuple(map(Path, fields.any_texts(name, count=_MOST_FOLDERS, limit=_PATH_LIMIT)))


def _places(fields: UntrustedFields) -> tuple[Place, ...]:
    texts = fields.texts("places", count=MOST_PLACES, limit=_PLACE_LIMIT)
    try:
        return tuple(map(parse_place, texts))
    except UnknownPlaceError as error:
        raise GarbledMessageError("places") from error


def _stop(_fields: UntrustedFields) -> StopCopy:
    return StopCopy()


def _ready(fields: UntrustedFields) -> Ready:
    return Ready(protocol=fields.whole("protocol", STICK_PROTOCOL, STICK_PROTOCOL))


def _progress(fields: UntrustedFields) -> CopyProgress:
    return CopyProgress(
        stage=Stage(fields.text("stage", limit=20)),
        done=fields.whole("done", 0, _MOST_BYTES),
        total=fields.whole("total", 0, _MOST_BYTES),
    )


def _copied(fields: UntrustedFields) -> Copied:
    return Copied(
        folder=Path(fields.any_text("folder", limit=_PATH_LIMIT)),
        written=fields.whole("written", 0, _MOST_FILES),
        kept=fields.whole("kept", 0, _MOST_FILES),
        bytes=fields.whole("bytes", 0, _MOST_BYTES),
        is_past_cache=fields.flag("is_past_cache"),
        left_out=fields.any_texts("left_out", count=MOST_LEFT_OUT, limit=_PATH_LIMIT),
    )


def _not_copied(fields: UntrustedFields) -> NotCopied:
    return NotCopied(
        why=Trouble(fields.text("why", limit=20)),
        name=fields.any_text("name", limit=_PATH_LIMIT),
        done=fields.whole("done", 0, _MOST_FILES),
        of=fields.whole("of", 0, _MOST_FILES),
        needed=fields.whole("needed", 0, _MOST_BYTES),
        free=fields.whole("free", 0, _MOST_BYTES),
        reason=fields.any_text("reason", limit=_REASON_LIMIT),
    )


_REQUESTS: Parsers[StickRequest] = {"copy": _copy_to, "stop": _stop}
_ANSWERS: Parsers[StickAnswer] = {
    "ready": _ready,
    "progress": _progress,
    "copied": _copied,
    "not-copied": _not_copied,
}
