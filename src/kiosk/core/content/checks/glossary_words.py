"""One word for one idea: the texts use the glossary's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.checks.proof import PackProof, Proof
from kiosk.core.content.checks.term_links import term_links
from kiosk.core.content.checks.term_words import (
    BRACKET,
    english_term,
    folded_term,
    has_khmer,
    in_bracket,
    stems,
)
from kiosk.core.content.document import Term
from kiosk.core.content.finding import Finding
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode
from kiosk.core.language.message import message

LINK = caution("glossary-link")
BRACKETS = caution("glossary-brackets")

_FAR = 200
"""How many characters before a bracket may belong to the term it explains."""

_MENU = "\ufffc"
"""Stands for an emphasised run: the name of a menu or button, which no glossary has chosen."""


def findings(proof: Proof) -> Iterator[Finding]:
    """Compare what the texts call a thing with what the glossary calls it."""
    terms = {term.id: term for term in proof.library.terms()}
    by_english = _by_english(terms)
    for one in proof.packs:
        for passage in _texts(one):
            yield from _links(passage, terms)
            if passage.language != SOURCE_LANGUAGE:
                yield from _brackets(passage, by_english)


def _texts(one: PackProof) -> Iterator[Passage]:
    yield from one.short_passages()
    for text in one.every_text():
        yield from text.passages()


def _by_english(terms: Mapping[str, Term]) -> dict[tuple[str, ...], list[Term]]:
    found: dict[tuple[str, ...], list[Term]] = {}
    for term in terms.values():
        title = term.title.texts.get(SOURCE_LANGUAGE)
        for form in english_term(title).forms if title else ():
            found.setdefault(form, []).append(term)
    return found


# The words of a link


def _links(passage: Passage, terms: Mapping[str, Term]) -> Iterator[Finding]:
    for link in term_links(passage):
        term = terms.get(link.id)
        title = term.title.texts.get(passage.language) if term else None
        if title and not _is_said(title, link.words, passage.language):
            what = message(
                "The link says “{words}”; the glossary says “{term}”.",
                words=without_breaks(link.words),
                term=without_breaks(title),
            )
            yield LINK.in_passage(passage, what)


def _is_said(title: str, words: str, language: LanguageCode) -> bool:
    if language == SOURCE_LANGUAGE:
        return english_term(title).is_hinted_at(words)
    return folded_term(title).is_said_in(words)


# English in brackets behind other words


def _brackets(
    passage: Passage, by_english: Mapping[tuple[str, ...], list[Term]]
) -> Iterator[Finding]:
    text = _without_menus(passage)
    for found in BRACKET.finditer(text):
        before = text[max(0, found.start() - _FAR) : found.start()].rstrip(" \u200b")
        if not has_khmer(before[-1:]) and not has_khmer(before[-3:]):
            continue
        for english in in_bracket(found.group(1)):
            terms = [
                (term, title)
                for term in by_english.get(stems(english), ())
                if has_khmer(title := term.title.texts.get(passage.language, ""))
            ]
            if terms and not any(_is_named(title, before, found.group(1)) for _, title in terms):
                what = message(
                    "Before “{english}” stands “{words}”; the glossary says “{term}”.",
                    english=english.strip(),
                    words=_last_words(before),
                    term=without_breaks(terms[0][1]),
                )
                yield BRACKETS.in_passage(passage, what)


def _is_named(title: str, before: str, inside: str) -> bool:
    """Say whether the term stands before the bracket, or inside of it beside the English."""
    term = folded_term(title)
    return term.ends(before) or term.is_said_in(inside)


def _without_menus(passage: Passage) -> str:
    return "".join(_MENU if span.emphasis else span.text for span in passage.spans)


def _last_words(text: str) -> str:
    return without_breaks(re.split(r"[\s។៖(«»]", text)[-1])[-40:]
