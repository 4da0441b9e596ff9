"""What stands at a place, ready to be handed over."""

from __future__ import annotations

from kiosk.core.content.document import Contact, Document, Entry
from kiosk.core.content.guide import CHECKLIST
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place, UnknownPlaceError
from kiosk.core.content.texts import guide_of, path_of
from kiosk.core.handover.payload import Subject
from kiosk.core.language.local_text import LanguageCode


def subject_at(place: Place, library: Library, language: LanguageCode) -> Subject:
    """Find what a reader of `language` hands over at `place`.

    A shelf or a screen stands for the library as a whole, so its publisher's contact is handed
    over. Raises `UnknownPlaceError` where the library has no such item or section, and
    `PackContentError` for a guide that cannot be read.
    """
    entry = library.find(place) if place.item else _first_publisher(library)
    if entry is None:
        raise UnknownPlaceError(str(place))
    has_section = bool(place.item and place.section)
    title, text = _section(entry, place, language) if has_section else ("", "")
    return Subject(
        entry=entry,
        publisher=_whom_to_ask(entry, library),
        language=language,
        section=place.section if has_section else "",
        section_title=title,
        section_text=text,
    )


def _first_publisher(library: Library) -> Contact | None:
    contacts = (library.publisher_contact(pack.id) for pack in library.packs)
    return next((contact for contact in contacts if contact is not None), None)


def _whom_to_ask(entry: Entry, library: Library) -> Contact | None:
    """The publisher, who has the item; where the pack names none, the item's own contact."""
    publisher = library.publisher_contact(entry.pack)
    if publisher is None and isinstance(entry, Document):
        return library.contact(entry.contact)
    return publisher


def _section(entry: Entry, place: Place, language: LanguageCode) -> tuple[str, str]:
    """The title and the text of a guide's section, of its checklist, or of a first-aid card."""
    guide, path = guide_of(entry, language), path_of(entry, language)
    if guide is not None and place.section == CHECKLIST and guide.checklist:
        title = guide.checklist_title
        return title, "\n".join((title, *(f"• {item.text}" for item in guide.checklist)))
    section = guide.section(place.section) if guide is not None else None
    card = path.card(place.section) if path is not None else None
    shown = section or card
    if shown is None:
        raise UnknownPlaceError(str(place))
    return shown.title, shown.text
