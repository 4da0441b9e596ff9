"""Read one report alone: who starts there does not wait for all that stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from kiosk.core.content.document import Document
from kiosk.core.content.entry_files import read_document
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.pack import PackSource
from kiosk.core.content.pack_table import read_pack_table
from kiosk.core.content.place import Place


def read_report(sources: Iterable[PackSource], place: Place) -> Document | None:
    """Give the report that the library would have at this place, or None."""
    for source in sources:
        with suppress(PackContentError):
            read_pack_table(source, [])
            return read_document(source, str(place.whole), [])
    return None
