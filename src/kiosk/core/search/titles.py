"""Find entries by their title, in every language they have."""

from __future__ import annotations

import unicodedata

from kiosk.core.content.document import Contact, Document, Entry
from kiosk.core.content.library import Library
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import LocalText


def matches(query: str, words: LocalText) -> bool:
    """Say whether the words, in any language, hold what was typed; an empty query fits all.

    Case, compatibility forms and invisible breaks make no difference.
    """
    wanted = _key(query)
    return any(wanted in _key(text) for text in words.texts.values())


def find_titles(library: Library, query: str) -> tuple[Entry, ...]:
    """Give the entries whose title, or what they are for, holds the query.

    Those whose title begins with it come first.
    """
    wanted = _key(query)
    if not wanted:
        return ()
    found = [entry for entry in library.entries() if _holds(entry, query)]
    return tuple(sorted(found, key=lambda entry: not _begins(entry, wanted)))


def _holds(entry: Entry, query: str) -> bool:
    if matches(query, entry.title):
        return True
    match entry:
        case Document(summary=LocalText() as words) | Contact(what_for=LocalText() as words):
            return matches(query, words)
        case _:
            return False


def _begins(entry: Entry, wanted: str) -> bool:
    return any(_key(text).startswith(wanted) for text in entry.title.texts.values())


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", without_breaks(text)).casefold().strip()
