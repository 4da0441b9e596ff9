"""What can be wrong with a catalogue, told so that a translator knows what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import polib

from break_khmer import FILE_KINDS, LONGEST_RUN
from khmer_breaks import unbroken_runs
from qt_words import QT_WORDS

Key = tuple[str, str]
"""The context of a message, or "", and its English text."""

_NEEDED_FIELDS = ("Language", "X-Name", "X-Digits", "Plural-Forms")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][\w./-]*", re.ASCII)
_QT_PLACEHOLDER = re.compile(r"%[0-9]|%p%?")
_MNEMONIC = re.compile(r"&([A-Za-z])")


def key_of(entry: polib.POEntry) -> Key:
    """Give what names a message in every catalogue."""
    return entry.msgctxt or "", entry.msgid


def complaints_about(file: Path, template: polib.POFile) -> Iterator[str]:
    """Yield a line for everything wrong with the catalogue in `file`, beside its template."""
    try:
        catalogue = polib.pofile(str(file), encoding="utf-8")
    except (OSError, ValueError) as error:
        yield f"{file}: cannot be read: {error}"
        return
    yield from _about_header(file, catalogue)
    wanted = {key_of(entry) for entry in template}
    used = [entry for entry in catalogue if not entry.obsolete]
    known = Counter(key_of(entry) for entry in used)
    for key in sorted(wanted - known.keys()):
        yield _line(file, key, "missing: run make messages")
    allowed = _allowed(file, catalogue.metadata.get("X-Name", ""))
    for entry in catalogue:
        if entry.obsolete or key_of(entry) not in wanted:
            yield _line(file, key_of(entry), "not used any more: run make messages")
        elif known[key_of(entry)] > 1:
            yield _line(file, key_of(entry), "stands twice: keep one")
        else:
            for what in _wrong_with(entry, allowed):
                yield _line(file, key_of(entry), what)


def _about_header(file: Path, catalogue: polib.POFile) -> Iterator[str]:
    for field in _NEEDED_FIELDS:
        if not catalogue.metadata.get(field):
            yield f"{file}: the header has no {field}"
    if len(catalogue.metadata.get("X-Digits", "")) not in (0, 10):
        yield f"{file}: X-Digits must be the ten digits from 0 to 9"


def _wrong_with(entry: polib.POEntry, allowed: re.Pattern[str] | None) -> Iterator[str]:
    """Yield what is wrong with one translation; `allowed` is None where any Latin is."""
    if not entry.msgstr:
        yield "not translated"
        return
    if entry.fuzzy:
        yield "marked fuzzy: look at it, then remove the mark"
    missing, strange = _differing_placeholders(entry)
    if missing:
        yield f"{', '.join(missing)} missing in the translation"
    if strange:
        yield f"{', '.join(strange)} not in the message"
    if allowed is not None and (latin := _latin_in(entry, allowed)):
        yield f"“{latin}” is not Khmer and not in the list of allowed words"
    for _, run in unbroken_runs(entry.msgstr, LONGEST_RUN, FILE_KINDS[".po"].markup):
        yield f"no line can break in “{run}”: run tools/break_khmer.py"


def _differing_placeholders(entry: polib.POEntry) -> tuple[list[str], list[str]]:
    """Give the placeholders that the translation lacks, and those it has too many."""
    is_of_qt = entry.msgctxt in QT_WORDS
    wanted = Counter(_placeholders(entry.msgid, is_of_qt=is_of_qt))
    given = Counter(_placeholders(entry.msgstr, is_of_qt=is_of_qt))
    return sorted((wanted - given).elements()), sorted((given - wanted).elements())


def _placeholders(text: str, *, is_of_qt: bool) -> Iterator[str]:
    if is_of_qt:
        yield from _QT_PLACEHOLDER.findall(text)
        yield from (f"&{letter.upper()}" for letter in _MNEMONIC.findall(text))
        return
    try:
        for _, name, form, _ in Formatter().parse(text):
            if name is not None:
                yield f"{{{name}:{form}}}" if form else f"{{{name}}}"
    except ValueError as error:
        yield f"{{{error}}}"


def _latin_in(entry: polib.POEntry, allowed: re.Pattern[str]) -> str:
    """Give the first Latin word of a translation that is not allowed there, or ""."""
    text = re.sub(r"\{[^}]*\}|&[A-Za-z]|%p", " ", entry.msgstr.replace("\u200b", ""))
    found = _LATIN_RUN.search(allowed.sub(" ", text))
    return found.group() if found else ""


def _allowed(file: Path, name: str) -> re.Pattern[str] | None:
    """Read the Latin words this catalogue may hold, from `km.latin.txt` beside `km.po`.

    None for a language that is itself written in Latin letters, as its own `name` shows.
    """
    if not name or _LATIN.search(name):
        return None
    words = file.with_suffix(".latin.txt")
    lines = words.read_text(encoding="utf-8").splitlines() if words.is_file() else []
    terms = sorted((line.strip() for line in lines if line.strip()), key=len, reverse=True)
    alternatives = "|".join(re.escape(term) for term in terms) or "(?!)"
    return re.compile(rf"(?<![A-Za-z])(?:{alternatives})(?![A-Za-z])")


def _line(file: Path, key: Key, what: str) -> str:
    context, text = key
    return f"{file}: “{text}”{f' ({context})' if context else ''}: {what}"
