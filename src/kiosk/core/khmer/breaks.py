"""The invisible breaks that Khmer needs between words (U+200B), and what they are good for."""

from __future__ import annotations

import re

ZERO_WIDTH_SPACE = "\u200b"

_WORD = re.compile(r"[\w\u1780-\u17d3\u17dd]+")


def without_breaks(text: str) -> str:
    """Give the text as a person typed it: for copying, file names and comparing."""
    return text.replace(ZERO_WIDTH_SPACE, "")


def word_count(text: str) -> int:
    """Count words; a run of Khmer counts one for each stretch between its breaks.

    >>> word_count("ចាក់សោ\u200bទូរសព្ទ of yours")
    4
    """
    return len(_WORD.findall(text))
