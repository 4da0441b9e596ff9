"""The links in view: which one is under the pointer, and which one has the keyboard's focus."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ui.widgets.page_marks import Mark, MarkKind
from kiosk.ui.widgets.page_view import PageView, Spot
from kiosk.workers.render_messages import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOnPage:
    """A link, and the page it is on."""

    page: int
    link: Link


class PageLinks:
    """Finds links by pointer, and walks through those in view by keyboard."""

    def __init__(self, links_on: Callable[[int], tuple[Link, ...]]) -> None:
        self._links_on = links_on
        self.focused: LinkOnPage | None = None
        self._left: LinkOnPage | None = None
        self.is_entered_from_behind = False
        """Whether the focus came backwards into the view, so that its last link is next."""

    def at(self, spot: Spot) -> Link | None:
        """Return the link at this spot of a page; the later of two that lie over each other."""
        found = [
            link
            for link in self._links_on(spot.page)
            if spot.is_inside and link.area.holds(spot.point.x, spot.point.y)
        ]
        return found[-1] if found else None

    def step(self, view: PageView, *, is_forward: bool) -> bool:
        """Move the focus to the next link in view, or the one before; false past the last."""
        links = self._in_view(view)
        if self.focused in links:
            index = links.index(self.focused) + (1 if is_forward else -1)
        elif is_forward:
            index = 0
        else:
            index = len(links) - 1 if self.is_entered_from_behind else -1
        is_there = 0 <= index < len(links)
        self.focused = links[index] if is_there else None
        self.is_entered_from_behind = False
        return is_there

    def leave(self) -> None:
        """The focus goes elsewhere."""
        self._left, self.focused = self.focused, None

    def come_back(self) -> None:
        """The focus is back from where a link led, or from another window: at the same link."""
        self.focused, self._left = self._left, None

    def enter(self, *, is_backwards: bool) -> None:
        """The focus comes in by keyboard, to the first link in view or to the last."""
        self._left, self.is_entered_from_behind = None, is_backwards

    def forget(self) -> None:
        """No link has the focus, or will have it again."""
        self.focused = self._left = None

    def look_again(self, view: PageView | None) -> None:
        """Let the focus go if its link is no longer in view."""
        focused = self.focused
        if focused and not (view and view.shows(focused.page, focused.link.area)):
            self.focused = None

    def marks_on(self, page: int) -> tuple[Mark, ...]:
        """Return the ring around the link with the focus, if it is on this page."""
        if self.focused is None or self.focused.page != page:
            return ()
        return (Mark(kind=MarkKind.FOCUSED, area=self.focused.link.area),)

    def _in_view(self, view: PageView) -> list[LinkOnPage]:
        return [
            LinkOnPage(page=page, link=link)
            for page in view.pages
            for link in self._links_on(page)
            if view.shows(page, link.area)
        ]
