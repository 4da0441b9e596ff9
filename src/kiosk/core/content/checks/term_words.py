"""The words of a glossary's term in the forms that a text may put them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kiosk.core.khmer.fold import fold

BRACKET = re.compile(r"\(([^()]*)\)")
_EXPLANATION = re.compile(r"\s*\([^)]*\)")
_BETWEEN = re.compile(r"[,;/]|\b(?:or|and)\b")
_ARTICLES = frozenset({"a", "an", "the"})
_SHORT_FORM = re.compile(r"[A-Z0-9-]{2,}")
_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = re.compile(r"(?:ications?|ings?|ions?|ed|s)$")
_HAS_KHMER = re.compile("[\u1780-\u17b3]")
_MAKES_A_NOUN = "ការ"
"""The Khmer "act of" before a verb: a term may be said as the verb alone."""

_SHORTEST_STEM = 3


def has_khmer(text: str) -> bool:
    """Say whether there is a Khmer letter in it."""
    return _HAS_KHMER.search(text) is not None


def without_brackets(title: str) -> str:
    """Give a term without what explains it: "Source (journalistic)" is "Source"."""
    return _EXPLANATION.sub("", title)


def in_bracket(inside: str) -> Iterator[str]:
    """Give the several words or phrases that one bracket may hold."""
    return (one.strip() for one in _BETWEEN.split(inside))


@dataclass(frozen=True, slots=True)
class EnglishTerm:
    """An English term by the stems of its words; what explains it in brackets is left out."""

    forms: tuple[tuple[str, ...], ...]

    def is_said_in(self, text: str) -> bool:
        """Say whether a text has all words of the term, in any number or tense."""
        said = stems(text)
        glued = "".join(said)
        return any(set(form) <= set(said) or "".join(form) in glued for form in self.forms)

    def is_hinted_at(self, text: str) -> bool:
        """Say whether a text has one word of the term, as in "provider" for a service provider."""
        said = set(stems(text))
        return self.is_said_in(text) or any(said & set(form) for form in self.forms)


@cache
def english_term(title: str) -> EnglishTerm:
    """Read an English title, such as "Two-factor authentication (2FA)", as a term.

    >>> english_term("Blocking").is_said_in("blocked sites")
    True
    """
    short = [form for form in BRACKET.findall(title) if _SHORT_FORM.fullmatch(form)]
    forms = (stems(form) for form in (without_brackets(title), *short))
    return EnglishTerm(tuple(form for form in forms if form))


def stems(text: str) -> tuple[str, ...]:
    """Give the stems of English words, so that singular, plural and tense make no difference."""
    words = _WORD.findall(text.lower())
    return tuple(_stem(word) for word in words if word not in _ARTICLES)


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word).rstrip("eiy")
    if len(stem) < _SHORTEST_STEM:
        return word
    is_doubled = stem[-1] == stem[-2] and len(stem) > _SHORTEST_STEM
    return stem[:-1] if is_doubled else stem


@dataclass(frozen=True, slots=True)
class FoldedTerm:
    """A term of another language, folded for comparing, as a noun and as the verb in it."""

    forms: tuple[str, ...]

    def is_said_in(self, text: str) -> bool:
        """Say whether a text has the term, with other words around it or not."""
        said = fold(text).text
        return any(form in said for form in self.forms)

    def ends(self, text: str) -> bool:
        """Say whether a text ends with the term."""
        return fold(text).text.rstrip().endswith(self.forms)


@cache
def folded_term(title: str) -> FoldedTerm:
    """Read a title, such as "ការបន្លំ (Phishing)", as a term.

    >>> folded_term("ការបន្លំ (Phishing)").ends("អ្នកបន្លំ")
    True
    """
    noun = fold(without_brackets(title)).text.strip()
    verb = noun.removeprefix(_MAKES_A_NOUN)
    return FoldedTerm(tuple(dict.fromkeys(form for form in (noun, verb) if form)))
