"""Badges: what a reader should know of an item before trusting it."""

from __future__ import annotations

from datetime import date

from kiosk.core.content.document import Contact, Document, Level, Review, ReviewState, Term
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label

Badge = tuple[str, str]
"""The look of a badge and its words."""

LEVEL_WORDS: dict[Level, Message] = {
    Level.BEGINNER: message("Beginner"),
    Level.INTERMEDIATE: message("Intermediate"),
    Level.ADVANCED: message("Advanced"),
    Level.REFERENCE: message("Reference"),
}


def level_badge(document: Document, language: Language) -> list[Badge]:
    """Say how much a document asks of its reader, where it says so."""
    return [("accent-badge", language.tell(LEVEL_WORDS[document.level]))] if document.level else []


def state_badges(
    document: Document, language: Language, today: date, wanted: LanguageCode | None = None
) -> list[Badge]:
    """Say whether the text this reader gets is a draft, overdue or in another language.

    `wanted` is the language of the text that is wanted, where it is not the one that is on.
    """
    wanted = wanted or language.code
    shown = document.edition_for(wanted) or document.title.language_for(wanted)
    badges = review_badges(document.review(shown), shown, language, today)
    if shown != language.code:
        name = language.names.get(shown, shown)
        is_choice = language.code in document.languages
        words = message("Shown in {language}") if is_choice else message("Only in {language}")
        badges.insert(0, ("caution-badge", language.say(words.text, language=name)))
    return badges


def review_badges(
    review: Review, shown: LanguageCode, language: Language, today: date
) -> list[Badge]:
    """Say whether a text was reviewed, and whether it is due to be looked at again."""
    badges: list[Badge] = []
    if review.state is ReviewState.DRAFT:
        is_translation = shown != SOURCE_LANGUAGE
        words = language.say("Draft translation") if is_translation else language.say("Draft")
        badges.append(("caution-badge", words))
    elif review.on is not None:
        badges.append(("badge", language.say("Reviewed {date}", date=review.on)))
    if review.is_overdue(today) and review.due is not None:
        badges.append(("caution-badge", language.say("Review was due {date}", date=review.due)))
    return badges


def contact_badges(contact: Contact, language: Language) -> list[Badge]:
    """Say whether somebody checked that the contact answers, and when."""
    if contact.verified_on is not None:
        return [("accent-badge", language.say("Checked {date}", date=contact.verified_on))]
    return [("caution-badge", language.say("Not confirmed"))]


def term_badges(term: Term, language: Language, today: date) -> list[Badge]:
    """Say whether the words of a term were reviewed."""
    shown = term.meaning.language_for(language.code)
    return review_badges(term.review(shown), shown, language, today)


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
