"""What phones are sent: what was made for them, files as they are, and nothing."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter

from kiosk.core.handover.web.files import Served

_CACHED = ("font/", "text/css")


def answer_with(served: Served) -> MadeAnswer | FileAnswer | web.Response:
    """Make the answer that sends it; a file that cannot be had any more is nothing."""
    if isinstance(served.content, bytes):
        return MadeAnswer(served, served.content)
    if _can_be_read(served.content):
        return FileAnswer(served, served.content)
    return nothing()


def nothing() -> web.Response:
    """Make the answer to everything that was not offered, whatever the reason."""
    return web.Response(status=404, text="404\n")


class MadeAnswer(web.Response):
    """Sends what was made here."""

    def __init__(self, served: Served, content: bytes) -> None:
        super().__init__(body=content, headers=_headers_of(served))
        self.served = served

    def is_complete(self) -> bool:
        """Say whether the last byte was in it."""
        return self.status == 200

    def is_spoilt(self) -> bool:
        """Say whether something else was sent than what was announced."""
        return False


class FileAnswer(web.FileResponse):
    """Sends a file as it is, or the part of it that is asked for (RFC 9110, section 14)."""

    def __init__(self, served: Served, file: Path) -> None:
        super().__init__(file, headers=_headers_of(served))
        self.served, self._file = served, file

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Send it; aiohttp heeds an If-Range that is a time, and not one that is a tag."""
        tag = request.headers.get("If-Range", "")
        if tag.endswith('"') and tag != f'"{_tag_of(self._file)}"':
            headers = request.headers.copy()
            headers.popall("Range", None)
            request = request.clone(headers=headers)
        return await super().prepare(request)

    def is_complete(self) -> bool:
        """Say whether the last byte was in it: what was begun before ends with that."""
        return not self.is_spoilt() and (self.status == 200 or self._is_last_part())

    def is_spoilt(self) -> bool:
        """Say whether the file was changed while it was sent: then bytes may be missing."""
        return self.etag is not None and self.etag.value != _tag_of(self._file)

    def _is_last_part(self) -> bool:
        _, _, span = self.headers.get("Content-Range", "").partition(" ")
        last, _, size = span.rpartition("-")[2].partition("/")
        is_given = self.status == 206 and last.isdecimal() and size.isdecimal()
        return is_given and int(last) + 1 == int(size)


def _tag_of(file: Path) -> str:
    """Tell a file's state, as aiohttp does in its ETag; "" where it is gone."""
    try:
        state = file.stat()
    except OSError:
        return ""
    return f"{state.st_mtime_ns:x}-{state.st_size:x}"


def _can_be_read(file: Path) -> bool:
    try:
        return file.is_file() and os.access(file, os.R_OK)
    except OSError:  # a stick that was pulled out
        return False


def _headers_of(served: Served) -> dict[str, str]:
    headers = {"Content-Type": served.media_type}
    if served.media_type.startswith(_CACHED):
        headers["Cache-Control"] = "private, max-age=1800"
    if served.download_name:
        headers["Content-Disposition"] = _kept_as(served.download_name)
    return headers


def _kept_as(name: str) -> str:
    """Name a file for the phone that keeps it (RFC 6266), also where it knows no Khmer."""
    ending = Path(name).suffix
    plain = "".join(char if char.isascii() and char not in '"\\%' else "_" for char in name)
    if not any(char.isalnum() for char in plain.removesuffix(ending)):
        plain = f"kiosk{ending}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
