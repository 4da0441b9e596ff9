"""What a page is written with: the library, the reader's language, and where it can lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Protocol

from kiosk.core.content.document import Document, Entry
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.khmer.breaks import breakable
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.language.message import Message

if TYPE_CHECKING:
    from kiosk.core.handover.web.drawings import Drawing


@dataclass(frozen=True, slots=True)
class DrawingLinks:
    """Where a drawing is found in light colours, and in dark ones."""

    light: str
    dark: str


class Links(Protocol):
    """Where one page leads: each address is relative to it, or None where it leads nowhere."""

    def page(self, place: Place) -> str | None:
        """The page of a place, in the language of this one."""

    def everything(self) -> str | None:
        """The page that lists all there is, in the language of this one."""

    def twin(self, language: LanguageCode) -> str | None:
        """This page in another language."""

    def opened(self, document: Document, edition: LanguageCode) -> str | None:
        """A report's file, to be read in the browser."""

    def saved(self, entry: Entry, edition: LanguageCode) -> str | None:
        """What can be kept of an entry in a language: a file, or a contact's card."""

    def drawing(self, document: Document, drawing: Drawing) -> DrawingLinks:
        """A picture of a document's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything that a page needs beside what it shows.

    `names` are the names of languages, each in its own. Private phone numbers are told only
    `with_phone`.
    """

    library: Library
    catalogue: Catalogue
    names: Mapping[LanguageCode, str]
    today: date
    links: Links
    with_phone: bool = False

    @property
    def language(self) -> LanguageCode:
        return self.catalogue.code

    def say(self, text: str, /, **values: object) -> str:
        """Say a whole sentence, ready to stand in HTML."""
        return escape(self.catalogue.say(text, **values))

    def tell(self, told: Message) -> str:
        """Say a message, ready to stand in HTML."""
        return escape(self.catalogue.tell(told))

    def of(self, words: LocalText) -> str:
        """Choose the words for this reader, ready to stand in HTML."""
        chosen = words.language_for(self.language)
        return self.marked(words.texts[chosen], chosen)

    def marked(self, text: str, language: LanguageCode) -> str:
        """Make words ready to stand in HTML, where a browser must know their language."""
        shown = escape(breakable(text))
        if language == self.language:
            return shown
        return f'<span lang="{escape(language)}">{shown}</span>'

    def name_of(self, language: LanguageCode) -> str:
        """The name of a language in itself."""
        return self.names.get(language, language)
