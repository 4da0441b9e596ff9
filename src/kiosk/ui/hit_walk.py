"""The walk along the hits of a search, over all the places where they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.core.content.place import HOME, Place
from kiosk.core.search.results import SearchHit
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.search_trail import SearchTrail
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.hit_bar import HitBar

_COMMANDS = frozenset({CommandId.FIND_NEXT, CommandId.FIND_PREVIOUS})


class HitWalk(QObject):
    """Knows whether the place that is shown is a hit's, and shows the bar above it then.

    It ends when the reader closes the bar or goes anywhere else but to the results.
    """

    place_wanted = Signal(object)  # Place: of the hit to go to
    results_wanted = Signal(object)  # Place: of the search
    closed = Signal()

    def __init__(self, trail: SearchTrail, language: Language, theme: Theme) -> None:
        super().__init__()
        self._trail = trail
        self._is_on = False
        self._place = HOME
        self.bar = HitBar(language, theme)
        trail.moved.connect(self._on_trail_moved)
        self.bar.next_wanted.connect(trail.go_to_next)
        self.bar.previous_wanted.connect(trail.go_to_previous)
        self.bar.results_wanted.connect(self._on_results_wanted)
        self.bar.closed.connect(self.close)

    @property
    def is_shown(self) -> bool:
        """Whether the place that is shown is a hit's."""
        return self.bar.isVisible()

    @property
    def commands(self) -> frozenset[CommandId]:
        """What it can do at the present place: nothing, or go to the other hits."""
        is_here = self._is_on or self._place.shelf == "search"
        return _COMMANDS if is_here and self._trail.kinds else frozenset()

    def carry_out(self, command: CommandId) -> None:
        """Go to the next hit, or the one before."""
        if command is CommandId.FIND_NEXT:
            self._trail.go_to_next()
        elif command is CommandId.FIND_PREVIOUS:
            self._trail.go_to_previous()

    def hit_at(self, place: Place) -> SearchHit | None:
        """Give the hit that led to this place, if one did; from anywhere else no walk goes on."""
        self._place = place
        hit = self._trail.hit if self._is_on else None
        if hit is not None and hit.place.whole != place.whole:
            hit = None
        if hit is None and place.shelf != "search":
            self._is_on = False
        if place == HOME:
            self._trail.forget()
        self.bar.setVisible(hit is not None)
        return hit

    def close(self) -> None:
        """Put the bar and the marks away; the place stays."""
        if self.is_shown:
            self._is_on = False
            self.bar.hide()
            self.closed.emit()

    def _on_trail_moved(self) -> None:
        hit = self._trail.hit
        if hit is not None:
            self._is_on = True
            self.bar.show_hit(self._trail.number, self._trail.total, self._trail.query.strip())
            self.place_wanted.emit(hit.place)

    def _on_results_wanted(self) -> None:
        self.results_wanted.emit(Place(shelf="search", query=self._trail.query))
