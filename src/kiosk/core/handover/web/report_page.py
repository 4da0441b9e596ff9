"""A report: what it is, and its file in each language, to read and to keep."""

from __future__ import annotations

from html import escape

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.standing import SHELF_TITLES, level_remarks, state_remarks
from kiosk.core.handover.web.page import Page, badges_html, button_html, head_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.language.local_text import LanguageCode


def report_page(report: Document, setting: Setting) -> Page:
    """Make the page of a report that has a file."""
    state = state_remarks(report, setting.language, setting.names, setting.today)
    head = head_html(
        setting.tell(SHELF_TITLES[Kind.REPORT.shelf]),
        setting.of(report.title),
        _facts(report, setting),
        badges_html((*level_remarks(report), *state), setting),
        f'<p class="summary">{setting.of(report.summary)}</p>' if report.summary else "",
    )
    first = report.edition_for(setting.language)
    editions = sorted(report.files, key=lambda one: one != first)
    cards = (_edition(report, one, setting, is_first=one == first) for one in editions)
    return Page(report.title.in_language(setting.language), "\n".join((head, *cards)))


def megabytes(size: int) -> float:
    """Reckon a file's size for people: rounded, and never nothing."""
    return max(0.1, round(size / 1_000_000, 1))


def _facts(report: Document, setting: Setting) -> str:
    facts = [setting.of(report.publisher)] if report.publisher else []
    facts += [escape(setting.catalogue.day(report.published))] if report.published else []
    return f'<p class="facts">{" · ".join(facts)}</p>' if facts else ""


def _edition(report: Document, edition: LanguageCode, setting: Setting, *, is_first: bool) -> str:
    name, code = escape(setting.name_of(edition)), escape(edition)
    opened, saved = (
        setting.links.opened(report, edition),
        setting.links.saved(report, edition),
    )
    look = "main" if is_first else ""
    buttons = [button_html(opened, setting.say("Read"), look=look)] if opened else []
    buttons += [button_html(saved, setting.say("Download"))] if saved else []
    return (
        f'<div class="card"><h2 lang="{code}">{name}</h2>'
        f'<p class="facts">{_size(report, edition, setting)}</p>'
        f'<p class="buttons">{" ".join(buttons)}</p></div>'
    )


def _size(report: Document, edition: LanguageCode, setting: Setting) -> str:
    try:
        size = report.files[edition].stat().st_size
    except OSError:
        return "PDF"
    return setting.say("PDF, {size} MB", size=megabytes(size))
