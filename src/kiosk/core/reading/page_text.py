"""One page's text as it stands on the page: where its characters are, and what is at a point."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from kiosk.core.khmer.clusters import cluster_end, cluster_start
from kiosk.core.khmer.fold import SearchKey, fold
from kiosk.core.reading.rect import Rect, rect_around
from kiosk.core.reading.text_line import (
    TextLine,
    caret_at,
    nearest_cluster,
    nearest_line,
    text_lines,
)
from kiosk.core.reading.words import copied_text, word_range


@dataclass(frozen=True, slots=True)
class PageText:
    """One page's characters in reading order; a line ends with a line feed.

    `boxes` holds four numbers a character: left, top, right, bottom, in points from the upper left
    corner of the page as it is shown; zeros for what has no place, as a line feed.
    """

    text: str
    boxes: array[float]
    key: SearchKey
    lines: tuple[TextLine, ...]

    @classmethod
    def of(cls, text: str, boxes: array[float], *, is_visual_order: bool = False) -> PageText:
        """Make a page's text; raise ValueError if its boxes are not four numbers a character."""
        if len(boxes) != 4 * len(text):
            raise ValueError(f"{len(text)} characters cannot have {len(boxes)} numbers")
        key = fold(text, is_visual_order=is_visual_order)
        return cls(text, boxes, key, text_lines(text, boxes))

    def rects(self, start: int, end: int) -> list[Rect]:
        """Give the places of a range of text, one for each line, as high as the line.

        They hold whole clusters: nobody marks half a letter.
        """
        if start >= end:
            return []
        start, end = cluster_start(self.text, start), cluster_end(self.text, end - 1)
        places = (self._place(line, start, end) for line in self.lines)
        return [place for place in places if place]

    def index_at(self, x: float, y: float) -> int:
        """Give the place for a caret nearest to a point, always between two clusters."""
        line = nearest_line(self.lines, x, y)
        if line is None:
            return 0
        return caret_at(self.text, line, nearest_cluster(self.text, self.boxes, line, x, y), x, y)

    def character_at(self, x: float, y: float) -> int:
        """Give where the cluster nearest to a point begins: what a click on it means.

        The caret may be at its other side, and there already belong to the next word.
        """
        line = nearest_line(self.lines, x, y)
        return nearest_cluster(self.text, self.boxes, line, x, y).start if line else 0

    def is_on_text(self, x: float, y: float) -> bool:
        """Say whether a point is on a line of text."""
        return any(line.rect.holds(x, y) for line in self.lines)

    def word_at(self, index: int) -> tuple[int, int]:
        """Give the range of the word at a place: what a double click selects."""
        return word_range(self.text, index)

    def line_at(self, index: int) -> tuple[int, int]:
        """Give the range of the line at a place: what a triple click selects."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        return start, end if end >= 0 else len(self.text)

    def copied(self, start: int, end: int) -> str:
        """Give a range of text as a person would have typed it, without what nobody sees."""
        return copied_text(self.text[start:end])

    def _place(self, line: TextLine, start: int, end: int) -> Rect | None:
        first, last = max(start, line.start), min(end, line.end)
        place = rect_around(self.boxes, first, last)
        if place is None or not line.is_upright:
            return place
        return Rect(place.left, line.rect.top, place.right, line.rect.bottom)
