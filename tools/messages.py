"""Keep the catalogues in translations/ in step with what the program says.

    python tools/messages.py extract    write kiosk.pot: every message of the source
    python tools/messages.py update     bring its messages into each .po; translations stay
    python tools/messages.py check      name what is missing, unused or wrong

A message is marked where it is said: `message("…")`, `say("…")`, `say_in("context", "…")`.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import polib
from babel.messages.extract import extract as babel_extract

from message_check import Key, complaints_about, key_of
from qt_words import QT_WORDS

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "kiosk"
TRANSLATIONS = ROOT / "translations"
TEMPLATE = "kiosk.pot"

_KEYWORDS = {"message": None, "say": None, "say_in": ((1, "c"), 2)}
_HEADER = (
    "What Kiosk says. A copy of this file named after a language, such as fr.po, with the header\n"
    "filled in, adds that language: docs/translating.md."
)
_FIELDS = {
    "Project-Id-Version": "Kiosk",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "",
    "Plural-Forms": "nplurals=1; plural=0;",
    "X-Name": "",
    "X-Digits": "0123456789",
    "X-Review": "draft",
}
_QT_NOTE = "One of Qt's own words. The letter after & is the key that chooses it: keep it."


class NotWholeError(Exception):
    """A message is put together before it is looked up, so no catalogue can hold it."""


def template(source: Path) -> polib.POFile:
    """Collect the messages of the package in `source`, and Qt's, sorted by context and text.

    Raises `NotWholeError` for a message that is an f-string, and `SyntaxError`.
    """
    places = _messages(source)
    entries = [
        polib.POEntry(
            msgctxt=context or None,
            msgid=text,
            comment=_QT_NOTE if context in QT_WORDS else "",
            occurrences=[(file, "") for file in sorted(files)],
        )
        for (context, text), files in sorted(places.items())
    ]
    return _catalogue(_HEADER, _FIELDS, entries)


def extract(source: Path, translations: Path) -> None:
    """Write the template."""
    translations.mkdir(exist_ok=True)
    _write(translations / TEMPLATE, template(source))


def update(source: Path, translations: Path) -> None:
    """Give each catalogue the messages of the source: kept, new and empty, or dropped."""
    wanted = template(source)
    for file in sorted(translations.glob("*.po")):
        old = polib.pofile(str(file), encoding="utf-8")
        known = {key_of(entry): entry for entry in old if not entry.obsolete}
        entries = [_merged(entry, known.get(key_of(entry))) for entry in wanted]
        _write(file, _catalogue(old.header, old.metadata, entries))


def check(source: Path, translations: Path) -> list[str]:
    """Say what is wrong, a line for each complaint."""
    file, wanted = translations / TEMPLATE, template(source)
    complaints = []
    if not file.is_file() or file.read_text(encoding="utf-8") != str(wanted) + "\n":
        complaints.append(f"{file}: not what the source says: run make messages")
    catalogues = sorted(translations.glob("*.po"))
    for catalogue in catalogues:
        complaints += complaints_about(catalogue, wanted)
    return complaints if catalogues else [*complaints, f"{translations}: no catalogue"]


def main(arguments: list[str]) -> int:
    """Extract, update or check; exit 1 with complaints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["extract", "update", "check"])
    parser.add_argument("--source", type=Path, default=SOURCE, metavar="DIR")
    parser.add_argument("--translations", type=Path, default=TRANSLATIONS, metavar="DIR")
    given = parser.parse_args(arguments)
    try:
        if given.command == "check":
            complaints = check(given.source, given.translations)
            print(*complaints, sep="\n", end="\n" if complaints else "")
            return 1 if complaints else 0
        (extract if given.command == "extract" else update)(given.source, given.translations)
    except (NotWholeError, SyntaxError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def marked_calls(
    stream: BinaryIO,
    keywords: Collection[str],
    comment_tags: object,  # noqa: ARG001 (what Babel hands to every reader)
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Find the calls that mark a message, for Babel: line, name, arguments, no comments.

    Babel's own reader misses calls inside an f-string before Python 3.12.
    """
    for node in ast.walk(ast.parse(stream.read(), getattr(stream, "name", "source"))):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in keywords and node.args:
            if any(isinstance(argument, ast.JoinedStr) for argument in node.args[:2]):
                place = f"{getattr(stream, 'name', 'source')}:{node.lineno}"
                raise NotWholeError(f"{place}: {name}(f“…”): use a placeholder and a value")
            yield node.lineno, name, tuple(_text(argument) for argument in node.args), []


def _messages(source: Path) -> dict[Key, set[str]]:
    """Give each message and the files that say it."""
    places: dict[Key, set[str]] = {
        (context, text): set() for context, texts in QT_WORDS.items() for text in texts
    }
    for file in sorted(source.rglob("*.py")):
        name = file.relative_to(source.parents[1]).as_posix()
        with file.open("rb") as stream:
            found = babel_extract(marked_calls, stream, _KEYWORDS)  # type: ignore[arg-type]
            for _, texts, _, context in found:
                text = texts if isinstance(texts, str) else texts[-1]
                places.setdefault((context or "", text), set()).add(name)
    return places


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _text(argument: ast.expr) -> str | None:
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case _:
            return None


def _merged(wanted: polib.POEntry, known: polib.POEntry | None) -> polib.POEntry:
    if known is not None:
        wanted.msgstr, wanted.tcomment = known.msgstr, known.tcomment
        wanted.flags = list(known.flags)
    return wanted


def _catalogue(
    header: str, fields: Mapping[str, str], entries: list[polib.POEntry]
) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = header
    catalogue.metadata = dict(fields)
    catalogue.extend(entries)
    return catalogue


def _write(file: Path, catalogue: polib.POFile) -> None:
    file.write_text(str(catalogue) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
