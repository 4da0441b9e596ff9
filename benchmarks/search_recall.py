"""What a search must find: words drawn from the texts, and where brute force finds them.

This knows nothing of how the kiosk folds texts: it has a plain normalisation of its own.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from benchmarks.search_texts import Sentences

WORDS, PHRASES = 120, 120
"""Drawn in each language."""

_LONGEST_PHRASE = 4  # words
_BREAK = "\u200b"
_HIDDEN = re.compile("[\u00ad\u200c-\u200f\u2060\ufeff]")
_KHMER = "\u1780-\u17dd"
_BESIDE_KHMER = re.compile(rf"(?<=[{_KHMER}])\s+|\s+(?=[{_KHMER}])")
_LETTER = re.compile(f"[{_KHMER}a-z]")
_CLUSTER = "[\u1780-\u17b3](?:[\u17b4-\u17d1\u17dd]|\u17d2[\u1780-\u17b3])*"
_WORD: Mapping[str, re.Pattern[str]] = {
    "en": re.compile("[A-Za-z]{3,}"),
    "km": re.compile(f"(?:{_CLUSTER}){{2,}}"),
}
"""What is long enough to be looked for: less than two clusters is not."""

_PART_OF_PHRASE: Mapping[str, str] = {"en": "[A-Za-z]+", "km": f"(?:{_CLUSTER})+"}
_BETWEEN: Mapping[str, str] = {"en": " ", "km": _BREAK}
"""What parts the words of a phrase."""

Key = tuple[str, str]
"""A place, and the language in which it was found there."""

Finder = Callable[[str], AbstractSet[Key]]
"""Finds everything that holds a query."""


class Origin(StrEnum):
    """What a text is read from."""

    GUIDE = "texts"
    CHROMIUM = "PDFs by Chromium"
    OFFICE = "PDFs by LibreOffice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands at a place in a language: what a search must find."""

    place: str
    language: str
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """How many of the places that hold the queries were found, and the queries that miss some."""

    held: int
    found: int
    missing: tuple[tuple[str, Key], ...]

    @property
    def percent(self) -> float:
        return self.found / self.held * 100 if self.held else 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text as it is compared, and where in it Khmer words begin, as far as breaks tell."""

    text: str
    starts: AbstractSet[int]

    def holds(self, query: str) -> bool:
        """Say whether a query stands there from the beginning of a word."""
        at = self.text.find(query)
        while at >= 0 and not self._begins_word(at):
            at = self.text.find(query, at + 1)
        return at >= 0

    def _begins_word(self, at: int) -> bool:
        return at in self.starts or not _LETTER.match(self.text, at - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Which places hold each query, by brute force, of those that are read from one thing."""

    origin: Origin
    language: str
    by_query: Mapping[str, AbstractSet[Key]]

    def recall(self, find: Finder) -> Recall:
        """Have all queries found, and see what is missing."""
        missing = [
            (query, key) for query, held in self.by_query.items() for key in held - find(query)
        ]
        count = sum(map(len, self.by_query.values()))
        return Recall(held=count, found=count - len(missing), missing=tuple(missing))


def drawn_queries(language: str) -> list[str]:
    """Words and phrases as somebody would type them: without marks between Khmer words."""
    sentences = Sentences(language, seed=4)
    chance = random.Random(f"drawn {language}")  # noqa: S311 - the same queries every time
    words, phrases = set[str](), set[str]()
    for sentence in sentences.chosen(len(sentences.all)):
        words.update(chance.sample(*_one_of(_WORD[language].findall(sentence))))
        phrases.update(chance.sample(*_one_of(list(_phrases(sentence, language)))))
    return [*chance.sample(sorted(words), WORDS), *chance.sample(sorted(phrases), PHRASES)]


def holders(
    written: Sequence[Written], origin: Origin, language: str, queries: Sequence[str]
) -> Holders:
    """Look for every query in every text."""
    of_origin = [one for one in written if one.origin is origin and one.language == language]
    texts = [((one.place, one.language), plain(one.text)) for one in of_origin]
    by_query = {
        query: frozenset(key for key, text in texts if text.holds(plain(query).text))
        for query in queries
    }
    return Holders(origin=origin, language=language, by_query=by_query)


def plain(text: str) -> Plain:
    """Leave out what is invisible, the difference of small and capital, and space beside Khmer.

    Nothing is found that reaches from one line into the next.
    """
    small = _HIDDEN.sub("", unicodedata.normalize("NFC", text).casefold())
    lines = (_BESIDE_KHMER.sub(_BREAK, " ".join(line.split())) for line in small.splitlines())
    pieces = "\n".join(lines).split(_BREAK)
    starts = frozenset(accumulate(map(len, pieces), initial=0))
    return Plain(text="".join(pieces), starts=starts)


def _one_of(values: Sequence[str]) -> tuple[Sequence[str], int]:
    return values, min(1, len(values))


def _phrases(sentence: str, language: str) -> Iterator[str]:
    """Give stretches of two words and more that nothing but the usual stands between."""
    word, between = _PART_OF_PHRASE[language], _BETWEEN[language]
    for size in range(2, _LONGEST_PHRASE + 1):
        pattern = f"(?<![^\\s{between}])(?=({between.join([word] * size)})(?![^\\s{between}]))"
        for found in re.finditer(pattern, sentence):
            yield found.group(1).replace(_BREAK, "")
