"""Khmer that comes out of a PDF torn apart, or with a sign said twice."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from kiosk.core.khmer.letters import COENG, MARKS

_SIGN = re.compile(f"[{MARKS}]")
_TWICE = re.compile(f"(?<=([{MARKS}]))\\1+")

_WIDEST_TEAR = 0.8
"""Of the line's height: as wide as the widest letter, less than what lies between two columns."""
_SLACK = 0.1
"""Of the line's height: how much two pieces of one line may differ in where they stand."""


def mended(text: str, boxes: array[float]) -> tuple[str, array[float]]:
    """Give the text without the line ends inside words, and every sign once; and its boxes.

    In Typst's PDFs a subscript such as that of សម្រាប់ has no width of its own: MuPDF takes what
    follows for another line, and says the sign before it twice. A folded text is the same either
    way.
    """
    tears = [at for at, char in enumerate(text) if char == "\n" and _is_torn(text, boxes, at)]
    text, boxes = _without(text, boxes, [(at, at + 1) for at in tears])
    return _without(text, boxes, [found.span() for found in _TWICE.finditer(text)])


def _is_torn(text: str, boxes: array[float], at: int) -> bool:
    """Say whether a line end is where no line ends: on one line, and inside a syllable."""
    if not 2 <= at < len(text) - 1:
        return False
    two, one = text[at - 2], text[at - 1]
    is_twice = one == two and bool(_SIGN.match(one))
    is_inside = is_twice or COENG in (two, one) or bool(_SIGN.match(text[at + 1]))
    return is_inside and _stand_side_by_side(boxes, at - 1, at + 1)


def _stand_side_by_side(boxes: array[float], one: int, other: int) -> bool:
    _, top, right, bottom = boxes[4 * one : 4 * one + 4]
    left, next_top, _, next_bottom = boxes[4 * other : 4 * other + 4]
    height = bottom - top
    if max(abs(next_top - top), abs(next_bottom - bottom)) > height * _SLACK:
        return False
    return -_SLACK * height <= left - right <= _WIDEST_TEAR * height


def _without(
    text: str, boxes: array[float], ranges: Iterable[tuple[int, int]]
) -> tuple[str, array[float]]:
    pieces: list[str] = []
    places: array[float] = array(boxes.typecode)
    done = 0
    for start, end in ranges:
        pieces.append(text[done:start])
        places += boxes[4 * done : 4 * start]
        done = end
    if not pieces:
        return text, boxes
    return "".join([*pieces, text[done:]]), places + boxes[4 * done :]
