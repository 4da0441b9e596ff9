"""What a person takes for one character: where the caret may stand, in Khmer and elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiosk.core.khmer.letters import COENG, JOINERS

_ZERO_WIDTH_JOINER = "\u200d"
_BEHIND_LETTERS = "\u0e33\u0eb3"
"""Vowels of Thai and Lao that are encoded as letters and belong to the one before them."""

_MOST_FLAG_HALVES = 40
"""How far to look back: a text of nothing but flags may be made to be slow."""


def cluster_start(text: str, index: int) -> int:
    """Give where the cluster that holds `index` begins; between two clusters, `index` itself."""
    start = min(max(index, 0), len(text))
    while 0 < start < len(text) and _belong_together(text, start):
        start -= 1
    return start


def cluster_end(text: str, index: int) -> int:
    """Give where the cluster that holds the character at `index` ends."""
    end = min(max(index, 0) + 1, len(text))
    while end < len(text) and _belong_together(text, end):
        end += 1
    return end


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of every cluster.

    >>> list(clusters("ស្ត្រី១"))
    [(0, 6), (6, 7)]
    """
    start = 0
    while start < len(text):
        end = cluster_end(text, start)
        yield start, end
        start = end


def _belong_together(text: str, index: int) -> bool:
    """Say whether the characters before and at `index` are of one cluster.

    These are the rules of Unicode Standard Annex 29, with coeng and the letter under it joined
    and without those of scripts that no document here is written in.
    """
    before, char = text[index - 1], text[index]
    if before == "\r" and char == "\n":
        return True
    if unicodedata.category(before) in {"Cc", "Zl", "Zp"}:
        return False
    if _extends(char):
        return True
    if text[max(0, index - 4) : index].rstrip(JOINERS).endswith(COENG):
        return "\u1780" <= char <= "\u17b3"
    if before == _ZERO_WIDTH_JOINER:
        return unicodedata.category(char) == "So"
    return _is_flag_half(char) and _flag_halves_before(text, index) % 2 == 1


def _extends(char: str) -> bool:
    """Say whether it is a mark, joiner, vowel behind, or colour or tag of an emoji."""
    return (
        char in JOINERS
        or char in _BEHIND_LETTERS
        or unicodedata.category(char)[0] == "M"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or "\u1160" <= char <= "\u11ff"
    )


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_halves_before(text: str, index: int) -> int:
    start = index
    while start > max(0, index - _MOST_FLAG_HALVES) and _is_flag_half(text[start - 1]):
        start -= 1
    return index - start
