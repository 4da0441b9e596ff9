"""Khmer that a PDF says again for every shape it is drawn with, as those made by Typst do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.khmer.letters import BASES, COENG, MARKS

_SYLLABLE = f"[{BASES}](?:{COENG}[{BASES}]|[{MARKS}])++"
_COMPOUND = re.compile(_SYLLABLE)
_REPEATED = re.compile(f"({_SYLLABLE})(?:\\1(?![{COENG}{MARKS}]))+")

_FEWEST = 6
_LEAST_SHARE = 1 / 6
"""Of the syllables of more than one sign. In Typst's PDFs 1 in 3 is a repetition; in text as it is
written, where ៗ says "twice", 1 in 500 (នានា)."""


def stutters(folded: str) -> bool:
    """Say whether so much of a folded text is repeated that nobody can have meant it."""
    repeated = len(_REPEATED.findall(folded))
    return repeated >= _FEWEST and repeated > len(_COMPOUND.findall(folded)) * _LEAST_SHARE


def repetitions(folded: str) -> Iterator[tuple[int, int]]:
    """Find what a stuttering text says again: a syllable, or what hangs below its letter."""
    said, said_until = "", 0
    for found in _COMPOUND.finditer(folded):
        again = found.group()
        is_next = found.start() == said_until
        if is_next and (again == said or said.endswith(COENG + again)):
            yield found.span()
        else:
            said = again
        said_until = found.end()
