"""A small pack in two languages, and what one check finds in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.packs import PackBuilder

from kiosk.core.content.checks.check import Check
from kiosk.core.content.checks.every import findings
from kiosk.core.content.checks.proof import Proof, read_proof
from kiosk.core.content.finding import Finding
from kiosk.core.content.library import PackFolders
from kiosk.core.language.catalogue import ENGLISH

TODAY = date(2026, 11, 28)

ITEM = """id = "{id}"
kind = "guide"
title = { en = "Lock it", km = "ចាក់សោ" }
summary = { en = "How to lock it", km = "របៀប\u200bចាក់សោ" }
published = 2026-11-28
"""

SECTION = "## A heading {{#{id}}}\n\n{text}\n\n"


def proof_of(pack: PackBuilder, today: date = TODAY) -> Proof:
    return read_proof(PackFolders((), chosen=[pack.folder]), today)


def all_found(pack: PackBuilder, today: date = TODAY) -> list[Finding]:
    return list(findings(proof_of(pack, today)))


def found(pack: PackBuilder, check: Check, today: date = TODAY) -> list[tuple[str, int]]:
    """Give the file (relative to the pack) and line of what this check finds."""
    return [
        (str(one.file.relative_to(pack.folder)), one.line)
        for one in all_found(pack, today)
        if one.check == check.name and one.severity is check.severity
    ]


def told(pack: PackBuilder, check: Check) -> list[str]:
    """Give what this check says."""
    return [ENGLISH.tell(one.what) for one in all_found(pack) if one.check == check.name]


def guide(pack: PackBuilder, *, en: str = "", km: str = "", item: str = ITEM) -> Path:
    """Add the guide "lock" with one section of these words in each language."""
    pack.write("guides/lock/item.toml", item)
    pack.write("guides/lock/en.md", SECTION.format(id="one", text=en or "Words."))
    return pack.write("guides/lock/km.md", SECTION.format(id="one", text=km or "ពាក្យ។"))


def glossary(pack: PackBuilder, *lines: str) -> Path:
    """Add a glossary with these terms: id, English, Khmer, words that Khmer avoids."""
    head = "id,en,km,meaning.en,meaning.km,avoid.km\n"
    rows = (line.split(",") for line in lines)
    return pack.glossary(head + "".join(f"{i},{e},{k},x,x,{a}\n" for i, e, k, a in rows))
