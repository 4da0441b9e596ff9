"""A poster: one code, as large as the paper allows, and three lines."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kiosk.core.content.document import Contact
from kiosk.core.content.place import Place
from kiosk.core.handover.handout.pieces import code, contact_marks, tag, ways
from kiosk.core.handover.handout.sheet import Part, Press
from kiosk.core.handover.payload import Payload, payload_for
from kiosk.core.handover.qr import QUIET_ZONE, make_code
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode

CODE_METRES = 0.165
"""How wide the code is with its quiet zone; the style says the same."""


def poster_part(place: Place, press: Press, languages: Sequence[LanguageCode]) -> Part:
    """Set the poster of a place; all languages share its one code."""
    all_words = [press.words(language) for language in languages]
    subject = subject_at(place, press.library, languages[0])
    payload = payload_for(subject)
    made = make_code(payload.text)
    width = CODE_METRES * made.side / (made.side + 2 * QUIET_ZONE)
    metres = round(made.readable_distance(width), 1)
    asked = subject.entry if isinstance(subject.entry, Contact) else subject.publisher
    lines = "".join(_lines(payload, asked, metres, words) for words in all_words)
    titles = "".join(
        f'<h1 lang="{words.code}">{tag("span", subject.entry.title.in_language(words.code))}</h1>\n'
        for words in all_words
    )
    return Part(
        language=languages[0],
        title=_publisher(press, all_words[0]),
        html=f'<div class="titles">{titles}</div>\n{code(made, payload, all_words[0])}'
        f'<div class="all-lines">{lines}</div>\n',
    )


def _lines(payload: Payload, asked: Contact | None, metres: float, words: Catalogue) -> str:
    """Say what to do with the code, what it does, whom it leads to, and from how far it reads."""
    scan = words.say("Scan with the phone's camera")
    distance = words.say("Readable from {metres} m", metres=metres)
    return (
        f'<div class="lines" lang="{words.code}">\n{tag("p", scan, "scan")}'
        f"{tag('p', words.tell(payload.what))}{_whom(asked, words)}"
        f"{tag('p', distance, 'small')}</div>\n"
    )


def _whom(contact: Contact | None, words: Catalogue) -> str:
    """Say whose code it is and how they are reached, and whether that was checked."""
    if contact is None:
        return ""
    name = escape(contact.title.in_language(words.code))
    line = f'<p class="asked">{name} · {ways(contact, words)}</p>\n'
    return line + contact_marks(contact, words)


def _publisher(press: Press, words: Catalogue) -> str:
    publisher = press.library.publisher
    return publisher.in_language(words.code) if publisher else ""
