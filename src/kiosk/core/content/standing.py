"""What a reader should know of an entry before trusting it, and what its kind is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from kiosk.core.content.document import (
    Contact,
    Document,
    Kind,
    Level,
    Review,
    ReviewState,
    Term,
)
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode
from kiosk.core.language.message import Message, message

LEVEL_WORDS: dict[Level, Message] = {
    Level.BEGINNER: message("Beginner"),
    Level.INTERMEDIATE: message("Intermediate"),
    Level.ADVANCED: message("Advanced"),
    Level.REFERENCE: message("Reference"),
}

SHELF_TITLES: dict[str, Message] = {
    Kind.REPORT.shelf: message("Reports"),
    Kind.GUIDE.shelf: message("Safety guides"),
    Kind.FIRST_AID.shelf: message("What happened?"),
    Kind.CONTACT.shelf: message("Contacts"),
    Kind.TERM.shelf: message("Glossary"),
}


class Tone(Enum):
    """How a remark is to be taken."""

    PLAIN = auto()
    GOOD = auto()
    CAUTION = auto()


@dataclass(frozen=True, slots=True)
class Remark:
    """A few words beside a title."""

    tone: Tone
    words: Message


def level_remarks(document: Document) -> tuple[Remark, ...]:
    """Say how much a document asks of its reader, where it says so."""
    return (Remark(Tone.GOOD, LEVEL_WORDS[document.level]),) if document.level else ()


def state_remarks(
    document: Document,
    reader: LanguageCode,
    names: Mapping[LanguageCode, str],
    today: date,
    wanted: LanguageCode | None = None,
) -> tuple[Remark, ...]:
    """Say whether the text that `reader` gets is a draft, overdue or in another language.

    `wanted` is the language of the text that is wanted, where it is not the reader's; `names`
    are the names of languages.
    """
    wanted = wanted or reader
    shown = document.edition_for(wanted) or document.title.language_for(wanted)
    remarks = review_remarks(document.review(shown), shown, today)
    if shown == reader:
        return remarks
    name = names.get(shown, shown)
    is_choice = reader in document.languages
    words = (
        message("Shown in {language}", language=name)
        if is_choice
        else message("Only in {language}", language=name)
    )
    return (Remark(Tone.CAUTION, words), *remarks)


def review_remarks(review: Review, shown: LanguageCode, today: date) -> tuple[Remark, ...]:
    """Say whether a text was reviewed, and whether it is due to be looked at again."""
    remarks = []
    if review.state is ReviewState.DRAFT:
        is_translation = shown != SOURCE_LANGUAGE
        words = message("Draft translation") if is_translation else message("Draft")
        remarks.append(Remark(Tone.CAUTION, words))
    elif review.on is not None:
        remarks.append(Remark(Tone.PLAIN, message("Reviewed {date}", date=review.on)))
    if review.is_overdue(today) and review.due is not None:
        remarks.append(Remark(Tone.CAUTION, message("Review was due {date}", date=review.due)))
    return tuple(remarks)


def contact_remarks(contact: Contact) -> tuple[Remark, ...]:
    """Say whether somebody checked that the contact answers, and when."""
    if contact.verified_on is not None:
        return (Remark(Tone.GOOD, message("Checked {date}", date=contact.verified_on)),)
    return (Remark(Tone.CAUTION, message("Not confirmed")),)


def term_remarks(term: Term, reader: LanguageCode, today: date) -> tuple[Remark, ...]:
    """Say whether the words of a term, as `reader` gets them, were reviewed."""
    shown = term.meaning.language_for(reader)
    return review_remarks(term.review(shown), shown, today)
