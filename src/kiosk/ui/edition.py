"""One file of a document, as the reader holds it open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.worker import LabelsRequest, OpenedPdf, RenderClient
from kiosk.workers.render_messages import OutlineEntry, Reason


class Edition(QObject):
    """A file that is being opened; `pdf` is None until it is open.

    Its signals carry the edition itself, since a reader holds several.
    """

    opened = Signal(object)  # Edition
    failed = Signal(object, object)  # Edition, Reason
    outline_read = Signal(object)  # Edition
    labels_read = Signal(object)  # Edition

    def __init__(self, client: RenderClient, language: LanguageCode, file: Path) -> None:
        super().__init__()
        self._client = client
        self.language, self.file = language, file
        self.pdf: OpenedPdf | None = None
        self.outline: tuple[OutlineEntry, ...] = ()
        self.labels: tuple[str, ...] = ()
        self.open()

    def open(self, password: str | None = None) -> None:
        """Ask for the file, with a password where it is locked."""
        self._opening = self._client.open(self.file, password)
        self._opening.opened.connect(self._on_opened)
        self._opening.failed.connect(self._on_open_failed)

    @property
    def marks(self) -> list[float]:
        """The outline's places, as pages from 0 with fractions."""
        if self.pdf is None:
            return []
        heights = [size.height for size in self.pdf.sizes]
        return [
            entry.page - 1 + entry.y / heights[entry.page - 1]
            for entry in self.outline
            if entry.page <= len(heights)
        ]

    def close(self) -> None:
        """Let the worker forget the file; nothing is told any more."""
        self.blockSignals(True)
        self._client.close(self._opening.document)

    def _on_opened(self, pdf: OpenedPdf) -> None:
        self.pdf = pdf
        self._reading = self._client.outline(pdf.id)
        self._reading.read.connect(self._on_outline_read)
        self._counting = LabelsRequest(pdf.id)
        self._counting.read.connect(self._on_labels_read)
        self._client.ask(self._counting)
        self.opened.emit(self)

    def _on_open_failed(self, reason: Reason) -> None:
        self.failed.emit(self, reason)

    def _on_outline_read(self, outline: tuple[OutlineEntry, ...]) -> None:
        self.outline = outline
        self.outline_read.emit(self)

    def _on_labels_read(self, labels: tuple[str, ...]) -> None:
        self.labels = labels
        self.labels_read.emit(self)
