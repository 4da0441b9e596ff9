"""In what state the text of a PDF is: usable, in the order it is drawn in, or lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from kiosk.core.khmer.letters import (
    BASES,
    COENG,
    FRONT_VOWELS,
    ROBAT,
    SHIFTERS,
    SPLIT_VOWELS,
    ZERO_WIDTH,
)


class Condition(Enum):
    """What can be done with a document's Khmer."""

    NONE = "none"
    OK = "ok"
    VISUAL_ORDER = "visual-order"
    """Readable and findable once it is put into the order it is read in."""
    LOST = "lost"
    """Letters are missing; only a text from elsewhere helps."""


class TextCondition(Enum):
    """What can be done with a document's text, whatever its script."""

    NONE = "none"
    """Pictures of text at best: a scan."""
    OK = "ok"
    SUSPECT = "suspect"
    """Much of it is no text: fonts that do not say what their shapes mean."""


_LEAST_LETTERS = 20
"""Fewer Khmer letters are a name or a word in a document in another language."""

_LEAST_VOWELS = 8
"""With fewer vowels to go by, two slips of a typist would make a document look drawn."""

_MOST_MISPLACED = 1 / 4
"""Written Khmer has next to none of its left-hand vowels where none can stand. In visual order at
least those behind another vowel, a sign or a space are there: 1 in 3 and more."""

_ENOUGH_LETTERS = 200
"""About three sentences. Two without a single subscript do occur."""

_FEWEST_SUBSCRIPTS = 1 / 50
"""In written Khmer 1 letter in 6 is a subscript; a list of names still has 1 in 20."""

_MOST_BROKEN = 1 / 10
"""Bullets and icons are private too, and one font without meanings in a heading is common; from
one character in ten on, most sentences have a hole."""

_BETWEEN = re.compile(rf"[\s{ZERO_WIDTH}]+")
_LETTER = re.compile(f"[{BASES}]")
_LEFT_VOWEL = re.compile(f"[{FRONT_VOWELS}{SPLIT_VOWELS}]")
_MISPLACED = re.compile(f"(?<![{BASES}{SHIFTERS}{ROBAT}])[{FRONT_VOWELS}{SPLIT_VOWELS}]")
_BROKEN = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ANY_KHMER = re.compile("[\u1780-\u17ff]")

# Tacteing is not among them: it draws the ornaments of letters written in Unicode.
_LEGACY_FONT = re.compile(
    r"(?:[A-Z]{6}\+)?"
    r"(?:limon|abc[-_ ]?(?:text|zoom)|baidok|khek|truth[-_ ]?khmer|khmer[-_ ]?(?:system|fix))",
    re.IGNORECASE,
)


def khmer_condition(pages: Iterable[str]) -> Condition:
    """Judge a document's Khmer by the text of its pages."""
    text = _BETWEEN.sub("", "".join(page for page in pages if _ANY_KHMER.search(page)))
    letters = _count(_LETTER, text)
    if letters < _LEAST_LETTERS:
        return Condition.NONE
    has_subscripts = text.count(COENG) >= letters * _FEWEST_SUBSCRIPTS
    if (letters >= _ENOUGH_LETTERS and not has_subscripts) or _is_broken(text):
        return Condition.LOST
    return Condition.VISUAL_ORDER if _is_drawn(text) else Condition.OK


def text_condition(pages: Iterable[str]) -> TextCondition:
    """Judge a document's text by the text of its pages."""
    text = _BETWEEN.sub("", "".join(pages))
    if not text:
        return TextCondition.NONE
    return TextCondition.SUSPECT if _is_broken(text) else TextCondition.OK


def is_legacy_khmer_font(name: str) -> bool:
    """Say whether a PDF's font draws Khmer in place of Latin letters, as before Unicode.

    >>> is_legacy_khmer_font("ABCDEF+Limon-S1")
    True
    """
    return bool(_LEGACY_FONT.match(name))


def _is_drawn(text: str) -> bool:
    vowels = _count(_LEFT_VOWEL, text)
    return vowels >= _LEAST_VOWELS and _count(_MISPLACED, text) > vowels * _MOST_MISPLACED


def _is_broken(text: str) -> bool:
    return _count(_BROKEN, text) > len(text) * _MOST_BROKEN


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
