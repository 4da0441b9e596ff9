"""A first-aid card can be taken in by somebody who is frightened: few words, few answers."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.proof import Proof
from kiosk.core.content.checks.text import Text
from kiosk.core.content.finding import Finding
from kiosk.core.content.first_aid import Card
from kiosk.core.khmer.breaks import word_count
from kiosk.core.language.message import message

LENGTH = caution("overlong-card")
ANSWERS = caution("answer-count")

MOST_WORDS = 90
FEWEST_ANSWERS = 2


def findings(proof: Proof) -> Iterator[Finding]:
    """Look at every card; too many answers are told by the reader of paths."""
    for one in proof.packs:
        for text in one.paths():
            for card in text.path.cards if text.path else ():
                yield from _length(text, card)
                yield from _answers(text, card)


def _length(text: Text, card: Card) -> Iterator[Finding]:
    words = word_count(card.text)
    if words > MOST_WORDS:
        what = message(
            "“{id}” has {count} words: at most {most} fit a card.",
            id=card.id,
            count=words,
            most=MOST_WORDS,
        )
        yield LENGTH.at(text.file, card.line, what)


def _answers(text: Text, card: Card) -> Iterator[Finding]:
    is_question = card.title.rstrip().endswith("?")
    if is_question and 0 < len(card.answers) < FEWEST_ANSWERS:
        what = message("“{id}” asks and has one answer: a question has two or more.", id=card.id)
        yield ANSWERS.at(text.file, card.line, what)
