"""Khmer that a PDF holds in the order it is drawn in, put back into the order it is read in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.core.khmer.letters import (
    BASES,
    COENG,
    FRONT_VOWELS,
    RO,
    ROBAT,
    SHIFTERS,
    SPLIT_VOWELS,
    ZERO_WIDTH,
)

_GAP = rf"[\s{ZERO_WIDTH}]*+"
_CARRIED = f"(?<=[{BASES}{SHIFTERS}{ROBAT}])"
_FREE = f"(?<![{BASES}{SHIFTERS}{ROBAT}])"

_SUBSCRIPT_RO = f"{COENG}{_GAP}{RO}"
_LETTER = f"[{BASES}](?:{_GAP}{COENG}{_GAP}(?!{RO})[{BASES}])*"


def reading_order(text: str) -> Sequence[int]:
    """Give the indexes of the text's characters in the order a person reads them.

    A vowel drawn to the left of its letter goes behind that letter and its subscripts. So does a
    subscript ro, which is drawn there too, and a vowel drawn on both sides, if they were drawn
    before their letter: PDFs differ, and the text itself tells.
    """
    drawn_first = f"[{FRONT_VOWELS}]"
    for part in (f"[{SPLIT_VOWELS}]", _SUBSCRIPT_RO):
        drawn_first += f"|{part}" if _is_drawn_first(part, text) else f"|{_FREE}{part}"
    order = list(range(len(text)))
    for found in re.finditer(f"((?:(?:{drawn_first}){_GAP}){{1,3}})({_LETTER})", text):
        start, letter, end = found.start(), found.start(2), found.end()
        order[start:end] = [*range(letter, end), *range(start, letter)]
    return order


def _is_drawn_first(part: str, text: str) -> bool:
    """Say whether more than one in four has no letter before it that it could belong to.

    Behind a letter it may belong to that one or to the next; in text that is in the order of
    reading none is without.
    """
    free = len(re.findall(_FREE + part, text))
    return free * 3 > len(re.findall(_CARRIED + part, text))
