"""Packs laid out for checking: everything that the checks look at, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.checks.text import Text, read_document_text
from kiosk.core.content.checks.words import entry_passages, pack_passages
from kiosk.core.content.document import Contact, Document, Kind, Term
from kiosk.core.content.finding import Finding, PackContentError
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.pack import Pack, PackSource
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class PackProof:
    """One pack, with the texts of its guides and first-aid paths by place and language."""

    pack: Pack
    source: PackSource
    texts: Mapping[Place, Mapping[LanguageCode, Text]]
    unreadable: tuple[Finding, ...] = ()

    @property
    def languages(self) -> tuple[LanguageCode, ...]:
        """The languages the pack means to speak: those of its title, or of all its entries."""
        if len(self.pack.title.languages) > 1:
            return self.pack.title.languages
        entries = self.pack.entries.values()
        found = (language for entry in entries for language in entry.languages)
        return tuple(dict.fromkeys((*self.pack.title.languages, *found)))

    def documents(self, *kinds: Kind) -> Iterator[Document]:
        """Give the reports, guides or first-aid paths; all of them where no kind is named."""
        for entry in self.pack.entries.values():
            if isinstance(entry, Document) and (not kinds or entry.kind in kinds):
                yield entry

    def contacts(self) -> Iterator[Contact]:
        """Give the contacts."""
        return (one for one in self.pack.entries.values() if isinstance(one, Contact))

    def terms(self) -> Iterator[Term]:
        """Give the terms of the glossary."""
        return (one for one in self.pack.entries.values() if isinstance(one, Term))

    def every_text(self) -> Iterator[Text]:
        """Give the texts in every language."""
        return (text for editions in self.texts.values() for text in editions.values())

    def guides(self) -> Iterator[Text]:
        """Give the guides in every language."""
        return (text for text in self.every_text() if text.guide is not None)

    def paths(self) -> Iterator[Text]:
        """Give the first-aid paths in every language."""
        return (text for text in self.every_text() if text.path is not None)

    def short_passages(self) -> Iterator[Passage]:
        """Give the words that stand in tables, the glossary's left out."""
        yield from pack_passages(self.source, self.pack)
        for entry in self.pack.entries.values():
            if not isinstance(entry, Term):
                yield from entry_passages(self.source, entry)

    def glossary_passages(self) -> Iterator[Passage]:
        """Give the words of the glossary."""
        for term in self.terms():
            yield from entry_passages(self.source, term)

    def passages(self) -> Iterator[Passage]:
        """Give everything that a reader may see, but what is inside of PDFs."""
        yield from self.short_passages()
        yield from self.glossary_passages()
        for text in self.every_text():
            yield from text.passages()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The packs to be checked, on the day they are judged by."""

    library: Library
    packs: tuple[PackProof, ...]
    today: date

    def editions(self, place: Place) -> Mapping[LanguageCode, Text]:
        """Give the texts at a place (page and section do not matter), by language."""
        whole = place.whole
        found = (one.texts[whole] for one in self.packs if whole in one.texts)
        return next(found, {})


def read_proof(folders: PackFolders, today: date) -> Proof:
    """Read all packs in `folders` and their texts. What cannot be read hides nothing else."""
    library = folders.load()
    sources = {source.id: source for source in folders.sources()}
    packs = tuple(_pack_proof(pack, sources[pack.id]) for pack in library.packs)
    return Proof(library=library, packs=packs, today=today)


def _pack_proof(pack: Pack, source: PackSource) -> PackProof:
    texts: dict[Place, dict[LanguageCode, Text]] = {}
    unreadable: list[Finding] = []
    for document in pack.entries.values():
        if isinstance(document, Document) and document.kind is not Kind.REPORT:
            texts[document.place] = dict(_editions(document, unreadable))
    return PackProof(pack=pack, source=source, texts=texts, unreadable=tuple(unreadable))


def _editions(document: Document, unreadable: list[Finding]) -> Iterator[tuple[LanguageCode, Text]]:
    for language, file in document.files.items():
        try:
            yield language, read_document_text(document, language, file)
        except PackContentError as error:
            unreadable.append(error.finding)
