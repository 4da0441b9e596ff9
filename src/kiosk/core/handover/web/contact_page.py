"""Somebody to turn to: by a tap, or as a card for the phone's contacts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kiosk.core.content.document import Contact, Kind, Phone
from kiosk.core.content.standing import SHELF_TITLES, contact_remarks
from kiosk.core.handover.links import call_link, mail_link, signal_link
from kiosk.core.handover.vcard import dialled, dialled_phones
from kiosk.core.handover.web.page import Page, badges_html, button_html, head_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.language.message import message


def contact_page(contact: Contact, setting: Setting) -> Page:
    """Make the page of a contact."""
    kicker = setting.tell(SHELF_TITLES[Kind.CONTACT.shelf])
    head = head_html(kicker, setting.of(contact.title))
    card = f'<div class="card">{_card(contact, setting)}</div>'
    return Page(contact.title.in_language(setting.language), f"{head}\n{card}")


def contact_html(contact: Contact, setting: Setting, *, is_named: bool = True) -> str:
    """Set a contact within another page; it can be led to there where it `is_named`."""
    anchor = f' id="{contact_anchor(contact)}"' if is_named else ""
    title = f"<h3>{setting.of(contact.title)}</h3>"
    return f'<div class="card contact"{anchor}>{title}{_card(contact, setting)}</div>'


def contact_anchor(contact: Contact) -> str:
    """The id of a contact within a page."""
    return f"contact_{contact.id}"  # with a sign that no section's id has


def _card(contact: Contact, setting: Setting) -> str:
    parts = [
        f"<p>{setting.of(contact.what_for)}</p>" if contact.what_for else "",
        badges_html(contact_remarks(contact), setting),
        f'<ul class="ways">{"".join(_ways(contact, setting))}</ul>',
        *(
            f'<p class="small">{setting.of(words)}</p>'
            for words in (contact.source, contact.note)
            if words
        ),
        _save(contact, setting),
    ]
    return "\n".join(part for part in parts if part)


def _ways(contact: Contact, setting: Setting) -> Iterator[str]:
    """The ways to a contact; an address on the web is words, since nothing here leads outside."""
    phones = dialled_phones(contact, with_phone=setting.with_phone)
    for phone in phones:
        yield f"<li>{button_html(call_link(dialled(phone)), _number(phone, setting))}</li>"
        if phone.signal:
            words = setting.say("Signal: {number}", number=phone.number)
            yield f"<li>{button_html(signal_link(dialled(phone)), words)}</li>"
    for address in contact.emails:
        yield f"<li>{button_html(mail_link(address), escape(address))}</li>"
    if contact.website:
        yield f"<li>{escape(contact.website.removeprefix('https://'))}</li>"
    if contact.hours:
        yield f"<li>{setting.of(contact.hours)}</li>"
    if contact.languages_spoken:
        names = " · ".join(setting.name_of(code) for code in contact.languages_spoken)
        yield f"<li>{escape(names)}</li>"
    if not (contact.phones or contact.emails or contact.website):
        yield f"<li>{setting.say('No phone, e-mail or website is known yet.')}</li>"


def _number(phone: Phone, setting: Setting) -> str:
    if phone.person is None:
        return escape(phone.number)
    told = message("{number} · {person}", number=phone.number, person=phone.person)
    return setting.tell(told)


def _save(contact: Contact, setting: Setting) -> str:
    address = setting.links.saved(contact, setting.language)
    if address is None:
        return ""
    return f"<p>{button_html(address, setting.say('Save in my contacts'), look='main')}</p>"
