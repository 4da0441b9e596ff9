"""Plans a USB stick: which files lie where, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.content.document import Contact, Document, Entry, Kind, Term
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.first_aid import read_first_aid
from kiosk.core.content.guide import read_guide
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.folders import Folders
from kiosk.core.handover.collection import entries_at
from kiosk.core.handover.stick_links import INDEX, StickAddresses, StickLinks
from kiosk.core.handover.stick_names import StickNames
from kiosk.core.handover.stick_pages import IndexPage, contacts_page, glossary_page
from kiosk.core.handover.stick_plan import StickFile, StickPlan
from kiosk.core.handover.stick_shelves import all_titles, shelf_title
from kiosk.core.handover.vcard import card_file
from kiosk.core.handover.web.contact_page import contact_anchor
from kiosk.core.handover.web.entry_page import text_page
from kiosk.core.handover.web.files import Handouts, no_handouts
from kiosk.core.handover.web.page import Page, page_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.handover.web.sheet import Sheet
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class StickSources:
    """What a stick is made from.

    `catalogues` are the languages its own words are said in, that of the window first; a private
    phone number is on it only `with_phone`; `handouts` gives the sheets made of guides.
    """

    library: Library
    catalogues: tuple[Catalogue, ...]
    folders: Folders
    today: date
    with_phone: bool = False
    handouts: Handouts = no_handouts


def plan_stick(places: Sequence[Place], sources: StickSources) -> StickPlan:
    """Plan what lies on a stick that has these places; no files where they hold nothing.

    Raises `OSError` where the pages' style sheet cannot be read.
    """
    return _Planner(tuple(dict.fromkeys(places)), sources).plan()


class _Planner:
    """Names every file first, since pages lead to each other, and makes the pages then."""

    def __init__(self, places: tuple[Place, ...], sources: StickSources) -> None:
        self._places, self._sources = places, sources
        self._catalogues = sources.catalogues
        self._entries = _by_shelf(entries_at(places, sources.library), sources.library)
        self._contacts = tuple(one for one in self._entries if isinstance(one, Contact))
        self._terms = tuple(one for one in self._entries if isinstance(one, Term))
        self._names = StickNames(_folder_title(sources.library))
        self._index = self._names.in_folder("", Path(INDEX).stem, Path(INDEX).suffix)
        self._addresses = StickAddresses()
        self._left_out: list[str] = []
        self._sheet = Sheet(sources.folders).inlined()

    def plan(self) -> StickPlan:
        editions = list(self._editions())
        self._name_common_pages(self._contacts)
        self._name_common_pages(self._terms)
        files = [*self._paper(editions), *self._cards()]  # what the pages lead to
        files += (self._edition(*edition) for edition in editions)
        files += self._common_pages()
        return StickPlan(
            folder=self._names.folder,
            places=self._places,
            files=(*files, self._first_page()) if files else (),
            left_out=tuple(self._left_out),
        )

    # --- Names

    def _editions(self) -> Iterator[tuple[Document, LanguageCode]]:
        """Name the editions of documents that can be read here."""
        for document in (one for one in self._entries if isinstance(one, Document)):
            for language, file in document.files.items():
                if not _can_be_read(document, file):
                    self._left_out.append(document.title.in_language(language))
                    continue
                ending = file.suffix if document.kind is Kind.REPORT else ".html"
                name = self._name(document, language, f" ({self._name_of(language)}){ending}")
                self._addresses.add(document.place, language, name)
                yield document, language

    def _name(self, entry: Entry, language: LanguageCode, ending: str) -> str:
        folder = all_titles(entry.kind.shelf, self._catalogues)
        return self._names.in_folder(folder, entry.title.in_language(language), ending)

    def _name_common_pages(self, entries: Sequence[Contact] | Sequence[Term]) -> None:
        """Give all contacts one page in each language, and all words one."""
        for catalogue in self._catalogues if entries else ():
            title = shelf_title(entries[0].kind.shelf, catalogue)
            name = self._names.in_folder("", title, f" ({catalogue.name}).html")
            for entry in entries:
                self._addresses.add(entry.place, catalogue.code, name)
        for contact in entries:
            if isinstance(contact, Contact):
                self._addresses.anchors[contact.place] = contact_anchor(contact)

    # --- Files

    def _edition(self, document: Document, language: LanguageCode) -> StickFile:
        names = self._addresses.of(document.place)
        if document.kind is Kind.REPORT:
            return StickFile(name=names[language], content=document.files[language])
        setting = self._setting(language, names)
        return self._page(names[language], text_page(document, language, setting), setting)

    def _paper(self, editions: Sequence[tuple[Document, LanguageCode]]) -> Iterator[StickFile]:
        """Bring the sheets that were made of guides."""
        for document, language in editions:
            file = self._sources.handouts(document, language)
            if file is not None and document.kind is not Kind.REPORT:
                name = self._name(document, language, f" ({self._name_of(language)}){file.suffix}")
                self._addresses.handouts[document.place, language] = name
                yield StickFile(name=name, content=file)

    def _cards(self) -> Iterator[StickFile]:
        """Write for each contact a card that phones save, in the window's language."""
        language = self._catalogues[0].code
        for contact in self._contacts:
            name = self._name(contact, language, ".vcf")
            self._addresses.cards[contact.place] = name
            with_phone = self._sources.with_phone
            card = card_file(contact, language, with_phone=with_phone)
            yield StickFile(name=name, content=card)

    def _common_pages(self) -> Iterator[StickFile]:
        for language in [one.code for one in self._catalogues]:
            if self._contacts:
                names = self._addresses.of(self._contacts[0].place)
                setting = self._setting(language, names)
                yield self._page(names[language], contacts_page(self._contacts, setting), setting)
            if self._terms:
                names = self._addresses.of(self._terms[0].place)
                setting = self._setting(language, names)
                yield self._page(names[language], glossary_page(self._terms, setting), setting)

    def _first_page(self) -> StickFile:
        language = self._catalogues[0].code
        setting = self._setting(language, {language: self._index})
        index = IndexPage(self._names.folder, self._catalogues, self._addresses, setting)
        return self._page(self._index, index.page(self._entries), setting)

    def _page(self, name: str, page: Page, setting: Setting) -> StickFile:
        return StickFile(name=name, content=page_html(page, setting, sheet=self._sheet).encode())

    def _setting(self, language: LanguageCode, names: Mapping[LanguageCode, str]) -> Setting:
        """Write a page in its own language, or in the window's where there are no words in it."""
        known = (one for one in self._catalogues if one.code == language)
        return Setting(
            library=self._sources.library,
            catalogue=next(known, self._catalogues[0]),
            names={one.code: one.name for one in self._catalogues},
            today=self._sources.today,
            links=StickLinks(self._addresses, names, language),
            with_phone=self._sources.with_phone,
        )

    def _name_of(self, language: LanguageCode) -> str:
        names = (one.name for one in self._catalogues if one.code == language)
        return next(names, language)


def _by_shelf(entries: Sequence[Entry], library: Library) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: library.shelves.index(one.kind.shelf)))


def _folder_title(library: Library) -> str:
    publisher = library.publisher
    return f"Kiosk – {publisher.in_language(SOURCE_LANGUAGE)}" if publisher else "Kiosk"


def _can_be_read(document: Document, file: Path) -> bool:
    try:
        if document.kind is Kind.GUIDE:
            read_guide(file)
        elif document.kind is Kind.FIRST_AID:
            read_first_aid(file)
        else:
            with file.open("rb") as opened:
                opened.read(1)
    except (OSError, PackContentError):
        return False
    return True
