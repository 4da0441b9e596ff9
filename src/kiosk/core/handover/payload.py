"""What a code holds: always something that a phone's camera can act on, where there is any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.content.document import Contact, Document, Entry, Term
from kiosk.core.handover.links import call_link, mail_link, signal_link, web_link
from kiosk.core.handover.qr import MOST_BYTES, PayloadTooLongError
from kiosk.core.handover.vcard import dialled, dialled_phones, vcard
from kiosk.core.handover.wifi import wifi_text
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

_NO_WAY = 2
"""What `Contact.ways_missing` says of one that cannot be reached from here."""


class Form(StrEnum):
    """What kind of thing a code holds; the value is its name on the command line."""

    LINK = "link"
    CONTACT = "contact"
    TEXT = "text"
    WIFI = "wifi"
    LAPTOP = "laptop"


class NothingToHandOverError(Problem):
    """The place has nothing in the form that was asked for."""

    def __init__(self, form: Form) -> None:
        match form:
            case Form.LINK:
                told = message("There is no link for this. Hand it over in another form.")
            case Form.CONTACT:
                told = message("There is no contact for this. Hand it over in another form.")
            case Form.TEXT:
                told = message("There is no text for this. Hand it over in another form.")
            case Form.WIFI:
                told = message("A Wi-Fi is handed over by its name and password, not by a place.")
            case Form.LAPTOP:
                told = message("There is nothing here that a phone could fetch from this laptop.")
        super().__init__(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is handed over: an entry, or a section of it, for a reader of `language`.

    `publisher` is whom the reader can ask. `section` is the section's id; its title and its
    plain text are in `language`, as far as there is an edition in it.
    """

    entry: Entry
    publisher: Contact | None
    language: LanguageCode
    section: str = ""
    section_title: str = ""
    section_text: str = ""

    @property
    def title(self) -> str:
        """The entry's title, with the section's where it is one."""
        title = self.entry.title.in_language(self.language)
        return f"{title}: {self.section_title}" if self.section_title else title


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The text of a code, what it does on a phone, and why it is this."""

    form: Form
    text: str
    what: Message
    why: Message

    @property
    def bytes(self) -> int:
        """How much of a code it takes; over `MOST_BYTES` there is none."""
        return len(self.text.encode())

    @property
    def fits(self) -> bool:
        return self.bytes <= MOST_BYTES


def forms_for(subject: Subject) -> tuple[Form, ...]:
    """Give the forms this subject can be handed over in, the best first."""
    return tuple(dict.fromkeys(payload.form for payload in _payloads(subject, with_phone=False)))


def payload_for(subject: Subject, form: Form | None = None, *, with_phone: bool = False) -> Payload:
    """Give the payload in this form, or in the best one that fits a code.

    A private phone number is in it only `with_phone`. Raises `NothingToHandOverError` where the
    subject has nothing in that form, and `PayloadTooLongError`, which names a form that fits,
    where what it has is too long.
    """
    payloads = tuple(_payloads(subject, with_phone=with_phone))
    wanted = [payload for payload in payloads if form in (None, payload.form)]
    if not wanted:
        raise NothingToHandOverError(form or Form.TEXT)
    for payload in wanted:
        if payload.fits:
            return payload
    shorter = form_that_fits(subject, with_phone=with_phone)
    raise PayloadTooLongError(wanted[0].bytes, _too_long(wanted[0].bytes, shorter))


def form_that_fits(subject: Subject, *, with_phone: bool = False) -> Form | None:
    """Give the best form that fits a code, or None where none does."""
    payloads = _payloads(subject, with_phone=with_phone)
    return next((payload.form for payload in payloads if payload.fits), None)


def has_private_phone(subject: Subject) -> bool:
    """Say whether a contact's code would leave out a private number."""
    contact = subject.entry if isinstance(subject.entry, Contact) else subject.publisher
    return contact is not None and any(phone.private for phone in contact.phones)


def wifi_payload(name: str, password: str) -> Payload:
    """Give the payload that lets a phone join a network; without a password, an open one.

    Raises `WifiNameError` or `WifiPasswordError` for what no network can have.
    """
    return Payload(
        form=Form.WIFI,
        text=wifi_text(name, password),
        what=message("Joins the Wi-Fi “{name}”.", name=name),
        why=message("The network's name and password are kept nowhere."),
    )


def laptop_payload(url: str) -> Payload:
    """Give the payload that lets a phone on the same Wi-Fi fetch from this laptop."""
    return Payload(
        form=Form.LAPTOP,
        text=url,
        what=message("Gets it from this laptop, over the same Wi-Fi."),
        why=message("The file itself is here, so no internet is needed."),
    )


