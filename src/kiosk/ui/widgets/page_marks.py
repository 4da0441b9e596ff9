"""What is marked on pages: what is selected, what was found, and the link with the focus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from kiosk.core.reading.rect import Rect

if TYPE_CHECKING:
    from kiosk.core.reading.find import Hit
    from kiosk.core.reading.page_text import PageText
    from kiosk.core.reading.selection import Selection


class MarkKind(IntEnum):
    """What a mark says; later ones are painted over earlier ones."""

    FOUND = 1
    FOUND_NOW = 2
    SELECTED = 3
    FOCUSED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked part of a page, in points."""

    kind: MarkKind
    area: Rect


class PageMarks:
    """Knows the marks of every page whose text is there; works each page's out only once."""

    def __init__(self, text_of: Callable[[int], PageText | None]) -> None:
        self._text_of = text_of
        self._hits: dict[int, list[Hit]] = {}
        self._current: Hit | None = None
        self._selection: Selection | None = None
        self._found: dict[int, tuple[Mark, ...]] = {}
        self._selected: dict[int, tuple[Mark, ...]] = {}

    def set_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark what was found, and stronger the hit that the reader is at."""
        by_page: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            by_page[hit.page].append(hit)
        self._hits, self._current = dict(by_page), current
        self._found.clear()

    def set_selection(self, selection: Selection | None) -> None:
        """Mark what is selected."""
        self._selection = selection
        self._selected.clear()

    def forget(self, page: int) -> None:
        """Work the page's marks out anew: its text has come."""
        self._found.pop(page, None)
        self._selected.pop(page, None)

    def on_page(self, page: int) -> tuple[Mark, ...]:
        """Return the page's marks; none while its text is not there."""
        text = self._text_of(page)
        if text is None:
            return ()
        if page not in self._found:
            self._found[page] = self._found_on(page, text)
        if page not in self._selected:
            self._selected[page] = self._selected_on(page, text)
        return self._found[page] + self._selected[page]

    def _found_on(self, page: int, text: PageText) -> tuple[Mark, ...]:
        return tuple(
            Mark(
                kind=MarkKind.FOUND_NOW if hit == self._current else MarkKind.FOUND,
                area=area,
            )
            for hit in self._hits.get(page, ())
            for area in hit_areas(text, hit)
        )

    def _selected_on(self, page: int, text: PageText) -> tuple[Mark, ...]:
        if self._selection is None:
            return ()
        selected = self._selection.range_on(page, len(text.text))
        areas = text.rects(*selected) if selected else []
        return tuple(Mark(kind=MarkKind.SELECTED, area=area) for area in areas)


def hit_areas(text: PageText, hit: Hit) -> list[Rect]:
    """Return where the hit stands on its page, one area for each line; none if it is not there."""
    if hit.end > len(text.key.text):
        return []
    return text.rects(*text.key.source(hit.start, hit.end))
