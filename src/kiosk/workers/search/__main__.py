"""The search worker's program: prepares the library's indexes and answers searches meanwhile."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

from kiosk.core.content.library import PackFolders
from kiosk.core.search.index import Index
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.notes import Note
from kiosk.core.search.original import IndexDamagedError
from kiosk.core.search.results import Results
from kiosk.core.search.synonyms import NO_SYNONYMS, Synonyms, read_synonyms
from kiosk.workers.answer_pipe import AnswerPipe
from kiosk.workers.frames import FrameTooLongError, framed
from kiosk.workers.limits import limit_this_process
from kiosk.workers.memory import give_back_memory
from kiosk.workers.render_messages import Ready
from kiosk.workers.search.inbox import Inbox, WindowGoneError
from kiosk.workers.search_answer_wire import encode_search_answer
from kiosk.workers.search_build import LibraryBuild, Progress
from kiosk.workers.search_messages import (
    SEARCH_PROTOCOL,
    Found,
    Prepare,
    Prepared,
    Progressed,
    Search,
    SearchAnswer,
    Told,
)
from kiosk.workers.session import RenderSession

_LONGEST_FILE = 1024**3
_PAGE_LIMIT = 5.0  # seconds
_NICENESS = 5
"""Behind the window and the pages it shows, and before what other programs do in the background."""


_NOTHING = Results(query="")
_NO_SEARCH: tuple[tuple[Index, ...], LibrarySearch] = ((), LibrarySearch(()))


class SearchWorker:
    """Prepares what it is asked to, and answers what it is asked, the answer first."""

    def __init__(self, inbox: Inbox, answers: AnswerPipe) -> None:
        self._inbox, self._answers = inbox, answers
        self._wanted: tuple[Prepare, int] | None = None
        self._build: LibraryBuild | None = None
        self._steps: Iterator[Progress] = iter(())
        self._percent = -1
        self._synonyms: Synonyms = NO_SYNONYMS
        self._searched = _NO_SEARCH
        self._told: set[Note] = set()
        self._is_damaged = self._is_nice = False

    def run(self) -> None:
        """Serve the window; raises `WindowGoneError` when it is gone."""
        self._say(Ready(protocol=SEARCH_PROTOCOL))
        while True:
            if self._build is None or self._build.is_done:
                self._inbox.wait()
            prepare = self._inbox.take_prepare()
            if prepare is not None:
                self._prepare(prepare)
            self._step()
            self._answer_search()
            if self._is_damaged and self._wanted is not None:
                self._begin(self._wanted[0])

    # --- Preparing

    def _prepare(self, prepare: Prepare) -> None:
        """Begin to make the indexes, unless everything is as it was."""
        wanted = prepare, hash(_folders(prepare).fingerprint())  # itself it names every file
        if wanted != self._wanted:
            self._wanted = wanted
            self._begin(prepare)
        elif self._build is not None and self._build.is_done:
            self._say(Prepared())

    def _begin(self, prepare: Prepare) -> None:
        self._steps, self._searched = iter(()), _NO_SEARCH
        gc.unfreeze()
        if self._build is not None:
            self._build.close()
        folders = _folders(prepare)
        library = folders.load()
        self._synonyms = read_synonyms(library, [])
        session = RenderSession(limit=_PAGE_LIMIT, meanwhile=self._answer_search)
        self._build = LibraryBuild(
            library,
            folders.sources(),
            session,
            within=prepare.within,
            is_distrustful=self._is_damaged,
        )
        self._steps, self._percent, self._is_damaged = self._build.steps(), -1, False

    def _step(self) -> None:
        """Do a little of what there is to prepare."""
        build = self._build
        if build is None or build.is_done:
            return
        progress = next(self._steps, None)
        if progress is None:
            self._tell(build)
            self._searched = _NO_SEARCH  # it holds what was there before
            gc.collect()
            gc.freeze()  # what stays is not looked through again while somebody waits
            give_back_memory()
            self._say(Prepared())
        elif progress.total and progress.percent != self._percent:
            self._be_nice()
            self._percent = progress.percent
            self._say(Progressed(done=progress.percent, total=100))
            self._tell(build)

    def _be_nice(self) -> None:
        """Let the window go first while there is much to do."""
        if not self._is_nice and hasattr(os, "nice"):
            os.nice(_NICENESS)
        self._is_nice = True

    def _tell(self, build: LibraryBuild) -> None:
        for note in build.notes():
            if note not in self._told:
                self._told.add(note)
                self._say(Told(note=note))

    # --- Searching

    def _answer_search(self) -> None:
        """Answer the newest search, if there is one, from what there is by now."""
        if self._build is not None and not self._build.has_begun:
            return
        search = self._inbox.take_search()
        if search is not None:
            self._say(Found(id=search.id, results=self._results(search)))

    def _results(self, search: Search) -> Results:
        try:
            return self._library_search().search(
                search.text,
                shown=search.shown,
                limit=search.limit,
                offset=search.offset,
                each=search.each,
                kinds=search.kinds,
            )
        except IndexDamagedError:
            self._is_damaged = True
            return _NOTHING
        except Exception:  # noqa: BLE001 - the process's edge: no query takes it down
            return _NOTHING

    def _library_search(self) -> LibrarySearch:
        indexes = self._build.indexes() if self._build is not None else ()
        if not _are_same(indexes, self._searched[0]):
            self._searched = indexes, LibrarySearch(indexes, self._synonyms)
        return self._searched[1]

    def _say(self, answer: SearchAnswer) -> None:
        try:
            frame = framed(encode_search_answer(answer))
        except FrameTooLongError:
            if isinstance(answer, Found):
                self._say(Found(id=answer.id, results=_NOTHING))
            return
        self._answers.write(frame)


def _folders(prepare: Prepare) -> PackFolders:
    return PackFolders(prepare.folders, chosen=prepare.chosen)


def _are_same(indexes: Sequence[Index], others: Sequence[Index]) -> bool:
    """Say whether these are the very same; comparing their content would take its time."""
    return list(map(id, indexes)) == list(map(id, others))


def main() -> None:
    """Serve the window at the other end of standard input and output."""
    answers = AnswerPipe()
    limit_this_process(longest_file=_LONGEST_FILE)
    with suppress(WindowGoneError, OSError):
        SearchWorker(Inbox(0), answers).run()


if __name__ == "__main__":
    main()
