"""Read a gettext file (`.po`) as a translator writes it.

GNU gettext manual, section 3 “The Format of PO Files”. A start waits for this: a library that
reads and writes all of the format takes three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_KEYWORDS = (
    "msgctxt",
    "msgid",
    "msgid_plural",
    "msgstr",
    *(f"msgstr[{form}]" for form in range(6)),
)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def read_gettext_file(file: Path) -> dict[tuple[str, str], str]:
    """Give each translation by its context and its text; the header is that of `("", "")`.

    Guesses (“fuzzy”), plurals and what is obsolete or not translated are left out.

    Raises `OSError` or `ValueError` for a file that cannot be read.
    """
    source = file.read_text(encoding="utf-8-sig")
    return {
        (strings.get("msgctxt", ""), strings.get("msgid", "")): strings["msgstr"]
        for strings in _messages(source)
        if strings.get("msgstr")
    }


def header_fields(header: str) -> Mapping[str, str]:
    """Take a header apart into its fields, such as `Language`."""
    pairs = (line.partition(":") for line in header.splitlines())
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def _messages(source: str) -> Iterator[Mapping[str, str]]:
    """Give the strings of each message by keyword."""
    strings: dict[str, str] = {}
    keyword, is_guess = "", False
    for number, line in enumerate(map(str.strip, [*source.split("\n"), "#"]), start=1):
        if line.startswith('"') and keyword:
            strings[keyword] += _string(line, number)
            continue
        if keyword.startswith("msgstr") and not line.startswith("msgstr"):
            if not is_guess:
                yield strings
            strings, keyword, is_guess = {}, "", False
        if line.startswith("#"):
            is_guess = is_guess or (line.startswith("#,") and "fuzzy" in line)
        elif line:
            keyword, _space, string = line.partition(" ")
            if keyword not in _KEYWORDS:
                raise ValueError(f"line {number} is no message: {line}")
            strings[keyword] = _string(string.strip(), number)
        elif not strings:
            is_guess = False  # it was said of an obsolete message, which is all comments


def _string(quoted: str, number: int) -> str:
    """Take a string out of its quotation marks."""
    inner = quoted[1:-1]
    if quoted != f'"{inner}"' or '"' in inner.replace("\\\\", "").replace('\\"', ""):
        raise ValueError(f"line {number} is no string: {quoted}")
    return re.sub(r"\\(.)", _unescaped, inner) if "\\" in inner else inner


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], found[1])
