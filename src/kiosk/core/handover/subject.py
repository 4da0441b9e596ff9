"""What is handed over: an entry, or one section of it, and who can be asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.content.document import Contact, Document, Entry, Kind
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.guide import Section, read_guide
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An entry, or a section of it, for a reader of `language`."""

    entry: Entry
    publisher: Contact | None
    language: LanguageCode
    section: Section | None = None

    @property
    def title(self) -> str:
        """The entry's title, with the section's where it is one."""
        title = self.entry.title.in_language(self.language)
        return f"{title}: {self.section.title}" if self.section else title

    @property
    def has_private_phone(self) -> bool:
        """Whether a contact's code leaves out a number unless it is asked for."""
        contact = self.entry if isinstance(self.entry, Contact) else self.publisher
        return contact is not None and any(phone.private for phone in contact.phones)


def subject_for(place: Place, library: Library, language: LanguageCode) -> Subject | None:
    """Give what stands at a place, with the publisher to ask for it; None where nothing does."""
    entry = library.find(place)
    if entry is None:
        return None
    return Subject(
        entry=entry,
        publisher=library.publisher_contact(entry.pack),
        language=language,
        section=_section(entry, place.section, language),
    )


def _section(entry: Entry, section_id: str, language: LanguageCode) -> Section | None:
    if not (section_id and isinstance(entry, Document) and entry.kind is Kind.GUIDE):
        return None
    edition = entry.edition_for(language)
    if edition is None:
        return None
    try:
        return read_guide(entry.files[edition]).section(section_id)
    except PackContentError:
        return None  # the guide's own screen says what is wrong with it
