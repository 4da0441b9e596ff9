"""Read a pack's glossary, a table with a line for each term."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.core.content.document import Review, ReviewState, Term
from kiosk.core.content.finding import Finding, PackContentError, content_error, warning
from kiosk.core.content.pack import PackSource
from kiosk.core.content.place import is_item_id
from kiosk.core.content.toml_file import read_text
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.language.message import message

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COLUMN = re.compile(r"id|(?:meaning\.|review\.|avoid\.)?[a-z]{2,3}")


def read_terms(source: PackSource, findings: list[Finding]) -> Iterator[Term]:
    """Read the terms in `glossary.csv`; a line that cannot be used is told and left out."""
    file = source.file("glossary.csv")
    if file is None:
        return
    try:
        yield from _terms(file, source.id, findings)
    except PackContentError as error:
        findings.append(error.finding)


def _terms(file: Path, pack: str, findings: list[Finding]) -> Iterator[Term]:
    rows = csv.DictReader(io.StringIO(read_text(file), newline=""), strict=True)
    seen: set[str] = set()
    try:
        _check_columns(file, rows.fieldnames or (), findings)
        for row in rows:
            if not any(row.values()):
                continue
            try:
                term = _term(file, rows.reader.line_num, row, pack)
                _check_new(file, rows.reader.line_num, term.id, seen)
            except PackContentError as error:
                findings.append(error.finding)
            else:
                yield term
    except csv.Error as error:
        what = message("The table cannot be read from here on ({reason}).", reason=str(error))
        raise content_error(file, rows.reader.line_num, what) from error


def _check_columns(file: Path, columns: Sequence[str], findings: list[Finding]) -> None:
    if columns and "id" not in columns:
        what = message("The first line must name the columns, parted by commas: id,en,km,…")
        raise content_error(file, 1, what)
    for name in filter(None, columns):
        if not _COLUMN.fullmatch(name):
            what = message(
                "Kiosk does not know “{key}”; it is kept and not used. Is it misspelled?", key=name
            )
            findings.append(warning(file, 1, what))


def _check_new(file: Path, line: int, id_: str, seen: set[str]) -> None:
    if id_ in seen:
        what = message("The id “{id}” stands twice: give each its own.", id=id_)
        raise content_error(file, line, what)
    seen.add(id_)


def _term(file: Path, line: int, row: Mapping[str | None, object], pack: str) -> Term:
    cells = {name: cell.strip() for name, cell in row.items() if name and isinstance(cell, str)}
    if len(cells) < len([name for name in row if name != ""]):
        what = message("The line has more or fewer columns than the first one.")
        raise content_error(file, line, what)
    if not is_item_id(cells["id"]):
        what = message("“id” may hold small Latin letters, digits and single hyphens only.")
        raise content_error(file, line, what)
    title, meaning = _words(cells, ""), _words(cells, "meaning.")
    if title is None or meaning is None:
        what = message("A term needs its word and its meaning in at least one language.")
        raise content_error(file, line, what)
    return Term(
        id=cells["id"],
        pack=pack,
        title=title,
        meaning=meaning,
        reviews=dict(_reviews(file, line, cells)),
        avoid=dict(_avoid(cells)),
        line=line,
    )


def _reviews(
    file: Path, line: int, cells: Mapping[str, str]
) -> Iterator[tuple[LanguageCode, Review]]:
    for name, cell in cells.items():
        if not name.startswith("review."):
            continue
        if cell and cell not in list(ReviewState):
            what = message(
                "“{value}” is not a known {key}; use one of: {known}.",
                value=cell,
                key=name,
                known=", ".join(ReviewState),
            )
            raise content_error(file, line, what)
        state = ReviewState(cell) if cell else ReviewState.DRAFT
        yield LanguageCode(name.removeprefix("review.")), Review(state=state)


def _avoid(cells: Mapping[str, str]) -> Iterator[tuple[LanguageCode, tuple[str, ...]]]:
    for name, cell in cells.items():
        if name.startswith("avoid."):
            words = tuple(word.strip() for word in cell.split("|") if word.strip())
            if words:
                yield LanguageCode(name.removeprefix("avoid.")), words


def _words(cells: Mapping[str, str], prefix: str) -> LocalText | None:
    """Gather the columns named by a language code alone (after `prefix`)."""
    texts = {
        LanguageCode(code): cell
        for name, cell in cells.items()
        if name.startswith(prefix)
        and (code := name.removeprefix(prefix)) != "id"
        and _LANGUAGE.fullmatch(code)
        and cell
    }
    return LocalText(texts) if texts else None
