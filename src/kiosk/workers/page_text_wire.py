"""How a page's text travels: its numbers as bytes, so that the window reads them in no time.

A page of 5,000 characters has 30,000 numbers. As JSON's lists they would keep the window busy
for 10 ms and more; as little-endian float32 and uint32 in base64 they are copied.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from math import isfinite
from operator import ge, gt
from typing import Any

from kiosk.core.khmer.fold import SearchKey
from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.rect import Rect
from kiosk.core.reading.text_line import TextLine
from kiosk.workers.render_messages import CHARACTER_LIMIT, KEYS_LIMIT, LENGTH_LIMIT
from kiosk.workers.untrusted import GarbledMessageError, UntrustedFields, flag, number, whole

FLOAT32, UINT32 = "f", "I"


def page_text_fields(page: PageText) -> dict[str, object]:
    """Return the fields of a message that hold the page's text."""
    return {
        "text": page.text,
        "boxes": _packed(page.boxes, FLOAT32),
        "key": page.key.text,
        "starts": _packed(page.key.starts, UINT32),
        "ends": _packed(page.key.ends, UINT32),
        "lines": [_line_row(line) for line in page.lines],
    }


def _line_row(line: TextLine) -> list[object]:
    rect = line.rect
    return [line.start, line.end, rect.left, rect.top, rect.right, rect.bottom, line.is_upright]


def page_text(fields: UntrustedFields) -> PageText:
    """Return the page's text in the fields of a message.

    Raises:
        GarbledMessageError: a length does not agree with the text, a number is out of range.
    """
    text = fields.text("text", limit=CHARACTER_LIMIT)
    boxes = _boxes(fields.any_text("boxes", limit=CHARACTER_LIMIT * 24), len(text))
    rows = fields.rows("lines", limit=CHARACTER_LIMIT, length=7)
    lines = tuple(_line(row, len(text)) for row in rows)
    return PageText(text, boxes, _key(fields, len(text)), lines)


def _key(fields: UntrustedFields, length: int) -> SearchKey:
    text = fields.text("key", limit=KEYS_LIMIT)
    starts, ends = (
        _unpacked(fields.any_text(name, limit=KEYS_LIMIT * 6), UINT32, len(text))
        for name in ("starts", "ends")
    )
    if max(ends, default=0) > length or any(map(ge, starts, ends)):
        raise GarbledMessageError("a key to characters that are not there")
    return SearchKey(text, starts, ends)


def _boxes(untrusted: str, length: int) -> "array[float]":
    boxes: array[float] = _unpacked(untrusted, FLOAT32, length * 4)
    if not isfinite(sum(boxes)) or max(map(abs, boxes), default=0) > LENGTH_LIMIT:
        raise GarbledMessageError("boxes outside any page")
    if any(map(gt, boxes[0::4], boxes[2::4])) or any(map(gt, boxes[1::4], boxes[3::4])):
        raise GarbledMessageError("boxes turned inside out")
    return boxes


def _line(row: list[object], length: int) -> TextLine:
    start, end, *sides, is_upright = row
    first = whole(start, 0, length)
    left, top, right, bottom = (number(side, -LENGTH_LIMIT, LENGTH_LIMIT) for side in sides)
    if right < left or bottom < top:
        raise GarbledMessageError(row)
    rect = Rect(left, top, right, bottom)
    return TextLine(first, whole(end, first, length), rect, flag(is_upright))


def _packed(numbers: "array[float] | array[int]", kind: str) -> str:
    values = array(kind, numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return b64encode(values).decode("ascii")


def _unpacked(untrusted: str, kind: str, count: int) -> "array[Any]":
    """Return exactly so many numbers."""
    values: array[Any] = array(kind)
    values.frombytes(b64decode(untrusted, validate=True))
    if len(values) != count:
        raise GarbledMessageError(f"{len(values)} numbers instead of {count}")
    if sys.byteorder == "big":
        values.byteswap()
    return values
