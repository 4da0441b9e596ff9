"""What a code holds: always something that a phone's camera can act on, where there is any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from kiosk.core.content.document import Contact, Document, Term
from kiosk.core.handover.qr import MOST_BYTES
from kiosk.core.handover.subject import Subject
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode, LocalText
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

_PREFERRED_BYTES = 120
"""What reads well off a laptop or a handout."""


class Form(StrEnum):
    """What kind of thing a code holds; the value is its name on the command line."""

    LINK = "link"
    CONTACT = "contact"
    TEXT = "text"
    WIFI = "wifi"


class NothingToHandOverError(Problem):
    """The place has nothing in the form that was asked for."""

    def __init__(self, form: Form) -> None:
        super().__init__(message("This place has no {form} to put into a code.", form=form.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The text of a code, what it does on a phone, and why it is this."""

    form: Form
    text: str
    what: Message
    why: Message


def forms_for(subject: Subject) -> tuple[Form, ...]:
    """Give the forms this subject can be handed over in, the best first."""
    return tuple(dict.fromkeys(payload.form for payload in _payloads(subject, with_phone=False)))


def payload_for(subject: Subject, form: Form | None = None, *, with_phone: bool = False) -> Payload:
    """Give the payload in this form, or in the best one.

    A private phone number is in it only `with_phone`. Raises `NothingToHandOverError` where the
    subject has nothing in that form.
    """
    for payload in _payloads(subject, with_phone=with_phone):
        if form in (None, payload.form):
            return payload
    raise NothingToHandOverError(form or Form.TEXT)


def wifi_payload(name: str, password: str) -> Payload:
    """Give the payload that lets a phone join a network (WIFI: as phones' cameras read it)."""
    kind = "WPA" if password else "nopass"
    text = f"WIFI:T:{kind};S:{_wifi(name)};" + (f"P:{_wifi(password)};" if password else "") + ";"
    return Payload(
        form=Form.WIFI,
        text=text,
        what=message("Joins the Wi-Fi “{name}”.", name=name),
        why=message("The network's name and password are kept nowhere."),
    )


def _payloads(subject: Subject, *, with_phone: bool) -> Iterator[Payload]:
    """Everything the subject can be handed over as, the best first."""
    if isinstance(subject.entry, Contact):
        yield _card(subject.entry, subject.language, with_phone=with_phone)
        if subject.entry.website:
            yield _website(subject.entry)
        return
    if isinstance(subject.entry, Document) and subject.entry.link:
        yield _own_link(subject.entry)
    publisher = subject.publisher
    if publisher is not None and publisher.emails:
        yield _request(subject, publisher)
    if publisher is not None:
        yield _publisher_card(subject, publisher, with_phone=with_phone)
    text = _text(subject)
    if text:
        yield Payload(
            form=Form.TEXT,
            text=text,
            what=message(
                "Holds the text itself. Some cameras only show it; others need a code reader app."
            ),
            why=message("The text needs nothing else, not even a network."),
        )


def _own_link(document: Document) -> Payload:
    return Payload(
        form=Form.LINK,
        text=document.link,
        what=message("Opens {address}.", address=document.link),
        why=message("This is the item's own address."),
    )


def _website(contact: Contact) -> Payload:
    return Payload(
        form=Form.LINK,
        text=contact.website,
        what=message("Opens {address}.", address=contact.website),
        why=message("This is the website of {name}.", name=contact.title),
    )


def _request(subject: Subject, publisher: Contact) -> Payload:
    """An e-mail to the publisher that names the item, in the words that fit best."""
    address = publisher.emails[0]
    links = [f"mailto:{address}?subject={quote(words)}" for words in _names(subject)]
    fitting = (link for link in links if len(link.encode()) <= _PREFERRED_BYTES)
    return Payload(
        form=Form.LINK,
        text=next(fitting, min(links, key=len)),
        what=message("Writes an e-mail to {address} that asks for this.", address=address),
        why=message(
            "It has no address of its own on the web, so the code asks {name} for it.",
            name=publisher.title,
        ),
    )


def _names(subject: Subject) -> Iterator[str]:
    """Ways to name the subject, the most telling first; the last one always fits."""
    title, place = subject.entry.title, subject.entry.place
    if subject.section:
        yield str(place.at_section(subject.section.id))
        return
    yield without_breaks(title.in_language(subject.language))
    yield without_breaks(title.in_language(SOURCE_LANGUAGE))
    yield str(place)


def _publisher_card(subject: Subject, publisher: Contact, *, with_phone: bool) -> Payload:
    card = _card(publisher, subject.language, with_phone=with_phone)
    return Payload(
        form=card.form,
        text=card.text,
        what=card.what,
        why=message("{name} can be asked for this.", name=publisher.title),
    )


def _card(contact: Contact, language: LanguageCode, *, with_phone: bool) -> Payload:
    return Payload(
        form=Form.CONTACT,
        text=_vcard(contact, language, with_phone=with_phone),
        what=message("Saves {name} in the phone's contacts.", name=contact.title),
        why=message("A contact card works without a network."),
    )


def _vcard(contact: Contact, language: LanguageCode, *, with_phone: bool) -> str:
    """Write a vCard 3.0 (RFC 2426); 4.0 is garbled by some phones.

    Lines are not folded: the standard only recommends it, it costs bytes, and readers that join
    them wrongly cut Khmer letters in half. Where the source of the contact fits, it is a note.
    """
    name = _vcard_text(without_breaks(contact.title.in_language(language)))
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}"]
    numbers = (phone.number for phone in contact.phones if with_phone or not phone.private)
    lines += [f"TEL:{number.replace(' ', '')}" for number in numbers]
    lines += [f"EMAIL:{_vcard_text(email)}" for email in contact.emails]
    lines += [f"URL:{contact.website}"] if contact.website else []
    end = ["END:VCARD", ""]
    plain = "\r\n".join([*lines, *end])
    if contact.source is None:
        return plain
    note = _vcard_text(without_breaks(contact.source.in_language(language)))
    noted = "\r\n".join([*lines, f"NOTE:{note}", *end])
    return noted if len(noted.encode()) <= MOST_BYTES else plain


def _vcard_text(text: str) -> str:
    """Escape a text value (RFC 2426, section 4)."""
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _wifi(text: str) -> str:
    for sign in ("\\", ";", ",", ":", '"'):
        text = text.replace(sign, f"\\{sign}")
    return text


def _text(subject: Subject) -> str:
    """The section, or the meaning, or the summary, as a person would have typed it."""
    if subject.section is not None:
        return without_breaks(subject.section.text)
    match subject.entry:
        case Term(title=title, meaning=words):
            lines = (title, words)
        case Document(title=title, summary=LocalText() as words):
            lines = (title, words)
        case _:
            return ""
    return without_breaks("\n".join(line.in_language(subject.language) for line in lines))
