"""The same Khmer word as other people type it: in another order, with letters that look alike."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

_COENG = "\u17d2"
_CLUSTER = re.compile("([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd])*)")
_PART = re.compile("\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd]")
_SHIFTERS = ("\u17c9", "\u17ca")
_BELOW = "\u17bb"
"""Looks like a shifter below a letter that has a vowel above."""

_ABOVE = frozenset("\u17b7\u17b8\u17b9\u17ba\u17be")
_HALVES = {"\u17be": "\u17c1\u17b8", "\u17c4": "\u17c1\u17b6"}
"""Vowels that are drawn in two pieces, as typed piece by piece."""

_ALIKE = {_COENG + "ដ": _COENG + "ត", _COENG + "ត": _COENG + "ដ", "ឱ": "ឲ", "ឲ": "ឱ"}
_BETWEEN = ("", "", "\u200b", "\u200c", " ")


def typed_otherwise(word: str, chance: random.Random) -> str:
    """Give a word as it looks, with other characters in another order behind it."""
    done, pieces = 0, []
    for found in _CLUSTER.finditer(word):
        pieces.append(word[done : found.start()])
        pieces.append(_alike(found.group(1), chance) + _parts(found.group(2), chance))
        done = found.end()
        if done < len(word):
            pieces.append(chance.choice(_BETWEEN))
    return "".join([*pieces, word[done:]])


def _parts(marks: str, chance: random.Random) -> str:
    parts = list(_PART.findall(marks))
    has_above = not _ABOVE.isdisjoint(parts)
    parts = [piece for part in parts for piece in _pieces(part, chance, has_above=has_above)]
    return "".join(_shuffled(parts, chance))


def _pieces(part: str, chance: random.Random, *, has_above: bool) -> Iterator[str]:
    if part in _SHIFTERS and has_above:
        yield chance.choice((part, _BELOW))
    elif part in _HALVES and chance.random() < 1 / 2:
        yield from _HALVES[part]
    else:
        yield _alike(part, chance)


def _alike(part: str, chance: random.Random) -> str:
    return chance.choice((part, _ALIKE.get(part, part)))


def _shuffled(parts: list[str], chance: random.Random) -> list[str]:
    """Shuffle all but the subscripts among themselves: which is the lower one is seen.

    Ro stands beside the others, wherever it was typed.
    """
    mixed = chance.sample(parts, len(parts))
    ordered = iter([part for part in parts if _is_stacked(part)])
    return [next(ordered) if _is_stacked(part) else part for part in mixed]


def _is_stacked(part: str) -> bool:
    return part.startswith(_COENG) and not part.endswith("រ")
