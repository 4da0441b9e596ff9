"""Which file the window will show first: the worker opens it while the window is being loaded."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.content.document import Kind
from kiosk.core.content.library import PackFolders
from kiosk.core.content.pack_archive import is_pack_archive
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode


def first_file(place: Place, packs: PackFolders, language: LanguageCode) -> Path | None:
    """Give the PDF that is shown at a place in this language, or None where there is none."""
    if place.file:
        return None if is_pack_archive(place) else Path(place.file)
    if place.shelf != Kind.REPORT.shelf or not place.item:
        return None
    report = packs.report(place)
    edition = report.edition_for(language) if report is not None else None
    return report.files[edition] if report is not None and edition is not None else None
