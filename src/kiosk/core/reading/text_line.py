"""The lines of a page's text, found once so that a moving pointer only looks them up."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from operator import sub

from kiosk.core.khmer.clusters import clusters
from kiosk.core.reading.rect import Rect, rect_around


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line's characters from `start` up to `end`, its line end left out, and where it stands."""

    start: int
    end: int
    rect: Rect
    is_upright: bool
    """Characters stand beside each other; else the line runs up, down or askew."""


def text_lines(text: str, boxes: array[float]) -> tuple[TextLine, ...]:
    """Find the lines of a page that show anything."""
    return tuple(
        line for start, end in _line_ranges(text) if (line := _text_line(boxes, start, end))
    )


def _line_ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _text_line(boxes: array[float], start: int, end: int) -> TextLine | None:
    whole = rect_around(boxes, start, end)
    if whole is None:
        return None
    # Letters in another size, raised or lowered, do not make a line twice as high as its highest.
    tops, bottoms = boxes[start * 4 + 1 : end * 4 : 4], boxes[start * 4 + 3 : end * 4 : 4]
    highest = max(map(sub, bottoms, tops))
    return TextLine(start, end, whole, is_upright=whole.height <= 2 * highest)


def caret_in_line(text: str, boxes: array[float], line: TextLine, x: float, y: float) -> int:
    """Give where between the line's clusters a caret at this point belongs."""
    best, nearest = line.start, float("inf")
    for start, end in clusters(text[line.start : line.end]):
        first, last = line.start + start, line.start + end
        rect = rect_around(boxes, first, last)
        if rect is None:
            continue
        distance = rect.distance(x, rect.top if line.is_upright else y)
        if distance < nearest:
            nearest = distance
            best = last if _is_past_middle(text[first], rect, line, x, y) else first
    return best


def _is_past_middle(char: str, rect: Rect, line: TextLine, x: float, y: float) -> bool:
    if not line.is_upright:
        return y > (rect.top + rect.bottom) / 2
    is_right = x > (rect.left + rect.right) / 2
    return is_right != (unicodedata.bidirectional(char) in {"R", "AL"})
