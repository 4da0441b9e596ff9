"""One file of a document, as the reader holds it open."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.worker import OpenedPdf, OpenRequest, OutlineRequest, RenderClient
from kiosk.workers.render_messages import OutlineEntry


class Edition:
    """A file that was asked for; `pdf` is None until it is open."""

    def __init__(self, client: RenderClient, language: LanguageCode, file: Path) -> None:
        self._client = client
        self.language, self.file = language, file
        self.pdf: OpenedPdf | None = None
        self.outline: tuple[OutlineEntry, ...] = ()
        self.opening: OpenRequest = client.open(file)
        self.reading: OutlineRequest | None = None

    def read_outline(self) -> OutlineRequest:
        """Ask for the outline; the answer comes to the request that is given back."""
        self.reading = self._client.outline(self.opening.document)
        return self.reading

    @property
    def marks(self) -> list[float]:
        """The outline's places, as pages from 0 with fractions."""
        if self.pdf is None:
            return []
        heights = [size.height for size in self.pdf.sizes]
        return [entry.page - 1 + entry.y / heights[entry.page - 1] for entry in self.outline]

    def close(self) -> None:
        """Let the worker forget the file."""
        self._client.close(self.opening.document)
