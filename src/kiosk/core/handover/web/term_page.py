"""A word of the glossary, explained in every language it has."""

from __future__ import annotations

from html import escape

from kiosk.core.content.document import Kind, Term
from kiosk.core.content.standing import SHELF_TITLES, term_remarks
from kiosk.core.handover.web.page import Page, badges_html, head_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.language.local_text import LanguageCode


def term_page(term: Term, setting: Setting) -> Page:
    """Make the page of a term: the reader's language first, then the others."""
    own = term.title.language_for(setting.language)
    remarks = term_remarks(term, setting.language, setting.today)
    head = head_html(
        setting.tell(SHELF_TITLES[Kind.TERM.shelf]),
        setting.marked(term.title.texts[own], own),
        badges_html(remarks, setting),
    )
    others = (code for code in term.title.languages if code != own)
    cards = [_meaning(term, own), *(_other(term, code) for code in others)]
    return Page(term.title.texts[own], "\n".join((head, *cards)))


def _meaning(term: Term, language: LanguageCode) -> str:
    meaning = term.meaning.in_language(language)
    shown = term.meaning.language_for(language)
    return f'<div class="card" lang="{escape(shown)}"><p>{escape(meaning)}</p></div>'


def _other(term: Term, language: LanguageCode) -> str:
    meaning = term.meaning.texts.get(language, "")
    text = f"<p>{escape(meaning)}</p>" if meaning else ""
    title = f"<h2>{escape(term.title.texts[language])}</h2>"
    return f'<div class="card" lang="{escape(language)}">{title}{text}</div>'
