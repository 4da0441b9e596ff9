"""A guide's text: sections with ids, made of paragraphs, steps and notes, and a checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.content.headed_text import HeadedText, Part, plain_text
from kiosk.core.content.markdown import Block, BlockKind

CHECKLIST = "checklist"
"""The section id under which a guide keeps its checklist."""

_TICK_BOX = re.compile(r"^\[[ xX]\]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One card of a guide; `line` counts from 1."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The section as plain text: title, then a line for each paragraph, step or note."""
        return plain_text(self.title, self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One line of a checklist; `line` counts from 1."""

    id: str
    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A guide in one language."""

    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    checklist: tuple[CheckItem, ...] = ()
    checklist_title: str = ""
    checklist_line: int = field(default=0, compare=False)

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
    checklist_title, checklist_line = "", 0
    for part in text.parts():
        if part.id == CHECKLIST:
            checklist_title, checklist_line = part.title, part.line
            checklist = tuple(_check_items(text, part.blocks))
        else:
            sections.append(_section(part))
    return Guide(
        introduction=text.introduction,
        sections=tuple(sections),
        checklist=checklist,
        checklist_title=checklist_title,
        checklist_line=checklist_line,
    )


def _section(part: Part) -> Section:
    return Section(id=part.id, title=part.title, blocks=part.blocks, line=part.line)


def _check_items(text: HeadedText, blocks: Sequence[Block]) -> Iterator[CheckItem]:
    for block in blocks:
        if block.kind is not BlockKind.BULLETS:
            continue
        for item, line in zip(block.items, block.item_lines, strict=True):
            words, id_ = text.titled(item, line)
            yield CheckItem(id=id_, text=_TICK_BOX.sub("", words), line=line)
