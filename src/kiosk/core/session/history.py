"""Where the reader has been: back and forward, in memory only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from kiosk.core.content.place import HOME, Place


@dataclass(frozen=True, slots=True)
class Visit:
    """A place and where on it the reader was, as its screen measures it.

    0.0 is the beginning; a scrolling page counts to 1.0, a document in pages (2.5 is the middle
    of page 2).
    """

    place: Place
    position: float = 0.0


class History:
    """The visits of this session, one of them the present."""

    def __init__(self, first: Place = HOME) -> None:
        self._visits = [Visit(first)]
        self._present = 0

    @property
    def present(self) -> Visit:
        return self._visits[self._present]

    @property
    def can_go_back(self) -> bool:
        return self._present > 0

    @property
    def can_go_forward(self) -> bool:
        return self._present < len(self._visits) - 1

    def visit(self, place: Place, position: float = 0.0) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        del self._visits[self._present + 1 :]
        self._visits.append(Visit(place, position))
        self._present += 1

    def replace(self, place: Place) -> None:
        """Note that the reader moved within the present place: a page, a section, a query."""
        self._visits[self._present] = replace(self.present, place=place)

    def leave_at(self, position: float) -> None:
        """Keep where on the present place the reader is, for coming back."""
        self._visits[self._present] = replace(self.present, position=position)

    def back(self) -> Visit:
        """Go one visit back; at the first one, stay."""
        self._present = max(0, self._present - 1)
        return self.present

    def back_to(self, place: Place) -> Visit | None:
        """Go back to the last visit of this place; where it was not visited before, stay: None."""
        for number in range(self._present - 1, -1, -1):
            if self._visits[number].place == place:
                self._present = number
                return self.present
        return None

    def begin_again(self, place: Place) -> Visit:
        """Go to `place`; every other visit of its item, and what lay ahead, is forgotten."""
        behind = [one for one in self._visits[: self._present] if one.place.whole != place.whole]
        # A place that was left for the item and come back to would stand there twice in a row.
        kept = [list(same)[-1] for _, same in groupby(behind, attrgetter("place"))]
        self._visits, self._present = [*kept, Visit(place)], len(kept)
        return self.present

    def forward(self) -> Visit:
        """Go one visit forward; at the last one, stay."""
        self._present = min(len(self._visits) - 1, self._present + 1)
        return self.present
