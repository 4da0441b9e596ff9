"""Write a file where the user asked for it, under a name that people can read."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message
from kiosk.core.problem import Problem

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
"""What file names must not hold on Windows (and so on most USB sticks)."""

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
"""Control characters, and marks that would turn the direction of what follows."""

_DEVICE = re.compile(r"^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever ending follows (Naming Files, Microsoft)."""

_COENG = "\u17d2"  # makes the next consonant a subscript of this one
_SIGN = re.compile("[\u17b4-\u17d3\u17dd]")
_LAST_LETTER = re.compile(f"[\u1780-\u17b3](?:{_COENG}[\u1780-\u17b3]?|{_SIGN.pattern})*$")

_MOST_BYTES = 180
"""Linux allows 255 bytes; a Khmer letter takes 3, and a number may have to be added."""

_MOST_UNITS = 255
"""FAT, exFAT and NTFS count a name in units of UTF-16."""


class NotSavedError(Problem):
    """A copy could not be written; what was there before is untouched."""

    def __init__(self, folder: Path, error: OSError) -> None:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            told = message(
                "There is no room left in {folder}. Choose another place.", folder=folder
            )
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            told = message("You may not save in {folder}. Choose another place.", folder=folder)
        elif error.errno in (errno.ENOENT, errno.ENOTDIR):
            told = message("The folder {folder} is not there. Choose another place.", folder=folder)
        else:
            told = message(
                "The copy could not be saved in {folder} ({reason}). Choose another place.",
                folder=folder,
                reason=error.strerror or str(error),
            )
        super().__init__(told)


def readable_name(title: str, ending: str, *, most_units: int = _MOST_UNITS) -> str:
    """Make a file name of a title that every system takes; `ending` is like ".pdf".

    The name has at most `most_units` units of UTF-16, its ending included.

    >>> readable_name("What happened?", ".svg")
    'What happened.svg'
    """
    name = _FORBIDDEN.sub(" ", _INVISIBLE.sub(" ", without_breaks(title)))
    name = re.sub(r"\s+", " ", name).strip(" .")
    name = _shortened(name, most_units - utf16_units(ending)) or "kiosk"
    return _DEVICE.sub(r"\g<0>_", name) + ending


def utf16_units(text: str) -> int:
    """Say how long a text is to Windows and to USB sticks."""
    return len(text.encode("utf-16-le")) // 2


def _shortened(name: str, most_units: int) -> str:
    """Cut what is too long, but not inside a Khmer letter with its signs."""
    kept = name.encode()[:_MOST_BYTES].decode(errors="ignore")
    kept = kept.encode("utf-16-le")[: 2 * most_units].decode("utf-16-le", errors="ignore")
    if kept == name:
        return name
    if kept.endswith(_COENG) or _SIGN.match(name, len(kept)):
        kept = _LAST_LETTER.sub("", kept)
    return kept.rstrip(" .")


def save(content: bytes, folder: Path, name: str) -> Path:
    """Write `content` into `folder`, beside what is there already; give the file's path.

    Nothing is overwritten: a taken name gets a number. Raises `NotSavedError`; then no part of
    a file is left behind.
    """
    unfinished = folder / f".{name}.part"
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        target = _free(folder, name)
        unfinished.rename(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise NotSavedError(folder, error) from error
    return target


def write_over(file: Path, content: bytes) -> None:
    """Write a file under the very name it was given; one that is there stays until it is whole.

    Raises `NotSavedError`.
    """
    unfinished = file.with_name(f".{file.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise NotSavedError(file.absolute().parent, error) from error


def _free(folder: Path, name: str) -> Path:
    target, number = folder / name, 2
    while target.exists():
        stem, dot, ending = name.rpartition(".")
        target = folder / (f"{stem} ({number}){dot}{ending}" if dot else f"{name} ({number})")
        number += 1
    return target
