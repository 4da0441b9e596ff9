"""A contact as a vCard, the way phones save it from a code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.content.document import Contact, Phone
from kiosk.core.handover.qr import MOST_BYTES
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode

_START = ("BEGIN:VCARD", "VERSION:3.0", "N:;;;;")
_MOST_FILE_BYTES = 8_000
_NOT_DIALLED = re.compile(r"[^0-9+]")


def vcard(
    contact: Contact, language: LanguageCode, *, with_phone: bool, most_bytes: int = MOST_BYTES
) -> str:
    """Write the contact as a vCard 3.0 (RFC 2426), which ends its lines with CRLF.

    3.0, because some phones garble the Khmer of a 4.0. An empty N beside ORG is how an
    organisation is told from a person. A private number is in it only `with_phone`.
    Lines are not folded: the standard allows it but does not ask for it (RFC 2425, 5.8.1), and
    readers that join them wrongly cut Khmer letters in half.

    What `most_bytes` (those of a code) have no room for is left out, the least needed first.
    That the contact is not confirmed stays longer than its website and the name in the reader's
    language.
    """
    name, short_name = (contact.title.in_language(code) for code in (language, SOURCE_LANGUAGE))
    phones = dialled_phones(contact, with_phone=with_phone)
    reach = [f"TEL:{dialled(phone)}" for phone in phones]
    reach += [f"EMAIL:{_escaped(email)}" for email in contact.emails]
    website = [f"URL:{contact.website}"] if contact.website else []
    source = contact.source.in_language(language) if contact.source else ""
    people = [phone.person.in_language(language) for phone in phones if phone.person]
    attempts = (
        [*_names(name, name), *reach, *website, *_note(source, *people)],
        [*_names(name, short_name), *reach, *website, *_note(source, *people)],
        [*_names(name, short_name), *reach, *website, *_note(source)],
        [*_names(short_name, short_name), *reach, *website, *_note(source)],
        [*_names(short_name, short_name), *reach, *_note(source)],
        [*_names(short_name, short_name), *reach],
    )
    cards = ["\r\n".join([*_START, *lines, "END:VCARD", ""]) for lines in attempts]
    return next((card for card in cards if len(card.encode()) <= most_bytes), cards[-1])


def card_file(contact: Contact, language: LanguageCode, *, with_phone: bool) -> bytes:
    """Write the contact as a file, which has room for all that is known; see `vcard`."""
    card = vcard(contact, language, with_phone=with_phone, most_bytes=_MOST_FILE_BYTES)
    return card.encode()


def dialled_phones(contact: Contact, *, with_phone: bool) -> tuple[Phone, ...]:
    """Give the numbers that may be handed over; private ones only `with_phone`."""
    return tuple(phone for phone in contact.phones if with_phone or not phone.private)


def dialled(phone: Phone) -> str:
    """Give the number as a phone dials it: digits, and the plus before them."""
    return _NOT_DIALLED.sub("", phone.number)


def _names(shown: str, organisation: str) -> tuple[str, str]:
    return f"FN:{_escaped(shown)}", f"ORG:{_escaped(organisation)}"


def _note(*sentences: str) -> Iterator[str]:
    said = "\n".join(sentence for sentence in sentences if sentence)
    if said:
        yield f"NOTE:{_escaped(said)}"


def _escaped(text: str) -> str:
    """Escape a text value (RFC 2426, section 4)."""
    text = without_breaks(text).replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")
