"""A pack as one file, `NAME.kioskpack`: a zip archive of its folder."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.content.place import Place
from kiosk.core.language.message import Message, message

PACK_ENDING = ".kioskpack"


def is_pack_archive(place: Place) -> bool:
    """Say whether a place is such a file, by its name alone."""
    return place.file.lower().endswith(PACK_ENDING)


def unpack_words(place: Place, packs: Path) -> Message:
    """Tell what such a file is, and how it comes into the folder of the user's packs."""
    return message(
        "“{name}” is a content pack: a zip archive. Unpack it as a folder of its own in {folder},"
        " and Kiosk shows what is in it.",
        name=Path(place.file).name,
        folder=packs,
    )
