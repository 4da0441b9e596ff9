"""Which file the window will show first: the worker opens it while the window is being loaded."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.content.document import Document
from kiosk.core.content.pack_archive import is_pack_archive
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode


def first_file(place: Place, report: Document | None, language: LanguageCode) -> Path | None:
    """Give the PDF that is shown at a place, of the report there in this language; else None."""
    if place.file:
        return None if is_pack_archive(place) else Path(place.file)
    if report is None:
        return None
    edition = report.edition_for(language)
    return report.files[edition] if edition is not None else None
