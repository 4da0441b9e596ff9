"""What a reader takes in as one, and where it stands: a paragraph, an item, a heading, a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.finding import PackContentError
from kiosk.core.content.markdown import Block, Span
from kiosk.core.content.toml_file import read_text
from kiosk.core.content.toml_lines import KeyPath, line_of
from kiosk.core.language.local_text import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of text in one language; in a TOML file it is known by its key instead of a line."""

    file: Path
    language: LanguageCode
    spans: tuple[Span, ...]
    written_on: int = 0
    key: KeyPath = ()

    @property
    def text(self) -> str:
        """The passage as plain text."""
        return "".join(span.text for span in self.spans)

    @property
    def line(self) -> int:
        """The line it stands on, from 1: of a TOML file only a complaint needs to know it."""
        if not self.key:
            return self.written_on
        try:
            return line_of(read_text(self.file), self.key)
        except PackContentError:  # changed since
            return 0


def plain_passage(
    file: Path, language: LanguageCode, text: str, *, line: int = 0, key: KeyPath = ()
) -> Passage:
    """Make a passage of text without styles or links."""
    spans = (Span(text=text),)
    return Passage(file=file, language=language, spans=spans, written_on=line, key=key)


def block_passages(
    file: Path, language: LanguageCode, blocks: Sequence[Block]
) -> Iterator[Passage]:
    """Give a passage for each paragraph, note and picture, and for each item of a list."""
    for block in blocks:
        if block.spans:
            yield Passage(file=file, language=language, spans=block.spans, written_on=block.line)
        for item, line in zip(block.items, block.item_lines, strict=True):
            yield Passage(file=file, language=language, spans=item, written_on=line)
