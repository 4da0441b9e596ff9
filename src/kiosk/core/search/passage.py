"""What is found as one: a page, a section of a guide, a contact, a term."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text, its own heading, and the place where it is read.

    The heading of an entry is its title, that of a section what stands above it; a page has none.
    """

    place: Place
    language: LanguageCode
    heading: str
    body: str

    @property
    def text(self) -> str:
        """What is searched and quoted: the heading, then the body."""
        return f"{self.heading}\n{self.body}" if self.heading else self.body

    @property
    def kind(self) -> Kind:
        """What the entry is that it belongs to."""
        return Kind.on(self.place.shelf)

    @property
    def is_entry(self) -> bool:
        """Say whether it stands for the whole entry, so that its heading is the entry's title."""
        return not self.place.page and not self.place.section
