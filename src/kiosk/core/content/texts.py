"""The text of an entry in the edition that a reader gets."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.content.document import Document, Entry, Kind
from kiosk.core.content.first_aid import FirstAid, read_first_aid
from kiosk.core.content.guide import Guide, read_guide
from kiosk.core.language.local_text import LanguageCode


def guide_of(entry: Entry, language: LanguageCode) -> Guide | None:
    """Read the guide that a reader of `language` gets; None where the entry is no guide.

    Raises `PackContentError` for one that cannot be read.
    """
    file = _file(entry, Kind.GUIDE, language)
    return read_guide(file) if file is not None else None


def path_of(entry: Entry, language: LanguageCode) -> FirstAid | None:
    """Read the first-aid path that a reader of `language` gets; None where the entry is none.

    Raises `PackContentError` for one that cannot be read.
    """
    file = _file(entry, Kind.FIRST_AID, language)
    return read_first_aid(file) if file is not None else None


def _file(entry: Entry, kind: Kind, language: LanguageCode) -> Path | None:
    """The file of an entry of this kind that a reader of `language` gets."""
    if not isinstance(entry, Document) or entry.kind is not kind:
        return None
    edition = entry.edition_for(language)
    return entry.files[edition] if edition is not None else None
