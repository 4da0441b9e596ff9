"""Reading a page's text that the worker sent."""

from array import array
from math import isfinite
from operator import ge, gt

from kiosk.core.khmer.fold import SearchKey
from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.rect import Rect
from kiosk.core.reading.text_line import TextLine
from kiosk.workers.page_text_wire import FLOAT32, UINT32, unpacked
from kiosk.workers.render_messages import CHARACTER_LIMIT, KEYS_LIMIT, LENGTH_LIMIT
from kiosk.workers.untrusted import GarbledMessageError, UntrustedFields, flag, number, whole


def page_text(fields: UntrustedFields) -> PageText:
    """Return the page's text in the fields of a message.

    Raises:
        GarbledMessageError: a length does not agree with the text, a number is out of range.
    """
    text = fields.text("text", limit=CHARACTER_LIMIT)
    boxes = _boxes(fields.any_text("boxes", limit=CHARACTER_LIMIT * 24), len(text))
    rows = fields.rows("lines", limit=CHARACTER_LIMIT, length=11)
    lines = tuple(_line(row, len(text)) for row in rows)
    return PageText(text, boxes, _key(fields, len(text)), lines)


def _key(fields: UntrustedFields, length: int) -> SearchKey:
    text = fields.text("key", limit=KEYS_LIMIT)
    starts, ends = (
        unpacked(fields.any_text(name, limit=KEYS_LIMIT * 6), UINT32, len(text))
        for name in ("starts", "ends")
    )
    if max(ends, default=0) > length or any(map(ge, starts, ends)):
        raise GarbledMessageError("a key to characters that are not there")
    return SearchKey(text, starts, ends)


def _boxes(untrusted: str, length: int) -> "array[float]":
    boxes: array[float] = unpacked(untrusted, FLOAT32, length * 4)
    if not isfinite(sum(boxes)) or max(map(abs, boxes), default=0) > LENGTH_LIMIT:
        raise GarbledMessageError("boxes outside any page")
    if any(map(gt, boxes[0::4], boxes[2::4])) or any(map(gt, boxes[1::4], boxes[3::4])):
        raise GarbledMessageError("boxes turned inside out")
    return boxes


def _line(row: list[object], length: int) -> TextLine:
    start, end, *sides, is_upright = row
    first = whole(start, 0, length)
    return TextLine(
        start=first,
        end=whole(end, first, length),
        rect=_rect(sides[:4]),
        reach=_rect(sides[4:]),
        is_upright=flag(is_upright),
    )


def _rect(sides: list[object]) -> Rect:
    left, top, right, bottom = (number(side, -LENGTH_LIMIT, LENGTH_LIMIT) for side in sides)
    if right < left or bottom < top:
        raise GarbledMessageError(sides)
    return Rect(left, top, right, bottom)
