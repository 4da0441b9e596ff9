"""What the library of the search benchmarks says: sentences of our own texts, shuffled."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PACK = Path(__file__).parents[1] / "resources/packs/camboja"
LANGUAGES = ("en", "km")

_SOURCES = ("guides/*/{}.md", "first-aid/*/{}.md", "reports/impacts-briefing/source/{}.md")
_LINK = re.compile(r"!?\[([^]]*)\]\([^)]*\)")
_LINE_START = re.compile(r"^\s*(?:[-*>]|\d+\.|#+)?\s*(?:\[[ x]\])?\s*")
_HEADING_ID = re.compile(r"\s*\{#[^}]*\}\s*$")
_SENTENCE = re.compile(r"[^.?!។]+(?:[.?!](?=\s|$)|។|$|\.)*")
_MARKUP = re.compile(r"[*_`<>|\[\]{}#\\]")
_SHORTEST, _LONGEST = 20, 400
_HEADING = 60
"""Characters of a sentence that can be a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    body: str

    @property
    def text(self) -> str:
        return f"{self.heading}\n{self.body}"


class Sentences:
    """Sentences of one language, in an order that is the same every time."""

    def __init__(self, language: str, *, seed: int) -> None:
        self._chance = random.Random(f"{language} {seed}")  # noqa: S311
        self.all = tuple(dict.fromkeys(_sentences(language)))
        self._headings = [one for one in self.all if len(one) <= _HEADING]
        self._next = self._shuffled()

    def text(self, size: int) -> str:
        """Sentences of at least `size` characters together, the last perhaps far longer."""
        taken: list[str] = []
        while sum(map(len, taken)) < size:
            taken.append(next(self._next))
        return " ".join(taken)

    def section(self, size: int) -> Section:
        heading = self._chance.choice(self._headings).rstrip(".។")
        return Section(heading=heading, body=self.text(size))

    def chosen(self, count: int) -> list[str]:
        """Some of the sentences, none of them twice."""
        return self._chance.sample(self.all, count)

    def _shuffled(self) -> Iterator[str]:
        while True:
            yield from self._chance.sample(self.all, len(self.all))


def _sentences(language: str) -> Iterator[str]:
    for pattern in _SOURCES:
        for file in sorted(PACK.glob(pattern.format(language))):
            for line in file.read_text(encoding="utf-8").splitlines():
                yield from _sentences_of(line)


def _sentences_of(line: str) -> Sequence[str]:
    plain = _HEADING_ID.sub("", _LINE_START.sub("", _LINK.sub(r"\1", line)))
    plain = plain.replace("**", "").replace("*", "")
    found = (match.group().strip() for match in _SENTENCE.finditer(plain))
    return [one for one in found if _SHORTEST <= len(one) <= _LONGEST and not _MARKUP.search(one)]
