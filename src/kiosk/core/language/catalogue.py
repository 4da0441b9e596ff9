"""One interface language: its translations, its digits, its way to write a date."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from kiosk.core.language.gettext_file import read_gettext
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode, LocalText
from kiosk.core.language.message import Message, message

_MONTHS = (
    message("January"),
    message("February"),
    message("March"),
    message("April"),
    message("May"),
    message("June"),
    message("July"),
    message("August"),
    message("September"),
    message("October"),
    message("November"),
    message("December"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The words of one language: English text (with its context) to translation.

    `digits` are the ten digits 0 to 9 as this language writes them, `decimal` is the sign
    between a number's whole part and its fraction.
    """

    code: LanguageCode
    name: str
    digits: str = "0123456789"
    decimal: str = "."
    entries: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def translate(self, text: str, context: str = "") -> str:
        """Give the translation of `text`, or `text` itself where there is none."""
        return self.entries.get((context, text)) or text

    def say(self, text: str, /, **values: object) -> str:
        """Translate `text` and fill its placeholders, each value said in this language.

        Where a translation names a placeholder that `text` has not, `text` itself is said.
        """
        return self._said_with(text, "", values)

    def say_in(self, context: str, text: str, /, **values: object) -> str:
        """Like `say`, for a word whose meaning depends on `context`."""
        return self._said_with(text, context, values)

    def tell(self, told: Message) -> str:
        """Say a message that was put together earlier."""
        return self._said_with(told.text, "", told.values)

    def number(self, value: int) -> str:
        """Write a whole number with this language's digits.

        >>> Catalogue(code=LanguageCode("km"), name="ខ្មែរ", digits="០១២៣៤៥៦៧៨៩").number(16)
        '១៦'
        """
        return self.digits_of(str(value))

    def day(self, day: date) -> str:
        """Write a date with the month's name, as in "23 November 2026"."""
        return self.say(
            "{day} {month} {year}",
            day=day.day,
            month=_MONTHS[day.month - 1],
            year=day.year,
        )

    def _said_with(self, text: str, context: str, values: Mapping[str, object]) -> str:
        translation = self.translate(text, context)
        if not values:
            return translation
        said = {name: self._said(value) for name, value in values.items()}
        try:
            return translation.format_map(said)
        except (LookupError, ValueError, AttributeError):
            return text.format_map(said)

    def _said(self, value: object) -> str:
        match value:
            case Message():
                return self.tell(value)
            case LocalText():
                return value.in_language(self.code)
            case date():
                return self.day(value)
            case bool() | str():
                return str(value)
            case int():
                return self.number(value)
            case float():
                return self.digits_of(str(value).replace(".", self.decimal))
            case _:
                return str(value)

    def digits_of(self, text: str) -> str:
        """Write the digits in a text that is no number, such as a version, in this language."""
        return text.translate(
            {ord("0") + number: digit for number, digit in enumerate(self.digits)}
        )


ENGLISH = Catalogue(code=SOURCE_LANGUAGE, name="English")
"""The language the program is written in: no file, no translation."""


@lru_cache(maxsize=4)
def read_catalogue(file: Path) -> Catalogue:
    """Read a gettext file, named by its language's code, such as `km.po`.

    Its header gives the language's name (`X-Name`), digits (`X-Digits`) and decimal sign
    (`X-Decimal`). Fuzzy and obsolete entries are not used.

    Raises `OSError` or `ValueError` for a file that cannot be read.
    """
    read = read_gettext(file)
    digits = read.header.get("X-Digits", "")
    return Catalogue(
        code=LanguageCode(file.stem),
        name=read.header.get("X-Name") or file.stem,
        digits=digits if len(digits) == 10 else ENGLISH.digits,
        decimal=read.header.get("X-Decimal") or ENGLISH.decimal,
        entries=read.entries,
    )


def read_catalogues(folder: Path) -> tuple[Catalogue, ...]:
    """Read the words of every language there is: the catalogues in `folder`, then English.

    A file that cannot be read is left out.
    """
    found = []
    for file in sorted(folder.glob("*.po")):
        with suppress(OSError, ValueError):
            found.append(read_catalogue(file))
    return (*found, ENGLISH)


def interface_languages(folder: Path) -> dict[LanguageCode, str]:
    """List the interface languages: English, and one for each catalogue in `folder`.

    Only the header of a file is looked at, so that starting does not wait for languages that
    are not shown; a file that cannot be read is left out. Gives the name of each language, in
    that language, by its code.
    """
    names: dict[LanguageCode, str] = {}
    for file in sorted(folder.glob("*.po")):
        with suppress(OSError, UnicodeDecodeError):
            names[LanguageCode(file.stem)] = _header(file).get("X-Name", file.stem)
    names[ENGLISH.code] = ENGLISH.name
    return names


def _header(file: Path) -> dict[str, str]:
    """Read the quoted `Name: value` lines that open a gettext file."""
    fields: dict[str, str] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if fields and not line.startswith('"'):
                break
            name, colon, value = line.strip().strip('"').partition(": ")
            if line.startswith('"') and colon:
                fields[name] = value.removesuffix("\\n")
    return fields
