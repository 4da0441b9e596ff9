"""Sites for phones, made of packs, and their pages as a browser reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from kiosk.core.content.library import Library
from kiosk.core.content.place import parse_place
from kiosk.core.folders import find_folders
from kiosk.core.handover.web.files import Handouts, no_handouts
from kiosk.core.handover.web.site import PhoneSite, Served
from kiosk.core.language.catalogue import ENGLISH, read_catalogue
from kiosk.core.language.local_text import LanguageCode

EN, KM = LanguageCode("en"), LanguageCode("km")
TODAY = date(2026, 11, 28)
FOLDERS = find_folders({"HOME": "/nowhere"})
KHMER = read_catalogue(FOLDERS.translations / "km.po")


@dataclass
class SeenPage:
    """What a browser finds in a page."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    """Tag, attribute and value."""
    text: str = ""
    title: str = ""

    @property
    def ids(self) -> list[str]:
        return self.all_of("id")

    @property
    def links(self) -> list[str]:
        return [value for tag, name, value in self.attributes if (tag, name) == ("a", "href")]

    @property
    def fetched(self) -> list[str]:
        """What the browser fetches by itself."""
        sources = self.all_of("src") + self.all_of("srcset")
        return sources + [
            value for tag, name, value in self.attributes if (tag, name) == ("link", "href")
        ]

    def all_of(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.attributes if name == attribute]


class _Browser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = SeenPage()
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(tag)
        self.page.attributes += [(tag, name, value or "") for name, value in attrs]
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] == ["title"]:
            self.page.title += data
        elif self._inside[-1:] != ["style"]:
            self.page.text += data


def seen(html: str | bytes) -> SeenPage:
    """Read a page as a browser does."""
    browser = _Browser()
    browser.feed(html if isinstance(html, str) else html.decode())
    browser.close()
    return browser.page


def site_of(
    library: Library,
    *places: str,
    with_phone: bool = False,
    handouts: Handouts = no_handouts,
    today: date = TODAY,
) -> PhoneSite:
    """Make a site in Khmer and English, and offer these places."""
    catalogues = {KM: KHMER, EN: ENGLISH}
    site = PhoneSite(
        library,
        catalogues,
        KM,
        FOLDERS,
        with_phone=with_phone,
        handouts=handouts,
        today=lambda: today,
    )
    if places:
        site.offer([parse_place(place) for place in places])
    return site


def served(site: PhoneSite, path: str, *preferred: LanguageCode) -> Served:
    """Give what stands at a path where something does."""
    found = site.at(path, preferred)
    assert found is not None, path
    return found


def page_at(site: PhoneSite, path: str, *preferred: LanguageCode) -> SeenPage:
    """Read the page at a path."""
    content = served(site, path, *preferred).content
    assert isinstance(content, bytes)
    return seen(content)


def resolved(path: str, address: str) -> str:
    """Give the path below the token that an address on the page at `path` leads to."""
    parts = path.split("/")[:-1]
    for part in address.partition("#")[0].split("/"):
        if part == "..":
            parts.pop()
        elif part:
            parts.append(part)
    return "/".join(parts) if address.partition("#")[0] else path


def content_of(found: Served) -> bytes:
    """Give the bytes a phone gets."""
    return found.content if isinstance(found.content, bytes) else found.content.read_bytes()


def everything_on(site: PhoneSite, starts: Sequence[str]) -> Iterator[tuple[str, Served]]:
    """Follow every link from these paths, as long as it leads somewhere new."""
    waiting, known = list(starts), set(starts)
    while waiting:
        path = waiting.pop()
        found = served(site, path)
        yield path, found
        if not found.media_type.startswith("text/html") or found.download_name:
            continue
        page = seen(content_of(found))
        for address in (*page.links, *page.fetched):
            if not address.startswith(("tel:", "mailto:", "https://signal.me/")):
                further = resolved(path, address)
                waiting += [further] if further not in known else []
                known.add(further)
