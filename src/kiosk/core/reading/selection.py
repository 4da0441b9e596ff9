"""What is selected in a document: from one caret to another, by characters, words or lines."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from enum import Enum

from kiosk.core.reading.page_text import PageText


class Granularity(Enum):
    """What a selection grows by: one, two or three clicks."""

    CHARACTER = 1
    WORD = 2
    LINE = 3


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """A place between two characters; pages count from 1, characters from 0."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text between two carets, the first never behind the last."""

    first: Caret
    last: Caret


@dataclass(frozen=True, slots=True)
class Selection:
    """The text from the piece where it was begun to the piece where the pointer is now."""

    anchor: Stretch
    head: Stretch
    granularity: Granularity = Granularity.CHARACTER

    @classmethod
    def begun(
        cls,
        text: PageText,
        at: Caret,
        granularity: Granularity = Granularity.CHARACTER,
    ) -> Selection:
        """Begin on the page with this text: with nothing, a word or a line.

        Words and lines are begun at a character (`PageText.character_at`), not at the caret.
        """
        piece = _piece(text, at, granularity)
        return cls(piece, piece, granularity)

    @classmethod
    def of_all(cls, page_count: int) -> Selection:
        """Select a whole document, however much text its last page turns out to hold."""
        return cls.between(Caret(1, 0), Caret(page_count, sys.maxsize))

    @classmethod
    def between(cls, anchor: Caret, head: Caret) -> Selection:
        """Select from one caret to another, whichever comes first."""
        return cls(Stretch(anchor, anchor), Stretch(head, head))

    def extended(self, text: PageText, to: Caret) -> Selection:
        """Let the selection reach to a caret on the page with this text, by whole pieces."""
        return replace(self, head=_piece(text, to, self.granularity))

    @property
    def first(self) -> Caret:
        return min(self.anchor.first, self.head.first)

    @property
    def last(self) -> Caret:
        return max(self.anchor.last, self.head.last)

    @property
    def is_empty(self) -> bool:
        return self.first == self.last

    @property
    def pages(self) -> range:
        """The pages it touches; none if nothing is selected."""
        return range(0) if self.is_empty else range(self.first.page, self.last.page + 1)

    def range_on(self, page: int, text_length: int) -> tuple[int, int] | None:
        """Give what of a page's text is selected; None if nothing is."""
        start = 0 if page > self.first.page else self.first.index
        end = text_length if page < self.last.page else min(self.last.index, text_length)
        return (start, end) if page in self.pages and start < end else None


def _piece(text: PageText, at: Caret, granularity: Granularity) -> Stretch:
    start, end = _piece_range(text, at.index, granularity)
    return Stretch(Caret(at.page, start), Caret(at.page, end))


def _piece_range(text: PageText, index: int, granularity: Granularity) -> tuple[int, int]:
    match granularity:
        case Granularity.CHARACTER:
            return index, index
        case Granularity.WORD:
            return text.word_at(index)
        case Granularity.LINE:
            return text.line_at(index)
