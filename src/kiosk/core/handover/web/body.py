"""A text's blocks on a page, with what they lead to: words explained, people, other pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import escape

from kiosk.core.content.document import Contact, Document, Term
from kiosk.core.content.markdown import Block
from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.handover.web.addresses import spelled_out
from kiosk.core.handover.web.contact_page import contact_anchor
from kiosk.core.handover.web.drawings import read_drawing
from kiosk.core.handover.web.markup import blocks_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.language.local_text import LanguageCode

_REACHES_SOMEBODY = re.compile(r"tel:\+?[0-9]{3,20}|mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")


class Body:
    """Sets the parts of one document below each other; remembers what was linked to.

    `anchors` are the ids on the page that the text may lead to. Where a word is explained below
    a part, the first link to it leads there; without `links_words` it is only explained.
    """

    def __init__(
        self,
        document: Document,
        edition: LanguageCode,
        setting: Setting,
        *,
        anchors: Collection[str],
        links_words: bool = True,
    ) -> None:
        self._document, self._edition, self._setting = document, edition, setting
        self._anchors, self._links_words = anchors, links_words
        self._explained: set[str] = set()
        self._new_terms: list[Term] = []
        self._people: dict[str, Contact] = {}

    @property
    def people(self) -> tuple[Contact, ...]:
        """The contacts that the text names, in its order, and that have no page to lead to."""
        return tuple(self._people.values())

    def part(self, blocks: Sequence[Block]) -> str:
        """Set blocks, and below them what the words mean that they name for the first time."""
        self._new_terms = []
        text = blocks_html(
            tuple(map(spelled_out, blocks)),
            number=self._number,
            link=self._link,
            picture=self._picture,
        )
        return text + self._meanings()

    def _number(self, number: int) -> str:
        is_own = self._edition == self._setting.language
        return self._setting.catalogue.number(number) if is_own else str(number)

    def _link(self, target: str) -> str | None:
        if target.startswith("#"):
            return target if target[1:] in self._anchors else None
        if _REACHES_SOMEBODY.fullmatch(target):
            return target
        try:
            place = parse_place(target)
        except UnknownPlaceError:
            return None
        match self._setting.library.find(place):
            case Term() as term:
                return self._to_term(term)
            case Contact() as contact:
                return self._to_contact(contact)
            case _:
                return self._to_page(place)

    def _to_page(self, place: Place) -> str | None:
        page = self._setting.links.page(place.whole)
        return f"{page}#{place.section}" if page is not None and place.section else page

    def _to_contact(self, contact: Contact) -> str:
        page = self._setting.links.page(contact.place)
        if page is None:
            self._people[contact.id] = contact
            return f"#{contact_anchor(contact)}"
        return page

    def _to_term(self, term: Term) -> str | None:
        if term.id not in self._explained:
            self._explained.add(term.id)
            self._new_terms.append(term)
        return f"#{_term_anchor(term)}" if self._links_words else None

    def _meanings(self) -> str:
        if not self._new_terms:
            return ""
        words = self._setting.say("Words explained")
        meanings = "".join(map(self._meaning, self._new_terms))
        return f'\n<div class="words"><h3>{words}</h3><dl>{meanings}</dl></div>'

    def _meaning(self, term: Term) -> str:
        title, meaning = (words.in_language(self._edition) for words in (term.title, term.meaning))
        anchor = f' id="{_term_anchor(term)}"' if self._links_words else ""
        return f"<div{anchor}><dt>{escape(title)}</dt> <dd>{escape(meaning)}</dd></div>"

    def _picture(self, block: Block) -> str | None:
        drawing = read_drawing(self._document.folders, block.target)
        if drawing is None:
            return None
        links = self._setting.links.drawing(self._document, drawing)
        width, height = round(drawing.picture.width), round(drawing.picture.height)
        return (
            f'<picture><source media="(prefers-color-scheme: dark)" srcset="{escape(links.dark)}">'
            f'<img src="{escape(links.light)}" alt="{escape(block.text)}"'
            f' width="{width}" height="{height}"></picture>'
        )


def _term_anchor(term: Term) -> str:
    return f"term_{term.id}"  # with a sign that no section's id has
