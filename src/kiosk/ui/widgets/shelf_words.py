"""What the shelves are called, and what a document says beside its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.reading_time import reading_minutes
from kiosk.core.content.standing import SHELF_TITLES
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language


@dataclass(frozen=True, slots=True)
class ShelfWords:
    """The icon, the title and one line about a shelf."""

    icon: str
    title: Message
    note: Message


SHELF_WORDS: dict[str, ShelfWords] = {
    shelf: ShelfWords(icon, SHELF_TITLES[shelf], note)
    for shelf, icon, note in (
        ("reports", "book-open", message("Studies and briefings")),
        ("guides", "shield-check", message("Steps and checklists")),
        ("first-aid", "circle-help", message("First aid, by questions")),
        ("contacts", "phone", message("People who can help")),
        ("glossary", "book-a", message("Words explained")),
    )
}


def minutes_to_read(document: Document, language: Language) -> str:
    """Say how long a guide takes to read, or nothing where that cannot be known."""
    minutes = _minutes(document, language)
    return language.say("{minutes} min", minutes=minutes) if minutes else ""


def guides_and_minutes(guides: Sequence[Document], language: Language) -> str:
    """Say how many guides there are, and how long all of them take to read."""
    minutes = sum(_minutes(guide, language) for guide in guides)
    if len(guides) == 1:
        return language.say("One guide · {minutes} min", minutes=minutes)
    return language.say("{count} guides · {minutes} min", count=len(guides), minutes=minutes)


def _minutes(document: Document, language: Language) -> int:
    edition = document.edition_for(language.code)
    if document.kind is not Kind.GUIDE or edition is None:
        return 0
    try:
        return reading_minutes(document.files[edition])
    except PackContentError:
        return 0
