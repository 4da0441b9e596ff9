"""A page's characters: alone, quickly, for finding, and with their places, for marking them.

Both ways give the same characters in the same order.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

import pymupdf

from kiosk.workers.render.actual_text import CHARACTERS, FILLERS
from kiosk.workers.render.page_foot import Block, foot_last
from kiosk.workers.render_messages import CHARACTER_LIMIT, LENGTH_LIMIT

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
"""Not among them: keeping ligatures (who copies "find" wants its f and its i), joining words at
hyphens, inventing a character for a glyph that has none."""

# U+FFFD stays, MuPDF's mark for a glyph without a character: too many of them say that the text
# is not to be relied on.
_CHARACTERS: dict[int, str | None] = {
    0x09: " ",
    **dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]),  # control characters
    **dict.fromkeys(range(0xD800, 0xE000)),  # halves of characters
    **CHARACTERS,
    **dict.fromkeys(map(ord, FILLERS)),
}
_READ = {chr(code): read or "" for code, read in _CHARACTERS.items()}
"""The same for a single one."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_NO_GLYPH = "", _NOWHERE


def read_text(strokes: pymupdf.DisplayList) -> str:
    """Return the page's characters in reading order, a line feed after each line."""
    return _text_of(_blocks(strokes, pymupdf.TextPage(strokes.get_textpage(_FLAGS))))


def read_places(strokes: pymupdf.DisplayList) -> "tuple[str, array[float]]":
    """Return the same, and the boxes of the characters; zeros for what has no place."""
    page = pymupdf.TextPage(strokes.get_textpage(_FLAGS))
    blocks = _blocks(strokes, page)
    text = _text_of(blocks)
    return text, _boxes(text, _glyphs(page, blocks))


def _blocks(strokes: pymupdf.DisplayList, page: pymupdf.TextPage) -> Sequence[Block]:
    """Give the blocks of text. Not by `extractBLOCKS`: it is quicker, and leaks all it gives."""
    blocks = [_block(block) for block in page.extractDICT()["blocks"] if "lines" in block]
    return foot_last(blocks, strokes.rect.y0, strokes.rect.y1)


def _block(block: dict[str, Any]) -> Block:
    left, top, right, bottom = block["bbox"]
    text = "".join(map(_line, block["lines"]))
    return Block(left, top, right, bottom, text, block["number"])


def _line(line: dict[str, Any]) -> str:
    return "".join(span["text"] for span in line["spans"]) + "\n"


def _text_of(blocks: Sequence[Block]) -> str:
    text = "".join(block.text for block in blocks)
    return text.translate(_CHARACTERS)[:CHARACTER_LIMIT]


def _glyphs(page: pymupdf.TextPage, blocks: Sequence[Block]) -> Iterator[tuple[str, Box]]:
    """Give every character with its box. Of pymupdf's ways the fastest: 1.3 µs a character."""
    placed = {block["number"]: block for block in page.extractRAWDICT()["blocks"]}
    for block in blocks:
        for line in placed[block.number]["lines"]:
            for span in line["spans"]:
                for glyph in span["chars"]:
                    yield glyph["c"], glyph["bbox"]


def _boxes(text: str, glyphs: Iterator[tuple[str, Box]]) -> "array[float]":
    """Find the box of each character; what the glyphs lack, such as line feeds, has none."""
    boxes: array[float] = array("f")
    glyph, box = next(glyphs, _NO_GLYPH)
    for character in text:
        while not (read := _READ.get(glyph, glyph)) and box is not _NOWHERE:
            if glyph in FILLERS and box[2] > box[0]:
                boxes[-4:] = _widened(boxes[-4:], box)
            glyph, box = next(glyphs, _NO_GLYPH)
        if read == character:
            boxes.extend(_within_reach(box))
            glyph, box = next(glyphs, _NO_GLYPH)
        else:
            boxes.extend(_NOWHERE)
    return boxes


def _widened(character: "array[float]", shape: Box) -> "array[float]":
    """Give a character's box with room for a further shape that it is drawn with."""
    if not any(character) or _within_reach(shape) is _NOWHERE:
        return character
    lefts, tops, rights, bottoms = zip(character, shape, strict=True)
    return array("f", (min(lefts), min(tops), max(rights), max(bottoms)))


def _within_reach(box: Box) -> Box:
    left, top, right, bottom = box
    if -LENGTH_LIMIT <= left <= right <= LENGTH_LIMIT and (
        -LENGTH_LIMIT <= top <= bottom <= LENGTH_LIMIT
    ):
        return box
    return _NOWHERE
