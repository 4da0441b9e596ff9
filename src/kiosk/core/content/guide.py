"""A guide's text: sections with ids, made of paragraphs, steps and notes, and a checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.finding import PackContentError, content_error
from kiosk.core.content.markdown import Block, BlockKind, Span, parse_blocks
from kiosk.core.content.toml_file import read_text
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message

CHECKLIST = "checklist"
"""The section id under which a guide keeps its checklist."""

_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")
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
    return _Parser(file).guide()


def no_section(file: Path) -> PackContentError:
    """Make the error of a guide that has nothing to show."""
    what = message("There is no section: begin one with {heading}.", heading="## … {#name}")
    return content_error(file, 0, what)


class _Parser:
    """Sort the blocks of one file under its headings."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._blocks = parse_blocks(read_text(file))
        self._ids: set[str] = set()

    def guide(self) -> Guide:
        introduction: tuple[Block, ...] = ()
        sections: list[Section] = []
        checklist: tuple[CheckItem, ...] = ()
        checklist_title = ""
        for heading, blocks in _under_headings(self._blocks):
            if heading is None:
                introduction = tuple(blocks)
                continue
            title, id_ = self._titled(heading.spans, heading.line)
            if id_ == CHECKLIST:
                checklist_title, checklist = title, tuple(self._check_items(blocks))
            else:
                sections.append(Section(id=id_, title=title, blocks=tuple(blocks)))
        return Guide(
            introduction=introduction,
            sections=tuple(sections),
            checklist=checklist,
            checklist_title=checklist_title,
        )

    def _check_items(self, blocks: Sequence[Block]) -> Iterator[CheckItem]:
        for block in blocks:
            if block.kind is not BlockKind.BULLETS:
                continue
            for item, line in zip(block.items, block.item_lines, strict=True):
                text, id_ = self._titled(item, line)
                yield CheckItem(id=id_, text=_TICK_BOX.sub("", text))

    def _titled(self, spans: Sequence[Span], line: int) -> tuple[str, str]:
        """Split the id in {#…} from the end of a heading or checklist line."""
        text = "".join(span.text for span in spans)
        found = _ID.search(text)
        if found is None:
            raise content_error(
                self._file,
                line,
                message(
                    "“{text}” has no id: end the line with {id}.",
                    text=_short(text),
                    id="{#short-name}",
                ),
            )
        if found.group(1) in self._ids:
            raise content_error(
                self._file,
                line,
                message("The id “{id}” stands twice: give each its own.", id=found.group(1)),
            )
        self._ids.add(found.group(1))
        return text[: found.start()], found.group(1)


def _short(text: str) -> str:
    return without_breaks(text)[:40]


def _under_headings(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Block]]]:
    heading: Block | None = None
    gathered: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield heading, gathered
            heading, gathered = block, []
        else:
            gathered.append(block)
    yield heading, gathered
