"""What the results of a search say: of each hit, of each kind, and of the reading behind them."""

from __future__ import annotations

from kiosk.core.content.document import Entry, Kind
from kiosk.core.khmer.breaks import breakable
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message
from kiosk.core.search.marking import in_broken, united, whole_clusters, word_ranges
from kiosk.core.search.query import Match
from kiosk.core.search.quotation import Range
from kiosk.core.search.results import Count, SearchHit
from kiosk.ui.language import Language
from kiosk.ui.widgets.badges import Badge
from kiosk.ui.widgets.search_row import RowWords
from kiosk.ui.widgets.shelf_words import SHELF_WORDS

_CUT = "…"
"""What a quotation begins with that does not begin where its text does."""


def row_words(
    hit: SearchHit, entry: Entry, language: Language, note: Message | None = None
) -> RowWords:
    """Say what a hit is, where it is and what stands there; of an entry, what is to be noted."""
    title = breakable(entry.title.in_language(hit.language))
    part = breakable(where(hit, language) or (language.tell(note) if note is not None else ""))
    snippet, marks = _without_heading(hit)
    broken = breakable(snippet)
    return RowWords(
        name=_name(hit, language.code),
        title=title,
        title_marks=word_ranges(title, hit.words) if _names_entry(hit) else (),
        where=part,
        where_marks=word_ranges(part, hit.words) if hit.place.section else (),
        badges=tuple(_badges(hit, language)),
        snippet=broken,
        snippet_marks=united(
            *whole_clusters(broken, in_broken(snippet, broken, marks)),
            *word_ranges(broken, hit.words),
        ),
    )


def where(hit: SearchHit, language: Language) -> str:
    """Say in words which part of an entry it is."""
    if hit.place.page:
        return language.say("Page {page}", page=hit.place.page)
    return hit.heading if hit.place.section else ""


def heading(kind: Kind, language: Language) -> str:
    """What hits of this kind are called."""
    return language.tell(SHELF_WORDS[kind.shelf].title)


def count_words(count: Count, language: Language) -> str:
    """Say how many there are."""
    if count.is_more:
        return language.say("{count} or more", count=count.places)
    return language.number(count.places)


def more_words(count: Count, shown: int, language: Language) -> str:
    """Say how to see the rest; nothing where all are shown."""
    if shown >= count.places:
        return ""
    if count.is_more:
        return language.say("Show more")
    return language.say("Show all {count}", count=count.places)


def _names_entry(hit: SearchHit) -> bool:
    """Say whether what was found is the entry's own name or what it says of itself."""
    return not hit.place.page and not hit.place.section


def _name(hit: SearchHit, shown: LanguageCode) -> str:
    """Name its row after it; a guide can be told from a term of the same id."""
    place = hit.place
    kind = f"{hit.kind}-" if hit.kind in (Kind.CONTACT, Kind.TERM) else ""
    part = f"-page-{place.page}" if place.page else f"-{place.section}" if place.section else ""
    other = "" if hit.language == shown else f"-{hit.language}"
    return f"result-{kind}{place.item}{part}{other}"


def _badges(hit: SearchHit, language: Language) -> list[Badge]:
    badges = []
    if hit.language != language.code:
        badges.append(("badge", language.names.get(hit.language, hit.language)))
    if hit.match is Match.SYNONYM:
        badges.append(("badge", language.say("Means the same")))
    if hit.match is Match.NEAR:
        badges.append(("caution-badge", language.say("Similar")))
    return badges


def _without_heading(hit: SearchHit) -> tuple[str, tuple[Range, ...]]:
    """Give the snippet without the heading it begins with, or the end of it: the row says that."""
    lead = _heading_in(hit)
    kept = (mark for mark in hit.marks if mark.start >= lead)
    return hit.snippet[lead:], tuple(Range(mark.start - lead, mark.end - lead) for mark in kept)


def _heading_in(hit: SearchHit) -> int:
    """How many characters of the snippet are of the heading, with the space behind it."""
    start = len(_CUT) if hit.snippet.startswith(_CUT) else 0
    tails = (hit.heading[at:] + " " for at in range(len(hit.heading) if start else 1))
    tail = next((one for one in tails if len(one) > 1 and hit.snippet.startswith(one, start)), "")
    return start + len(tail) if tail else 0
