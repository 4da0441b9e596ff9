"""Text under headings that carry ids: what a guide and a first-aid path are read from."""

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

LARGEST_FILE = 1024**2
"""Bytes; what is longer would be parsed for a minute, and nobody reads it from cards."""

_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading with its id and its line (from 1), and the blocks below it."""

    id: str
    title: str
    line: int
    blocks: tuple[Block, ...]


class HeadedText:
    """A Markdown file sorted under its headings; no id in it stands twice.

    Raises `PackContentError` for a file that cannot be read.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        source = read_text(file, most=LARGEST_FILE)
        (_, introduction), *self._under_headings = _under_headings(parse_blocks(source))
        self.introduction = tuple(introduction)
        self._ids: set[str] = set()

    def parts(self) -> Iterator[Part]:
        """Give the parts in order.

        Raises `PackContentError`, with the line, at a heading without an id of its own.
        """
        for heading, blocks in self._under_headings:
            if heading is not None:
                title, id_ = self.titled(heading.spans, heading.line)
                yield Part(id=id_, title=title, line=heading.line, blocks=tuple(blocks))

    def titled(self, spans: Sequence[Span], line: int) -> tuple[str, str]:
        """Split the id in {#…} from the end of a line.

        Raises `PackContentError` where there is none, or one that stood before.
        """
        text = "".join(span.text for span in spans)
        found = _ID.search(text)
        if found is None:
            raise content_error(
                self.file,
                line,
                message(
                    "“{text}” has no id: end the line with {id}.",
                    text=_short(text),
                    id="{#short-name}",
                ),
            )
        if found.group(1) in self._ids:
            raise content_error(
                self.file,
                line,
                message("The id “{id}” stands twice: give each its own.", id=found.group(1)),
            )
        self._ids.add(found.group(1))
        return text[: found.start()], found.group(1)


def plain_text(title: str, blocks: Sequence[Block]) -> str:
    """Give what stands under a heading as plain text: the title, then every line."""
    return "\n".join((title, *(line for block in blocks for line in block.lines)))


def no_section(file: Path) -> PackContentError:
    """Make the error of a text that has nothing to show."""
    what = message("There is no section: begin one with {heading}.", heading="## … {#name}")
    return content_error(file, 0, what)


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
