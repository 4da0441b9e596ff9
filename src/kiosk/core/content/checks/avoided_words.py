"""Words that compete with the glossary's own do not stand in the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.document import Term
from kiosk.core.content.finding import Finding
from kiosk.core.khmer.breaks import ZERO_WIDTH_SPACE, without_breaks
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message

AVOIDED = caution("avoided-word")

_LETTER = "[\\w\u1780-\u17d3\u17dd]"
_EXPLANATION = re.compile(r"\s*\([^)]*\)")


def findings(proof: Proof) -> Iterator[Finding]:
    """Look for the words to avoid in every text but the glossary."""
    terms = proof.library.terms()
    languages = {language for term in terms for language in term.avoid}
    wordings = {language: Wording(terms, language) for language in languages}
    for one in proof.packs:
        passages = [*one.short_passages()]
        passages += [passage for text in one.every_text() for passage in text.passages()]
        for passage in passages:
            if passage.language in wordings:
                yield from _in_passage(passage, wordings[passage.language])


def _in_passage(passage: Passage, wording: Wording) -> Iterator[Finding]:
    for found in wording.avoided_in(passage.text):
        what = message(
            "“{word}” is not the glossary's word: say “{term}”.",
            word=found.word,
            term=without_breaks(found.instead),
        )
        yield AVOIDED.in_passage(passage, what)


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word that should not stand there, and the one that should."""

    word: str
    instead: str


class Wording:
    """What a glossary says and avoids in one language."""

    def __init__(self, terms: Sequence[Term], language: LanguageCode) -> None:
        self._instead = {
            _plain(word): term.title.in_language(language)
            for term in terms
            for word in term.avoid.get(language, ())
        }
        titles = [_plain(term.title.texts.get(language, "")) for term in terms]
        self._own = {
            word: _any_of([title for title in titles if word in title and title != word])
            for word in self._instead
        }
        self._avoided = _any_of(list(self._instead))

    def avoided_in(self, text: str) -> Iterator[Avoided]:
        """Find the words to avoid, where they are not a part of one of the glossary's own."""
        own: dict[str, tuple[range, ...]] = {}
        for found in self._avoided.finditer(text):
            word = _plain(found.group())
            if word not in own:
                own[word] = tuple(range(*one.span()) for one in self._own[word].finditer(text))
            if not any(found.start() in place for place in own[word]):
                yield Avoided(word, self._instead[word])


def _plain(words: str) -> str:
    return _EXPLANATION.sub("", without_breaks(words)).strip()


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Match any of the words as whole ones, the longest first, whatever breaks are in them."""
    if not words:
        return re.compile(r"(?!)")
    break_ = f"{ZERO_WIDTH_SPACE}*"
    spelled = (break_.join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"(?<!{_LETTER})(?:{'|'.join(spelled)})(?!{_LETTER})")
