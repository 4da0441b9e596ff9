"""A term that a guide uses for the first time has the English in brackets behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.checks.term_links import TermLink, term_links
from kiosk.core.content.checks.term_words import (
    BRACKET,
    english_term,
    has_khmer,
    in_bracket,
    stems,
    without_brackets,
)
from kiosk.core.content.checks.text import Text
from kiosk.core.content.document import Term
from kiosk.core.content.finding import Finding
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode
from kiosk.core.language.message import message

FIRST_USE = caution("first-use")

_CLOSE_BEHIND = 60
"""Characters: a word or two may stand between a link and its bracket."""


def findings(proof: Proof) -> Iterator[Finding]:
    """Look at the guides that are not in English."""
    terms = {term.id: term for term in proof.library.terms()}
    for one in proof.packs:
        for text in one.guides():
            if text.language != SOURCE_LANGUAGE:
                yield from _in_guide(text, terms)


def _in_guide(text: Text, terms: Mapping[str, Term]) -> Iterator[Finding]:
    seen: set[str] = set()
    explained = set(_explained_in(text.document.title.texts.get(text.language, "")))
    for passage in text.passages():
        explained.update(_explained_in(passage.text), _menus_in(passage))
        for link in term_links(passage):
            term = terms.get(link.id)
            if term is None or link.id in seen or link.is_in_bracket:
                continue
            seen.add(link.id)
            if _needs_english(term, passage.language) and not _has_english(term, link, explained):
                what = message(
                    "“{term}” is used for the first time: put “{english}” in brackets behind it.",
                    term=without_breaks(term.title.in_language(passage.language)),
                    english=term.title.in_language(SOURCE_LANGUAGE),
                )
                yield FIRST_USE.in_passage(passage, what)


def _has_english(term: Term, link: TermLink, explained: set[tuple[str, ...]]) -> bool:
    """Say whether the English was there before, or a part of it stands behind the link."""
    english = english_term(term.title.in_language(SOURCE_LANGUAGE))
    behind = BRACKET.search(link.words + link.behind[:_CLOSE_BEHIND])
    return bool(explained.intersection(english.forms)) or (
        behind is not None and english.is_hinted_at(behind.group())
    )


def _menus_in(passage: Passage) -> Iterator[tuple[str, ...]]:
    """Give the stems of menu names, which say the English as the screen does."""
    for span in passage.spans:
        if span.emphasis:
            yield from map(stems, span.text.split("→"))


def _explained_in(text: str) -> Iterator[tuple[str, ...]]:
    """Give the stems of what stands in brackets; what was said once explains all that follows."""
    for inside in BRACKET.findall(text):
        yield from map(stems, in_bracket(inside))


def _needs_english(term: Term, language: LanguageCode) -> bool:
    """Say whether the term is a word of its own, and does not hold the English one."""
    english, own = term.title.texts.get(SOURCE_LANGUAGE), term.title.texts.get(language, "")
    if english is None or not has_khmer(own):
        return False
    return not english_term(english).is_hinted_at(without_brackets(own))
