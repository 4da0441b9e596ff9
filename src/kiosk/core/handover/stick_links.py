"""Where things lie on a stick, and how its pages lead from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from kiosk.core.content.document import Contact, Document, Entry
from kiosk.core.content.place import Place
from kiosk.core.handover.web.drawings import Drawing
from kiosk.core.handover.web.entry_page import LinksNowhere
from kiosk.core.handover.web.setting import DrawingLinks
from kiosk.core.language.local_text import LanguageCode

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class StickAddresses:
    """The names of the files: of each place in its languages, of contacts' cards, of handouts."""

    files: dict[Place, dict[LanguageCode, str]] = field(default_factory=dict)
    cards: dict[Place, str] = field(default_factory=dict)
    handouts: dict[tuple[Place, LanguageCode], str] = field(default_factory=dict)
    anchors: dict[Place, str] = field(default_factory=dict)
    """Where a place stands within its file, if there is more in that."""

    def add(self, place: Place, language: LanguageCode, name: str) -> None:
        """Note which file has a place in this language."""
        self.files.setdefault(place, {})[language] = name

    def of(self, place: Place) -> Mapping[LanguageCode, str]:
        """Give the files that have a place, by their language."""
        return self.files.get(place, {})


def address(name: str, here: str) -> str:
    """Give the address of a file as the file `here` has to write it, both named from the top."""
    return "../" * here.count("/") + quote(name)


class StickLinks:
    """The links of one page: relative, and only to what lies on the stick; pictures are within."""

    def __init__(
        self, addresses: StickAddresses, names: Mapping[LanguageCode, str], language: LanguageCode
    ) -> None:
        """Begin at the page that stands in the file `names[language]`, in its other languages."""
        self._addresses, self._names, self._language = addresses, names, language
        self._here = names[language]

    def page(self, place: Place) -> str | None:
        """A text as it stands here in this language, or in another where that is all there is."""
        files = self._addresses.of(place)
        name = files.get(self._language) or next(iter(files.values()), None)
        if name is None:
            return None
        anchor = self._addresses.anchors.get(place)
        return address(name, self._here) + (f"#{anchor}" if anchor else "")

    def everything(self) -> str | None:
        return address(INDEX, self._here) if self._here != INDEX else None

    def twin(self, language: LanguageCode) -> str | None:
        name = self._names.get(language)
        return address(name, self._here) if name is not None and name != self._here else None

    def opened(self, document: Document, edition: LanguageCode) -> str | None:
        name = self._addresses.of(document.place).get(edition)
        return address(name, self._here) if name is not None else None

    def saved(self, entry: Entry, edition: LanguageCode) -> str | None:
        """A contact's card; of a text its handout on paper, where there is one."""
        place = entry.place
        is_contact = isinstance(entry, Contact)
        cards, handouts = self._addresses.cards, self._addresses.handouts
        name = cards.get(place) if is_contact else handouts.get((place, edition))
        return address(name, self._here) if name is not None else None

    def drawing(self, document: Document, drawing: Drawing) -> DrawingLinks:
        return LinksNowhere().drawing(document, drawing)
