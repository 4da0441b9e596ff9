"""The files behind the pages: reports, contacts' cards, guides to be kept, and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.content.document import Contact, Document, Entry, Kind
from kiosk.core.handover.web.entry_page import text_file
from kiosk.core.handover.web.setting import DrawingLinks, Setting
from kiosk.core.handover.web.sheet import SHEET, Sheet
from kiosk.core.language.local_text import LanguageCode

if TYPE_CHECKING:
    from kiosk.core.handover.web.drawings import Drawing

HTML = "text/html; charset=utf-8"
PDF = "application/pdf"

Handouts = Callable[[Document, LanguageCode], Path | None]
"""Gives the PDF that was made of a guide in a language, if there is one that is up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a phone gets; a path is a file to be sent as it is.

    With a `download_name` it is to be kept, else shown. Who has got what `is_whole` has got what
    was offered.
    """

    media_type: str
    content: bytes | Path
    download_name: str = ""
    is_whole: bool = False


def no_handouts(_text: Document, _edition: LanguageCode) -> None:
    """Know of no handout: then a guide is kept as a web page in one file."""


class SiteFiles:
    """Every file that phones may fetch, by its path."""

    def __init__(
        self, setting: Callable[[LanguageCode], Setting], sheet: Sheet, handouts: Handouts
    ) -> None:
        """Begin with what every page needs; `setting` is that of a text in a language."""
        self._setting, self._sheet, self._handouts = setting, sheet, handouts
        self._files: dict[str, Callable[[], Served]] = {SHEET: partial(_style, sheet)}
        for name, file in sheet.fonts.items():
            self._files[name] = partial(_file, "font/woff2", file)
        self._saved: dict[tuple[str, LanguageCode], str] = {}

    def at(self, path: str) -> Served | None:
        """Give the file at a path, or None."""
        make = self._files.get(path)
        return make() if make is not None else None

    def add(self, entry: Entry, languages: Sequence[LanguageCode]) -> None:
        """Let an entry's files be fetched; a contact's card is written in each of `languages`."""
        match entry:
            case Document(kind=Kind.REPORT):
                self._add_report(entry)
            case Document():
                for edition in entry.files:
                    self._add_text(entry, edition)
            case Contact():
                for language in languages:
                    self._save(entry, language, ".vcf", partial(self._card, entry, language))

    def add_drawing(self, document: Document, drawing: Drawing) -> DrawingLinks:
        """Let a picture be fetched; gives its paths."""
        inner = f"{document.place}/{drawing.name}"
        links = DrawingLinks(inner, f"dark/{inner}")
        for path, content in ((links.light, drawing.light), (links.dark, drawing.dark)):
            served = Served(media_type=drawing.media_type, content=content)
            self._files[path] = partial(_same, served)
        return links

    def opened(self, report: Document, edition: LanguageCode) -> str | None:
        """The path of a report's file that is shown, or None."""
        path = f"{report.place}/{edition}.pdf"
        return path if path in self._files else None

    def saved(self, entry: Entry, edition: LanguageCode) -> str | None:
        """The path of what is kept of an entry, or None."""
        return self._saved.get((str(entry.place), edition))

    def _add_report(self, report: Document) -> None:
        for edition, file in report.files.items():
            shown = Served(media_type=PDF, content=file, is_whole=True)
            self._files[f"{report.place}/{edition}.pdf"] = partial(_same, shown)
            self._save(report, edition, ".pdf", partial(_kept, report, edition, file))

    def _add_text(self, text: Document, edition: LanguageCode) -> None:
        handout = self._handouts(text, edition)
        if handout is not None:
            self._save(text, edition, ".pdf", partial(_kept, text, edition, handout))
        else:
            self._save(text, edition, ".html", partial(self._page, text, edition))

    def _save(
        self, entry: Entry, edition: LanguageCode, ending: str, make: Callable[[], Served]
    ) -> None:
        path = f"{entry.place}/{entry.place.item}.{edition}{ending}"
        self._files[path] = make
        self._saved[str(entry.place), edition] = path

    def _card(self, contact: Contact, language: LanguageCode) -> Served:
        from kiosk.core.handover.vcard import card_file

        with_phone = self._setting(language).with_phone
        return Served(
            media_type="text/vcard; charset=utf-8",
            content=card_file(contact, language, with_phone=with_phone),
            download_name=_name(contact, language, ".vcf"),
            is_whole=True,
        )

    def _page(self, text: Document, edition: LanguageCode) -> Served:
        return Served(
            media_type=HTML,
            content=text_file(text, edition, self._setting(edition), self._sheet),
            download_name=_name(text, edition, ".html"),
            is_whole=True,
        )


def _kept(document: Document, edition: LanguageCode, file: Path) -> Served:
    name = _name(document, edition, ".pdf")
    return Served(media_type=PDF, content=file, download_name=name, is_whole=True)


def _name(entry: Entry, edition: LanguageCode, ending: str) -> str:
    from kiosk.core.saving import readable_name  # its patterns take 9 ms of a share's start

    return readable_name(entry.title.in_language(edition), ending)


def _style(sheet: Sheet) -> Served:
    return Served(media_type="text/css; charset=utf-8", content=sheet.style())


def _file(media_type: str, file: Path) -> Served:
    return Served(media_type=media_type, content=file)


def _same(served: Served) -> Served:
    return served
