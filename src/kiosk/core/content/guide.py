"""A guide's text: sections with ids, made of paragraphs, steps and notes, and a checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.headed_text import HeadedText
from kiosk.core.content.markdown import Block, BlockKind

CHECKLIST = "checklist"
"""The section id under which a guide keeps its checklist."""

_TICK_BOX = re.compile(r"^\[[ xX]\]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One card of a guide."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The section as plain text: title, then a line for each paragraph, step or note."""
        return "\n".join((self.title, *(line for block in self.blocks for line in block.lines)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One line of a checklist."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A guide in one language."""

    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    checklist: tuple[CheckItem, ...] = ()
    checklist_title: str = ""

    def section(self, section_id: str) -> Section | None:
        """Give the section with this id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)


def read_guide(file: Path) -> Guide:
    """Read a guide's Markdown file.

    Raises `PackContentError`, with the line, for a file that cannot be read, a heading or
    checklist line without its id, or an id that stands twice.
    """
    text = HeadedText(file)
    sections: list[Section] = []
    checklist: tuple[CheckItem, ...] = ()
    checklist_title = ""
    for part in text.parts():
        if part.id == CHECKLIST:
            checklist_title, checklist = part.title, tuple(_check_items(text, part.blocks))
        else:
            sections.append(Section(id=part.id, title=part.title, blocks=part.blocks))
    return Guide(
        introduction=text.introduction,
        sections=tuple(sections),
        checklist=checklist,
        checklist_title=checklist_title,
    )


def _check_items(text: HeadedText, blocks: Sequence[Block]) -> Iterator[CheckItem]:
    for block in blocks:
        if block.kind is not BlockKind.BULLETS:
            continue
        for item, line in zip(block.items, block.item_lines, strict=True):
            words, id_ = text.titled(item, line)
            yield CheckItem(id=id_, text=_TICK_BOX.sub("", words))
