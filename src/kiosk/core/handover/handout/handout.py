"""The handout of a place: which sheet it is, and how it is set so that it fits its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.core.content.document import Contact, Document
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.folders import Folders
from kiosk.core.handover.handout.card import card_part
from kiosk.core.handover.handout.documents import NO_DAY, page_sheet, sheet_of
from kiosk.core.handover.handout.form import HandoutForm, NoHandoutError, forms_of
from kiosk.core.handover.handout.people import contacts_part
from kiosk.core.handover.handout.poster import poster_part
from kiosk.core.handover.handout.sheet import Density, Part, Press, Sheet, page_of
from kiosk.core.handover.pdf_facts import page_count, with_facts
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode, LocalText
from kiosk.core.language.message import message
from kiosk.core.problem import Problem

_STYLE = "handout.css"


class TooLongForPaperError(Problem):
    """The text does not fit its pages in letters that can be read."""

    def __init__(self, title: str, pages: int, most: int) -> None:
        super().__init__(
            message(
                "“{title}” needs {pages} pages and may have {most}: shorten its text.",
                title=title,
                pages=pages,
                most=most,
            )
        )


def press_in(folders: Folders, library: Library, catalogues: Sequence[Catalogue]) -> Press:
    """Give what handouts are made of; raises `OSError` where the program's style is not there."""
    return Press(
        library=library,
        catalogues={words.code: words for words in catalogues},
        style=(folders.resources / "theme" / _STYLE).read_text(encoding="utf-8"),
        fonts=folders.fonts,
    )


def sheet_at(
    place: Place, form: HandoutForm, languages: Sequence[LanguageCode], press: Press
) -> Sheet:
    """Make the handout of a place; raises a `Problem` where there is none in this form."""
    forms = forms_of(place, press.library)
    if form not in forms:
        raise NoHandoutError(place, forms)
    entry = press.library.find(place) if place.item else None
    if isinstance(entry, Document) and form is HandoutForm.PAGE:
        return page_sheet(entry, press, languages)
    part, most = _part(place, form, languages, press)
    if isinstance(entry, Document):
        return sheet_of(entry, press, form.value, (part,), most_pages=most)
    title = entry.title if isinstance(entry, Contact) else None
    kind = "contacts" if form is HandoutForm.PAGE else form.value
    return _contacts_sheet(press, kind, part, title, most_pages=most)


def set_sheet(sheet: Sheet, press: Press, set_pdf: Callable[[str], bytes]) -> bytes:
    """Have a sheet set as PDF, the roomiest way that fits its pages.

    `set_pdf` makes a PDF of a page of HTML. Raises `TooLongForPaperError` where none fits.
    """
    pages = 0
    for density in Density:
        pdf = set_pdf(page_of(sheet, press, density))
        pages = page_count(pdf)
        if pages <= sheet.most_pages:
            return with_facts(pdf, day=sheet.day, author=sheet.author)
    raise TooLongForPaperError(sheet.title, pages, sheet.most_pages)


def _part(
    place: Place, form: HandoutForm, languages: Sequence[LanguageCode], press: Press
) -> tuple[Part, int]:
    """Make the one part of a handout that shares its pages among the languages; its pages."""
    match form:
        case HandoutForm.POSTER:
            return poster_part(place, press, languages), 1
        case HandoutForm.CARD:
            return card_part(place, press, languages), 2
        case HandoutForm.PAGE:
            return contacts_part(press, languages), 2


def _contacts_sheet(
    press: Press, kind: str, part: Part, title: LocalText | None, *, most_pages: int
) -> Sheet:
    words = press.words(part.language)
    publisher = press.library.publisher
    days = (pack.checked_on for pack in press.library.packs if pack.checked_on)
    return Sheet(
        kind=kind,
        title=title.in_language(words.code) if title else words.say("All contacts"),
        parts=(part,),
        most_pages=most_pages,
        author=publisher.in_language(SOURCE_LANGUAGE) if publisher else "",
        day=next(days, NO_DAY),
    )
