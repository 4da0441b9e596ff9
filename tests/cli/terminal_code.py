"""A code as a phone sees it on a terminal: characters painted in their colours, then decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import zxingcpp

_HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
_PIXELS = 4
_PIECE = re.compile(r"\x1b\[([0-9;]*)m|(.)")

BLACK, WHITE = 0, 255
_COLOURS = {"38;5;16;48;5;231": (BLACK, WHITE)}


def decoded(lines: Sequence[str], *, ink: int = BLACK, paper: int = WHITE) -> str | None:
    """Give what a phone reads on a terminal that writes with `ink` on `paper`; None for nothing.

    As an old phone reads it: what is light on dark is no code.
    """
    code = [tuple(_cells(line, (ink, paper))) for line in lines if _is_drawn(line)]
    rows = [[cell[half] for cell in line] for line in code for half in (0, 1)]
    width = max(map(len, rows))
    surround = 3
    pixels = np.full((len(rows) + 2 * surround, width + 2 * surround), paper, dtype=np.uint8)
    pixels[surround:-surround, surround:-surround] = rows
    found = zxingcpp.read_barcodes(
        pixels.repeat(_PIXELS, 0).repeat(_PIXELS, 1),
        formats=zxingcpp.BarcodeFormat.QRCode,
        try_invert=False,
    )
    return found[0].text if found else None


def _is_drawn(line: str) -> bool:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
    return bool(plain) and set(plain) <= set(_HALVES)


def _cells(line: str, usual: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Give the upper and the lower half of each character as shades of grey."""
    ink, paper = usual
    for colours, char in _PIECE.findall(line):
        if char:
            upper, lower = _HALVES[char]
            yield ink if upper else paper, ink if lower else paper
        else:
            ink, paper = _COLOURS.get(colours, usual)
