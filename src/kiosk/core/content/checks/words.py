"""The short words of a pack that stand in its tables: titles, summaries, what contacts say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.core.content.checks.passage import Passage, plain_passage
from kiosk.core.content.document import Contact, Document, Entry, Term
from kiosk.core.content.pack import Pack, PackSource
from kiosk.core.content.toml_lines import KeyPath
from kiosk.core.language.local_text import LocalText

Fields = Mapping[KeyPath, LocalText | None]


def entry_file(source: PackSource, entry: Entry) -> Path:
    """Give the file that an entry's words stand in."""
    match entry:
        case Document():
            name = f"{entry.place}/item.toml"
        case Contact():
            name = f"{entry.place}.toml"
        case Term():
            name = "glossary.csv"
    return source.file(name) or source.folders[0] / name


def pack_file(source: PackSource) -> Path:
    """Give the file that a pack's own words stand in."""
    return source.file("pack.toml") or source.folders[0] / "pack.toml"


def fields_of(entry: Entry) -> Fields:
    """Give the words of an entry by their key in its file."""
    match entry:
        case Document():
            return {
                ("title",): entry.title,
                ("summary",): entry.summary,
                ("publisher",): entry.publisher,
            }
        case Contact():
            return {
                ("title",): entry.title,
                ("what_for",): entry.what_for,
                ("hours",): entry.hours,
                ("note",): entry.note,
                ("source",): entry.source,
                **{
                    ("phones", number, "person"): phone.person
                    for number, phone in enumerate(entry.phones)
                },
            }
        case Term():
            return {("title",): entry.title, ("meaning",): entry.meaning}


def entry_passages(source: PackSource, entry: Entry) -> Iterator[Passage]:
    """Give the words of an entry as passages, in every language they have."""
    file = entry_file(source, entry)
    line = entry.line if isinstance(entry, Term) else 0
    for key, words in fields_of(entry).items():
        for language, text in (words.texts if words else {}).items():
            yield plain_passage(file, language, text, line=line, key=() if line else key)


def pack_passages(source: PackSource, pack: Pack) -> Iterator[Passage]:
    """Give the words that the pack says of itself."""
    for key, words in pack_fields(pack).items():
        for language, text in (words.texts if words else {}).items():
            yield plain_passage(pack_file(source), language, text, key=key)


def pack_fields(pack: Pack) -> Fields:
    """Give the words that a pack says of itself, its topics and paths, by their key."""
    return {
        ("title",): pack.title,
        ("publisher",): pack.publisher,
        **{("topics", topic.id, "title"): topic.title for topic in pack.topics},
        **{("paths", at, "title"): path.title for at, path in enumerate(pack.paths)},
        **{("paths", at, "summary"): path.summary for at, path in enumerate(pack.paths)},
    }
