"""The trail of a search: what it found, in order, and at which of it the reader is.

What was typed is kept nowhere but here and in the history, and only as long as the program runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.core.khmer.fold import fold_query
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message
from kiosk.core.reading.find import is_long_enough
from kiosk.core.search.results import Count, Results, SearchHit

FIRST_OF_A_KIND = 5
"""Hits of each kind that are shown before anybody asks for more."""

_PAGE = 40
"""Hits that are asked for at once when more are wanted."""

_NEWS_INTERVAL = 1000
"""Milliseconds between two looks at what has been read meanwhile."""

_NOTHING = Count(0)


class Finding(Protocol):
    """Answers searches; only the newest question is answered."""

    found: SignalInstance  # Results
    progress: SignalInstance  # int, int: reports that were read, of how many
    ready: SignalInstance
    told: SignalInstance  # Message

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
        """Look for this; `found` tells what there is."""

    def note_on(self, place: Place) -> Message | None:
        """Say what of an item cannot be searched, where something cannot."""


@dataclass(frozen=True, slots=True)
class Step:
    """A hit by its kind and its number among the hits of this kind, from 0."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class _Question:
    """What the client was asked last; without a kind, for the first hits of each."""

    kind: Kind | None
    offset: int


class SearchTrail(QObject):
    """Keeps the hits of one query, gets more of them when they are wanted, and walks along them."""

    changed = Signal()  # other hits, or more
    moved = Signal()  # the reader wants to be at the hit that is the present one now
    told = Signal()  # there is news about the reading of reports

    def __init__(self, client: Finding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._query, self._shown = "", LanguageCode("")
        self._asked: _Question | None = None
        self._results = Results(query="")
        self._is_known, self._is_outdated = False, False
        self._hits: dict[Kind, dict[int, SearchHit]] = {}
        self._wanted: dict[Kind, int] = {}
        self._present: Step | None = None
        self._hit: SearchHit | None = None
        self._going_to: Step | None = None
        self.progress = (0, 0)
        self.notes: tuple[Message, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=_NEWS_INTERVAL)
        self._later.timeout.connect(self._look_again)
        client.found.connect(self._on_found)
        client.progress.connect(self._on_progress)
        client.ready.connect(self._on_ready)
        client.told.connect(self._on_told)

    # --- what was found

    @property
    def query(self) -> str:
        """What is looked for, as it was typed."""
        return self._query

    @property
    def is_telling(self) -> bool:
        """Whether enough was typed to be looked for."""
        return is_long_enough(fold_query(self._query))

    @property
    def is_known(self) -> bool:
        """Whether what is here was found for the present query, not for the one before."""
        return self._is_known

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is on its way."""
        return self._asked is not None

    @property
    def is_near(self) -> bool:
        """Whether nothing holds the query, so that the hits only nearly match it."""
        return self._results.is_near

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Queries that would find something."""
        return self._results.suggestions

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of what was found, that with the best hit first."""
        return tuple(self._hits)

    @property
    def total(self) -> Count:
        """How many hits there are."""
        return self._results.total

    def count(self, kind: Kind) -> Count:
        """Say how many hits of a kind there are."""
        return self._results.counts.get(kind, _NOTHING)

    def hits(self, kind: Kind) -> tuple[SearchHit, ...]:
        """Give the hits of a kind that are to be shown, as far as they are here."""
        here = self._hits.get(kind, {})
        hits: list[SearchHit] = []
        while len(hits) < self._wanted.get(kind, FIRST_OF_A_KIND) and len(hits) in here:
            hits.append(here[len(hits)])
        return tuple(hits)

    def note_on(self, hit: SearchHit) -> Message | None:
        """Say what of the item of a hit cannot be searched, where something cannot."""
        return self._client.note_on(hit.place.whole)

    # --- asking

    def look_for(self, query: str, shown: LanguageCode) -> None:
        """Look for this from now on; hits in the language that is shown come first."""
        if (query, shown) == (self._query, self._shown):
            if self._is_outdated and self.is_telling:
                self._ask_first()
            return
        if query != self._query:
            self._wanted, self._present, self._hit = {}, None, None
        self._query, self._shown = query, shown
        self._going_to = None
        self._is_known = False
        if self.is_telling:
            self._ask_first()
        else:
            self._asked = None
            self._take(Results(query=query))

    def show_more(self, kind: Kind) -> None:
        """Show more hits of a kind: a page of them at a time."""
        self._wanted[kind] = min(len(self.hits(kind)) + _PAGE, self.count(kind).places)
        self._ask_for_more()
        self.changed.emit()

    def forget(self) -> None:
        """Forget what was typed and what it found."""
        self.look_for("", self._shown)

    # --- walking along

    @property
    def present(self) -> Step | None:
        """Where the reader is; None before they went to any hit."""
        return self._present

    @property
    def hit(self) -> SearchHit | None:
        """The hit where the reader is."""
        return self._hit

    @property
    def number(self) -> int:
        """The number of the present hit among all, from 1."""
        if self._present is None:
            return 0
        kinds = self.kinds[: self.kinds.index(self._present.kind)]
        return sum(self.count(kind).places for kind in kinds) + self._present.number + 1

    def go_to(self, step: Step) -> None:
        """Go to a hit; if it is not here yet, as soon as it is."""
        hit = self._hits.get(step.kind, {}).get(step.number)
        if hit is None:
            self._going_to = step
            self._ask_for_more()
            return
        self._going_to = None
        self._present, self._hit = step, hit
        self._wanted[step.kind] = max(step.number + 1, self._wanted.get(step.kind, FIRST_OF_A_KIND))
        self.moved.emit()

    def go_to_first(self) -> None:
        """Go to the best hit, as soon as it is known."""
        if not self._is_known and self.is_telling:
            self._going_to = _THE_FIRST
        elif self.kinds:
            self.go_to(Step(self.kinds[0], 0))

    def go_to_next(self) -> None:
        """Go to the next hit; after the last comes the first."""
        here = self._present
        if here is None:
            self.go_to_first()
        elif here.number + 1 < self.count(here.kind).places:
            self.go_to(Step(here.kind, here.number + 1))
        else:
            self.go_to(Step(self._kind_beside(here.kind, 1), 0))

    def go_to_previous(self) -> None:
        """Go to the hit before; before the first comes the last."""
        here = self._present
        if here is None:
            self.go_to_first()
        elif here.number > 0:
            self.go_to(Step(here.kind, here.number - 1))
        else:
            kind = self._kind_beside(here.kind, -1)
            self.go_to(Step(kind, self.count(kind).places - 1))

    def _kind_beside(self, kind: Kind, by: int) -> Kind:
        kinds = self.kinds
        return kinds[(kinds.index(kind) + by) % len(kinds)]

    # --- hearing

    def _ask_first(self) -> None:
        self._ask(_Question(None, 0))

    def _ask_for_more(self) -> None:
        """Ask for the next hits that are wanted and not here; one question at a time."""
        question = self._next_question()
        if question is not None and question != self._asked and self._is_known:
            self._ask(question)

    def _next_question(self) -> _Question | None:
        wanted = [Step(kind, len(self.hits(kind))) for kind in self._wanted]
        missing = [
            step for step in wanted if step.number < min(self._wanted[step.kind], self._most(step))
        ]
        if self._going_to is not None and self._going_to is not _THE_FIRST:
            missing.insert(0, self._going_to)
        if not missing:
            return None
        return _Question(missing[0].kind, missing[0].number // _PAGE * _PAGE)

    def _most(self, step: Step) -> int:
        return self.count(step.kind).places

    def _ask(self, question: _Question) -> None:
        self._asked = question
        if question.kind is None:
            self._is_outdated = False
            most = FIRST_OF_A_KIND * len(Kind)
            self._client.search(self._query, shown=self._shown, each=FIRST_OF_A_KIND, limit=most)
        else:
            self._client.search(
                self._query,
                shown=self._shown,
                kinds=(question.kind,),
                limit=_PAGE,
                offset=question.offset,
            )

    def _look_again(self) -> None:
        """More has been read: ask the same once more, but not while the reader walks along it."""
        self._is_outdated = True
        if self.is_telling and self._hit is None and self._asked is None:
            self._ask_first()

    def _on_found(self, results: Results) -> None:
        asked = self._asked
        if asked is None or results.query != self._query:
            return
        self._asked = None
        if asked.kind is None:
            self._take(results)
        else:
            hits = self._hits.setdefault(asked.kind, {})
            hits |= dict(enumerate(results.hits, asked.offset))
            self._go_on(came=bool(results.hits))

    def _take(self, results: Results) -> None:
        self._results, self._is_known = results, True
        self._hits = {}
        for hit in results.hits:
            hits = self._hits.setdefault(hit.kind, {})
            hits[len(hits)] = hit
        self._find_present()
        self._go_on(came=True)

    def _find_present(self) -> None:
        """Find the hit where the reader was among those that were found anew."""
        was, self._present = self._hit, None
        for kind, hits in self._hits.items():
            for number, hit in hits.items():
                if was is not None and (hit.place, hit.language) == (was.place, was.language):
                    self._present = Step(kind, number)
        if self._present is None:
            self._hit = None

    def _go_on(self, *, came: bool) -> None:
        """Show what came, go where the reader wanted to, and ask for what is missing still."""
        self.changed.emit()
        going_to = self._going_to
        if going_to is _THE_FIRST:
            self._going_to = None
            self.go_to_first()
        elif going_to is not None and came:
            self.go_to(going_to)
        elif came:
            self._ask_for_more()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress = (done, total)
        if not self._later.isActive():
            self._later.start()
        self.told.emit()

    def _on_ready(self) -> None:
        self.progress = (0, 0)
        self._later.stop()
        self._look_again()
        self.told.emit()

    def _on_told(self, told: Message) -> None:
        if told not in self.notes:
            self.notes = (*self.notes, told)
            self.told.emit()


_THE_FIRST = Step(Kind.REPORT, -1)
"""Stands for the best hit while it is not known which that is."""
