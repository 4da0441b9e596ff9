"""A guide or a first-aid path in one language, read once for all checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.checks.passage import Passage, block_passages, plain_passage
from kiosk.core.content.document import Document, Kind
from kiosk.core.content.first_aid import FirstAid, read_first_aid
from kiosk.core.content.guide import Guide, read_guide
from kiosk.core.content.headed_text import HeadedText, Part, no_section
from kiosk.core.content.markdown import Block
from kiosk.core.language.local_text import LanguageCode

SOURCES = "sources"
"""The section id under which a guide names what it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One language of a document; `parts` are its sections or cards as the file has them."""

    document: Document
    language: LanguageCode
    file: Path
    introduction: tuple[Block, ...]
    parts: tuple[Part, ...]
    guide: Guide | None = None
    path: FirstAid | None = None

    def part(self, part_id: str) -> Part | None:
        """Give the section or card with this id, or None."""
        return next((part for part in self.parts if part.id == part_id), None)

    def blocks(self) -> Iterator[Block]:
        """Give all blocks but headings and the checklist."""
        yield from self.introduction
        for part in self.parts:
            yield from part.blocks

    def passages(self) -> Iterator[Passage]:
        """Give everything that is read, in order."""
        yield from self.passages_in(self.introduction)
        for part in self.parts:
            yield self.heading(part)
            yield from self.passages_in(part.blocks)
        yield from self._checklist()

    def passages_in(self, blocks: tuple[Block, ...]) -> Iterator[Passage]:
        """Give what is read in some of its blocks."""
        return block_passages(self.file, self.language, blocks)

    def heading(self, part: Part) -> Passage:
        """Give the heading of a part."""
        return plain_passage(self.file, self.language, part.title, line=part.line)

    def _checklist(self) -> Iterator[Passage]:
        if self.guide is None or not self.guide.checklist_line:
            return
        title, line = self.guide.checklist_title, self.guide.checklist_line
        yield plain_passage(self.file, self.language, title, line=line)
        for item in self.guide.checklist:
            yield plain_passage(self.file, self.language, item.text, line=item.line)


def read_document_text(document: Document, language: LanguageCode, file: Path) -> Text:
    """Read one language of a guide or first-aid path.

    Raises `PackContentError` for a file that cannot be read or has nothing to show.
    """
    if document.kind is Kind.FIRST_AID:
        path = read_first_aid(file)
        written = HeadedText(file)
        parts, introduction, guide = tuple(written.parts()), path.introduction, None
    else:
        path, guide = None, read_guide(file)
        introduction = guide.introduction
        parts = tuple(
            Part(id=one.id, title=one.title, line=one.line, blocks=one.blocks)
            for one in guide.sections
        )
    if not parts:
        raise no_section(file)
    return Text(
        document=document,
        language=language,
        file=file,
        introduction=introduction,
        parts=parts,
        guide=guide,
        path=path,
    )
