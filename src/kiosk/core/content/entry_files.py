"""Read one item of a pack: a report, a guide, or a contact."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from kiosk.core.content.document import Contact, Document, Kind, Level, Phone, Review, ReviewState
from kiosk.core.content.finding import Finding, content_error, warning
from kiosk.core.content.pack import PackSource
from kiosk.core.content.place import is_item_id
from kiosk.core.content.toml_file import TomlTable, read_toml
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message

_FILE_ENDINGS = {Kind.REPORT: ".pdf", Kind.GUIDE: ".md", Kind.FIRST_AID: ".md"}
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def read_document(source: PackSource, name: str, findings: list[Finding]) -> Document:
    """Read the item in the folder `name` of the pack, such as "guides/passwords".

    Raises `PackContentError` where its `item.toml` is missing or wrong; what hides nothing is
    noted in `findings`.
    """
    shelf, _, id_ = name.partition("/")
    table = _read_required(source, f"{name}/item.toml")
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
        files=_language_files(source, name, _FILE_ENDINGS[kind], findings),
        folders=tuple(folder / name for folder in source.folders),
        reviews=_reviews(table),
        align=_align(table),
    )
    findings.extend(table.unknown_keys())
    return document


def read_contact(source: PackSource, name: str, findings: list[Finding]) -> Contact:
    """Read the contact in the file `name` of the pack, such as "contacts/camboja.toml".

    Raises `PackContentError` where the file cannot be used; what hides nothing is noted in
    `findings`.
    """
    table = _read_required(source, name)
    _kind(table, "contacts")
    contact = Contact(
        id=_item_id(table, table.file.stem),
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


def _read_required(source: PackSource, name: str) -> TomlTable:
    file = source.file(name)
    if file is None:
        layer = source.folder_with(name.rpartition("/")[0])
        raise content_error(layer / name, 0, message("The file is missing: add it."))
    return read_toml(file)


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


def _item_id(table: TomlTable, name: str) -> str:
    id_ = table.required_text("id")
    if not is_item_id(id_):
        raise table.wrong(
            "id", message("“id” may hold small Latin letters, digits and single hyphens only.")
        )
    if id_ == name:
        return id_
    if table.file.stem == name:
        raise table.wrong("id", message("“id” must be “{file}”, the name of the file.", file=name))
    raise table.wrong(
        "id", message("“id” must be “{folder}”, the name of the folder.", folder=name)
    )


def _language_files(
    source: PackSource, name: str, ending: str, findings: list[Finding]
) -> dict[LanguageCode, Path]:
    """Find the item's texts, named by their language; warn of one that is named otherwise."""
    files: dict[LanguageCode, Path] = {}
    for file_name in source.names_in(name, findings):
        file = source.file(f"{name}/{file_name}")
        if file is None or file.suffix.lower() != ending:
            continue
        code = file.stem.lower()
        if _LANGUAGE.fullmatch(code):
            files[LanguageCode(code)] = file
        else:
            what = message(
                "The file is not used: name it by its language, such as km{ending}.", ending=ending
            )
            findings.append(warning(file, 0, what))
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


def _align(table: TomlTable) -> tuple[dict[LanguageCode, int], ...]:
    """Read which pages belong together; in every language they follow one after the other."""
    pairs = tuple(
        {LanguageCode(code): pair.page(code) for code in pair.keys()}
        for pair in table.tables("align")
    )
    for code in {code for pair in pairs for code in pair}:
        if any(one > next_ for one, next_ in pairwise(p[code] for p in pairs if code in p)):
            raise table.wrong(
                "align", message("The pages of “{code}” in “align” must rise.", code=code)
            )
    return pairs


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
