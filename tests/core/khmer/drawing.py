"""Khmer in the order it is drawn in, as old PDFs hold it."""

from __future__ import annotations

import re

_SYLLABLE = re.compile(
    "([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3])*)([\u17b6-\u17d1\u17d3\u17dd]*)"
)
_SPLIT = {"ើ": "េី", "ោ": "េា", "ៀ": "េៀ", "ឿ": "េឿ", "ៅ": "េៅ"}


def drawn(text: str) -> str:
    """Put what is drawn to the left of a letter before it: vowels, then a subscript ro."""
    return _SYLLABLE.sub(_drawn_syllable, text)


def drawn_whole(text: str) -> str:
    """Put vowels drawn on both sides before their letter as a whole, too."""
    for whole in _SPLIT:
        text = re.sub(f"([\u1780-\u17b3](?:\u17d2[\u1780-\u17b3])*){whole}", rf"{whole}\1", text)
    return drawn(text)


def _drawn_syllable(found: re.Match[str]) -> str:
    letter, subscripts, marks = found.groups()
    for whole, parts in _SPLIT.items():
        marks = marks.replace(whole, parts)
    ro = "\u17d2រ" if "\u17d2រ" in subscripts else ""
    left = "".join(mark for mark in marks if mark in "េែៃ")
    right = "".join(mark for mark in marks if mark not in left)
    return left + ro + letter + subscripts.replace("\u17d2រ", "") + right
