"""What was meant: the known words that are nearest to what was typed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from kiosk.core.khmer.fold import begins_syllable
from kiosk.core.search.one_byte import begins_in_khmer, decoded, encoded
from kiosk.core.search.slips import distance, sound
from kiosk.core.search.vocabulary import Vocabulary

_COMPARED = 60
"""Words, of those alike, that are compared letter by letter."""

_LONGER = 3
"""Bytes by which a word and its misspelling may differ in length."""

_MOST_GUESSES = 5
_MOST_MENDED = 2
"""Unknown pieces of one Khmer text for which words are looked up."""

_LONGEST_WORD = 12
"""Syllables."""

_TOGETHER = 0.02
"""What makes a guess for several pieces likelier than one as near for one of them."""

_KNOWN, _KNOWN_SYLLABLE, _UNKNOWN = 1.0, 2.0, 3.0
"""What a piece costs: a text is cut into as few words as it can be, and unknown syllables only
where there is no word. Words of one syllable stand by chance inside others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A known word that may have been meant, folded and as it is written."""

    folded: str
    written: str
    distance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of what was typed, folded, and what may have been meant by it, the nearest first.

    Without guesses it is a word that is known, or one nobody knows.
    """

    typed: str
    is_known: bool = True
    guesses: tuple[Guess, ...] = ()


class Spelling:
    """Knows the words of several vocabularies."""

    def __init__(self, vocabularies: Sequence[Vocabulary], *, others: Container[str] = ()) -> None:
        """Know the words of the vocabularies; `others` are words too, and are not guessed."""
        self._vocabularies, self._others = tuple(vocabularies), others

    def is_known(self, folded: str) -> bool:
        """Say whether this is a word."""
        word = encoded(folded)
        in_texts = any(one.number(word) is not None for one in self._vocabularies)
        return in_texts or folded in self._others

    def written(self, folded: str) -> str:
        """Give a word as a person would type it; one that is not known, as it is."""
        word = encoded(folded)
        for vocabulary in self._vocabularies:
            number = vocabulary.number(word)
            if number is not None:
                return vocabulary.as_written(number)
        return folded

    def pieces(self, folded: str) -> list[Piece]:
        """Say what may have been meant by a word that is not found.

        Khmer is several words as a rule; what is no word as a whole is cut into those there are.
        """
        whole = self._guessed(folded)
        if whole.guesses or not begins_in_khmer(encoded(folded)):
            return [whole]
        return self._mended(self._cut(folded))

    def _guessed(self, folded: str) -> Piece:
        return Piece(typed=folded, is_known=False, guesses=tuple(self._guesses(folded)))

    def _guesses(self, folded: str) -> list[Guess]:
        word = encoded(folded)
        heard = sound(word)
        most = _most(len(heard))
        compared = _COMPARED // max(1, len(self._vocabularies))
        nearest: dict[bytes, tuple[float, int, str]] = {}
        for vocabulary in self._vocabularies:
            for number in vocabulary.alike(word, longer=_LONGER, most=compared):
                other = vocabulary.words[number]
                far = distance(heard, sound(other), most)
                if far <= most:
                    count = nearest.get(other, (0, 0, ""))[1] - vocabulary.counts[number]
                    nearest[other] = far, count, vocabulary.as_written(number)
        best = sorted(nearest, key=nearest.__getitem__)[:_MOST_GUESSES]
        return [
            Guess(folded=decoded(one), written=nearest[one][2], distance=nearest[one][0])
            for one in best
        ]

    def _cut(self, folded: str) -> list[Piece]:
        """Cut a Khmer text into known words and what is left between them, in the cheapest way."""
        edges = _edges(folded)
        ways: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(edges)):
            starts = range(max(0, end - _LONGEST_WORD), end)
            costs = (self._cost(folded[edges[start] : edges[end]], end - start) for start in starts)
            totals = (ways[start][0] + cost for start, cost in zip(starts, costs, strict=True))
            ways.append(min(zip(totals, starts, strict=True)))
        return self._joined(list(_pieces(folded, edges, ways)))

    def _cost(self, text: str, syllables: int) -> float:
        if self.is_known(text):
            return _KNOWN if syllables > 1 else _KNOWN_SYLLABLE
        return _UNKNOWN if syllables == 1 else inf

    def _joined(self, texts: Sequence[str]) -> list[Piece]:
        """Take unknown syllables that follow each other for one piece."""
        return [
            Piece(typed=text, is_known=is_known)
            for is_known, group in groupby(texts, self.is_known)
            for text in (group if is_known else ("".join(group),))
        ]

    def _mended(self, pieces: list[Piece]) -> list[Piece]:
        """Guess what unknown pieces mean, alone or together with a piece beside them.

        A wrong sign may have made a known word of half of one.
        """
        unknown = [at for at, piece in enumerate(pieces) if not piece.is_known]
        for at in reversed(unknown[:_MOST_MENDED]):
            guessed = [
                (start, end, self._guessed("".join(one.typed for one in pieces[start:end])))
                for start in (at, at - 1)
                for end in (at + 1, at + 2)
                if start >= 0 and end <= len(pieces)
            ]
            likely = [one for one in guessed if one[2].guesses]
            if likely:
                start, end, piece = min(likely, key=_unlikeliness)
                pieces[start:end] = [piece]
            else:
                pieces[at : at + 1] = self._halved(pieces[at])
        return pieces

    def _halved(self, piece: Piece) -> Sequence[Piece]:
        """Guess two words where both are misspelled; the piece itself where that gives nothing."""
        edges = _edges(piece.typed)[1:-1]
        if len(edges) >= _LONGEST_WORD:
            return [piece]
        halves = [
            (self._guessed(piece.typed[:edge]), self._guessed(piece.typed[edge:])) for edge in edges
        ]
        likely = [pair for pair in halves if all(half.guesses for half in pair)]
        return min(
            likely,
            key=lambda pair: sum(half.guesses[0].distance for half in pair),
            default=[piece],
        )


def _edges(folded: str) -> list[int]:
    """Give where syllables begin, and the end."""
    inner = (at for at in range(1, len(folded)) if begins_syllable(folded, at))
    return [0, *inner, len(folded)]


def _pieces(folded: str, edges: Sequence[int], ways: Sequence[tuple[float, int]]) -> list[str]:
    """Read the pieces off the cheapest way to each edge, from the end backwards."""
    texts: list[str] = []
    end = len(edges) - 1
    while end:
        start = ways[end][1]
        texts.append(folded[edges[start] : edges[end]])
        end = start
    return texts[::-1]


def _unlikeliness(guessed: tuple[int, int, Piece]) -> float:
    """Weigh guesses for pieces of different length: more of what was typed is more to go by."""
    start, end, piece = guessed
    return piece.guesses[0].distance / len(piece.typed) - _TOGETHER * (end - start)


def _most(length: int) -> float:
    """Give how far a word of so many bytes may be from what was typed."""
    steps = ((2, 0.0), (4, 1.0), (6, 1.5), (9, 2.0), (14, 2.5))
    return next((most for longest, most in steps if length <= longest), 3.5)
