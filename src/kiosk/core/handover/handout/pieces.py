"""The pieces that handouts are put together from: text, pictures, codes, people, honesty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from kiosk.core.content.document import Contact, Document, ReviewState
from kiosk.core.content.markdown import Block, BlockKind
from kiosk.core.content.place import Place
from kiosk.core.content.standing import LEVEL_WORDS, Tone, contact_remarks
from kiosk.core.handover.handout.sheet import Press
from kiosk.core.handover.payload import Payload, payload_for
from kiosk.core.handover.qr import QrCode, make_code, svg
from kiosk.core.handover.subject import subject_at
from kiosk.core.handover.vcard import dialled_phones
from kiosk.core.handover.web.drawings import read_drawing
from kiosk.core.handover.web.markup import blocks_html
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode

_ONE_LINE = 32
"""Letters of an address that fit the narrowest column they stand in."""


def tag(name: str, words: str, css_class: str = "") -> str:
    """Set words in an element; nothing where there are none."""
    named = f' class="{css_class}"' if css_class else ""
    return f"<{name}{named}>{escape(words)}</{name}>\n" if words else ""


def blocks(found: Sequence[Block], words: Catalogue, folders: Sequence[Path] = ()) -> str:
    """Set blocks of text; on paper no link leads anywhere, so its words are plain."""

    def picture(block: Block) -> str | None:
        return _picture(block, folders)

    return blocks_html(found, number=words.number, link=_nowhere, picture=picture)


class NotesOnce:
    """Leaves out a note that the same handout has had: paper is short, and it lies in one piece."""

    def __init__(self) -> None:
        self._had: set[str] = set()

    def of(self, found: Sequence[Block]) -> list[Block]:
        """Give the blocks without the notes that stood before."""
        kept = [one for one in found if one.kind is not BlockKind.NOTE or one.text not in self._had]
        self._had |= {one.text for one in kept if one.kind is BlockKind.NOTE}
        return kept


def _nowhere(_target: str) -> None:
    return None


def _picture(block: Block, folders: Sequence[Path]) -> str | None:
    drawing = read_drawing(folders, block.target)
    if drawing is None:
        return None  # its words stand there instead
    return f'<img alt="{escape(block.text)}" src="{drawing.within(drawing.light)}">'


def payload_at(place: Place, press: Press, language: LanguageCode) -> Payload:
    """Give what the code of a place holds; never a private number."""
    return payload_for(subject_at(place, press.library, language))


def code(made: QrCode, payload: Payload, words: Catalogue) -> str:
    """Set a code that was read back; what it does is its alternative text."""
    return f'<div class="code">{svg(made, without_breaks(words.tell(payload.what)))}</div>\n'


def labelled_code(payload: Payload, words: Catalogue) -> str:
    """Set the code of a payload with a line that says what it does."""
    picture = code(make_code(payload.text), payload, words)
    return f'<div class="labelled-code">{picture}{tag("p", words.tell(payload.what))}</div>\n'


def origin(document: Document, words: Catalogue) -> str:
    """Say who published it, and how much it asks of its reader."""
    said = [document.publisher.in_language(words.code)] if document.publisher else []
    said += [words.tell(LEVEL_WORDS[document.level])] if document.level else []
    said += [words.day(document.published)] if document.published else []
    return " · ".join(said)


def honesty(document: Document, press: Press, words: Catalogue) -> str:
    """Say whether somebody reviewed the text, and by when it is to be looked at again.

    Where there is no text in the reader's language, it says which one this is.
    """
    shown = document.edition_for(words.code) or document.title.language_for(words.code)
    review = document.review(shown)
    is_draft = review.state is ReviewState.DRAFT
    if is_draft:
        state = words.say("Draft: nobody has reviewed this text yet.")
    elif review.on is not None and review.by:
        state = words.say("Reviewed by {name} on {day}.", name=review.by, day=review.on)
    else:
        state = words.say("Reviewed {date}", date=review.on) if review.on else ""
    due = words.say("To be reviewed by {day}.", day=review.due) if review.due else ""
    mark = "mark caution" if is_draft else "mark"
    only = words.say("Only in {language}", language=press.name_of(shown))
    foreign = tag("span", only, "mark caution") if shown != words.code else ""
    return f'<p class="state">{tag("span", state, mark)}{foreign}{tag("span", due)}</p>\n'


def can_be_reached(contact: Contact) -> bool:
    """Say whether a contact can be reached in any way that may stand on paper."""
    phones = dialled_phones(contact, with_phone=False)
    return bool(phones or contact.emails or contact.website)


def contact_lines(contact: Contact, words: Catalogue) -> Iterator[str]:
    """Say how a contact is reached. A person's own number stays off the paper."""
    yield from (phone.number for phone in dialled_phones(contact, with_phone=False))
    yield from contact.emails
    if contact.website:
        yield contact.website.removeprefix("https://").rstrip("/")
    if not can_be_reached(contact):
        yield words.say("No phone, e-mail or website is known yet.")


def ways(contact: Contact, words: Catalogue) -> str:
    """Set how a contact is reached; no line's end parts an address at its hyphen."""
    return " · ".join(
        f'<span class="word">{escape(line)}</span>' if len(line) <= _ONE_LINE else escape(line)
        for line in contact_lines(contact, words)
    )


def contact_marks(contact: Contact, *all_words: Catalogue) -> str:
    """Set apart what was checked of a contact from what was not."""
    return "".join(
        tag(
            "span",
            " · ".join(words.tell(remark.words) for words in all_words),
            "mark caution" if remark.tone is Tone.CAUTION else "mark",
        )
        for remark in contact_remarks(contact)
    )


def contact_entry(contact: Contact, words: Catalogue) -> str:
    """Set a contact in a list: who, what for, how, and whether that is confirmed."""
    what_for = contact.what_for.in_language(words.code) if contact.what_for else ""
    hours = contact.hours.in_language(words.code) if contact.hours else ""
    return (
        f"<li>{tag('p', contact.title.in_language(words.code), 'name')}{tag('p', what_for)}"
        f'<p class="ways">{ways(contact, words)} {contact_marks(contact, words)}</p>\n'
        f"{tag('p', hours)}</li>\n"
    )


def whom(contacts: Iterable[Contact], words: Catalogue) -> str:
    """Set the people who can help, where there are any."""
    entries = "".join(contact_entry(contact, words) for contact in contacts)
    if not entries:
        return ""
    heading = tag("h2", words.say("Who can help you now"))
    return f'<section class="whom">{heading}<ul>\n{entries}</ul></section>\n'
