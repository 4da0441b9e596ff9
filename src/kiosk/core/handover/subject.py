"""What stands at a place, ready to be handed over."""

from __future__ import annotations

from kiosk.core.content.document import Contact, Document, Entry, Kind
from kiosk.core.content.guide import CHECKLIST, Guide, read_guide
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place, UnknownPlaceError
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
    """The title and the text of a guide's section, or of its checklist."""
    guide = _guide(entry, language)
    if guide is not None and place.section == CHECKLIST and guide.checklist:
        title = guide.checklist_title
        return title, "\n".join((title, *(f"• {item.text}" for item in guide.checklist)))
    section = guide.section(place.section) if guide is not None else None
    if section is None:
        raise UnknownPlaceError(str(place))
    return section.title, section.text


def _guide(entry: Entry, language: LanguageCode) -> Guide | None:
    if not isinstance(entry, Document) or entry.kind not in (Kind.GUIDE, Kind.FIRST_AID):
        return None
    edition = entry.edition_for(language)
    return read_guide(entry.files[edition]) if edition is not None else None
