"""A place in the kiosk: what history, links, codes, search and the command line all speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode

from kiosk.core.language.message import message
from kiosk.core.problem import Problem

ITEM_SHELVES = ("reports", "guides", "first-aid", "contacts", "glossary")
"""The shelves that hold items, by their name in a place."""

SCREENS = ("home", "search", "settings", "about", "licences", "file")

_PAGE = re.compile(r"page=([1-9][0-9]{0,5})")
_ITEM_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class UnknownPlaceError(Problem):
    """A text does not name any place the kiosk can have."""

    def __init__(self, text: str) -> None:
        super().__init__(
            message(
                "There is no place called “{place}”. “kiosk list” shows the places there are.",
                place=text[:80],
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to go: a screen, a shelf, an item, and where inside it.

    `page` counts from 1. `file` is the path of a PDF that is read from outside the library.
    The language is not part of a place.
    """

    shelf: str
    item: str = ""
    page: int = 0
    section: str = ""
    query: str = ""
    file: str = ""

    def __str__(self) -> str:
        if self.shelf == "file":
            text = "file:" + quote(self.file, errors="surrogateescape")
        else:
            text = f"{self.shelf}/{self.item}" if self.item else self.shelf
        if self.query:
            text += "?" + urlencode({"q": self.query}, quote_via=quote, errors="replace")
        if self.page:
            return f"{text}#page={self.page}"
        return f"{text}#section={self.section}" if self.section else text

    @property
    def whole(self) -> Place:
        """The same place without page or section: the item itself."""
        return replace(self, page=0, section="")

    def at_page(self, page: int) -> Place:
        """The given page (from 1) of the same item."""
        return replace(self, page=page, section="")

    def at_section(self, section: str) -> Place:
        """The section with this id, of the same item."""
        return replace(self, page=0, section=section)


HOME = Place(shelf="home")


def is_item_id(text: str) -> bool:
    """Say whether `text` can be an item's id: small Latin letters, digits, single hyphens."""
    return _ITEM_ID.fullmatch(text) is not None


def parse_place(text: str) -> Place:
    """Read the textual form of a place in the kiosk, as `str(place)` writes it.

    A file outside the library is not read from text: `file_place` makes its place.
    Raises `UnknownPlaceError` for anything else. That the item exists is not checked here.

    >>> parse_place("guides/lock-your-phone#section=screen-lock").section
    'screen-lock'
    """
    path, _, fragment = text.strip().partition("#")
    path, _, question = path.partition("?")
    shelf, _, item = path.strip("/").partition("/")
    place = Place(shelf=shelf, item=item, query=dict(parse_qsl(question)).get("q", ""))
    if not _is_sound(place):
        raise UnknownPlaceError(text)
    if not fragment:
        return place
    if page := _PAGE.fullmatch(fragment):
        return place.at_page(int(page.group(1)))
    name, _, section = fragment.partition("=")
    if name == "section" and is_item_id(section):
        return place.at_section(section)
    raise UnknownPlaceError(text)


def file_place(path: str) -> Place:
    """The place of a PDF file that is opened from outside the library."""
    return Place(shelf="file", file=path)


def _is_sound(place: Place) -> bool:
    if place.item:
        return place.shelf in ITEM_SHELVES and is_item_id(place.item)
    return place.shelf in (*ITEM_SHELVES, *SCREENS) and place.shelf != "file"
