"""In which forms something can be handed out on paper, and in which languages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place, UnknownPlaceError
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

BOTH = "both"
"""Said instead of a language's code, for a handout in all languages there are."""

CONTACTS = Place(shelf=Kind.CONTACT.shelf)
"""The place whose handouts hold all contacts."""


class HandoutForm(StrEnum):
    """What a handout is; the value is its name on the command line."""

    PAGE = "page"
    POSTER = "poster"
    CARD = "card"


_FORMS = {
    Kind.GUIDE: (HandoutForm.PAGE, HandoutForm.POSTER, HandoutForm.CARD),
    Kind.FIRST_AID: (HandoutForm.PAGE, HandoutForm.POSTER, HandoutForm.CARD),
    Kind.REPORT: (HandoutForm.PAGE, HandoutForm.POSTER),
    Kind.CONTACT: (HandoutForm.POSTER, HandoutForm.CARD),
    Kind.TERM: (),
}


class NoHandoutError(Problem):
    """The place cannot be handed out in the form that was asked for."""

    def __init__(self, place: Place, forms: Sequence[HandoutForm]) -> None:
        super().__init__(_told(place, forms))


def _told(place: Place, forms: Sequence[HandoutForm]) -> Message:
    if not forms:
        return message(
            "There is no handout of “{place}”. Take a guide, a first-aid path, a report,"
            " or “contacts”.",
            place=str(place),
        )
    known = ", ".join(form.value for form in forms)
    return message(
        "“{place}” does not come in this form. Take one of: {known}.",
        place=str(place),
        known=known,
    )


def paper_place(place: Place) -> Place:
    """Give the place whose handouts say what stands here: for a contact, those of all of them."""
    return CONTACTS if place.shelf == CONTACTS.shelf else place.whole


def is_on_paper(place: Place) -> bool:
    """Say whether packs bring handouts of what stands here."""
    texts = (Kind.GUIDE.shelf, Kind.FIRST_AID.shelf)
    return paper_place(place) == CONTACTS or bool(place.item and place.shelf in texts)


def forms_of(place: Place, library: Library) -> tuple[HandoutForm, ...]:
    """Give the forms that a place can be handed out in, the most telling first.

    Raises `UnknownPlaceError` where the library has no such item.
    """
    if place.whole == CONTACTS:
        return (HandoutForm.PAGE, HandoutForm.CARD)
    if not place.item:
        return ()
    entry = library.find(place)
    if entry is None:
        raise UnknownPlaceError(str(place))
    return _FORMS[entry.kind]


def languages_named(name: str, known: Sequence[LanguageCode]) -> tuple[LanguageCode, ...]:
    """Give the languages that `name`, a code or `BOTH`, stands for."""
    return tuple(known) if name == BOTH else (LanguageCode(name),)
