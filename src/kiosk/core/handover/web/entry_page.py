"""The page of whatever a library holds, among others or in a file of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.core.content.document import Contact, Document, Entry, Kind, Term
from kiosk.core.content.place import Place
from kiosk.core.handover.web.page import Page, page_html
from kiosk.core.handover.web.setting import DrawingLinks, Setting
from kiosk.core.handover.web.sheet import Sheet
from kiosk.core.language.local_text import LanguageCode

if TYPE_CHECKING:
    from kiosk.core.handover.web.drawings import Drawing


def entry_page(entry: Entry, setting: Setting) -> Page:
    """Make the page of an entry; a document has a file in at least one language.

    What makes a kind of page is imported for the first of its kind: a share starts sooner.
    """
    match entry:
        case Contact():
            from kiosk.core.handover.web.contact_page import contact_page

            return contact_page(entry, setting)
        case Term():
            from kiosk.core.handover.web.term_page import term_page

            return term_page(entry, setting)
        case Document(kind=Kind.REPORT):
            from kiosk.core.handover.web.report_page import report_page

            return report_page(entry, setting)
        case _:
            edition = entry.edition_for(setting.language) or setting.language
            return text_page(entry, edition, setting)


def text_page(text: Document, edition: LanguageCode, setting: Setting) -> Page:
    """Make the page of a guide or a first-aid path, with its text in the language `edition`."""
    from kiosk.core.handover.web.first_aid_page import first_aid_page
    from kiosk.core.handover.web.guide_page import guide_page

    make = guide_page if text.kind is Kind.GUIDE else first_aid_page
    return make(text, edition, setting)


def text_file(text: Document, edition: LanguageCode, setting: Setting, sheet: Sheet) -> bytes:
    """Make one file of a guide or a first-aid path that needs nothing beside it.

    It leads nowhere, whatever the links of `setting` say. Raises `OSError` where the style sheet
    cannot be read.
    """
    alone = replace(setting, links=LinksNowhere())
    page = text_page(text, edition, alone)
    return page_html(page, alone, sheet=sheet.inlined()).encode()


class LinksNowhere:
    """Leads to no other page or file; pictures stand within the page itself."""

    def page(self, _place: Place) -> None:
        return None

    def everything(self) -> None:
        return None

    def twin(self, _language: LanguageCode) -> None:
        return None

    def opened(self, _document: Document, _edition: LanguageCode) -> None:
        return None

    def saved(self, _entry: Entry, _edition: LanguageCode) -> None:
        return None

    def drawing(self, _document: Document, drawing: Drawing) -> DrawingLinks:
        return DrawingLinks(drawing.within(drawing.light), drawing.within(drawing.dark))
