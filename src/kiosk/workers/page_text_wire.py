"""How a page's text travels: its numbers as bytes, so that the window reads them in no time.

A page of 5,000 characters has 30,000 numbers. As JSON's lists they would keep the window busy
for 10 ms and more; as little-endian float32 and uint32 in base64 they are copied.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from kiosk.workers.untrusted import GarbledMessageError

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText
    from kiosk.core.reading.rect import Rect
    from kiosk.core.reading.text_line import TextLine

FLOAT32, UINT32 = "f", "I"


def page_text_fields(page: "PageText") -> dict[str, object]:
    """Return the fields of a message that hold the page's text."""
    return {
        "text": page.text,
        "boxes": _packed(page.boxes, FLOAT32),
        "key": page.key.text,
        "starts": _packed(page.key.starts, UINT32),
        "ends": _packed(page.key.ends, UINT32),
        "lines": [_line_row(line) for line in page.lines],
    }


def _line_row(line: "TextLine") -> list[object]:
    return [line.start, line.end, *_sides(line.rect), *_sides(line.reach), line.is_upright]


def _sides(rect: "Rect") -> list[float]:
    return [rect.left, rect.top, rect.right, rect.bottom]


def _packed(numbers: "array[float] | array[int]", kind: str) -> str:
    values = array(kind, numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return b64encode(values).decode("ascii")


def unpacked(untrusted: str, kind: str, count: int) -> "array[Any]":
    """Return exactly so many numbers, FLOAT32 or UINT32.

    Raises:
        GarbledMessageError: they are more, or fewer.
        ValueError: they are no numbers at all.
    """
    values: array[Any] = array(kind)
    values.frombytes(b64decode(untrusted, validate=True))
    if len(values) != count:
        raise GarbledMessageError(f"{len(values)} numbers instead of {count}")
    if sys.byteorder == "big":
        values.byteswap()
    return values
