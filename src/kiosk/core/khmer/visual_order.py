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

_GAP = rf"[\s{ZERO_WIDTH}]*"
_CARRIER = f"(?<=[{BASES}{SHIFTERS}{ROBAT}])"
_NO_CARRIER = f"(?<![{BASES}{SHIFTERS}{ROBAT}])"

_SUBSCRIPT_RO = f"{COENG}{_GAP}{RO}"
_CARRIED_RO = re.compile(_CARRIER + _SUBSCRIPT_RO)
_FREE_RO = re.compile(_NO_CARRIER + _SUBSCRIPT_RO)
_LETTER = f"[{BASES}](?:{_GAP}{COENG}{_GAP}(?!{RO})[{BASES}])*"

_FRONT = f"[{FRONT_VOWELS}]|{_NO_CARRIER}[{SPLIT_VOWELS}]"
_MISPLACED = re.compile(
    f"((?:(?:{_FRONT})(?:{_GAP}{_SUBSCRIPT_RO})?|{_NO_CARRIER}{_SUBSCRIPT_RO}){_GAP})({_LETTER})"
)
_MISPLACED_WITH_RO = re.compile(f"((?:(?:{_FRONT}|{_SUBSCRIPT_RO}){_GAP})+)({_LETTER})")


def reading_order(text: str) -> Sequence[int]:
    """Give the indexes of the text's characters in the order a person reads them.

    A vowel drawn to the left of its letter goes behind that letter with its subscripts, and so
    does a subscript ro, which is drawn there too, in front of letters. It is taken to stand
    before its letter everywhere where more of them have none to belong to than one in four,
    the same measure by which a document is known to be in visual order.
    """
    free, carried = len(_FREE_RO.findall(text)), len(_CARRIED_RO.findall(text))
    misplaced = _MISPLACED_WITH_RO if free * 3 > carried else _MISPLACED
    order = list(range(len(text)))
    for found in misplaced.finditer(text):
        start, letter, end = found.start(), found.start(2), found.end()
        order[start:end] = [*range(letter, end), *range(start, letter)]
    return order
