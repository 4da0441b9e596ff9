"""A gettext file (`.po`): what is translated in it, and its header.

polib reads every such file, and takes 8 ms for ours, for which each start in that language would
wait. What says nothing but translations is read here in 2 ms; the rest is left to polib.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_KEYWORDS = frozenset({"msgctxt", "msgid", "msgstr"})
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GettextFile:
    """The entries in use by context ("" for none) and text, and the header's fields by name."""

    header: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[tuple[str, str], str] = field(default_factory=dict)


class _UnusualError(Exception):
    """Something stands there that only polib knows."""


def read_gettext(file: Path) -> GettextFile:
    """Read a file; what is fuzzy or obsolete or has no translation is left out.

    Raises `OSError` or `ValueError` for a file that cannot be read.
    """
    text = file.read_text(encoding="utf-8")
    try:
        return _plain(text)
    except _UnusualError:
        return _any(file)


def _plain(text: str) -> GettextFile:
    entries: dict[tuple[str, str], str] = {}
    for block in text.split("\n\n"):
        fields = _fields(block)
        if fields.get("msgstr"):
            entries[fields.get("msgctxt", ""), fields["msgid"]] = fields["msgstr"]
    header = entries.pop(("", ""), "")
    named = (line.partition(": ") for line in header.splitlines())
    return GettextFile(header={name: value for name, _, value in named}, entries=entries)


def _fields(block: str) -> dict[str, str]:
    """Read one entry; nothing where it is not in use."""
    fields: dict[str, str] = {}
    keyword, is_fuzzy = "", False
    for line in block.split("\n"):
        if line.startswith("#") or not line:
            is_fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        before, _, quoted = line.partition('"')
        keyword = _keyword(before, keyword, fields)
        fields[keyword] = fields.get(keyword, "") + _unquoted(quoted)
    if fields and not {"msgid", "msgstr"} <= fields.keys():
        raise _UnusualError
    return {} if is_fuzzy and fields.get("msgid") else fields


def _keyword(before: str, last: str, fields: Mapping[str, str]) -> str:
    """Say to which field a line belongs: the one it names, once, or else the last one."""
    word = before.rstrip(" ")
    if not word and last:
        return last
    if word not in _KEYWORDS or word in fields:
        raise _UnusualError
    return word


def _unquoted(quoted: str) -> str:
    """Take away the quotation mark at the end, and what escapes others."""
    if not quoted.endswith('"'):
        raise _UnusualError
    text = quoted[:-1]
    if "\\" in text or '"' in text:
        return re.sub(r'\\(.?)|"', _meant, text)
    return text


def _meant(escape: re.Match[str]) -> str:
    if escape[1] not in _ESCAPED:
        raise _UnusualError
    return _ESCAPED[escape[1]]


def _any(file: Path) -> GettextFile:
    import polib

    read = polib.pofile(str(file), encoding="utf-8")
    entries = {
        (entry.msgctxt or "", entry.msgid): entry.msgstr
        for entry in read
        if entry.msgstr and not entry.obsolete and not entry.fuzzy
    }
    return GettextFile(header=read.metadata, entries=entries)
