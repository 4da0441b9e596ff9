"""Guides, first-aid paths and reports as pages to hand out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from kiosk.core.content.document import Contact, Document, Kind
from kiosk.core.content.first_aid import Card, FirstAid
from kiosk.core.content.guide import Guide, Section
from kiosk.core.content.markdown import Block
from kiosk.core.content.texts import guide_of, path_of
from kiosk.core.handover.handout.pieces import (
    NotesOnce,
    blocks,
    can_be_reached,
    honesty,
    labelled_code,
    origin,
    payload_at,
    tag,
    whom,
)
from kiosk.core.handover.handout.sheet import Part, Press, Sheet
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode

PAGES_A_LANGUAGE = 2
_SOURCES = "sources"
_MOST_CONTACTS = 3
NO_DAY = date(1970, 1, 1)
"""Stated where a pack names no day: any will do, if it is always the same."""


def page_sheet(document: Document, press: Press, languages: Iterable[LanguageCode]) -> Sheet:
    """Make the page of a document in these languages, one after the other."""
    parts = tuple(_part(document, press, language) for language in languages)
    is_report = document.kind is Kind.REPORT
    kind, most = ("report", 1) if is_report else ("page", PAGES_A_LANGUAGE)
    return sheet_of(document, press, kind, parts, most_pages=most * len(parts))


def sheet_of(
    document: Document, press: Press, kind: str, parts: tuple[Part, ...], *, most_pages: int
) -> Sheet:
    """Put a document's parts together, with what its PDF states of itself."""
    pack = press.library.pack(document.pack)
    return Sheet(
        kind=kind,
        title=document.title.in_language(parts[0].language),
        parts=parts,
        most_pages=most_pages,
        author=document.publisher.in_language(SOURCE_LANGUAGE) if document.publisher else "",
        day=document.published or (pack.checked_on if pack else None) or NO_DAY,
    )


def contacts_of(document: Document, press: Press, language: LanguageCode) -> tuple[Contact, ...]:
    """Give whom a reader can turn to: its own contact, those the text names, the publisher.

    One that cannot be reached from here is given only where there is nobody else.
    """
    pack = press.library.pack(document.pack)
    named = (document.contact, *_contacts_named(document, language), pack.contact if pack else "")
    contacts = [press.library.contact(one) for one in dict.fromkeys(named) if one]
    found = tuple(contact for contact in contacts if contact is not None)
    return tuple(contact for contact in found if can_be_reached(contact)) or found


def _part(document: Document, press: Press, language: LanguageCode) -> Part:
    words = press.words(language)
    guide, path = guide_of(document, language), path_of(document, language)
    most = None if path is not None else _MOST_CONTACTS  # a path's cards name theirs
    people = whom(contacts_of(document, press, language)[:most], words)
    if guide is not None:
        body = "".join(_guide(guide, document, words, people))
    elif path is not None:
        body = "".join(_path(path, press, words, people))
    else:
        body = people
    head = _head(document, press, words)
    return Part(
        language=language,
        title=document.title.in_language(language),
        html=f'{head}<div class="columns">\n{body}</div>\n',
    )


def _head(document: Document, press: Press, words: Catalogue) -> str:
    summary = document.summary.in_language(words.code) if document.summary else ""
    payload = payload_at(document.place, press, words.code)
    return (
        f"<header>\n<div>\n{tag('p', origin(document, words), 'origin')}"
        f"{tag('h1', document.title.in_language(words.code))}{tag('p', summary, 'summary')}"
        f"{honesty(document, press, words)}</div>\n{labelled_code(payload, words)}</header>\n"
    )


def _guide(guide: Guide, document: Document, words: Catalogue, people: str) -> Iterator[str]:
    """Set the sections, then what is to be ticked, the people and, in small letters, sources."""
    once = NotesOnce()

    def section(part: Section, css_class: str = "") -> str:
        body = tag("h2", part.title) + blocks(once.of(part.blocks), words, document.folders)
        return f'<section class="{css_class}">{body}</section>\n'

    yield f'<div class="lead">{blocks(guide.introduction, words, document.folders)}</div>\n'
    yield from (section(part) for part in guide.sections if part.id != _SOURCES)
    if guide.checklist:
        items = "".join(tag("li", item.text) for item in guide.checklist)
        heading = tag("h2", guide.checklist_title)
        yield f'<section class="checklist">{heading}<ul>\n{items}</ul></section>\n'
    yield people
    yield from (section(part, "fine") for part in guide.sections if part.id == _SOURCES)


def _path(path: FirstAid, press: Press, words: Catalogue, people: str) -> Iterator[str]:
    """Set the cards with their numbers, and each answer with the number of its card."""
    once = NotesOnce()
    numbers = {card.id: words.number(number) for number, card in enumerate(path.cards, 1)}
    yield f'<div class="lead">{blocks(path.introduction, words)}</div>\n'
    for card in path.cards:
        number = f'<span class="step-number">{numbers[card.id]}</span>'
        yield f'<section class="step"><h2>{number} {escape(card.title)}</h2>\n'
        yield blocks(once.of(card.blocks), words)
        yield _answers(path, card, numbers)
        yield _names(card, press, words)
        yield "</section>\n"
    yield people


def _answers(path: FirstAid, card: Card, numbers: dict[str, str]) -> str:
    answers = "".join(
        f"<li><span>{escape(answer.text)}</span>"
        f' <span class="step-number">{numbers[answer.card]}</span></li>\n'
        for answer in path.answers(card)
    )
    return f'<ul class="answers">\n{answers}</ul>\n' if answers else ""


def _names(card: Card, press: Press, words: Catalogue) -> str:
    """Name the contacts of a card; how they are reached stands once, at the end."""
    found = (press.library.contact(place.item) for place in card.contacts)
    names = (contact.title.in_language(words.code) for contact in found if contact is not None)
    return tag("p", " · ".join(names), "people")


def _contacts_named(document: Document, language: LanguageCode) -> Iterator[str]:
    """Give the ids of the contacts that the text leads to, in its order."""
    guide, path = guide_of(document, language), path_of(document, language)
    if path is not None:
        yield from (place.item for card in path.cards for place in card.contacts)
    if guide is not None:
        for part in guide.sections:
            yield from _targets(part.blocks)


def _targets(found: Iterable[Block]) -> Iterator[str]:
    start = f"{Kind.CONTACT.shelf}/"
    for block in found:
        for span in (*block.spans, *(span for item in block.items for span in item)):
            if span.target.startswith(start):
                yield span.target.removeprefix(start).partition("#")[0]
