"""What reading the packs and their texts has brought up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.content.checks.check import error
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.finding import Finding
from kiosk.core.content.path_findings import path_findings

TEXT = error("unreadable-text")
PATH = error("first-aid-path")


def findings(proof: Proof) -> Iterator[Finding]:
    """Give what the readers of packs, texts and first-aid paths complain about."""
    yield from proof.library.findings
    for one in proof.packs:
        for finding in one.unreadable:
            yield replace(finding, check=TEXT.name)
        for text in one.paths():
            for finding in path_findings(text.file):
                yield replace(finding, check=PATH.name)
