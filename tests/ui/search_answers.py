"""A search that answers when a test says so, and hits to answer with."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message
from kiosk.core.search.index import build
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.library_texts import library_passages
from kiosk.core.search.query import Match
from kiosk.core.search.quotation import Range
from kiosk.core.search.results import Count, Results, SearchHit
from kiosk.core.search.synonyms import read_synonyms

EN, KM = LanguageCode("en"), LanguageCode("km")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked."""

    text: str
    shown: LanguageCode
    each: int
    kinds: tuple[Kind, ...]
    limit: int
    offset: int


class Answers(QObject):
    """Keeps what it was asked; tells what it is told to tell."""

    found = Signal(object)
    progress = Signal(int, int)
    ready = Signal()
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Question] = []
        self.notes: dict[Place, Message] = {}

    def search(
        self,
        text: str,
        *,
        shown: LanguageCode,
        each: int = 0,
        kinds: tuple[Kind, ...] = (),
        limit: int = 20,
        offset: int = 0,
    ) -> None:
        self.asked.append(
            Question(text=text, shown=shown, each=each, kinds=kinds, limit=limit, offset=offset)
        )

    def note_on(self, place: Place) -> Message | None:
        return self.notes.get(place)

    def answer(self, library: dict[Kind, int], *, query: str = "", is_more: bool = False) -> None:
        """Answer the last question from a library with so many hits of each kind."""
        asked = self.asked[-1]
        kinds = {
            kind: all_ for kind, all_ in library.items() if not asked.kinds or kind in asked.kinds
        }
        hits = [hit(kind, number) for kind, all_ in kinds.items() for number in range(all_)]
        if asked.each:
            hits = [one for one in hits if number_of(one) < asked.each]
        self.found.emit(
            Results(
                query=query or asked.text,
                counts={kind: Count(all_, is_more) for kind, all_ in library.items()},
                hits=tuple(hits[asked.offset : asked.offset + asked.limit]),
            )
        )


class LibraryAnswers(Answers):
    """Answers from what a library says, its reports' pages left out."""

    def __init__(self, search: LibrarySearch) -> None:
        super().__init__()
        self._search = search
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later_timeout)

    def search(self, text: str, **wishes: object) -> None:
        super().search(text, **wishes)  # type: ignore[arg-type]
        self._later.start()

    def _on_later_timeout(self) -> None:
        asked = self.asked[-1]
        self.found.emit(
            self._search.search(
                asked.text,
                shown=asked.shown,
                each=asked.each,
                kinds=asked.kinds,
                limit=asked.limit,
                offset=asked.offset,
            )
        )


def search_of(library: Library) -> LibrarySearch:
    return LibrarySearch([build(library_passages(library))], read_synonyms(library, []))


def hit(
    kind: Kind,
    number: int,
    *,
    language: LanguageCode = EN,
    match: Match = Match.EXACT,
    heading: str = "",
) -> SearchHit:
    """The hit with this number among those of its kind: a page of a report, or else a section."""
    place = Place(shelf=kind.shelf, item=f"{kind}-{number}")
    snippet = "the word stands here"
    return SearchHit(
        place=place.at_page(number + 1) if kind is Kind.REPORT else place,
        language=language,
        kind=kind,
        heading=heading,
        start=4,
        end=8,
        snippet=snippet,
        marks=(Range(4, 8),),
        match=match,
        words=("word",),
    )


def number_of(one: SearchHit) -> int:
    return int(one.place.item.rpartition("-")[2])
