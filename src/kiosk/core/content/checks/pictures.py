"""Every picture is there, can be drawn, says what it shows, and holds no words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.content.checks.check import caution, error
from kiosk.core.content.checks.proof import PackProof, Proof
from kiosk.core.content.checks.text import Text
from kiosk.core.content.document import Document
from kiosk.core.content.finding import Finding, PackContentError
from kiosk.core.content.markdown import Block, BlockKind
from kiosk.core.content.picture import PictureKind, picture_file, read_picture
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message

FOLDER = "images"

MISSING = error("missing-picture")
UNSOUND = error("unsound-picture")
WORDS = error("words-in-picture")
DESCRIPTION = error("picture-description")
UNUSED = caution("unused-picture")

_TEXT = re.compile(r"<text\b.*?(?:</text>|/>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"[^\W\d_]|&")
"""A letter, or what may stand for one; a number is the same in every language."""


def findings(proof: Proof) -> Iterator[Finding]:
    """Look at every picture that a text shows, once, and for files that none shows."""
    for one in proof.packs:
        for editions in one.texts.values():
            seen: set[str] = set()
            for text in editions.values():
                for block in text.blocks():
                    if block.kind is BlockKind.PICTURE:
                        yield from _shown(text, block, is_new=block.target not in seen)
                        seen.add(block.target)
            if editions:
                document = next(iter(editions.values())).document
                yield from _unused(one, document, seen)


def _shown(text: Text, block: Block, *, is_new: bool) -> Iterator[Finding]:
    if not without_breaks(block.text).strip():
        what = message("The picture has no description: say in a sentence what it shows.")
        yield DESCRIPTION.at(text.file, block.line, what)
    if picture_file(text.document.folders, block.target) is None:
        what = message("There is no picture “{target}” in the item's folder.", target=block.target)
        yield MISSING.at(text.file, block.line, what)
    elif is_new:
        yield from _looked_through(text.document, block.target)


def _looked_through(document: Document, target: str) -> Iterator[Finding]:
    try:
        picture = read_picture(document.folders, target)
    except PackContentError as refused:
        found = refused.finding
        yield UNSOUND.at(found.file, found.line, found.what)
        return
    drawing = picture.source.decode("utf-8", "replace") if picture.kind is PictureKind.SVG else ""
    for text in _TEXT.finditer(drawing):
        if _WORDS.search(_TAG.sub("", text.group())):
            file = picture_file(document.folders, target) or document.folders[0] / target
            line = drawing.count("\n", 0, text.start()) + 1
            what = message(
                "The picture holds words: put numbers there, and the words into the text."
            )
            yield WORDS.at(file, line, what)


def _unused(one: PackProof, document: Document, shown: set[str]) -> Iterator[Finding]:
    folder = f"{document.place}/{FOLDER}"
    for name in one.source.names_in(folder, []):
        if f"{FOLDER}/{name}" not in shown:
            file = one.source.file(f"{folder}/{name}") or one.source.folder_with(folder) / name
            yield UNUSED.at(file, 0, message("No text shows this picture: is it still needed?"))
