"""Who has looked at a text or a contact, and when somebody should again."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.proof import PackProof, Proof
from kiosk.core.content.checks.words import entry_file
from kiosk.core.content.document import Document, Kind, Review, ReviewState
from kiosk.core.content.finding import Finding, PackContentError
from kiosk.core.content.toml_file import read_text
from kiosk.core.content.toml_lines import KeyPath, line_of
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message

OVERDUE = caution("overdue-review")
NO_DAY = caution("no-review-date")
LATE = caution("late-review")
DRAFT = caution("draft")
UNVERIFIED = caution("unverified-contact")
VERIFIED_LONG_AGO = caution("stale-contact")
NO_FILE = caution("no-file")

TOOL_TOPICS = frozenset({"devices", "accounts", "messaging", "internet"})
"""What changes with every version of a program."""

MONTHS_FOR_TOOLS = 6
MONTHS = 12


def findings(proof: Proof) -> Iterator[Finding]:
    """Judge every review and every contact by the day."""
    for one in proof.packs:
        for document in one.documents():
            yield from _document(one, document, proof.today)
        yield from _drafts_in_glossary(one)
        yield from _contacts(one, proof.today)


def _document(one: PackProof, document: Document, today: date) -> Iterator[Finding]:
    file = entry_file(one.source, document)
    if not document.files:
        yield NO_FILE.at(file, 0, message("There is no file to read: add one when it is there."))
    for language in document.languages:
        review = document.review(language)
        line = _line(file, ("review", language))
        if review.state is ReviewState.DRAFT:
            what = message("“{language}” is a draft that nobody reviewed.", language=language)
            yield DRAFT.at(file, line, what)
        yield from _day(file, line, document, language, review, today)


def _day(
    file: Path, line: int, document: Document, language: LanguageCode, review: Review, today: date
) -> Iterator[Finding]:
    if review.due is None:
        what = message(
            "It is not said when “{language}” is to be reviewed: add “due”.", language=language
        )
        yield NO_DAY.at(file, line, what)
    elif review.is_overdue(today):
        what = message(
            "The review of “{language}” was due on {day}.", language=language, day=review.due
        )
        yield OVERDUE.at(file, line, what)
    else:
        yield from _late(file, line, document, language, review)


def _late(
    file: Path, line: int, document: Document, language: LanguageCode, review: Review
) -> Iterator[Finding]:
    is_about_tools = document.kind is Kind.GUIDE and TOOL_TOPICS & set(document.topics)
    months = MONTHS_FOR_TOOLS if is_about_tools else MONTHS
    # A report's day is its publisher's: it says nothing of the words about it in the pack.
    written = None if document.kind is Kind.REPORT else document.published
    since = review.on or written
    if since and review.due and review.due > months_after(since, months):
        what = message(
            "The review of “{language}” is due later than {months} months after {day}.",
            language=language,
            months=months,
            day=since,
        )
        yield LATE.at(file, line, what)


def _drafts_in_glossary(one: PackProof) -> Iterator[Finding]:
    """Count the drafts: one finding for each term would say nothing more."""
    drafts = Counter(
        language
        for term in one.terms()
        for language, review in term.reviews.items()
        if review.state is ReviewState.DRAFT
    )
    for language, count in drafts.items():
        what = message(
            "Of the glossary's words in “{language}” these are drafts: {count}.",
            language=language,
            count=count,
        )
        yield DRAFT.at(entry_file(one.source, next(one.terms())), 0, what)


def _contacts(one: PackProof, today: date) -> Iterator[Finding]:
    for contact in one.contacts():
        file = entry_file(one.source, contact)
        if contact.verified_on is None:
            yield UNVERIFIED.at(file, 0, message("Nobody has called or written to verify it."))
        elif months_after(contact.verified_on, MONTHS) < today:
            what = message("It was verified on {day}: verify it again.", day=contact.verified_on)
            yield VERIFIED_LONG_AGO.at(file, _line(file, ("verified_on",)), what)


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last one of a shorter month.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _line(file: Path, key: KeyPath) -> int:
    try:
        return line_of(read_text(file), key)
    except PackContentError:  # changed since
        return 0