def _payloads(subject: Subject, *, with_phone: bool) -> Iterator[Payload]:
    """Everything the subject can be handed over as, the best first."""
    entry, publisher = subject.entry, subject.publisher
    if isinstance(entry, Contact):
        if entry.ways_missing == _NO_WAY and publisher is not None and publisher is not entry:
            yield _publisher_card(subject, publisher, with_phone=with_phone)
        yield _card(entry, subject.language, with_phone=with_phone)
        yield from _ways_to(entry, with_phone=with_phone)
    if isinstance(entry, Document) and entry.link:
        yield _own_link(entry)
    if not isinstance(entry, Contact) and publisher is not None:
        if publisher.emails:
            yield _request(subject, publisher)
        yield _publisher_card(subject, publisher, with_phone=with_phone)
    if text := _text(subject, with_phone=with_phone):
        yield _plain_text(text)


def _ways_to(contact: Contact, *, with_phone: bool) -> Iterator[Payload]:
    """The links that reach a contact, the least personal first."""
    if contact.website:
        yield Payload(
            form=Form.LINK,
            text=web_link(contact.website),
            what=message("Opens {address}.", address=contact.website),
            why=message("This is the website of {name}.", name=contact.title),
        )
    for address in contact.emails:
        yield Payload(
            form=Form.LINK,
            text=mail_link(address),
            what=message("Writes an e-mail to {address}.", address=address),
            why=message("This is the e-mail address of {name}.", name=contact.title),
        )
    for phone in dialled_phones(contact, with_phone=with_phone):
        opens_signal = message("Opens a Signal chat with {number}.", number=phone.number)
        calls = message("Calls {number}.", number=phone.number)
        yield Payload(
            form=Form.LINK,
            text=signal_link(dialled(phone)) if phone.signal else call_link(dialled(phone)),
            what=opens_signal if phone.signal else calls,
            why=message("This is the phone number of {name}.", name=contact.title),
        )


def _own_link(document: Document) -> Payload:
    return Payload(
        form=Form.LINK,
        text=web_link(document.link),
        what=message("Opens {address}.", address=document.link),
        why=message("This is the item's own address."),
    )


def _request(subject: Subject, publisher: Contact) -> Payload:
    """An e-mail to the publisher that names the item, in the words that fit best."""
    address = publisher.emails[0]
    return Payload(
        form=Form.LINK,
        text=mail_link(address, _names(subject)),
        what=message("Writes an e-mail to {address} that asks for this.", address=address),
        why=message(
            "It has no address of its own on the web, so the code asks {name} for it.",
            name=publisher.title,
        ),
    )


def _names(subject: Subject) -> Iterator[str]:
    """Ways to name the subject, the most telling first and the shortest last."""
    place, section = subject.entry.place, subject.section
    yield without_breaks(subject.title)
    source = without_breaks(subject.entry.title.in_language(SOURCE_LANGUAGE))
    if section:
        yield from (f"{source}: {section}", str(place.at_section(section)))
    else:
        yield from (source, str(place))


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
        text=vcard(contact, language, with_phone=with_phone),
        what=message("Saves {name} in the phone's contacts.", name=contact.title),
        why=message("A contact card works without a network."),
    )


def _plain_text(text: str) -> Payload:
    return Payload(
        form=Form.TEXT,
        text=text,
        what=message(
            "Holds the text itself. Some cameras only show it; others need a code reader app."
        ),
        why=message("The text needs nothing else, not even a network."),
    )


def _text(subject: Subject, *, with_phone: bool) -> str:
    """The section, meaning, summary or ways to a contact, as a person would have typed it."""
    language = subject.language
    if subject.section_text:
        return without_breaks(subject.section_text)
    lines = [subject.entry.title.in_language(language)]
    match subject.entry:
        case Term(meaning=meaning):
            lines = [f"{lines[0]} — {meaning.in_language(language)}"]
        case Document(summary=summary):
            lines += [summary.in_language(language)] if summary else []
        case Contact() as contact:
            lines += [phone.number for phone in dialled_phones(contact, with_phone=with_phone)]
            lines += [*contact.emails, contact.website]
    return without_breaks("\n".join(line for line in lines if line))


def _too_long(size: int, shorter: Form | None) -> Message | None:
    """Say by how much it is too long, and what to hand over instead; None where nothing fits."""
    values = {"excess": size - MOST_BYTES, "most": MOST_BYTES}
    match shorter:
        case Form.LINK:
            return message(
                "This is {excess} bytes too long for a code that phones can read (at most {most})."
                " Hand over the link instead.",
                **values,
            )
        case Form.CONTACT:
            return message(
                "This is {excess} bytes too long for a code that phones can read (at most {most})."
                " Hand over the contact instead.",
                **values,
            )
        case _:
            return None
