"""The entries of a library: reports and guides, contacts, and terms of the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode, LocalText


class Kind(StrEnum):
    """What an entry is; the value is its name in pack files and in listings."""

    REPORT = "report"
    GUIDE = "guide"
    FIRST_AID = "first-aid"
    CONTACT = "contact"
    TERM = "term"

    @property
    def shelf(self) -> str:
        """The shelf this kind of entry stands on, as its places name it."""
        return _SHELVES[self]

    def has(self, place: Place) -> bool:
        """Say whether a place is that of an entry of this kind, be it there or not."""
        return place.shelf == self.shelf and bool(place.item)

    @staticmethod
    def on(shelf: str) -> Kind:
        """Give the kind that stands on one of `ITEM_SHELVES`."""
        return _KINDS[shelf]


_SHELVES = {
    Kind.REPORT: "reports",
    Kind.GUIDE: "guides",
    Kind.FIRST_AID: "first-aid",
    Kind.CONTACT: "contacts",
    Kind.TERM: "glossary",
}
_KINDS = {shelf: kind for kind, shelf in _SHELVES.items()}


class Level(StrEnum):
    """How much a guide asks of its reader."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    REFERENCE = "reference"


class ReviewState(StrEnum):
    """Whether a named person has gone through a text."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The review of one language of an entry; without one, a text counts as a draft."""

    state: ReviewState = ReviewState.DRAFT
    by: str = ""
    on: date | None = None
    due: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Say whether the day it should have been looked at again has passed."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report or a guide: something to read, in one file for each language, or none yet."""

    id: str
    kind: Kind
    pack: str
    title: LocalText
    summary: LocalText | None = None
    publisher: LocalText | None = None
    published: date | None = None
    level: Level | None = None
    topics: tuple[str, ...] = ()
    licence: str = ""
    link: str = ""
    source_url: str = ""
    contact: str = ""
    files: Mapping[LanguageCode, Path] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    """Where its files lie: its folder in each layer of the pack, the nearest first."""
    reviews: Mapping[LanguageCode, Review] = field(default_factory=dict)
    align: tuple[Mapping[LanguageCode, int], ...] = ()
    """Pages that belong together in the editions, where their outlines do not say so."""

    @property
    def place(self) -> Place:
        return Place(shelf=self.kind.shelf, item=self.id)

    @property
    def languages(self) -> tuple[LanguageCode, ...]:
        """The languages it can be read in; where it has no file, those of its title."""
        return tuple(self.files) or self.title.languages

    def review(self, language: LanguageCode) -> Review:
        """The review of this language; one that nobody noted counts as a draft."""
        return self.reviews.get(language, Review())

    def edition_for(self, wanted: LanguageCode) -> LanguageCode | None:
        """The language of the file a reader of `wanted` gets; None where there is no file."""
        if not self.files:
            return None
        return wanted if wanted in self.files else next(iter(self.files))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number, as dialled from abroad; private ones are a person's own."""

    number: str
    person: LocalText | None = None
    signal: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody a reader can turn to, as the pack states it."""

    id: str
    pack: str
    title: LocalText
    what_for: LocalText | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    website: str = ""
    hours: LocalText | None = None
    languages_spoken: tuple[LanguageCode, ...] = ()
    note: LocalText | None = None
    source: LocalText | None = None
    verified_on: date | None = None
    kind: Kind = Kind.CONTACT

    @property
    def place(self) -> Place:
        return Place(shelf=self.kind.shelf, item=self.id)

    @property
    def languages(self) -> tuple[LanguageCode, ...]:
        return self.title.languages

    @property
    def ways_missing(self) -> int:
        """How hard it is to reach: 0 by phone or e-mail, 1 by a website only, 2 not from here."""
        return 0 if self.phones or self.emails else 1 if self.website else 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary, its counterpart in the other languages, and what it means."""

    id: str
    pack: str
    title: LocalText
    meaning: LocalText
    reviews: Mapping[LanguageCode, Review] = field(default_factory=dict)
    avoid: Mapping[LanguageCode, tuple[str, ...]] = field(default_factory=dict)
    """Competing words that texts of this language must not use for the same idea."""
    line: int = field(default=0, compare=False)
    kind: Kind = Kind.TERM

    @property
    def place(self) -> Place:
        return Place(shelf=self.kind.shelf, item=self.id)

    @property
    def languages(self) -> tuple[LanguageCode, ...]:
        return self.title.languages

    def review(self, language: LanguageCode) -> Review:
        """The review of this language's words; one that nobody noted counts as a draft."""
        return self.reviews.get(language, Review())


Entry = Document | Contact | Term
