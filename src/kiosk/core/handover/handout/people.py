"""The sheet of all contacts, each with its code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.content.document import Contact
from kiosk.core.handover.handout.pieces import (
    can_be_reached,
    code,
    contact_marks,
    payload_at,
    tag,
    ways,
)
from kiosk.core.handover.handout.sheet import Part, Press
from kiosk.core.handover.qr import make_code
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode


def contacts_part(press: Press, languages: Sequence[LanguageCode]) -> Part:
    """Set all contacts, those that can be reached at once first."""
    all_words = [press.words(language) for language in languages]
    heading = " · ".join(words.say("Who can help you now") for words in all_words)
    packs = [pack for pack in press.library.packs if pack.publisher or pack.checked_on]
    publisher = press.library.publisher
    said = [publisher.in_language(languages[0])] if publisher else []
    said += [
        words.day(pack.checked_on) for words in all_words for pack in packs[:1] if pack.checked_on
    ]
    scan = " · ".join(words.say("Scan with the phone's camera") for words in all_words)
    entries = "".join(_entry(contact, press, all_words) for contact in press.library.contacts())
    return Part(
        language=languages[0],
        title=heading,
        html=f"<header>\n<div>\n{tag('p', ' · '.join(said), 'origin')}"
        f"{tag('h1', heading)}{tag('p', scan, 'summary')}"
        f'</div>\n</header>\n<ul class="contacts">\n{entries}</ul>\n',
    )


def _entry(contact: Contact, press: Press, all_words: Sequence[Catalogue]) -> str:
    picture = ""
    if can_be_reached(contact):
        payload = payload_at(contact.place, press, all_words[0].code)
        picture = code(make_code(payload.text), payload, all_words[0])
    return f"<li>\n<div>\n{''.join(_said(contact, all_words))}</div>\n{picture}</li>\n"


def _said(contact: Contact, all_words: Sequence[Catalogue]) -> Iterator[str]:
    for words in all_words:
        what_for = contact.what_for.in_language(words.code) if contact.what_for else ""
        hours = contact.hours.in_language(words.code) if contact.hours else ""
        yield f'<div lang="{words.code}">{tag("h2", contact.title.in_language(words.code))}'
        yield f"{tag('p', what_for)}{tag('p', hours)}</div>\n"
    yield f'<p class="ways">{ways(contact, all_words[0])}</p>\n'
    yield contact_marks(contact, *all_words)
