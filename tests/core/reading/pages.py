"""Pages whose characters are 10 wide and 20 high, laid out line by line."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from kiosk.core.reading.page_text import PageText

WIDTH, HEIGHT = 10.0, 20.0
NOWHERE = (0.0, 0.0, 0.0, 0.0)


def page(*lines: str, left: float = 0.0) -> PageText:
    """Set the lines one below the other, the first at the top of the page."""
    return placed([(line, left, HEIGHT * number) for number, line in enumerate(lines)])


def placed(lines: Sequence[tuple[str, float, float]]) -> PageText:
    """Set each line at its own place: text, left, top."""
    text, boxes = "", array("f")
    for line, left, top in lines:
        for number in range(len(line)):
            x = left + WIDTH * number
            boxes.extend((x, top, x + WIDTH, top + HEIGHT))
        text += line + "\n"
        boxes.extend(NOWHERE)
    return PageText.of(text, boxes)


def turned(text: str) -> PageText:
    """Set one line from the top of the page down, its letters lying on their side."""
    boxes = array("f")
    for number in range(len(text)):
        boxes.extend((0, WIDTH * number, HEIGHT, WIDTH * (number + 1)))
    return PageText.of(text, boxes)


def from_right(text: str) -> PageText:
    """Set one line from right to left, its last letter at the left edge."""
    boxes = array("f")
    for number in reversed(range(len(text))):
        boxes.extend((WIDTH * number, 0, WIDTH * (number + 1), HEIGHT))
    return PageText.of(text, boxes)
