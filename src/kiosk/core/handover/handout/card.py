"""Wallet cards, 85 × 54 mm, eight to a page: whom to turn to, and on the back what to do first.

The backs are mirrored, so that they lie behind their fronts when the sheet is turned over its
long edge. With several languages the columns take turns, and each card speaks one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from kiosk.core.content.document import Contact, Document, Kind
from kiosk.core.content.guide import Guide
from kiosk.core.content.markdown import Block, BlockKind
from kiosk.core.content.place import Place
from kiosk.core.content.texts import guide_of, path_of
from kiosk.core.handover.handout.documents import contacts_of
from kiosk.core.handover.handout.pieces import (
    blocks,
    can_be_reached,
    contact_marks,
    labelled_code,
    payload_at,
    tag,
    ways,
)
from kiosk.core.handover.handout.sheet import Part, Press
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode

ROWS, COLUMNS = 4, 2
_STEPS = 3
_MOST_CONTACTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """The two sides of a card in one language."""

    language: LanguageCode
    front: str
    back: str


def card_part(place: Place, press: Press, languages: Sequence[LanguageCode]) -> Part:
    """Set a page of fronts and, for its other side, a page of backs."""
    cards = [_card(place, press, press.words(language)) for language in languages]
    row = [cards[column * len(cards) // COLUMNS] for column in range(COLUMNS)]
    fronts = [card.front for card in row]
    backs = [card.back for card in reversed(row)]
    return Part(
        language=languages[0],
        title="",
        html=_grid(fronts, row) + _grid(backs, list(reversed(row))),
    )


def _grid(sides: Sequence[str], row: Sequence[_Card]) -> str:
    boxes = "".join(
        f'<div class="card" lang="{card.language}">\n{side}</div>\n'
        for side, card in zip(sides, row, strict=True)
    )
    marks = "".join(f'<i class="{edge}"></i>' for edge in _marks())
    return f'<div class="grid">\n{boxes * ROWS}{marks}</div>\n'


def _marks() -> list[str]:
    """Name the cut marks: at both ends of each line along which the sheet is cut."""
    across = [f"across at-{line} {end}" for line in range(ROWS + 1) for end in ("left", "right")]
    down = [f"down at-{line} {end}" for line in range(COLUMNS + 1) for end in ("top", "bottom")]
    return across + down


def _card(place: Place, press: Press, words: Catalogue) -> _Card:
    entry = press.library.find(place) if place.item else None
    match entry:
        case Document() as document:
            people = contacts_of(document, press, words.code)
            back = _first_steps(document, words)
        case Contact() as contact:
            people, back = (contact,), _first_aid(press, words)
        case _:
            people, back = press.library.contacts(), _first_aid(press, words)
    reachable = [one for one in people if can_be_reached(one)] or list(people)
    return _Card(
        language=words.code, front=_front(reachable[:_MOST_CONTACTS], press, words), back=back
    )


def _front(people: Sequence[Contact], press: Press, words: Catalogue) -> str:
    """Set the people, and the code of the first of them."""
    entries = "".join(
        f"<li>{tag('b', one.title.in_language(words.code))}"
        f'<p class="ways">{ways(one, words)}</p>\n'
        f"{contact_marks(one, words)}</li>\n"
        for one in people
    )
    picture = labelled_code(payload_at(people[0].place, press, words.code), words) if people else ""
    heading = tag("h2", words.say("Who can help you now"))
    return f'{heading}<div class="front"><ul>\n{entries}</ul>\n{picture}</div>\n'


def _first_aid(press: Press, words: Catalogue) -> str:
    """Set what to do first, whatever has happened: how each first-aid path begins."""
    entries = ""
    for document in islice(press.library.documents(Kind.FIRST_AID), _STEPS):
        path = path_of(document, words.code)
        if path is not None:
            title = tag("b", document.title.in_language(words.code))
            entries += f"<li>{title}{blocks(path.introduction, words)}</li>\n"
    return f'<ul class="back told">\n{entries}</ul>\n'


def _first_steps(document: Document, words: Catalogue) -> str:
    """Set the first three lines of a guide's checklist, or the first three steps there are."""
    guide = guide_of(document, words.code)
    heading = tag("h2", document.title.in_language(words.code))
    if guide is not None and guide.checklist:
        items = "".join(tag("li", item.text) for item in guide.checklist[:_STEPS])
        return f'{heading}<ul class="back ticks">\n{items}</ul>\n'
    items = "".join(f"<li>{escape(step)}</li>\n" for step in _steps(document, guide, words))
    return f'{heading}<ol class="back">\n{items}</ol>\n'


def _steps(document: Document, guide: Guide | None, words: Catalogue) -> list[str]:
    path = path_of(document, words.code)
    parts: Sequence[Sequence[Block]] = ()
    if guide is not None:
        parts = [section.blocks for section in guide.sections]
    elif path is not None:
        parts = [card.blocks for card in path.cards]
    steps = (block for part in parts for block in part if block.kind is BlockKind.STEPS)
    found = next(steps, None)
    if found is None:
        return []
    return ["".join(span.text for span in item) for item in found.items[:_STEPS]]
