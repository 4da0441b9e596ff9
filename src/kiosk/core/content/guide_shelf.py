"""The shelf of guides: in which order they stand, under which topic, and what fits a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.core.content.document import Document, Kind, Level
from kiosk.core.content.library import Library
from kiosk.core.content.pack import ReadingPath, Topic
from kiosk.core.language.local_text import LanguageCode

_LEVELS = (*Level, None)


@dataclass(frozen=True, slots=True)
class TopicGuides:
    """The guides of one topic; `topic` is None for those that belong to none."""

    topic: Topic | None
    guides: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFilter:
    """What somebody looks for on the shelf; what is not said does not matter."""

    level: Level | None = None
    topic: str = ""
    is_due: bool = False

    @property
    def is_on(self) -> bool:
        """Say whether it asks for anything."""
        return self != GuideFilter()

    def fits(self, guide: Document, language: LanguageCode, today: date) -> bool:
        """Say whether a guide is what is looked for, as a reader of this language gets it."""
        shown = guide.edition_for(language) or language
        return (
            (self.level is None or guide.level is self.level)
            and (not self.topic or self.topic in guide.topics)
            and (not self.is_due or guide.review(shown).is_overdue(today))
        )


def guides_by_topic(library: Library) -> tuple[TopicGuides, ...]:
    """Give the guides as they stand on the shelf: by their first topic, the easiest first."""
    guides = sorted(library.documents(Kind.GUIDE), key=lambda one: _LEVELS.index(one.level))
    topics = (*library.topics, None)
    sections = (
        TopicGuides(topic, tuple(one for one in guides if _first_topic(one, library) == topic))
        for topic in topics
    )
    return tuple(section for section in sections if section.guides)


def guides_on_path(library: Library, path: ReadingPath) -> tuple[Document, ...]:
    """Give the guides of a reading path that are there, in its order."""
    found = (library.find(place) for place in path.guides)
    return tuple(one for one in found if isinstance(one, Document))


def path_called(library: Library, path_id: str) -> ReadingPath | None:
    """Give the reading path with this id that has guides to read, or None."""
    found = next((path for path in library.paths if path.id == path_id), None)
    return found if found is not None and guides_on_path(library, found) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What stands before and after a guide, along what, and how far one has come (from 1)."""

    along: ReadingPath | Topic | None
    before: Document | None
    after: Document | None
    number: int
    of: int

    @property
    def path(self) -> str:
        """The id of the reading path it follows, or ""."""
        return self.along.id if isinstance(self.along, ReadingPath) else ""


def way_from(library: Library, guide: Document, path_id: str) -> Way:
    """Find the way on from a guide: along the path with this id, else along its topic."""
    path = path_called(library, path_id)
    on_path = guides_on_path(library, path) if path is not None else ()
    if guide in on_path:
        return _way(path, on_path, guide)
    for section in guides_by_topic(library):
        if guide in section.guides:
            return _way(section.topic, section.guides, guide)
    return _way(None, (guide,), guide)


def _way(along: ReadingPath | Topic | None, order: Sequence[Document], guide: Document) -> Way:
    at = order.index(guide)
    return Way(
        along=along,
        before=order[at - 1] if at else None,
        after=order[at + 1] if at + 1 < len(order) else None,
        number=at + 1,
        of=len(order),
    )


def _first_topic(guide: Document, library: Library) -> Topic | None:
    known = {topic.id: topic for topic in library.topics}
    return next((known[topic] for topic in guide.topics if topic in known), None)
