"""A first-aid path: cards with a question and its answers, ending on whom to turn to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.core.content.document import Kind
from kiosk.core.content.finding import content_error
from kiosk.core.content.headed_text import HeadedText, Part, no_section, plain_text
from kiosk.core.content.markdown import Block, BlockKind, Span
from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message

_TO_A_CONTACT = f"{Kind.CONTACT.shelf}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a card's question, and the id of the card it leads to."""

    text: str
    card: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One step of a path: what is asked or told, and how it goes on.

    A card without answers is an end. `line` and `contact_lines` count from 1.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    answers: tuple[Answer, ...] = ()
    contacts: tuple[Place, ...] = ()
    line: int = field(default=0, compare=False)
    contact_lines: tuple[int, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The card as plain text: title, then a line for each paragraph, step or note."""
        return plain_text(self.title, self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAid:
    """A path in one language; it has at least one card, and begins with the first."""

    introduction: tuple[Block, ...]
    cards: tuple[Card, ...]

    @property
    def first(self) -> Card:
        """The card the path begins with."""
        return self.cards[0]

    def card(self, card_id: str) -> Card | None:
        """Give the card with this id, or None."""
        return next((card for card in self.cards if card.id == card_id), None)

    def answers(self, card: Card) -> tuple[Answer, ...]:
        """Give the answers of a card that lead to a card there is."""
        return tuple(answer for answer in card.answers if self.card(answer.card) is not None)

    def answer(self, card: Card, number: int | None) -> Answer | None:
        """Give the answer of a card with this number, from 0, or None."""
        numbered = enumerate(self.answers(card))
        return next((answer for place, answer in numbered if place == number), None)


def read_first_aid(file: Path) -> FirstAid:
    """Read a path's Markdown file.

    A bullet that is nothing but a link to a card (`#id`) is an answer, one that is nothing but a
    link to a contact is a contact of the card. Raises `PackContentError`, with the line, for a
    file that cannot be read, has no card, or has a heading without an id of its own.
    Whether the path leads anywhere is not checked here.
    """
    text = HeadedText(file)
    cards = tuple(_card(part, file) for part in text.parts())
    if not cards:
        raise no_section(file)
    return FirstAid(introduction=text.introduction, cards=cards)


def _card(part: Part, file: Path) -> Card:
    links = tuple(_links(part.blocks))
    contacts = [link for link in links if link.is_contact]
    return Card(
        id=part.id,
        title=part.title,
        blocks=tuple(_without_links(part.blocks)),
        answers=tuple(
            Answer(text=link.text, card=link.target.removeprefix("#"), line=link.line)
            for link in links
            if link.is_answer
        ),
        contacts=tuple(_contact(link, file) for link in contacts),
        line=part.line,
        contact_lines=tuple(link.line for link in contacts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A bullet that is nothing but a link."""

    text: str
    target: str
    line: int

    @property
    def is_answer(self) -> bool:
        return self.target.startswith("#")

    @property
    def is_contact(self) -> bool:
        return self.target.startswith(_TO_A_CONTACT)


def _links(blocks: Sequence[Block]) -> Iterator[_Link]:
    """Give the bullets that are answers or contacts."""
    for block in blocks:
        if block.kind is BlockKind.BULLETS:
            for item, line in zip(block.items, block.item_lines, strict=True):
                link = _link(item, line)
                if link is not None:
                    yield link


def _without_links(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks without what `_links` took out of them."""
    for block in blocks:
        if block.kind is not BlockKind.BULLETS:
            yield block
            continue
        lines = zip(block.items, block.item_lines, strict=True)
        left = [(item, line) for item, line in lines if _link(item, line) is None]
        if left:
            yield replace(
                block,
                items=tuple(item for item, _ in left),
                item_lines=tuple(line for _, line in left),
            )


def _link(item: Sequence[Span], line: int) -> _Link | None:
    spans = [span for span in item if span.target or without_breaks(span.text).strip()]
    targets = {span.target for span in spans}
    if len(targets) != 1:
        return None
    link = _Link(text="".join(span.text for span in spans), target=targets.pop(), line=line)
    return link if link.is_answer or link.is_contact else None


def _contact(link: _Link, file: Path) -> Place:
    try:
        return parse_place(link.target).whole
    except UnknownPlaceError as error:
        what = message("“{place}” is not a contact.", place=link.target)
        raise content_error(file, link.line, what) from error
