"""Making the index of one pack, in steps of some milliseconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kiosk.core.content.document import Document
from kiosk.core.content.pack import Pack
from kiosk.core.khmer.condition import Condition, khmer_condition
from kiosk.core.search.index import Index
from kiosk.core.search.index_sources import Lack, Part, Stamp, fits, stamp_of, stamp_of_text
from kiosk.core.search.index_store import IndexStore
from kiosk.core.search.library_texts import page_passages, text_passages
from kiosk.core.search.notes import Note, NoteKind
from kiosk.core.search.part_builder import PartBuilder
from kiosk.workers.pack_texts import PackTexts, TextFile
from kiosk.workers.page_source import Pages, pages_of_pdf, pages_of_text
from kiosk.workers.render_messages import Reason
from kiosk.workers.session import RenderError, RenderSession

_ENTRIES = "entries"
"""The name of the part with what the entries say of themselves."""

_GROWTH = 1.25
"""How much more there must be before a search looks through it in place of what there was."""


_NO_TEXTS = PackTexts(passages=(), files=())

_MOST_CHARACTERS = 50_000_000
"""Of one document: as many as 20,000 pages have. The rest of a longer one is not searched."""


class PackBuild:
    """Makes the index of a pack, or finds that the one that is there still fits.

    Steps are taken in this order: `begin`, `read_texts`, `read_pages`, `finish`; each yields how
    much of `work` it has done. `index` is what can be searched at any time.
    """

    def __init__(
        self, pack: Pack, texts: PackTexts, store: IndexStore, session: RenderSession
    ) -> None:
        self._title, self._texts, self._store, self._session = pack.title, texts, store, session
        self._by_name = {file.name: file for file in texts.files}
        self._gathered: PartBuilder | None = PartBuilder()
        self._file: BinaryIO | None = None
        self._index: Index | None = None
        self._notes: tuple[Note, ...] = ()
        self._is_complete = True

    @property
    def work(self) -> int:
        """How much there is to do, known when `begin` is done."""
        return sum(map(self._weight, self._texts.files))

    @property
    def index(self) -> Index | None:
        """What can be searched by now."""
        gathered = self._gathered
        if gathered is not None and len(gathered) > _GROWTH * len(self._index or ()):
            self._index = gathered.index_so_far()
        return self._index

    def notes(self) -> tuple[Note, ...]:
        """Give what is to be said of the pack and its files by now."""
        if self._gathered is not None:
            return tuple(self._notes_on(self._gathered.parts))
        return self._notes

    def close(self) -> None:
        """Let the files go."""
        if self._gathered is not None:
            self._gathered.close()
        if self._file is not None:
            self._file.close()

    def begin(self) -> Iterator[int]:
        """Look for an index that fits; where there is none, begin with what the entries say."""
        gathered = self._gathered
        if gathered is None:
            return
        entries = stamp_of_text("\0".join(map(repr, self._texts.passages)))
        for filed in self._store.stored():
            fitting: dict[str, Part] = {}
            for part in filed.parts:
                if self._fits(part, entries):
                    fitting[part.name] = part
                yield 0
            is_all = len(fitting) == len(filed.parts) == len(self._texts.files) + 1
            if is_all and not self._store.troubles:  # else it is copied over the nearer one
                self._file = filed.file
                self._settle(filed.index, filed.parts)
                return
            gathered.reuse(filed, fitting)
        if not gathered.copy(_ENTRIES):
            for _ in gathered.add(_ENTRIES, entries, self._texts.passages):
                yield 0

    def read_texts(self) -> Iterator[int]:
        """Read the guides and the first-aid paths."""
        for gathered, file in self._files(has_pages=False):
            if not gathered.copy(file.name):
                passages = text_passages(file.document, file.language, file.file)
                for _ in gathered.add(file.name, _stamp(file), passages):
                    yield 0
            yield self._weight(file)

    def read_pages(self) -> Iterator[int]:
        """Read the reports; without a worker to do that, the pack is not complete."""
        for gathered, file in self._files(has_pages=True):
            if gathered.copy(file.name):
                yield 0
                continue
            try:
                yield from self._read(gathered, file)
            except RenderError:
                self._is_complete = False
                return

    def finish(self) -> Iterator[int]:
        """Keep the index in a file, where there is a place for it."""
        gathered = self._gathered
        if gathered is None:
            return
        index, parts = gathered.index(), tuple(gathered.parts)
        self._settle(index, parts)
        if self._is_complete:
            for _ in self._store.keep(index, parts):
                yield 0
        kept = self._store.kept
        if kept is not None:
            self._index, self._file = kept.index, kept.file

    def _settle(self, index: Index, parts: Sequence[Part]) -> None:
        """Search in this; what it was made from is not needed any more."""
        self._index, self._notes = index, tuple(self._notes_on(parts))
        if self._gathered is not None:
            self._gathered.close()
        self._gathered, self._texts, self._by_name = None, _NO_TEXTS, {}

    def _notes_on(self, parts: Sequence[Part]) -> Iterator[Note]:
        for kind in dict.fromkeys(self._store.troubles):
            yield Note(kind=kind, title=self._title)
        for part in parts:
            if part.lack is not None and part.name in self._by_name:
                yield _note(self._by_name[part.name].document, part.lack)

    def _fits(self, part: Part, entries: Stamp) -> bool:
        if part.name == _ENTRIES:
            return part.stamp == entries
        file = self._by_name.get(part.name)
        return file is not None and fits(part.stamp, file.file)

    def _files(self, *, has_pages: bool) -> Iterator[tuple[PartBuilder, TextFile]]:
        """Give the files of one sort; none where nothing is to be done."""
        if self._gathered is None:
            return
        for file in self._texts.files:
            if file.has_pages == has_pages:
                yield self._gathered, file

    def _weight(self, file: TextFile) -> int:
        """How much of the work a file is: nothing where there is nothing to do."""
        if self._gathered is None or self._gathered.is_reusable(file.name):
            return 0
        return 1 + _size(file) // 1024

    def _read(self, gathered: PartBuilder, file: TextFile) -> Iterator[int]:
        """Read all pages of a file before they are added: the last ones tell how it is written.

        Raises:
            RenderError: there is no worker to read it.
        """
        stamp, weight, done = _stamp(file), self._weight(file), 0
        read = _Document()
        try:
            for pages in self._pages(file):
                read.take(pages)
                if read.length > _MOST_CHARACTERS:
                    read.is_whole = False
                    break
                share = weight * len(read.texts) // pages.total
                yield share - done
                done = share
        except RenderError as error:
            if error.reason is Reason.WORKER_LOST:
                raise
            read.is_whole = False
        except OSError:
            read.is_whole = False
        passages = page_passages(file.document, file.language, read.texts)
        adding = gathered.add(
            file.name, stamp, passages, is_visual_order=read.is_visual_order, lack=read.lack
        )
        for _ in adding:
            yield 0
        yield weight - done

    def _pages(self, file: TextFile) -> Iterator[Pages]:
        return (
            pages_of_text(file.file) if file.is_sidecar else pages_of_pdf(self._session, file.file)
        )


class _Document:
    """What was read of one document."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0
        self.is_visual_order = False
        self.is_whole = True

    def take(self, pages: Pages) -> None:
        self.texts += pages.texts
        self.length += sum(map(len, pages.texts))
        self.is_visual_order = pages.is_visual_order
        self.is_whole = self.is_whole and pages.is_whole

    @property
    def lack(self) -> Lack | None:
        if not self.is_whole:
            return Lack.UNREADABLE
        if not any(text.strip() for text in self.texts):
            return Lack.SCANNED
        return Lack.KHMER_LOST if khmer_condition(self.texts) is Condition.LOST else None


def _stamp(file: TextFile) -> Stamp:
    """Stamp a file; one that is gone fits nothing that comes in its place."""
    try:
        return stamp_of(file.file)
    except OSError:
        return Stamp(size=-1, modified=0, checksum=0)


def _size(file: TextFile) -> int:
    try:
        return file.file.stat().st_size
    except OSError:
        return 0


def _note(document: Document, lack: Lack) -> Note:
    return Note(kind=NoteKind(lack.value), title=document.title, place=document.place)
