"""The passages of a library: all there is to find, save the pages of PDFs, which are read apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.core.content.document import Contact, Document, Entry, Kind, Term
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.first_aid import Card, read_first_aid
from kiosk.core.content.guide import CHECKLIST, read_guide
from kiosk.core.content.library import Library
from kiosk.core.content.markdown import Block, parse_blocks
from kiosk.core.content.toml_file import read_text
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.search.passage import Passage

_Part = tuple[str, str, list[str]]
"""A heading, its id, and the lines below it."""


def library_passages(library: Library) -> Iterator[Passage]:
    """Give everything but the pages of PDFs: first what the entries say of themselves."""
    for entry in library.entries():
        yield from entry_passages(entry)
    for kind in (Kind.GUIDE, Kind.FIRST_AID):
        for document in library.documents(kind):
            for language, file in document.files.items():
                yield from text_passages(document, language, file)


def entry_passages(entry: Entry) -> Iterator[Passage]:
    """Give an entry's title with what it says of itself, in every language it does."""
    texts = _said(entry)
    for language in entry.title.languages:
        body = [text.texts[language] for text in texts if language in text.texts]
        yield Passage(
            place=entry.place,
            language=language,
            heading=entry.title.texts[language],
            body="\n".join([*body, *_unsaid(entry)]),
        )


def text_passages(document: Document, language: LanguageCode, file: Path) -> Iterator[Passage]:
    """Give the sections of a guide, or the cards of a first-aid path.

    A text that cannot be opened, as its headings have no ids, is found as a whole.
    """
    try:
        parts = list(_parts(document, file))
    except PackContentError:
        parts = list(_whole(file))
    for heading, id_, lines in parts:
        yield Passage(
            place=document.place.at_section(id_),
            language=language,
            heading=heading,
            body="\n".join(lines),
        )


def page_passages(
    document: Document, language: LanguageCode, texts: Sequence[str], *, first: int = 1
) -> Iterator[Passage]:
    """Give pages, from page `first` on, whose texts these are; an empty page has nothing."""
    for page, text in enumerate(texts, first):
        if text.strip():
            yield Passage(
                place=document.place.at_page(page), language=language, heading="", body=text
            )


def _parts(document: Document, file: Path) -> Iterator[_Part]:
    """Give what is read at a time; the introduction stands above the first of it."""
    if document.kind is Kind.FIRST_AID:
        path = read_first_aid(file)
        cards = [(card.title, card.id, _card_lines(card)) for card in path.cards]
        yield from _introduced(path.introduction, cards)
        return
    guide = read_guide(file)
    sections = [(one.title, one.id, list(_lines(one.blocks))) for one in guide.sections]
    yield from _introduced(guide.introduction, sections)
    if guide.checklist:
        yield guide.checklist_title, CHECKLIST, [item.text for item in guide.checklist]


def _introduced(introduction: Sequence[Block], parts: Sequence[_Part]) -> Iterator[_Part]:
    said = list(_lines(introduction))
    if said and not parts:
        yield "", "", said
    for number, (heading, id_, lines) in enumerate(parts):
        yield heading, id_, [*said, *lines] if number == 0 else lines


def _card_lines(card: Card) -> list[str]:
    return [*_lines(card.blocks), *(answer.text for answer in card.answers)]


def _whole(file: Path) -> Iterator[_Part]:
    """Give a text without its headings' meaning; one that cannot even be read has none."""
    with suppress(PackContentError):
        yield "", "", list(_lines(parse_blocks(read_text(file))))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    return (line for block in blocks for line in block.lines)


def _said(entry: Entry) -> list[LocalText]:
    match entry:
        case Document():
            texts = [entry.summary, entry.publisher]
        case Contact():
            texts = [entry.what_for, entry.hours, entry.note]
            texts += [phone.person for phone in entry.phones]
        case Term():
            texts = [entry.meaning]
    return [text for text in texts if text is not None]


def _unsaid(entry: Entry) -> list[str]:
    """Give what is the same in every language: how somebody is reached."""
    if not isinstance(entry, Contact):
        return []
    return [*(phone.number for phone in entry.phones), *entry.emails, entry.website]
