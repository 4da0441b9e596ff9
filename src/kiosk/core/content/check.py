"""Look into the texts of a library, which are otherwise read only when they are opened."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.content.document import Kind
from kiosk.core.content.finding import Finding, PackContentError
from kiosk.core.content.guide import no_section, read_guide
from kiosk.core.content.library import Library


def text_findings(library: Library) -> Iterator[Finding]:
    """Read every guide in every language it has; give what cannot be read."""
    for document in library.documents(Kind.GUIDE):
        for file in document.files.values():
            try:
                if not read_guide(file).sections:
                    raise no_section(file)
            except PackContentError as error:
                yield error.finding
