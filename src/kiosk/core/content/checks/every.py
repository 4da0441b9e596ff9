"""All checks, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.content.checks import (
    avoided_words,
    card_shape,
    facts,
    first_use,
    glossary_words,
    guide_shape,
    khmer_breaks,
    leftovers,
    links,
    pictures,
    reading,
    reviews,
    twins,
)
from kiosk.core.content.checks.check import Check
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.finding import Finding

_CONCERNS = (
    reading,
    twins,
    guide_shape,
    card_shape,
    reviews,
    glossary_words,
    first_use,
    avoided_words,
    links,
    pictures,
    khmer_breaks,
    facts,
    leftovers,
)


def findings(proof: Proof) -> Iterator[Finding]:
    """Make every check."""
    for concern in _CONCERNS:
        yield from concern.findings(proof)


def checks() -> tuple[Check, ...]:
    """Give every check by which something may be found."""
    stated = (one for concern in _CONCERNS for one in vars(concern).values())
    return tuple(one for one in stated if isinstance(one, Check))
