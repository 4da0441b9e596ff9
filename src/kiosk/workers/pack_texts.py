"""What there is to find in one pack: what its entries say, and the files they are read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.library import Library
from kiosk.core.content.pack import Pack, PackSource
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.library_texts import entry_passages
from kiosk.core.search.passage import Passage

_SIDECAR = ".txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file of a document in one language; for a report, the PDF or the text to be used instead.

    `name` tells it from the other files of the pack, whichever folder it lies in.
    """

    name: str
    file: Path
    document: Document
    language: LanguageCode

    @property
    def has_pages(self) -> bool:
        return self.document.kind is Kind.REPORT

    @property
    def is_sidecar(self) -> bool:
        """Whether it is a text that stands for a PDF."""
        return self.has_pages and self.file.suffix == _SIDECAR


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTexts:
    """A pack's passages that are known by now, and its files: those first that are read quickly."""

    passages: tuple[Passage, ...]
    files: tuple[TextFile, ...]


def texts_of(pack: Pack, source: PackSource, library: Library) -> PackTexts:
    """Gather the texts of a pack; what another pack of the library hides is left out."""
    entries = [entry for entry in pack.entries.values() if library.find(entry.place) is entry]
    files = [
        file
        for entry in entries
        if isinstance(entry, Document)
        for file in _files_of(entry, source)
    ]
    return PackTexts(
        passages=tuple(passage for entry in entries for passage in entry_passages(entry)),
        files=tuple(sorted(files, key=lambda file: file.has_pages)),
    )


def _files_of(document: Document, source: PackSource) -> Iterator[TextFile]:
    for language, own in document.files.items():
        file = own
        if document.kind is Kind.REPORT:
            file = _sidecar(source, f"{document.place}/{language}{_SIDECAR}", own) or own
        yield TextFile(
            name=f"{document.place}/{language}{file.suffix.lower()}",
            file=file,
            document=document,
            language=language,
        )


def _sidecar(source: PackSource, name: str, pdf: Path) -> Path | None:
    """Find the text for a PDF: beside it, or nearer. One that is farther is of another PDF."""
    for folder in source.folders:
        if (folder / name).is_file():
            return folder / name
        if pdf.is_relative_to(folder):
            return None
    return None
