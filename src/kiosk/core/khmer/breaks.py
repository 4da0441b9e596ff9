"""The invisible breaks that Khmer needs between words (U+200B), and what they are good for."""

from __future__ import annotations

import re

ZERO_WIDTH_SPACE = "\u200b"

_LONG_KHMER = re.compile("[\u1780-\u17ff]{25,}")
_LONG_LATIN = re.compile(r"[^\s\u200b\u1780-\u17ff/\\-]{40,}")
_LATIN_PIECE = 16
_INSIDE_KHMER = re.compile("(?<=.)(?<!\u17d2)(?=[\u1780-\u17b3])")

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


def breakable(text: str) -> str:
    """Let a line end inside a run that is longer than any word, so that no window bursts.

    Texts with breaks between their words come back as they are. Khmer typed without them may
    break between any two letters (with what belongs to each), which is better than not at all.
    """
    text = _LONG_KHMER.sub(_between_letters, text)
    return _LONG_LATIN.sub(_in_pieces, text)


def _between_letters(found: re.Match[str]) -> str:
    return _INSIDE_KHMER.sub(ZERO_WIDTH_SPACE, found.group())


def _in_pieces(found: re.Match[str]) -> str:
    run = found.group()
    starts = range(0, len(run), _LATIN_PIECE)
    return ZERO_WIDTH_SPACE.join(run[start : start + _LATIN_PIECE] for start in starts)
