"""What phones may fetch: a page for everything that is offered, and the files behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from kiosk.core.content.document import Document, Entry, Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.folders import Folders
from kiosk.core.handover.web.entry_page import LinksNowhere, entry_page
from kiosk.core.handover.web.files import HTML, Handouts, Served, SiteFiles, no_handouts
from kiosk.core.handover.web.list_page import list_page, shelf_page
from kiosk.core.handover.web.offered import EVERYTHING, Offered
from kiosk.core.handover.web.page import Page, page_html
from kiosk.core.handover.web.setting import DrawingLinks, Links, Setting
from kiosk.core.handover.web.sheet import Sheet
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode

if TYPE_CHECKING:
    from kiosk.core.handover.web.drawings import Drawing

__all__ = ["PhoneSite", "Served"]


class PhoneSite:
    """Everything that was offered, by its path; nothing else exists, and no path reaches a disk.

    A page's path may begin with a language: `km/guides/lock`. The first page, "", is the list of
    everything, or the one thing there is.
    """

    def __init__(
        self,
        library: Library,
        catalogues: Mapping[LanguageCode, Catalogue],
        shown: LanguageCode,
        folders: Folders,
        *,
        with_phone: bool = False,
        handouts: Handouts = no_handouts,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Offer nothing yet; `shown` is for phones that ask for no language of `catalogues`."""
        self._library, self._catalogues, self._shown = library, catalogues, shown
        self._with_phone, self._today = with_phone, today
        self._names = {code: catalogue.name for code, catalogue in catalogues.items()}
        self._offered = Offered(library)
        self._files = SiteFiles(self._setting, Sheet(folders), handouts)
        self._made: dict[tuple[str, LanguageCode], Served] = {}

    def offer(self, places: Sequence[Place]) -> Mapping[Place, str]:
        """Let these places be fetched, beside those that were offered before.

        Gives the path of every place that is offered by now; a section's ends in its anchor.
        Raises `NothingToHandOverError` where there is nothing to fetch at any of `places`.
        """
        self._offered.add(places)
        for entry in self._offered.entries.values():
            self._files.add(entry, tuple(self._catalogues))
        self._made.clear()
        return self._offered.short_paths()

    def at(self, path: str, preferred: Sequence[LanguageCode]) -> Served | None:
        """Give what stands at a path, or None.

        Where the path names no language, the first of `preferred` that there is is taken.
        """
        return self._files.at(path) or self._page_at(path, preferred)

    def _page_at(self, path: str, preferred: Sequence[LanguageCode]) -> Served | None:
        language, inner = self._apart(path, preferred)
        inner = self._offered.short.get(inner, inner)
        if (path, language) not in self._made:
            make = self._maker(inner)
            if make is None:
                return None
            self._made[path, language] = self._page(path, inner, language, make)
        return self._made[path, language]

    def _apart(self, path: str, preferred: Sequence[LanguageCode]) -> tuple[LanguageCode, str]:
        """Give the language of a page, and its path without it."""
        first, slash, rest = path.partition("/")
        if slash and first in self._catalogues:
            return LanguageCode(first), rest
        known = (code for code in preferred if code in self._catalogues)
        return next(known, self._shown), path

    def _maker(self, inner: str) -> Callable[[Setting], Page] | None:
        """Give what makes the page at a path, or None where there is none."""
        entries = self._offered.entries
        if inner in entries:
            return partial(entry_page, entries[inner])
        if not self._offered.has(inner):
            return None
        if inner == EVERYTHING:
            return partial(list_page, tuple(entries.values()))
        return partial(shelf_page, inner, tuple(entries.values()))

    def _page(
        self, path: str, inner: str, language: LanguageCode, make: Callable[[Setting], Page]
    ) -> Served:
        up = "../" * path.count("/")
        links = _LinksWithin(self._offered, self._files, tuple(self._names), up, inner, language)
        setting = self._setting(language, links)
        note = setting.say(
            "This comes from a laptop in the room, not from the internet. If a page does not"
            " open, stay on this Wi-Fi and turn mobile data off."
        )
        html = page_html(make(setting), setting, sheet=Sheet.linked(up), note=note)
        entry = self._offered.entries.get(inner)
        is_whole = entry is not None and entry.kind is not Kind.REPORT
        return Served(media_type=HTML, content=html.encode(), is_whole=is_whole)

    def _setting(self, language: LanguageCode, links: Links | None = None) -> Setting:
        catalogue = self._catalogues.get(language) or self._catalogues[self._shown]
        return Setting(
            library=self._library,
            catalogue=catalogue,
            names=self._names,
            today=self._today(),
            links=links or LinksNowhere(),
            with_phone=self._with_phone,
        )


class _LinksWithin:
    """The links of one page to the others of its site."""

    def __init__(
        self,
        offered: Offered,
        files: SiteFiles,
        languages: Sequence[LanguageCode],
        up: str,
        inner: str,
        language: LanguageCode,
    ) -> None:
        """Begin at the page `inner`; `up` is the way from it to where every path begins."""
        self._offered, self._files, self._languages = offered, files, languages
        self._up, self._inner, self._language = up, inner, language

    def page(self, place: Place) -> str | None:
        inner = str(place)
        return self._to(self._language, inner) if inner in self._offered.entries else None

    def everything(self) -> str | None:
        first = self._offered.first
        return self._to(self._language, first) if first != self._inner else None

    def twin(self, language: LanguageCode) -> str | None:
        is_other = language in self._languages and language != self._language
        return self._to(language, self._inner) if is_other else None

    def opened(self, document: Document, edition: LanguageCode) -> str | None:
        return self._at(self._files.opened(document, edition))

    def saved(self, entry: Entry, edition: LanguageCode) -> str | None:
        return self._at(self._files.saved(entry, edition))

    def drawing(self, document: Document, drawing: Drawing) -> DrawingLinks:
        paths = self._files.add_drawing(document, drawing)
        return DrawingLinks(self._up + paths.light, self._up + paths.dark)

    def _to(self, language: LanguageCode, inner: str) -> str:
        return f"{self._up}{language}/{inner}"

    def _at(self, path: str | None) -> str | None:
        return None if path is None else self._up + path
