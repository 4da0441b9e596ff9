"""English words in their other forms: a plural, or one with -ing, is the same word."""

from __future__ import annotations

import re
from collections.abc import Iterator

_INFLECTED = re.compile(r"([a-z]{2,}?)(ies|ied|y|es|s|ing|ed|e)")
_NEVER = frozenset({"being", "does", "doing", "during", "going", "news", "series", "species"})
"""They only look as if they were made from another word."""

_HAS_VOWEL = re.compile("[a-z]*[aeiouy]")
_ONE_SYLLABLE = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
"""A stem like this would have doubled its last letter (planning, planned); that of sharing and
shared has not, so that an -e was there."""

_DOUBLED = re.compile(r"[a-z]*[aeiou]([bdfgklmnprtv])\1")
_Y = ("y", "ies", "ied", "ying")
_E = ("e", "es", "ed", "ing")
_PLAIN = ("", "s", "es", "ed", "ing")

Form = tuple[str, tuple[str, ...]]
"""A stem and the endings it may have."""


def other_forms(word: str) -> Iterator[Form]:
    """Give stems of an English word, each with the endings that make a form of the word.

    A form that only has more behind the word is found with it and is not among them.

    >>> dict(other_forms("sharing"))
    {'shar': ('e', 'es', 'ed', 'ing')}
    """
    found = _INFLECTED.fullmatch(word)
    if found is None or word in _NEVER or not _HAS_VOWEL.match(found.group(1)):
        return
    stem, ending = found.groups()
    match ending:
        case "y" | "ies" | "ied":
            if len(stem) > 2:
                yield stem, _Y
        case "e":
            yield stem, _E
        case "s":
            if len(stem) > 2 and stem[-1] != "s":
                yield stem, ("",) if _ONE_SYLLABLE.fullmatch(stem) else _PLAIN
        case _:
            yield from _without_ending(stem)


def _without_ending(stem: str) -> Iterator[Form]:
    if len(stem) == 2 and stem[-1] == "e":
        return  # need, seed: the letters belong to the word
    if _DOUBLED.fullmatch(stem):
        yield stem[:-1], ("", "s")
        yield stem, _PLAIN
    elif len(stem) == 2 or _ONE_SYLLABLE.fullmatch(stem):
        yield stem, _E
    else:
        yield stem, (*_PLAIN, "e")
