"""Spellings and words that mean the same: what finds the one finds the other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.content.document import Term
from kiosk.core.content.finding import Finding, PackContentError, content_error
from kiosk.core.content.library import Library
from kiosk.core.content.toml_file import read_text
from kiosk.core.khmer.fold import fold_query
from kiosk.core.language.message import message
from kiosk.core.reading.find import is_long_enough
from kiosk.core.search.inflection import other_forms

_COLUMN = "words"
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")

Others = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words and phrases, folded, and for each all that mean the same."""

    others: Mapping[str, Others] = field(default_factory=dict)
    longest: int = 0
    """Characters of the longest of them."""

    def of(self, folded: str) -> Others:
        """Give what means the same as a word or phrase; a plural means what the singular does."""
        found = self.others.get(folded)
        if found is not None or not folded.isascii():
            return found or ()
        before, space, last = folded.rpartition(" ")
        stems = other_forms(last)
        forms = (before + space + stem + ending for stem, endings in stems for ending in endings)
        return next((self.others[form] for form in forms if form in self.others), ())


NO_SYNONYMS = Synonyms()


def read_synonyms(library: Library, findings: list[Finding]) -> Synonyms:
    """Read the tables of all packs; the words of a term in several languages are a group too.

    A table that cannot be used is told and left out.
    """
    groups: list[list[str]] = []
    for pack in library.packs:
        if pack.synonyms_file is None:
            continue
        try:
            groups += _rows(pack.synonyms_file)
        except PackContentError as error:
            findings.append(error.finding)
    groups += (list(_words(term)) for term in library.terms())
    return gathered(groups)


def gathered(groups: Iterable[Iterable[str]]) -> Synonyms:
    """Make synonyms of groups of words as they are written.

    >>> gathered([["Wi-Fi", "WLAN"]]).of("wifi")
    ('wlan',)
    """
    others: dict[str, dict[str, None]] = {}
    for group in groups:
        folded = dict.fromkeys(word for word in map(fold_query, group) if is_long_enough(word))
        for word in folded:
            others.setdefault(word, {}).update(folded)
    return Synonyms(
        {word: tuple(one for one in others[word] if one != word) for word in others},
        max(map(len, others), default=0),
    )


def _rows(file: Path) -> list[list[str]]:
    rows = csv.DictReader(io.StringIO(read_text(file), newline=""), strict=True)
    try:
        if _COLUMN not in (rows.fieldnames or ()):
            what = message("The first line must name the column “{key}”.", key=_COLUMN)
            raise content_error(file, 1, what)
        return [(row[_COLUMN] or "").split("|") for row in rows]
    except csv.Error as error:
        what = message("The table cannot be read from here on ({reason}).", reason=str(error))
        raise content_error(file, rows.reader.line_num, what) from error


def _words(term: Term) -> Iterator[str]:
    """Give a term in every language; a word in brackets behind it is another name for it.

    Several words in brackets explain it: "Page (on Facebook)".
    """
    for title in term.title.texts.values():
        yield _IN_BRACKETS.sub(" ", title)
        yield from (name for name in _IN_BRACKETS.findall(title) if " " not in name)
