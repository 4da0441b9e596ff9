"""A first-aid path as one page that shows one card at a time, by links alone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kiosk.core.content.document import Document
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.first_aid import Card, FirstAid, read_first_aid
from kiosk.core.handover.web.body import Body
from kiosk.core.handover.web.contact_page import contact_html
from kiosk.core.handover.web.page import Page
from kiosk.core.handover.web.setting import Setting
from kiosk.core.handover.web.text_head import language_attribute, text_head, unreadable_html
from kiosk.core.language.local_text import LanguageCode

_ALL = "all_cards"  # with a sign that no card's id has


def first_aid_page(path: Document, edition: LanguageCode, setting: Setting) -> Page:
    """Make the page of a first-aid path, with its text in the language `edition`."""
    head = text_head(path, edition, setting)
    try:
        text = read_first_aid(path.files[edition])
    except PackContentError:
        rest = unreadable_html(path.kind, setting)
    else:
        rest = _PathText(path, text, edition, setting).html()
    return Page(path.title.in_language(setting.language), f"{head}\n{rest}")


class _PathText:
    """Sets the cards. The first one stands last: it is hidden while one before it is aimed at."""

    def __init__(
        self, document: Document, path: FirstAid, edition: LanguageCode, setting: Setting
    ) -> None:
        self._path, self._setting = path, setting
        self._document, self._edition = document, edition
        self._anchors = {card.id for card in path.cards}
        self._language = language_attribute(edition, setting)

    def html(self) -> str:
        first, *others = self._path.cards
        cards = "\n".join((*map(self._card, others), self._card(first)))
        every = self._setting.say("Show all cards")
        return (
            f'<div class="cards" id="{_ALL}">{cards}\n'
            f'<p class="onward all"><a href="#{_ALL}">{every}</a></p></div>'
        )

    def _card(self, card: Card) -> str:
        is_first = card is self._path.first
        body = Body(
            self._document, self._edition, self._setting, anchors=self._anchors, links_words=False
        )
        introduction = self._path.introduction if is_first else ()
        text = body.part((*introduction, *card.blocks))
        first = " first" if is_first else ""
        return (
            f'<section class="card question{first}" id="{escape(card.id)}"><div{self._language}>'
            f"<h2>{escape(card.title)}</h2>\n{text}{self._answers(card)}</div>\n"
            f"{''.join(self._people(card, body))}{self._onward(is_first=is_first)}</section>"
        )

    def _answers(self, card: Card) -> str:
        rows = "".join(
            f'<li><a class="button answer" href="#{escape(answer.card)}">'
            f"{escape(answer.text)}</a></li>"
            for answer in self._path.answers(card)
        )
        return f'<ul class="answers">{rows}</ul>' if rows else ""

    def _people(self, card: Card, body: Body) -> Iterator[str]:
        named = (self._setting.library.contact(place.item) for place in card.contacts)
        people = [contact for contact in named if contact is not None]
        people += [contact for contact in body.people if contact not in people]
        if people:
            yield f'<h3 class="apart">{self._setting.say("Who can help you now")}</h3>'
        for contact in people:
            yield contact_html(contact, self._setting, is_named=False)

    def _onward(self, *, is_first: bool) -> str:
        if is_first:
            return ""
        start = escape(self._path.first.id)
        return f'<p class="onward"><a href="#{start}">{self._setting.say("Start again")}</a></p>'
