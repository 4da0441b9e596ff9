"""How far two spellings are apart: what a slip of the finger or of the ear costs."""

from __future__ import annotations

from kiosk.core.khmer.letters import COENG
from kiosk.core.search.one_byte import encoded

_CHEAP = 0.5
"""What letters cost that are taken for each other, or a sign that is often left out."""

_ALIKE = (
    *("ណន", "ឡល", "ដតទ", "ថធឋឍ", "កខគឃ", "ចឆជឈ", "បពផភ", "សឆ", "យញ", "ឱអ", "ឥអ", "ឧអ", "ឯអ"),
    *("ុូួ", "ិីឹឺ", "េែៃ", "ើឺឿ", "ោៅ", "័ា", "័់", "aeo", "iey", "uo", "ck", "sz", "sc", "mn", "fv"),
)
_SIGNS = frozenset(encoded("់័៉៌៍ៈ៏៎៑ះhe'"))
"""Signs that are hardly heard."""

_SAME_SOUND = bytes.maketrans(encoded("ំ"), encoded("ម"))
_SUBSCRIPT = encoded(COENG)


def sound(word: bytes) -> bytes:
    """Give a folded word as it sounds, roughly: a letter may stand under another or behind it.

    >>> sound(encoded("សម្ងាត់")) == sound(encoded("សំងាត់"))
    True
    """
    return word.translate(_SAME_SOUND, _SUBSCRIPT)


def _costs() -> dict[tuple[int, int], float]:
    alike = [encoded(letters) for letters in _ALIKE]
    return {(one, other): _CHEAP for group in alike for one in group for other in group}


_COSTS = _costs()


def distance(one: bytes, other: bytes, most: float) -> float:
    """Give how far two folded words are apart; anything above `most` if it is farther.

    The optimal string alignment distance: a letter too many, missing, wrong, or two exchanged
    count 1, and less where letters are easily taken for each other (Damerau 1964).
    """
    reach = int(most / _CHEAP)
    if abs(len(one) - len(other)) > reach:
        return most + 1
    before: list[float] = []
    last = _first_row(other)
    for at, letter in enumerate(one):
        row = [last[0] + _gap(one, at)]
        for to, wanted in enumerate(other):
            same = 0.0 if letter == wanted else _COSTS.get((letter, wanted), 1.0)
            cost = min(last[to] + same, last[to + 1] + _gap(one, at), row[to] + _gap(other, to))
            if at and to and letter == other[to - 1] and one[at - 1] == wanted:
                cost = min(cost, before[to - 1] + _CHEAP)
            row.append(cost)
        if min(row) > most and min(last) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def _first_row(other: bytes) -> list[float]:
    row = [0.0]
    for to in range(len(other)):
        row.append(row[-1] + _gap(other, to))
    return row


def _gap(word: bytes, at: int) -> float:
    """Give what a letter too many costs: little for a sign and for a letter that is doubled."""
    letter = word[at]
    return _CHEAP if letter in _SIGNS or (at and word[at - 1] == letter) else 1.0
