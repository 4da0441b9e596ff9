"""Letters without case, accents, width or ornament: the first half of folding."""

from __future__ import annotations

import re
import unicodedata

from kiosk.core.khmer.letters import INHERENT_VOWELS, SOFT_HYPHEN

NOTHING = "\u200b"
"""Stands for a character that nobody sees, so that the others keep their places."""

_SAME_LETTER = {
    "ឣ": "អ",  # deprecated by Unicode, and so are the next three
    "ឤ": "អា",
    "ឨ": "ឧក",
    "៘": "។ល។",
    "ឲ": "ឱ",
    "៊": "៉",  # which of the two it is follows from the letter that carries it
}
_SAME_PUNCTUATION = {
    **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "⁄": "/",
}
_SAME = _SAME_LETTER | _SAME_PUNCTUATION

_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_ACCENT = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
"""The marks of Latin, Greek and Cyrillic, and the selectors of a character's variant."""


class PlainLetters(dict[int, str]):
    """The plain form of every character, worked out when it is first met; for str.translate.

    White space becomes a space or a line feed, what nobody sees becomes `NOTHING`; a soft hyphen
    stays, since at the end of a line it joins. No form is empty.
    """

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char == SOFT_HYPHEN or char in _LINE_ENDS:
        return char if char == SOFT_HYPHEN else "\n"
    if char.isspace():
        return " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return NOTHING if _is_unseen(char) else _decomposed(char)


def _is_unseen(char: str) -> bool:
    """Say whether it is a control, a mark that does not count, or what stands for a lost one."""
    unseen = unicodedata.category(char) in {"Cc", "Cf"}
    return unseen or char in INHERENT_VOWELS or char == "\ufffd" or bool(_ACCENT.match(char))


def _decomposed(char: str) -> str:
    """Take a letter apart, as compatibility and case folding do, and drop its accents."""
    pieces = _ACCENT.sub("", unicodedata.normalize("NFKD", char)).casefold()
    if pieces == char:
        return char
    return "".join(map(_plain, pieces)).replace(NOTHING, "").strip() or char
