"""The way somebody has taken on a first-aid path, in memory only."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Step:
    """A card, and which of its answers (from 0) led on; None where nothing was answered yet."""

    card: str
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """The cards that were gone through, and which of them is looked at.

    What lies ahead of the card that is looked at was answered before, and is kept until
    something else is answered here. A path does not go in circles: no card stands twice.
    """

    steps: tuple[Step, ...]
    present: int = 0

    @property
    def card(self) -> str:
        """The id of the card that is looked at."""
        return self.steps[self.present].card

    @property
    def answered(self) -> tuple[Step, ...]:
        """The steps that led here."""
        return self.steps[: self.present]

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered, be it here or ahead of the present card."""
        return len(self.steps) > 1

    @property
    def card_before(self) -> str:
        """The id of the card one came from, or ""."""
        return self.steps[self.present - 1].card if self.present else ""

    def answer(self, number: int, card: str) -> Walk:
        """Answer the present card with its answer `number`, which leads to `card`."""
        answered = (*self.answered, Step(self.card, number))
        if card in {step.card for step in answered}:  # a broken path, led out of its circle
            return begin(card)
        return Walk((*answered, Step(card)), len(answered))

    def at(self, card: str) -> Walk:
        """Look at a card: one gone through before, or else one to begin with."""
        cards = [step.card for step in self.steps]
        return replace(self, present=cards.index(card)) if card in cards else begin(card)


def begin(card: str) -> Walk:
    """Begin at a card."""
    return Walk((Step(card),))
