"""A written syllable of Khmer in the one order and spelling that searching goes by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kiosk.core.khmer.letters import BASES, COENG, MARKS, RO

_BASE = re.compile(f"[{BASES}]")
_MARK = re.compile(f"[{MARKS}]")

_SUBSCRIPT_RO = COENG + RO
_SHIFTER = "៉"
_TAIL = "៌", COENG, _SUBSCRIPT_RO, _SHIFTER, *"េែៃើឿៀោៅុូួិីឹឺាំ័៝់៍៎៏៑៓ះៈ"
"""What follows the letter, in the order of Unicode Technical Note 61: robat, subscripts with
ro last, shifter, vowels (before, below, above, behind), signs."""

_RANK = {part: rank for rank, part in enumerate(_TAIL, start=1)}

_SPLIT_VOWELS = ("េ", "ី", "ើ"), ("េ", "ា", "ោ"), *(("េ", whole, whole) for whole in "ើឿៀោៅ")
"""Left part, right part, and what they look like together."""

_BELOW = "ុ"
_ABOVE = "ិីឹឺើឿ័៝"
_BEHIND = "ា"
_RING = "ំ"

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Syllable:
    """The canonical text; for each character where in the written one it comes from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=20_000)
def canonical(written: str) -> Syllable:
    """Put a syllable in order: every part once, split vowels joined, both shifters one.

    Characters that are neither letter nor mark (a line break inside a syllable, say) are dropped,
    and so is a coeng without a letter, which leaves what is being typed findable.

    >>> canonical("ស្រ្តី").text == canonical("ស្ត្រី").text
    True
    """
    parts = _parts(written)
    for left, right, whole in _SPLIT_VOWELS:
        if left in parts and right in parts:
            _add(parts, whole, _united(parts.pop(left), parts.pop(right)))
    _raise_vowel(parts)
    ordered = sorted(parts, key=_rank)
    return Syllable(
        "".join(ordered),
        tuple(parts[part][0] for part in ordered for _ in part),
        tuple(parts[part][1] for part in ordered for _ in part),
    )


def _parts(written: str) -> dict[str, Extent]:
    """Take a syllable apart; a subscript is one part, its coeng and its letter."""
    parts: dict[str, Extent] = {}
    coeng: int | None = None
    letter = ""
    for index, char in enumerate(written):
        if char == COENG:
            coeng = index if coeng is None else coeng
        elif _MARK.match(char):
            _add(parts, char, (index, index + 1))
            coeng = None
        elif _BASE.match(char):
            start = index if coeng is None else coeng
            if coeng is not None:
                # Coeng da and coeng ta look the same.
                letter = COENG + ("ត" if char == "ដ" else char)
            elif not letter:
                letter = char
            # else MuPDF would have dropped this letter: it belongs to the one before.
            _add(parts, letter, (start, index + 1))
            coeng = None
    return parts


def _raise_vowel(parts: dict[str, Extent]) -> None:
    """Under a vowel that stands above, a shifter looks like ុ and is often typed as that."""
    if _BELOW not in parts:
        return
    above = next((vowel for vowel in _ABOVE if vowel in parts), None)
    if above is None and _BEHIND in parts and _RING in parts:
        above = _RING
    if above is not None:
        _add(parts, _SHIFTER, _united(parts.pop(_BELOW), parts[above]))


def _add(parts: dict[str, Extent], part: str, extent: Extent) -> None:
    parts[part] = _united(parts[part], extent) if part in parts else extent


def _united(one: Extent, other: Extent) -> Extent:
    return min(one[0], other[0]), max(one[1], other[1])


def _rank(part: str) -> int:
    if part in _RANK:
        return _RANK[part]
    return _RANK[COENG] if part[0] == COENG else 0
