"""The way taken on a first-aid path as one page of rich text, for paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from kiosk.core.content.document import Contact
from kiosk.core.content.first_aid import Card, FirstAid
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.handover.payload import payload_for
from kiosk.core.handover.qr import make_code, png
from kiosk.core.handover.subject import subject_at
from kiosk.core.handover.vcard import dialled_phones
from kiosk.core.problem import Problem
from kiosk.core.session.walk import Step, Walk
from kiosk.ui.language import Language
from kiosk.ui.widgets.guide_page import blocks_on_paper

_CODE_SIDE = 150  # of 96 an inch: 4 cm


def first_aid_page(
    title: str, path: FirstAid, walk: Walk, library: Library, language: Language
) -> str:
    """Set the cards gone through with the answers given, the present one, and its contacts."""
    return "".join(_parts(title, path, walk, library, language))


def _parts(
    title: str, path: FirstAid, walk: Walk, library: Library, language: Language
) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield blocks_on_paper(path.introduction, language)
    for step in (*walk.answered, Step(walk.card)):
        card = path.card(step.card)
        if card is not None:
            yield f"<h2>{escape(card.title)}</h2>"
            yield blocks_on_paper(card.blocks, language)
            yield from _answers(path, card, step, language)
            yield from _contacts(card.contacts, library, language)


def _answers(path: FirstAid, card: Card, step: Step, language: Language) -> Iterator[str]:
    """The answer that was given; where none was, all there are, to be ticked by hand."""
    given = path.answer(card, step.answer)
    if given is not None:
        words = language.say("You answered: {answer}", answer=given.text)
        yield f"<p><b>{escape(words)}</b></p>"
        return
    for answer in path.answers(card):
        yield f'<p style="margin-left: 12px">□ {escape(answer.text)}</p>'


def _contacts(places: Sequence[Place], library: Library, language: Language) -> Iterator[str]:
    """Each contact with its ways and its code. A person's own number stays off the paper."""
    for place in places:
        contact = library.contact(place.item)
        if contact is not None:
            lines = [f"<b>{escape(language.of(contact.title))}</b>"]
            lines += [escape(line) for line in _walks(contact, language)]
            code = _code(contact, library, language)
            yield f"<p>{'<br>'.join(lines)}</p>{code}"


def _walks(contact: Contact, language: Language) -> Iterator[str]:
    if contact.what_for is not None:
        yield language.of(contact.what_for)
    yield from (phone.number for phone in dialled_phones(contact, with_phone=False))
    yield from contact.emails
    if contact.website:
        yield contact.website
    if contact.hours is not None:
        yield language.of(contact.hours)


def _code(contact: Contact, library: Library, language: Language) -> str:
    try:
        payload = payload_for(subject_at(contact.place, library, language.code))
        picture = b64encode(png(make_code(payload.text), module=8)).decode()
    except Problem:
        return ""  # the ways stand beside it in letters
    what = escape(language.tell(payload.what))
    return (
        f'<p><img src="data:image/png;base64,{picture}" width="{_CODE_SIDE}"'
        f' height="{_CODE_SIDE}"><br><small>{what}</small></p>'
    )
