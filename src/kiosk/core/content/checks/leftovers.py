"""Nothing lies in a pack's folders that nobody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.document import Document, Kind
from kiosk.core.content.finding import Finding
from kiosk.core.content.place import ITEM_SHELVES
from kiosk.core.language.message import message

LEFTOVER = caution("leftover")
UNUSED = caution("unused-file")

_LEFTOVER = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*|\.~lock\..*|#.*#"
    r"|.*(?:~|\.(?:bak|orig|rej|tmp|old|sw[op]))",
    re.IGNORECASE,
)
"""What editors, office programs and systems leave behind."""

_IN_PACK = re.compile(
    r"pack\.toml|glossary\.csv|synonyms\.csv|built|SHA256SUMS(?:\.minisig)?"
    r"|(?:README|LICEN[CS]E|COPYING|CHANGELOG)(?:\..*)?"
)
_IN_DOCUMENT = re.compile(r"item\.toml|cover\.(?:svg|png)|images|source|[a-z]{2,3}\.txt")


def findings(proof: Proof) -> Iterator[Finding]:
    """Look into the pack's folder, its shelves, and the folder of every document."""
    for one in proof.packs:
        for folder in one.source.folders:
            yield from _in_pack(folder)
            for shelf in ITEM_SHELVES:
                yield from _on_shelf(folder / shelf, shelf)
        for document in one.documents():
            yield from _in_document(document)


def _in_pack(folder: Path) -> Iterator[Finding]:
    for file in _inside(folder):
        if _LEFTOVER.fullmatch(file.name):
            yield _leftover(file)
        elif not _IN_PACK.fullmatch(file.name) and file.name not in ITEM_SHELVES:
            yield _unused(file)


def _on_shelf(folder: Path, shelf: str) -> Iterator[Finding]:
    """Look at the files beside the items; of contacts these are the items."""
    for file in _inside(folder):
        if _LEFTOVER.fullmatch(file.name):
            yield _leftover(file)
        elif shelf == Kind.CONTACT.shelf:
            if file.suffix != ".toml":
                yield _unused(file)
        elif shelf == Kind.TERM.shelf or not _is_folder(file):
            yield _unused(file)


def _in_document(document: Document) -> Iterator[Finding]:
    ending = ".pdf" if document.kind is Kind.REPORT else ".md"
    for folder in document.folders:
        for file in _inside(folder):
            if _LEFTOVER.fullmatch(file.name):
                yield _leftover(file)
            elif file.suffix.lower() != ending and not _IN_DOCUMENT.fullmatch(file.name):
                yield _unused(file)


def _inside(folder: Path) -> list[Path]:
    """List a folder, hidden files too; one that cannot be read is told by the pack's reader."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_folder(file: Path) -> bool:
    try:
        return file.is_dir()
    except OSError:
        return False


def _leftover(file: Path) -> Finding:
    what = message("A program has left this behind: remove it before the pack is handed on.")
    return LEFTOVER.at(file, 0, what)


def _unused(file: Path) -> Finding:
    what = message("Kiosk does not use this file: remove it, or mend its name.")
    return UNUSED.at(file, 0, what)
