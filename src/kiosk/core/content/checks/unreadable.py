"""Look into the texts of a library, which are otherwise read only when they are opened."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.content.document import Kind
from kiosk.core.content.finding import Finding, PackContentError
from kiosk.core.content.guide import read_guide
from kiosk.core.content.headed_text import no_section
from kiosk.core.content.library import Library
from kiosk.core.content.path_findings import contact_findings, path_findings


def text_findings(library: Library) -> Iterator[Finding]:
    """Read every guide and first-aid path in every language it has; give what is wrong there."""
    for document in library.documents(Kind.GUIDE):
        for file in document.files.values():
            try:
                if not read_guide(file).sections:
                    raise no_section(file)
            except PackContentError as error:
                yield error.finding
    for document in library.documents(Kind.FIRST_AID):
        for file in document.files.values():
            yield from path_findings(file)
            yield from contact_findings(file, library)
