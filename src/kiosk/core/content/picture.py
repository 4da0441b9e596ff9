"""The pictures of a guide: found beside its text, and looked through before anything draws them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from kiosk.core.content.finding import PackContentError, content_error
from kiosk.core.content.svg import SvgRefusedError, svg_size
from kiosk.core.language.message import Message, message

LARGEST_FILE = 256 * 1024
LARGEST_SIDE = 4000
"""Pixels: a picture that is larger would need hundreds of megabytes once it is unpacked."""

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_PNG_END = b"IEND\xaeB`\x82"


class PictureKind(StrEnum):
    """How a picture is stored; the value is the ending of its file."""

    SVG = ".svg"
    PNG = ".png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that may be drawn: it reaches for nothing outside of itself.

    `width` and `height` are in its own units, and neither is 0.
    """

    kind: PictureKind
    source: bytes
    width: float
    height: float


def picture_file(folders: Sequence[Path], target: str) -> Path | None:
    """Find the file that a guide in `folders` (nearest first) calls `target`; None without one.

    Nothing outside of the folder that holds it is found, be it by its name or by a link.
    """
    if not _NAME.fullmatch(target):
        return None
    for folder in folders:
        try:
            file = (folder / target).resolve()
            if file.is_file() and file.is_relative_to(folder.resolve()):
                return file
        except (OSError, RuntimeError):  # links that lead back to themselves
            continue
    return None


def read_picture(folders: Sequence[Path], target: str) -> Picture:
    """Read the picture that a guide in `folders` (nearest first) calls `target`.

    Raises `PackContentError` for one that is missing, too large, damaged, or not sound enough
    to be drawn.
    """
    file = picture_file(folders, target)
    if file is None:
        missing = folders[0] / target if folders else Path(target)
        raise content_error(missing, 0, message("The picture is missing: add it."))
    source = _source(file)
    match PurePosixPath(target).suffix.lower():
        case PictureKind.SVG:
            return _svg(file, source)
        case PictureKind.PNG:
            return _png(file, source)
        case _:
            raise _refused(file, message("The picture is neither SVG nor PNG."))


def _source(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            source = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(
            file, message("The file cannot be read ({reason}).", reason=reason)
        ) from error
    if len(source) > LARGEST_FILE:
        most = LARGEST_FILE // 1024
        raise _refused(file, message("The picture is larger than {most} KB.", most=most))
    return source


def _svg(file: Path, source: bytes) -> Picture:
    try:
        width, height = svg_size(source)
    except SvgRefusedError as error:
        raise content_error(file, error.line, error.message) from error
    return _picture(file, PictureKind.SVG, source, width, height)


def _png(file: Path, source: bytes) -> Picture:
    if not (source.startswith(_PNG_START) and source.endswith(_PNG_END)):
        raise _refused(file, message("The picture is damaged."))
    width, height = (int.from_bytes(source[start : start + 4], "big") for start in (16, 20))
    return _picture(file, PictureKind.PNG, source, width, height)


def _picture(file: Path, kind: PictureKind, source: bytes, width: float, height: float) -> Picture:
    if not (1 <= width <= LARGEST_SIDE and 1 <= height <= LARGEST_SIDE):
        most = LARGEST_SIDE
        raise _refused(file, message("The picture is not 1 to {most} pixels a side.", most=most))
    return Picture(kind=kind, source=source, width=width, height=height)


def _refused(file: Path, what: Message) -> PackContentError:
    return content_error(file, 0, what)
