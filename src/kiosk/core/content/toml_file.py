"""Read a pack's TOML files so that every complaint can name its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.core.content.finding import Finding, PackContentError, content_error, warning
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.language.message import Message, message

if TYPE_CHECKING:
    from kiosk.core.content.toml_lines import Step

Choice = TypeVar("Choice", bound=StrEnum)

LARGEST_TEXT = 4 * 1024**2
"""Bytes; a table of 5,000 terms has fewer."""

_ERROR_LINE = re.compile(r"\(at line (\d+)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


class TomlTable:
    """One table of a TOML file, read field by field; remembers which keys nobody asked for.

    Every reader raises `PackContentError`, with file and line, for a value of the wrong type.
    """

    def __init__(
        self, file: Path, source: str, values: Mapping[str, object], path: tuple[Step, ...] = ()
    ) -> None:
        self.file = file
        self._source, self._values, self._path = source, values, path
        self._asked: set[str] = set()
        self._inner: list[TomlTable] = []

    def text(self, key: str) -> str:
        """Give the text under `key`, or "" where the key is absent."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(key, message("“{key}” must be text in quotation marks.", key=key))
        return value.strip()

    def required_text(self, key: str) -> str:
        """Give the text under `key`; an absent or empty one is an error."""
        text = self.text(key)
        if not text:
            raise self.wrong(key, message("“{key}” is missing: add it.", key=key))
        return text

    def web_address(self, key: str) -> str:
        """Give the https or http address under `key`, or ""."""
        text = self.text(key)
        if text and not re.fullmatch(r"https?://[^\s<>\"]+", text):
            raise self.wrong(
                key, message("“{key}” must be an address that starts with https://.", key=key)
            )
        return text

    def local_text(self, key: str) -> LocalText | None:
        """Give the words under `key` by language; None where there are none.

        A key that is no language's code is left to `unknown_keys`.
        """
        table = self.table(key)
        if table is None:
            return None
        codes = (code for code in table.keys() if _LANGUAGE.fullmatch(code))
        texts = {LanguageCode(code): table.text(code) for code in codes}
        texts = {code: text for code, text in texts.items() if text}
        return LocalText(texts) if texts else None

    def required_local_text(self, key: str) -> LocalText:
        """Give the words under `key`; none in any language is an error."""
        words = self.local_text(key)
        if words is None:
            raise self.wrong(
                key,
                message(
                    "“{key}” is missing: give it in at least one language, as {example}.",
                    key=key,
                    example=f'{key} = {{ en = "…", km = "…" }}',
                ),
            )
        return words

    def day(self, key: str) -> date | None:
        """Give the date under `key`, or None."""
        value = self._value(key)
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.wrong(
                key,
                message(
                    "“{key}” must be a date written as 2026-11-23, without quotation marks.",
                    key=key,
                ),
            )
        return value

    def flag(self, key: str) -> bool:
        """Give the yes or no under `key`; absent means no."""
        value = self._value(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self.wrong(key, message("“{key}” must be true or false.", key=key))
        return value

    def page(self, key: str) -> int:
        """Give the number of a page under `key`, counted from 1."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.wrong(
                key, message("“{key}” must be the number of a page, counted from 1.", key=key)
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the list of texts under `key`, empty where the key is absent."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.wrong(
                key, message('“{key}” must be a list of texts, as ["one", "two"].', key=key)
            )
        return tuple(value)

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Give the member of `choices` named under `key`, or None."""
        text = self.text(key)
        if not text:
            return None
        try:
            return choices(text)
        except ValueError:
            known = ", ".join(choices)
            raise self.wrong(
                key,
                message(
                    "“{value}” is not a known {key}; use one of: {known}.",
                    value=text,
                    key=key,
                    known=known,
                ),
            ) from None

    def table(self, key: str) -> TomlTable | None:
        """Give the table under `key`, or None."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(
                key, message("“{key}” must hold one value for each language or name.", key=key)
            )
        return self._entered(value, key)

    def tables(self, key: str) -> Iterator[TomlTable]:
        """Give the tables under `key` (written as [[key]]) in order."""
        value = self._value(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            raise self.wrong(key, message("“{key}” must be written as [[{key}]].", key=key))
        for number, table in enumerate(value):
            yield self._entered(table, key, number)

    def keys(self) -> tuple[str, ...]:
        """Give all keys of the table in the order of the file."""
        return tuple(self._values)

    def line_of(self, key: str) -> int:
        """Say on which line (from 1) `key` stands; where it is absent, the table's own, or 1."""
        from kiosk.core.content.toml_lines import line_of  # only a complaint needs it

        return line_of(self._source, (*self._path, key))

    def wrong(self, key: str, what: Message) -> PackContentError:
        """Make the error that says what is wrong with `key`."""
        return content_error(self.file, self.line_of(key), what)

    def unknown_keys(self) -> Iterator[Finding]:
        """Warn of each key, here and in the tables below, that nothing has asked for."""
        for key in self._values:
            if key not in self._asked:
                yield warning(
                    self.file,
                    self.line_of(key),
                    message(
                        "Kiosk does not know “{key}”; it is kept and not used. Is it misspelled?",
                        key=key,
                    ),
                )
        for table in self._inner:
            yield from table.unknown_keys()

    def _value(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)

    def _entered(self, values: dict[str, object], *steps: Step) -> TomlTable:
        table = TomlTable(self.file, self._source, values, (*self._path, *steps))
        self._inner.append(table)
        return table


def read_toml(file: Path) -> TomlTable:
    """Read a TOML file (UTF-8, with or without a byte order mark).

    Raises `PackContentError` for a file that cannot be read or is not TOML, with the line.
    """
    source = read_text(file)
    try:
        return TomlTable(file, source, tomllib.loads(source))
    except (ValueError, RecursionError) as error:
        # Not only TOMLDecodeError: a number of 5,000 digits is a bare ValueError.
        found = _ERROR_LINE.search(str(error))
        line = int(found.group(1)) if found else source.count("\n") + 1
        raise content_error(
            file, line, message("This is not valid TOML ({reason}).", reason=str(error))
        ) from error


def read_text(file: Path, *, most: int = LARGEST_TEXT) -> str:
    """Read a text file of a pack as UTF-8, if it has at most so many bytes.

    Raises `PackContentError` where it cannot be read.
    """
    source = _source(file, most)
    try:
        return source.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        raise content_error(
            file, line, message("The file is not UTF-8 text: save it as UTF-8.")
        ) from error


def _source(file: Path, most: int) -> bytes:
    """Read as much as a text may hold; what is larger would keep everybody waiting."""
    try:
        with file.open("rb") as opened:
            source = opened.read(most + 1)
    except OSError as error:
        raise content_error(
            file,
            0,
            message("The file cannot be read ({reason}).", reason=error.strerror or str(error)),
        ) from error
    if len(source) > most:
        what = message("The text is larger than {most} KB: divide it.", most=most // 1024)
        raise content_error(file, 0, what)
    return source
