"""How a second start and the window that is open speak: a JSON object in a frame each."""

import json
from pathlib import Path

from kiosk.core.content.place import Place, UnknownPlaceError, file_place, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.frames import FrameReader, FrameTooLongError
from kiosk.workers.untrusted import GarbledMessageError, UntrustedFields, parsed

SUMMONS_LIMIT = 65_536
"""Bytes of the longest summons: a path of 4,096 bytes, each written with six letters, fits."""

REPLY_LIMIT = 1_000
"""Bytes of the longest reply."""

_PATH_LIMIT = 32_768
_PLACE_LIMIT = 8_000
_CODE_LIMIT = 35  # BCP 47, section 4.4.1
_TOKEN_LIMIT = 1_000


def encode_summons(summons: Summons) -> bytes:
    """Return the summons as a frame's payload."""
    place = summons.place
    is_file = place is not None and place.shelf == "file"
    fields = {
        "kind": "come",
        "place": None if place is None or is_file else str(place),
        "file": place.file if place is not None and is_file else None,
        "language": summons.language,
        "full_screen": summons.full_screen,
        "token": summons.token,
    }
    return json.dumps(fields).encode("ascii")


def parse_summons(untrusted: bytes) -> Summons:
    """Return the summons in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(untrusted, {"come": _summons})


def _summons(fields: UntrustedFields) -> Summons:
    language = fields.optional_any_text("language", limit=_CODE_LIMIT)
    return Summons(
        place=_place(fields),
        language=None if language is None else LanguageCode(language),
        full_screen=fields.flag("full_screen"),
        token=_token(fields),
    )


def _place(fields: UntrustedFields) -> Place | None:
    file = fields.optional_any_text("file", limit=_PATH_LIMIT)
    text = fields.optional_any_text("place", limit=_PLACE_LIMIT)
    if file is not None:
        if "\0" in file or not Path(file).is_absolute():
            raise GarbledMessageError(file)
        return file_place(file)
    try:
        return None if text is None else parse_place(text)
    except UnknownPlaceError as error:
        raise GarbledMessageError(text) from error


def _token(fields: UntrustedFields) -> str:
    """Read what is put among the environment's variables: nothing but plain signs."""
    token = fields.text("token", limit=_TOKEN_LIMIT)
    if not (token.isascii() and token.isprintable()):
        raise GarbledMessageError(token)
    return token


def encode_reply(reply: Reply) -> bytes:
    """Return the reply as a frame's payload."""
    return json.dumps({"kind": reply.value}).encode("ascii")


def parse_reply(untrusted: bytes) -> Reply:
    """Return the reply in a frame's payload.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(untrusted, {one.value: _reply for one in Reply})


def _reply(fields: UntrustedFields) -> Reply:
    return Reply(fields.text("kind", limit=20))


def next_summons(frames: FrameReader, untrusted: bytes) -> Summons | None:
    """Take the next piece from a caller; give the summons once all of it has come.

    Raises:
        GarbledMessageError: this is none.
    """
    payload = _next(frames, untrusted)
    return None if payload is None else parse_summons(payload)


def next_reply(frames: FrameReader, untrusted: bytes) -> Reply | None:
    """Take the next piece from the window; give the reply once all of it has come.

    Raises:
        GarbledMessageError: this is none.
    """
    payload = _next(frames, untrusted)
    return None if payload is None else parse_reply(payload)


def _next(frames: FrameReader, untrusted: bytes) -> bytes | None:
    try:
        return next(frames.feed(untrusted), None)
    except FrameTooLongError as error:
        raise GarbledMessageError("a frame too long") from error
