"""A guide can be read card by card: enough sections, none too long, the ones that must be there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.checks.text import SOURCES, Text
from kiosk.core.content.finding import Finding
from kiosk.core.content.guide import CHECKLIST, Guide
from kiosk.core.content.headed_text import Part, plain_text
from kiosk.core.content.markdown import Block, BlockKind
from kiosk.core.khmer.breaks import without_breaks, word_count
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message

COUNT = caution("section-count")
LENGTH = caution("overlong-section")
CHECKS = caution("checklist-length")
MISSING = caution("missing-section")
MENU_NOTE = caution("menu-note")

SECTIONS = range(5, 10)
MOST_WORDS = 120
LINES = range(6, 13)
REQUIRED = ("limits", SOURCES)

_MENU_STEP = "→"
_DIFFERS = {
    LanguageCode("en"): ("differ", "different", "vary"),
    LanguageCode("km"): ("ខុស", "ប្លែក"),
}
"""What a note says that warns of other menus on other versions."""


def findings(proof: Proof) -> Iterator[Finding]:
    """Look at the shape of every guide."""
    for one in proof.packs:
        for text in one.guides():
            if text.guide is not None:
                yield from _count(text)
                yield from _checklist(text, text.guide)
                yield from _missing(text)
                for part in text.parts:
                    yield from _length(text, part)
                    yield from _menus(text, part)


def _count(text: Text) -> Iterator[Finding]:
    if len(text.parts) not in SECTIONS:
        what = message(
            "Sections: {count}. A guide has {least} to {most}, its checklist not counted.",
            count=len(text.parts),
            least=SECTIONS[0],
            most=SECTIONS[-1],
        )
        yield COUNT.at(text.file, 0, what)


def _checklist(text: Text, guide: Guide) -> Iterator[Finding]:
    if guide.checklist_line and len(guide.checklist) not in LINES:
        what = message(
            "Lines in the checklist: {count}. Make it {least} to {most}.",
            count=len(guide.checklist),
            least=LINES[0],
            most=LINES[-1],
        )
        yield CHECKS.at(text.file, guide.checklist_line, what)
    if not guide.checklist_line:
        yield _no_section(text, CHECKLIST)


def _missing(text: Text) -> Iterator[Finding]:
    for id_ in REQUIRED:
        if text.part(id_) is None:
            yield _no_section(text, id_)


def _no_section(text: Text, id_: str) -> Finding:
    what = message("There is no section “{id}”: add it.", id=id_)
    return MISSING.at(text.file, 0, what)


def _length(text: Text, part: Part) -> Iterator[Finding]:
    words = word_count(plain_text(part.title, part.blocks))
    if words > MOST_WORDS:
        what = message(
            "“{id}” has {count} words: at most {most} fit a card.",
            id=part.id,
            count=words,
            most=MOST_WORDS,
        )
        yield LENGTH.at(text.file, part.line, what)


def _menus(text: Text, part: Part) -> Iterator[Finding]:
    if any(map(_names_menus, part.blocks)) and not any(
        _is_menu_note(block, text.language) for block in part.blocks
    ):
        what = message(
            "“{id}” names menus: add a note that names may differ on other versions.", id=part.id
        )
        yield MENU_NOTE.at(text.file, part.line, what)


def _names_menus(block: Block) -> bool:
    spans = (*block.spans, *chain(*block.items))
    return any(span.emphasis and _MENU_STEP in span.text for span in spans)


def _is_menu_note(block: Block, language: LanguageCode) -> bool:
    if block.kind is not BlockKind.NOTE:
        return False
    words = without_breaks(block.text).lower()
    said = _DIFFERS.get(language)
    return said is None or any(one in words for one in said)
