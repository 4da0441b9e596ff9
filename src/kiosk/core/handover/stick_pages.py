"""The pages that only a stick has: everything on it, all contacts, all words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from kiosk.core.content.document import Contact, Document, Entry, Kind, Term
from kiosk.core.content.standing import SHELF_TITLES, level_remarks, state_remarks, term_remarks
from kiosk.core.handover.stick_links import StickAddresses, address
from kiosk.core.handover.stick_shelves import shelf_title
from kiosk.core.handover.web.contact_page import contact_html
from kiosk.core.handover.web.page import Page, badges_html, button_html, head_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.khmer.breaks import breakable
from kiosk.core.khmer.collation import sort_key
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.sizes import size_words


def contacts_page(contacts: Sequence[Contact], setting: Setting) -> Page:
    """Make the page of all contacts, each with the ways to it and its card."""
    cards = "\n".join(contact_html(one, setting) for one in contacts)
    return _shelf_page(Kind.CONTACT, cards, setting)


def glossary_page(terms: Sequence[Term], setting: Setting) -> Page:
    """Make the page of all words in the order of the reader's alphabet."""
    ordered = sorted(terms, key=lambda one: sort_key(one.title.in_language(setting.language)))
    return _shelf_page(Kind.TERM, "\n".join(_term(one, setting) for one in ordered), setting)


def _shelf_page(kind: Kind, text: str, setting: Setting) -> Page:
    title = SHELF_TITLES[kind.shelf]
    return Page(setting.catalogue.tell(title), f"{head_html('', setting.tell(title))}\n{text}")


def _term(term: Term, setting: Setting) -> str:
    remarks = badges_html(term_remarks(term, setting.language, setting.today), setting)
    return (
        f'<div class="card"><h2>{_in_every_language(term.title, " · ")}</h2>'
        f"<p>{setting.of(term.meaning)}</p>{remarks}</div>"
    )


class IndexPage:
    """The first page, which opens on any computer or phone: everything, in every language."""

    def __init__(
        self,
        title: str,
        catalogues: Sequence[Catalogue],
        addresses: StickAddresses,
        setting: Setting,
    ) -> None:
        self._title, self._catalogues = title, catalogues
        self._addresses, self._setting = addresses, setting

    def page(self, entries: Sequence[Entry]) -> Page:
        """Make the page of these entries, which stand shelf by shelf."""
        parts = [head_html("", escape(self._title), *self._welcome())]
        for kind, on_shelf in groupby(entries, key=_kind):
            parts += self._shelf(kind, tuple(on_shelf))
        return Page(self._title, "\n".join(parts))

    def _welcome(self) -> Iterator[str]:
        for one in self._catalogues:
            words = one.say("Choose what you want to read. No internet is needed.")
            yield f'<p lang="{one.code}">{escape(words)}</p>'

    def _shelf(self, kind: Kind, entries: Sequence[Entry]) -> Iterator[str]:
        if not any(self._addresses.of(one.place) for one in entries):
            return
        titles = LocalText({one.code: shelf_title(kind.shelf, one) for one in self._catalogues})
        yield f"<h2>{_in_every_language(titles, ' · ')}</h2>"
        if kind in (Kind.CONTACT, Kind.TERM):
            yield f'<p class="buttons">{" ".join(self._common(entries[0]))}</p>'
        else:
            there = (one for one in entries if self._addresses.of(one.place))
            yield from (self._card(one) for one in there if isinstance(one, Document))

    def _common(self, entry: Entry) -> Iterator[str]:
        """Lead to the page of a whole shelf in each language."""
        for language, name in self._addresses.of(entry.place).items():
            yield self._button(language, name, self._setting.name_of(language))

    def _card(self, document: Document) -> str:
        setting = self._setting
        state = state_remarks(document, setting.language, setting.names, setting.today)
        badges = badges_html((*level_remarks(document), *state), setting)
        buttons = " ".join(self._editions(document))
        title = _in_every_language(document.title, "<br>")
        return f'<div class="card"><h3>{title}</h3>{badges}<p class="buttons">{buttons}</p></div>'

    def _editions(self, document: Document) -> Iterator[str]:
        for language, name in self._addresses.of(document.place).items():
            words = self._setting.name_of(language)
            if document.kind is Kind.REPORT:
                words += f" · PDF, {self._size(document, language)}"
            yield self._button(language, name, words)
            handout = self._addresses.handouts.get((document.place, language))
            if handout is not None:
                told = self._setting.catalogue.say("{language}, on paper", language=words)
                yield self._button(language, handout, told)

    def _button(self, language: LanguageCode, name: str, words: str) -> str:
        shown = f'<span lang="{escape(language)}">{escape(words)}</span>'
        return button_html(address(name, ""), shown)

    def _size(self, document: Document, language: LanguageCode) -> str:
        try:
            size = document.files[language].stat().st_size
        except OSError:
            size = 0
        return self._setting.catalogue.tell(size_words(size))


def _kind(entry: Entry) -> Kind:
    return entry.kind


def _in_every_language(words: LocalText, between: str) -> str:
    """Set words in each language, those that several write alike only once."""
    languages: dict[str, LanguageCode] = {}
    for language, text in words.texts.items():
        languages.setdefault(text, language)
    return between.join(
        f'<span lang="{escape(language)}">{escape(breakable(text))}</span>'
        for text, language in languages.items()
    )
