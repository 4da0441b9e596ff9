"""What can be had, as a list: everything, or what stands on one shelf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kiosk.core.content.document import Contact, Document, Entry, Term
from kiosk.core.content.standing import (
    SHELF_TITLES,
    Remark,
    contact_remarks,
    level_remarks,
    state_remarks,
)
from kiosk.core.handover.web.page import Page, badges_html, head_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.khmer.collation import sort_key
from kiosk.core.language.local_text import LocalText
from kiosk.core.language.message import Message, message


def list_page(entries: Sequence[Entry], setting: Setting) -> Page:
    """Make the page of everything, sorted by shelves in their order."""
    title = message("What you can get here")
    shelves = dict.fromkeys(entry.kind.shelf for entry in entries)
    lists = (
        f"<h2>{setting.tell(SHELF_TITLES[shelf])}</h2>\n{_rows(_on(shelf, entries), setting)}"
        for shelf in setting.library.shelves
        if shelf in shelves
    )
    return _page(title, "\n".join(lists), setting)


def shelf_page(shelf: str, entries: Sequence[Entry], setting: Setting) -> Page:
    """Make the page of what can be had of one shelf."""
    return _page(SHELF_TITLES[shelf], _rows(_on(shelf, entries), setting), setting)


def _page(title: Message, lists: str, setting: Setting) -> Page:
    head = head_html("", setting.tell(title))
    return Page(setting.catalogue.tell(title), f"{head}\n{lists}")


def _on(shelf: str, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.kind.shelf == shelf]


def _rows(entries: Sequence[Entry], setting: Setting) -> str:
    """Set the rows; terms in the order of the reader's alphabet, all else as it stands."""
    if not all(isinstance(entry, Term) for entry in entries):
        return f'<ul class="list">{"".join(_linked(entries, setting))}</ul>'
    terms = sorted(entries, key=lambda one: sort_key(one.title.in_language(setting.language)))
    return f'<ul class="contents">{"".join(_linked(terms, setting))}</ul>'


def _linked(entries: Sequence[Entry], setting: Setting) -> Iterator[str]:
    for entry in entries:
        address = setting.links.page(entry.place)
        if address is not None:
            yield f'<li><a href="{escape(address)}">{_row(entry, setting)}</a></li>'


def _row(entry: Entry, setting: Setting) -> str:
    """Set what a row says; of a term its word, since its page is short."""
    title = setting.of(entry.title)
    match entry:
        case Document(summary=summary):
            state = state_remarks(entry, setting.language, setting.names, setting.today)
            return _told(title, summary, (*level_remarks(entry), *state), setting)
        case Contact(what_for=what_for):
            return _told(title, what_for, contact_remarks(entry), setting)
        case Term():
            return title


def _told(title: str, words: LocalText | None, remarks: Sequence[Remark], setting: Setting) -> str:
    told = f'<span class="about">{setting.of(words)}</span>' if words else ""
    return f"<strong>{title}</strong>{told}{badges_html(remarks, setting)}"
