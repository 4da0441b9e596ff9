"""What stands above a guide and above a first-aid path: what it is, and how far to trust it."""

from __future__ import annotations

from html import escape

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.reading_time import reading_minutes
from kiosk.core.content.standing import SHELF_TITLES, level_remarks, state_remarks
from kiosk.core.handover.web.page import badges_html, button_html, head_html
from kiosk.core.handover.web.setting import Setting
from kiosk.core.language.local_text import LanguageCode


def text_head(document: Document, edition: LanguageCode, setting: Setting) -> str:
    """Set the title, the summary, what is to be known of the text, and how to keep it."""
    remarks = (
        *level_remarks(document),
        *state_remarks(document, setting.language, setting.names, setting.today),
    )
    saved = setting.links.saved(document, edition)
    button = button_html(saved, setting.say("Download")) if saved else ""
    return head_html(
        setting.tell(SHELF_TITLES[document.kind.shelf]),
        setting.of(document.title),
        badges_html(remarks, setting, _minutes(document, edition, setting)),
        f'<p class="summary">{setting.of(document.summary)}</p>' if document.summary else "",
        _other_language(edition, setting),
        f'<p class="buttons">{button}</p>' if button else "",
    )


def unreadable_html(kind: Kind, setting: Setting) -> str:
    """Say that a text is damaged."""
    is_guide = kind is Kind.GUIDE
    words = (
        setting.say("This guide cannot be read.")
        if is_guide
        else setting.say("This path cannot be read.")
    )
    return _caution(words)


def language_attribute(edition: LanguageCode, setting: Setting) -> str:
    """Say to the browser in which language a part is, where it is not the page's."""
    return "" if edition == setting.language else f' lang="{escape(edition)}"'


def _minutes(document: Document, edition: LanguageCode, setting: Setting) -> str:
    if document.kind is not Kind.GUIDE:
        return ""
    try:
        minutes = reading_minutes(document.files[edition])
    except PackContentError:
        return ""
    return setting.say("{minutes} min", minutes=minutes)


def _other_language(edition: LanguageCode, setting: Setting) -> str:
    if edition == setting.language:
        return ""
    return _caution(
        setting.say(
            "The text below is in another language: {language}. It is not there in yours yet.",
            language=setting.name_of(edition),
        )
    )


def _caution(words: str) -> str:
    return f'<div class="note caution" role="note"><p>{words}</p></div>'
