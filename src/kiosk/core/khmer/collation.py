"""The order of words in a Khmer list, the same on every system."""

from __future__ import annotations

import re
import unicodedata

from kiosk.core.khmer.breaks import without_breaks

SortKey = tuple[tuple[float, ...], str]

_COENG = "\u17d2"
_LAST_VOWEL = 0x17C5
_AFTER_CONSONANT = {
    vowel: ord(consonant) + step
    for consonant, vowels in (("រ", "ឫឬ"), ("ល", "ឭឮ"))
    for vowel, step in zip(vowels, (0.25, 0.5), strict=True)
}
"""Vowels that read as a consonant and stand right behind it."""

_INDEPENDENT_VOWELS = str.maketrans(
    {
        "ឣ": "អ",
        "ឤ": "អា",
        "ឥ": "អិ",
        "ឦ": "អី",
        "ឧ": "អុ",
        "ឨ": "អុក",
        "ឩ": "អូ",
        "ឪ": "អូវ",
        "ឯ": "អែ",
        "ឰ": "អៃ",
        "ឱ": "អោ",
        "ឲ": "អោ",
        "ឳ": "អៅ",
    }
)
_VOWELS_WITH_SIGNS = ("ុំ", "ំ", "ាំ", "ះ", "ិះ", "ុះ", "េះ", "ោះ")
"""They follow the plain vowels, in this order."""

_PIECE = re.compile("|".join(sorted(_VOWELS_WITH_SIGNS, key=len, reverse=True)) + "|.", re.DOTALL)
_SILENT = re.compile("[\u17b4\u17b5\u17c8-\u17d1\u17dd]")
"""Signs that only tell apart words that are otherwise spelled alike."""


def sort_key(text: str) -> SortKey:
    """Give the key that puts `text` in its place: Latin before Khmer, then as a dictionary does.

    Khmer follows the root order of the Unicode Collation Algorithm with CLDR's tailoring for
    Khmer: consonants, then vowels, then vowels with signs, then subscripts; a vowel that stands
    alone counts as អ with that vowel.
    """
    plain = unicodedata.normalize("NFKC", without_breaks(text)).casefold()
    spelled = _SILENT.sub("", plain.translate(_INDEPENDENT_VOWELS))
    return tuple(_weight(piece) for piece in _PIECE.findall(spelled)), plain


def _weight(piece: str) -> float:
    """Rank a letter, sign or vowel; everything Khmer comes after everything else."""
    if piece in _VOWELS_WITH_SIGNS:
        return _LAST_VOWEL + 1 + _VOWELS_WITH_SIGNS.index(piece)
    if piece == _COENG:
        return _LAST_VOWEL + 1 + len(_VOWELS_WITH_SIGNS)
    return _AFTER_CONSONANT.get(piece) or ord(piece)
