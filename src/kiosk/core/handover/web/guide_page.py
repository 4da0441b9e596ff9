"""A guide as one page: its contents, its sections below each other, its checklist."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kiosk.core.content.document import Document
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.guide import CHECKLIST, Guide, Section, read_guide
from kiosk.core.handover.web.body import Body
from kiosk.core.handover.web.contact_page import contact_html
from kiosk.core.handover.web.page import Page
from kiosk.core.handover.web.setting import Setting
from kiosk.core.handover.web.text_head import language_attribute, text_head, unreadable_html
from kiosk.core.language.local_text import LanguageCode

_CONTENTS = "contents_list"  # with a sign that no section's id has


def guide_page(guide: Document, edition: LanguageCode, setting: Setting) -> Page:
    """Make the page of a guide, with its text in the language `edition`."""
    head = text_head(guide, edition, setting)
    try:
        text = read_guide(guide.files[edition])
    except PackContentError:
        parts = [unreadable_html(guide.kind, setting)]
    else:
        parts = list(_GuideText(guide, text, edition, setting).parts())
    return Page(guide.title.in_language(setting.language), "\n".join((head, *parts)))


class _GuideText:
    def __init__(
        self, document: Document, guide: Guide, edition: LanguageCode, setting: Setting
    ) -> None:
        self._guide, self._edition, self._setting = guide, edition, setting
        self._titles = {section.id: section.title for section in guide.sections}
        if guide.checklist:
            self._titles[CHECKLIST] = guide.checklist_title
        self._body = Body(document, edition, setting, anchors=self._titles)
        self._other_editions = [one for one in document.files if one != edition]
        self._language = language_attribute(edition, setting)

    def parts(self) -> Iterator[str]:
        yield self._contents()
        if self._guide.introduction:
            introduction = self._body.part(self._guide.introduction)
            yield f'<div class="introduction"{self._language}>{introduction}</div>'
        for section in self._guide.sections:
            yield self._section(section)
        if self._guide.checklist:
            yield self._checklist()
        yield from self._people()

    def _contents(self) -> str:
        rows = "".join(
            f'<li><a href="#{escape(id_)}">{escape(title)}</a></li>'
            for id_, title in self._titles.items()
        )
        heading = self._setting.say("Contents")
        return (
            f'<nav class="contents" id="{_CONTENTS}"><h2>{heading}</h2>'
            f"<ol{self._language}>{rows}</ol></nav>"
        )

    def _section(self, section: Section) -> str:
        return self._card(section.id, section.title, self._body.part(section.blocks))

    def _checklist(self) -> str:
        """Set the checklist with boxes to tick: what is ticked goes nowhere."""
        rows = "".join(
            f'<li><label><input type="checkbox" autocomplete="off">'
            f" <span>{escape(item.text)}</span></label></li>"
            for item in self._guide.checklist
        )
        list_ = f'<ul class="checklist">{rows}</ul>'
        return self._card(CHECKLIST, self._guide.checklist_title, list_)

    def _card(self, id_: str, title: str, text: str) -> str:
        return (
            f'<section class="card" id="{escape(id_)}"><div{self._language}>'
            f"<h2>{escape(title)}</h2>\n{text}</div>\n{self._onward(id_)}</section>"
        )

    def _onward(self, section: str) -> str:
        """Lead back to the contents, and to the same section in the other languages."""
        setting = self._setting
        links = [f'<a href="#{_CONTENTS}">{setting.say("Contents")}</a>']
        for edition in self._other_editions:
            twin = setting.links.twin(edition)
            if twin is not None:
                code, name = escape(edition), escape(setting.name_of(edition))
                address = f"{escape(twin)}#{escape(section)}"
                links.append(f'<a lang="{code}" hreflang="{code}" href="{address}">{name}</a>')
        return f'<p class="onward">{" ".join(links)}</p>'

    def _people(self) -> Iterator[str]:
        if self._body.people:
            yield f'<h2 class="apart">{self._setting.say("Whom to ask")}</h2>'
        for contact in self._body.people:
            yield contact_html(contact, self._setting)
