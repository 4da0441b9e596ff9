"""Read a pack's files into entries; an item that cannot be used is named and left out."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.core.content.document import (
    Contact,
    Document,
    Entry,
    Kind,
    Level,
    Phone,
    Review,
    ReviewState,
    Term,
)
from kiosk.core.content.finding import Finding, PackContentError, content_error, warning
from kiosk.core.content.pack import Pack, PackSource
from kiosk.core.content.place import ITEM_SHELVES, Place, UnknownPlaceError, is_item_id, parse_place
from kiosk.core.content.toml_file import TomlTable, read_text, read_toml
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.language.message import message

_DOCUMENT_SHELVES = ("reports", "guides", "first-aid")
_FILE_KINDS = {Kind.REPORT: ".pdf", Kind.GUIDE: ".md", Kind.FIRST_AID: ".md"}
_LANGUAGE_FILE = re.compile(r"([a-z]{2,3})(\.[a-z]+)")


def read_pack(source: PackSource) -> Pack:
    """Read the pack whose folders `source` names.

    Raises `PackContentError` where `pack.toml` is missing or wrong; anything else that is wrong
    leaves out one item and is told in `Pack.findings`.
    """
    file = source.file("pack.toml")
    if file is None:
        raise content_error(
            source.folders[0] / "pack.toml",
            0,
            message(
                "The file is missing, so the folder is not a pack: add it, or remove the folder."
            ),
        )
    table = read_toml(file)
    findings: list[Finding] = []
    entries = {entry.place: entry for entry in _entries(source, findings)}
    return _pack(source.id, table, entries, findings)


def _pack(id_: str, table: TomlTable, entries: dict[Place, Entry], findings: list[Finding]) -> Pack:
    if table.required_text("id") != id_:
        raise table.wrong(
            "id", message("“id” must be “{folder}”, the name of the folder.", folder=id_)
        )
    start_here = tuple(
        _known_places(table, "start_here", table.texts("start_here"), entries, findings)
    )
    featured = table.text("featured")
    pack = Pack(
        id=id_,
        title=table.required_local_text("title"),
        version=table.text("version"),
        checked_on=table.day("checked_on"),
        publisher=table.local_text("publisher"),
        licence=table.text("licence"),
        contact=table.text("contact"),
        shelves=_shelves(table),
        start_here=start_here,
        featured=next(
            _known_places(table, "featured", (featured,) if featured else (), entries, findings),
            None,
        ),
        entries=entries,
        findings=(*findings, *table.unknown_keys()),
    )
    return pack


def _shelves(table: TomlTable) -> tuple[str, ...]:
    shelves = table.texts("shelves")
    for shelf in shelves:
        if shelf not in ITEM_SHELVES:
            raise table.wrong(
                "shelves",
                message(
                    "“{shelf}” is not a shelf; use: {known}.",
                    shelf=shelf,
                    known=", ".join(ITEM_SHELVES),
                ),
            )
    return shelves or ITEM_SHELVES


def _known_places(
    table: TomlTable,
    key: str,
    names: tuple[str, ...],
    entries: dict[Place, Entry],
    findings: list[Finding],
) -> Iterator[Place]:
    for name in names:
        try:
            place = parse_place(name)
        except UnknownPlaceError:
            place = Place(shelf="")
        if place in entries:
            yield place
        else:
            findings.append(
                warning(
                    table.file,
                    table.line_of(key),
                    message("“{place}” is not in this pack, so it is not shown.", place=name),
                )
            )


def _entries(source: PackSource, findings: list[Finding]) -> Iterator[Entry]:
    for shelf in _DOCUMENT_SHELVES:
        for name in source.names_in(shelf):
            if not name.startswith("."):
                yield from _read_or_report(_document, source, f"{shelf}/{name}", findings)
    for name in source.names_in("contacts"):
        if name.endswith(".toml"):
            yield from _read_or_report(_contact, source, f"contacts/{name}", findings)
    yield from _terms(source, findings)


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


def _document(source: PackSource, name: str, findings: list[Finding]) -> Document:
    shelf, _, id_ = name.partition("/")
    file = source.file(f"{name}/item.toml")
    if file is None:
        raise content_error(
            source.folders[0] / name / "item.toml", 0, message("The file is missing: add it.")
        )
    table = read_toml(file)
    kind = _kind(table, shelf)
    document = Document(
        id=_item_id(table, id_),
        kind=kind,
        pack=source.id,
        title=table.required_local_text("title"),
        summary=table.local_text("summary"),
        publisher=table.local_text("publisher"),
        published=table.day("published"),
        level=table.choice("level", Level),
        topics=table.texts("topics"),
        licence=table.text("licence"),
        link=table.web_address("link"),
        source_url=table.web_address("source_url"),
        contact=table.text("contact"),
        files=_language_files(source, name, _FILE_KINDS[kind]),
        reviews=_reviews(table),
    )
    findings.extend(table.unknown_keys())
    return document


def _kind(table: TomlTable, shelf: str) -> Kind:
    table.required_text("kind")
    kind = table.choice("kind", Kind)
    if kind is None or kind.shelf != shelf:
        raise table.wrong(
            "kind",
            message(
                "“kind” does not belong into the folder “{folder}”: move the item, or mend “kind”.",
                folder=shelf,
            ),
        )
    return kind


def _item_id(table: TomlTable, folder: str) -> str:
    id_ = table.required_text("id")
    if not is_item_id(id_):
        raise table.wrong(
            "id", message("“id” may hold small Latin letters, digits and single hyphens only.")
        )
    if id_ != folder:
        raise table.wrong(
            "id", message("“id” must be “{folder}”, the name of the folder.", folder=folder)
        )
    return id_


def _language_files(source: PackSource, name: str, ending: str) -> dict[LanguageCode, Path]:
    files: dict[LanguageCode, Path] = {}
    for file_name in source.names_in(name):
        found = _LANGUAGE_FILE.fullmatch(file_name)
        if found and found.group(2) == ending and (file := source.file(f"{name}/{file_name}")):
            files[LanguageCode(found.group(1))] = file
    return files


def _reviews(table: TomlTable) -> dict[LanguageCode, Review]:
    by_language = table.table("review")
    if by_language is None:
        return {}
    reviews: dict[LanguageCode, Review] = {}
    for code in by_language.keys():
        review = by_language.table(code)
        if review is not None:
            reviews[LanguageCode(code)] = _review(review)
    return reviews


def _review(table: TomlTable) -> Review:
    review = Review(
        state=table.choice("state", ReviewState) or ReviewState.DRAFT,
        by=table.text("by"),
        on=table.day("on"),
        due=table.day("due"),
    )
    if review.state is ReviewState.REVIEWED and not review.by:
        raise table.wrong("by", message("A reviewed text names who reviewed it: add “by”."))
    return review


def _contact(source: PackSource, name: str, findings: list[Finding]) -> Contact:
    file = source.file(name)
    if file is None:
        raise content_error(source.folders[0] / name, 0, message("The file is missing: add it."))
    table = read_toml(file)
    _kind(table, "contacts")
    contact = Contact(
        id=_item_id(table, file.stem),
        pack=source.id,
        title=table.required_local_text("title"),
        what_for=table.local_text("what_for"),
        phones=tuple(_phone(phone) for phone in table.tables("phones")),
        emails=tuple(_email(email) for email in table.tables("emails")),
        website=table.web_address("website"),
        hours=table.local_text("hours"),
        languages_spoken=tuple(LanguageCode(code) for code in table.texts("languages")),
        note=table.local_text("note"),
        source=table.local_text("source"),
        verified_on=table.day("verified_on"),
    )
    findings.extend(table.unknown_keys())
    return contact


def _phone(table: TomlTable) -> Phone:
    number = table.required_text("number")
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]{2,24}", number):
        raise table.wrong(
            "number",
            message(
                "“{number}” is not a telephone number: write it as +855 12 345 678.", number=number
            ),
        )
    return Phone(
        number=number,
        person=table.local_text("person"),
        signal=table.flag("signal"),
        private=table.flag("private"),
    )


def _email(table: TomlTable) -> str:
    address = table.required_text("address")
    if not re.fullmatch(r"[^\s@<>,;:\"?&]+@[^\s@<>,;:\"?&]+\.[^\s@<>,;:\"?&]+", address):
        raise table.wrong(
            "address", message("“{address}” is not an e-mail address.", address=address)
        )
    return address


def _terms(source: PackSource, findings: list[Finding]) -> Iterator[Term]:
    file = source.file("glossary.csv")
    if file is None:
        return
    try:
        rows = csv.DictReader(read_text(file).splitlines(), strict=True)
        for row in rows:
            try:
                yield _term(file, rows.line_num, row, source.id)
            except PackContentError as error:
                findings.append(error.finding)
    except PackContentError as error:
        findings.append(error.finding)
    except csv.Error as error:
        what = message("The table cannot be read from here on ({reason}).", reason=str(error))
        findings.append(content_error(file, rows.line_num, what).finding)


def _term(file: Path, line: int, row: dict[str | None, str | list[str] | None], pack: str) -> Term:
    cells = {name: cell.strip() for name, cell in row.items() if name and isinstance(cell, str)}
    if None in row or len(cells) < len(row):
        raise content_error(
            file, line, message("The line has more or fewer columns than the first one.")
        )
    id_ = cells.get("id", "")
    if not is_item_id(id_):
        raise content_error(
            file,
            line,
            message("“id” may hold small Latin letters, digits and single hyphens only."),
        )
    title = _words(cells, "")
    meaning = _words(cells, "meaning.")
    if title is None or meaning is None:
        raise content_error(
            file, line, message("A term needs its word and its meaning in at least one language.")
        )
    states = {
        name.removeprefix("review."): cell
        for name, cell in cells.items()
        if name.startswith("review.")
    }
    return Term(
        id=id_,
        pack=pack,
        title=title,
        meaning=meaning,
        reviews={
            LanguageCode(code): Review(
                state=ReviewState.REVIEWED if state == "reviewed" else ReviewState.DRAFT
            )
            for code, state in states.items()
        },
    )


def _words(cells: dict[str, str], prefix: str) -> LocalText | None:
    """Gather the columns named by a language code alone (after `prefix`)."""
    texts = {
        LanguageCode(name.removeprefix(prefix)): cell
        for name, cell in cells.items()
        if name.startswith(prefix)
        and re.fullmatch(r"[a-z]{2,3}", name.removeprefix(prefix))
        and name != "id"
        and cell
    }
    return LocalText(texts) if texts else None
