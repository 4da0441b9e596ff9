"""Khmer has the invisible breaks that a line needs to end; without them it overflows the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.content.checks.check import error
from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.finding import Finding
from kiosk.core.khmer.clusters import clusters
from kiosk.core.language.message import message

UNBROKEN = error("unbroken-khmer")

LONGEST_RUN = 25
"""Clusters that fit the narrowest column at the largest text."""

_RUN = re.compile(f"[\u1780-\u17dd\u17e0-\u17e9]{{{LONGEST_RUN + 1},}}")
_SHOWN = 20


def findings(proof: Proof) -> Iterator[Finding]:
    """Look through everything that a reader may see."""
    for one in proof.packs:
        for passage in one.passages():
            yield from _unbroken(passage)


def _unbroken(passage: Passage) -> Iterator[Finding]:
    for found in _RUN.finditer(passage.text):
        letters = list(clusters(found.group()))
        if len(letters) > LONGEST_RUN:
            what = message(
                "Khmer without a break, {count} letters long: “{text}…”.",
                count=len(letters),
                text=found.group()[: letters[_SHOWN][0]],
            )
            yield UNBROKEN.in_passage(passage, what)
