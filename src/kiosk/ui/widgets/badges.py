"""Badges: what a reader should know of an item before trusting it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.core.content.document import Contact, Document, Term
from kiosk.core.content.standing import (
    Remark,
    Tone,
    contact_remarks,
    level_remarks,
    state_remarks,
    term_remarks,
)
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.language import Language
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label

Badge = tuple[str, str]
"""The look of a badge and its words."""

_LOOKS = {Tone.PLAIN: "badge", Tone.GOOD: "accent-badge", Tone.CAUTION: "caution-badge"}


def level_badge(document: Document, language: Language) -> list[Badge]:
    """Say how much a document asks of its reader, where it says so."""
    return _badges(level_remarks(document), language)


def state_badges(
    document: Document, language: Language, today: date, wanted: LanguageCode | None = None
) -> list[Badge]:
    """Say whether the text this reader gets is a draft, overdue or in another language.

    `wanted` is the language of the text that is wanted, where it is not the one that is on.
    """
    remarks = state_remarks(document, language.code, language.names, today, wanted)
    return _badges(remarks, language)


def contact_badges(contact: Contact, language: Language) -> list[Badge]:
    """Say whether somebody checked that the contact answers, and when."""
    return _badges(contact_remarks(contact), language)


def term_badges(term: Term, language: Language, today: date) -> list[Badge]:
    """Say whether the words of a term were reviewed."""
    return _badges(term_remarks(term, language.code, today), language)


def _badges(remarks: Sequence[Remark], language: Language) -> list[Badge]:
    return [(_LOOKS[remark.tone], language.tell(remark.words)) for remark in remarks]


class BadgeRow(Flow):
    """Badges side by side, on as many lines as they need."""

    def __init__(self) -> None:
        super().__init__(spacing=8)

    def set_badges(self, badges: list[Badge]) -> None:
        """Show these badges instead of the present ones."""
        self.clear()
        for look, words in badges:
            badge = label(look)
            badge.setText(words)
            self.add(badge)
        self.setVisible(bool(badges))
