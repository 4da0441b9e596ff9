"""The kinds of characters that Khmer is written with, and those nobody sees.

The kinds are those of Unicode Technical Note 61, "Khmer Encoding Structure", as pieces of
character classes for regular expressions.
"""

from __future__ import annotations

COENG = "\u17d2"
"""Makes a subscript of the letter behind it."""

RO = "\u179a"
ROBAT = "\u17cc"
SHIFTERS = "\u17c9\u17ca"

BASES = "\u1780-\u17b3"
"""Consonants and the vowels that stand alone."""

VOWELS = "\u17b6-\u17c5"
FRONT_VOWELS = "\u17c1-\u17c3"
"""Drawn wholly to the left of the letter they follow."""

SPLIT_VOWELS = "\u17be-\u17c0\u17c4\u17c5"
"""Drawn to the left and to the right of the letter they follow."""

MARKS = "\u17b6-\u17d1\u17d3\u17dd"
"""Whatever belongs to the letter before it, save the coeng."""

KHMER = "\u1780-\u17df\u17f0-\u17f9\u19e0-\u19ff"
"""All of the script but its digits, which are read as any others."""

INHERENT_VOWELS = "\u17b4\u17b5"
"""Two letters that were encoded by mistake and show nothing."""

JOINERS = "\u200c\u200d"
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH = "\u200b\u2060\ufeff" + JOINERS + SOFT_HYPHEN
