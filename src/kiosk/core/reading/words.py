"""Words as a pointer picks them up, and text as it is copied."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from kiosk.core.khmer.breaks import ZERO_WIDTH_SPACE
from kiosk.core.khmer.clusters import cluster_end, cluster_start, clusters
from kiosk.core.khmer.letters import JOINERS, SOFT_HYPHEN

_KHMER = "[\u1780-\u17df]"
_UNSEEN = re.compile(
    f"[\u200b\u2060\ufeff\ufffd{SOFT_HYPHEN}]|(?<={_KHMER})[{JOINERS}]+|[{JOINERS}]+(?={_KHMER})"
)

_LONGEST_WORD = 5
"""Clusters that a stretch of Khmer between spaces may have and still be one word, not several."""


class _Kind(Enum):
    """What a character may stand beside in a word."""

    KHMER = auto()
    OTHER = auto()
    NONE = auto()


def copied_text(text: str) -> str:
    """Give the text as a person would have typed it, without what nobody sees.

    Joiners stay where emoji and other scripts need them.

    >>> copied_text("ពាក្យ\u200bសម្ងាត់")
    'ពាក្យសម្ងាត់'
    """
    return _UNSEEN.sub("", text)


def word_range(text: str, index: int) -> tuple[int, int]:
    """Give the range of the word at `index`, or of the one that ends there.

    A word ends at white space, punctuation, an invisible break, or where the script changes. A
    run of Khmer that holds more than a word, since nobody marked its breaks, gives the cluster
    instead; so does what is no word at all.
    """
    if not text:
        return 0, 0
    index = min(max(index, 0), len(text) - 1)
    if index > 0 and _kind(text, index) is _Kind.NONE and _kind(text, index - 1) is not _Kind.NONE:
        index -= 1
    start, end = _run_around(text, index)
    if _kind(text, index) is _Kind.NONE or not _is_one_word(text, start, end):
        start = cluster_start(text, index)
        return start, cluster_end(text, start)
    return start, end


def _run_around(text: str, index: int) -> tuple[int, int]:
    kind = _kind(text, index)
    start, end = index, index + 1
    while start > 0 and _kind(text, start - 1) is kind:
        start -= 1
    while end < len(text) and _kind(text, end) is kind:
        end += 1
    return start, end


def _kind(text: str, index: int) -> _Kind:
    char = text[index]
    category = unicodedata.category(char)
    if "\u1780" <= char <= "\u17dd":
        return _Kind.KHMER if category[0] in "LM" else _Kind.NONE
    if char in JOINERS:
        return _kind(text, index - 1) if index > 0 else _Kind.NONE
    if char in "'’" and 0 < index < len(text) - 1:
        is_inside = text[index - 1].isalpha() and text[index + 1].isalpha()
        return _Kind.OTHER if is_inside else _Kind.NONE
    is_in_word = category[0] in "LNM" or char in ("_", SOFT_HYPHEN)
    return _Kind.OTHER if is_in_word else _Kind.NONE


def _is_one_word(text: str, start: int, end: int) -> bool:
    """Say whether a run is a word: any but Khmer is, Khmer if it is marked or short enough."""
    if _kind(text, start) is not _Kind.KHMER:
        return True
    if ZERO_WIDTH_SPACE in (text[start - 1 : start], text[end : end + 1]):
        return True
    return sum(1 for _ in clusters(text[start:end])) <= _LONGEST_WORD
