"""A handout before it is set: what stands on it as HTML, and the whole page around that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from html import escape
from pathlib import Path

from kiosk.core.content.library import Library
from kiosk.core.handover.whole_words import with_whole_words
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode

_FONTS = {400: "KioskSans-Regular.ttf", 700: "KioskSans-Bold.ttf"}
_COUNTERS = {"០១២៣៤៥៦៧៨៩": "khmer"}
"""How CSS calls the digits of a catalogue, where they are not those of the West."""


class Density(StrEnum):
    """How closely a handout is set; the loosest that fits is taken."""

    ROOMY = "roomy"
    CLOSE = "close"
    TIGHT = "tight"
    TIGHTEST = "tightest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What handouts are made of: the library, the words of each language, looks and letters."""

    library: Library
    catalogues: Mapping[LanguageCode, Catalogue]
    style: str
    fonts: Path

    def words(self, language: LanguageCode) -> Catalogue:
        return self.catalogues[language]

    def name_of(self, language: LanguageCode) -> str:
        """Give a language's name in itself; its code where there is no catalogue for it."""
        return self.catalogues[language].name if language in self.catalogues else language


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a handout says in one language; `title` stands at the foot of its pages."""

    language: LanguageCode
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One handout: its parts begin on a page of their own.

    `kind` is what the style knows it by. `most_pages` is how many pages all parts together may
    take. `author` and `day` are what the PDF states of itself.
    """

    kind: str
    title: str
    parts: tuple[Part, ...]
    most_pages: int
    author: str
    day: date

    def digest(self, press: Press) -> str:
        """Give a value that changes with anything that is seen on the handout."""
        seen = (press.style, self.kind, self.author, str(self.day), *self._said())
        return sha256("\0".join(seen).encode()).hexdigest()

    def _said(self) -> Iterator[str]:
        for part in self.parts:
            yield from (part.language, part.title, part.html)


def page_of(sheet: Sheet, press: Press, density: Density) -> str:
    """Write a handout as one HTML page that needs nothing but the fonts it names."""
    first = sheet.parts[0].language
    body = "".join(
        f'<article lang="{part.language}" class="in-{part.language}">\n{part.html}</article>\n'
        for part in sheet.parts
    )
    has_numbers = sheet.most_pages > 1
    margins = "".join(
        _margins(part, press.words(part.language), has_numbers=has_numbers) for part in sheet.parts
    )
    return (
        f'<!doctype html>\n<html lang="{first}" class="{sheet.kind} {density}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(without_breaks(sheet.title))}</title>\n'
        f"<style>\n{font_faces(press.fonts)}{press.style}{margins}</style>\n</head>\n<body>\n"
        f"{with_whole_words(body)}</body>\n</html>\n"
    )


def font_faces(folder: Path) -> str:
    """Name the kiosk's fonts to a page's style."""
    return "".join(
        f'@font-face {{ font-family: "Kiosk Sans"; font-weight: {weight}; '
        f'src: url("{(folder / name).as_uri()}"); }}\n'
        for weight, name in _FONTS.items()
    )


def css_string(text: str) -> str:
    """Write a text as a string of CSS."""
    return '"' + re.sub(r'["\\<]', lambda match: f"\\{ord(match.group()):x} ", text) + '"'


def _margins(part: Part, words: Catalogue, *, has_numbers: bool) -> str:
    """Say what stands at the foot of a part's pages: the title, and which page of how many."""
    style = _COUNTERS.get(words.digits, "decimal")
    number = f'counter(page, {style}) " / " counter(pages, {style})' if has_numbers else '""'
    return (
        f".in-{part.language} {{ page: in-{part.language}; }}\n"
        f"@page in-{part.language} {{ @bottom-left {{ content: {css_string(part.title)}; }}\n"
        f"@bottom-right {{ content: {number}; }} }}\n"
    )
