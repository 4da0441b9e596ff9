"""Read a pack's files into entries; an item that cannot be used is named and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kiosk.core.content.document import Entry
from kiosk.core.content.entry_files import read_contact, read_document
from kiosk.core.content.finding import Finding, PackContentError, warning
from kiosk.core.content.glossary_file import read_terms
from kiosk.core.content.pack import Pack, PackSource
from kiosk.core.content.pack_order import known_places, read_paths, read_topics, unknown_topics
from kiosk.core.content.pack_table import read_pack_table
from kiosk.core.content.place import ITEM_SHELVES, Place
from kiosk.core.content.toml_file import TomlTable
from kiosk.core.language.message import message

Value = TypeVar("Value")

_DOCUMENT_SHELVES = ("reports", "guides", "first-aid")


def read_pack(source: PackSource) -> Pack:
    """Read the pack whose folders `source` names.

    Raises `PackContentError` where no `pack.toml` of it can be used; anything else that is wrong
    leaves out what is wrong (an item, or an optional field of the pack) and is told in
    `Pack.findings`.
    """
    findings: list[Finding] = []
    table = read_pack_table(source, findings)
    entries = {entry.place: entry for entry in _entries(source, findings)}
    if not entries:
        what = message("The pack is empty: add an item to one of its shelves.")
        findings.append(warning(table.file, 0, what))
    pack = _pack(table, entries, findings)
    return replace(
        pack,
        synonyms_file=source.file("synonyms.csv"),
        findings=(*pack.findings, *unknown_topics(source, pack)),
    )


def _pack(table: TomlTable, entries: Mapping[Place, Entry], findings: list[Finding]) -> Pack:
    def optional(read: Callable[[str], Value], key: str, default: Value) -> Value:
        """Read a field the pack can do without: a wrong one is told and not used."""
        try:
            return read(key)
        except PackContentError as error:
            findings.append(error.finding)
            return default

    nothing: tuple[str, ...] = ()
    start_here = optional(table.texts, "start_here", nothing)
    shelves = optional(table.texts, "shelves", nothing)
    featured = optional(table.text, "featured", "")
    topics = tuple(read_topics(table, findings))
    return Pack(
        id=table.required_text("id"),
        title=table.required_local_text("title"),
        version=optional(table.text, "version", ""),
        checked_on=optional(table.day, "checked_on", None),
        publisher=optional(table.local_text, "publisher", None),
        licence=optional(table.text, "licence", ""),
        contact=optional(table.text, "contact", ""),
        shelves=_shelves(table, shelves, findings) or ITEM_SHELVES,
        start_here=tuple(known_places(table, "start_here", start_here, entries, findings)),
        featured=next(known_places(table, "featured", (featured,), entries, findings), None),
        topics=topics,
        paths=tuple(read_paths(table, entries, findings)),
        entries=entries,
        findings=(*findings, *table.unknown_keys()),
    )


def _shelves(table: TomlTable, names: Sequence[str], findings: list[Finding]) -> tuple[str, ...]:
    for name in names:
        if name not in ITEM_SHELVES:
            what = message(
                "“{shelf}” is not a shelf; use: {known}.",
                shelf=name,
                known=", ".join(ITEM_SHELVES),
            )
            findings.append(table.wrong("shelves", what).finding)
    return tuple(name for name in names if name in ITEM_SHELVES)


def _entries(source: PackSource, findings: list[Finding]) -> Iterator[Entry]:
    for shelf in _DOCUMENT_SHELVES:
        for name in source.folders_in(shelf, findings):
            yield from _read_or_report(read_document, source, f"{shelf}/{name}", findings)
    for name in source.names_in("contacts", findings):
        if name.endswith(".toml"):
            yield from _read_or_report(read_contact, source, f"contacts/{name}", findings)
    yield from read_terms(source, findings)


def _read_or_report(
    read: Callable[[PackSource, str, list[Finding]], Entry],
    source: PackSource,
    name: str,
    findings: list[Finding],
) -> Iterator[Entry]:
    try:
        yield read(source, name, findings)
    except PackContentError as error:
        findings.append(error.finding)
