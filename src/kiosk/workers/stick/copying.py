"""One copy onto a stick: what is there is looked at, what is not is written, and read back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.handover.stick_plan import RECORD, StickFile, StickPlan
from kiosk.workers.stick.reading import (
    PIECE,
    digest_of_bytes,
    digest_of_original,
    digest_on_stick,
)
from kiosk.workers.stick.record import Record, read_record
from kiosk.workers.stick.volume import Volume, sync_folder
from kiosk.workers.stick_messages import Copied, CopyProgress, Stage

_UNFINISHED = "kiosk-unfinished"
"""How a half file is called; nothing else is."""

_MOST_FOLDERS = 100
_SYNC_EVERY = 4 * PIECE
"""Bytes after which the stick has to have them: else only the computer's memory would be filled."""

Tell = Callable[[CopyProgress], None]


class NoRoomError(Exception):
    """The stick has less room than the copy needs."""

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(needed, free)
        self.needed, self.free = needed, free


class FileTooLargeError(Exception):
    """The stick's file system takes no file that long."""


class DiffersError(Exception):
    """What was read back is not what was written."""


class NoNameError(Exception):
    """Every name for the copy's folder is taken by something else."""


class UnreadableError(Exception):
    """A file of the library cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A file of the plan that can be read here, and what it holds."""

    file: StickFile
    size: int
    sha256: str


class StickCopy:
    """Copies what a plan says; whoever watches sees where it is when it fails.

    `tell` hears of progress and may raise, which stops the copy. Nothing is deleted or replaced
    but what an earlier copy wrote itself.
    """

    def __init__(self, plan: StickPlan, volume: Volume, tell: Tell) -> None:
        self._plan, self._volume, self._tell = plan, volume, tell
        self._stage, self._done, self._total = Stage.LOOKING, 0, 0
        self._left_out = list(plan.left_out)
        self._digests: dict[Path, str] = {}
        self.at = ""
        """The name of the file it is busy with."""
        self.finished = 0
        """How many files are whole on the stick."""
        self.of = len(plan.files)

    def run(self) -> Copied:
        """Copy everything.

        Raises `NoRoomError`, `FileTooLargeError`, `GoneError`, `DiffersError`, `NoNameError`,
        `OSError` of the stick, and what `tell` raises. Then no half file is left where the stick
        can still be written to, and every file that is there is whole.
        """
        known = tuple(self._known())
        folder, record = self._choose_folder(known)
        wanted = tuple(one for one in known if not self._is_there(folder, one))
        kept = len(known) - len(wanted)
        self.finished = kept
        whole = record.with_files({one.file.name: one.sha256 for one in known}, self._plan.places)
        note = _made(RECORD, whole.to_bytes())
        self._check_room(folder, (note, *wanted))
        self._put_leftovers_away(folder)
        written = self._write_all(folder, (note, *wanted))
        is_past_cache = self._check_all(folder, written)
        self._volume.sync()
        self._volume.make_sure()
        return Copied(
            folder=folder,
            written=len(written) - 1,
            kept=kept,
            bytes=sum(one.size for one in written),
            is_past_cache=is_past_cache,
            left_out=tuple(self._left_out),
        )

    # --- Looking

    def _known(self) -> Iterator[_Known]:
        """Read every file here, so that one that cannot be read is known before it is missed."""
        sizes = [(file, self._size(file)) for file in self._plan.files]
        self._check_lengths(sizes)
        self._begin(Stage.LOOKING, sum(size for _, size in sizes))
        for file, size in sizes:
            self.at = file.name
            try:
                yield _Known(file=file, size=size, sha256=self._digest(file))
            except UnreadableError:
                self._leave_out(file)

    def _check_lengths(self, sizes: list[tuple[StickFile, int]]) -> None:
        longest = self._volume.longest_file
        for file, size in sizes:
            if longest is not None and size > longest:
                self.at = file.name
                raise FileTooLargeError

    def _leave_out(self, file: StickFile) -> None:
        self._left_out.append(file.name.rpartition("/")[2])

    def _size(self, file: StickFile) -> int:
        try:
            return file.size
        except OSError:
            return 0  # reading it tells the same again

    def _digest(self, file: StickFile) -> str:
        if isinstance(file.content, bytes):
            self._advance(len(file.content))
            return digest_of_bytes(file.content)
        try:
            return digest_of_original(file.content, self._advance)
        except OSError as error:
            raise UnreadableError from error

    def _choose_folder(self, known: tuple[_Known, ...]) -> tuple[Path, Record]:
        """Take the folder of an earlier copy, or a new one: never one with others' files in it."""
        for number in range(1, _MOST_FOLDERS):
            name = self._plan.folder if number == 1 else f"{self._plan.folder} ({number})"
            folder = self._volume.folder / name
            if not os.path.lexists(folder):
                return folder, Record()
            record = read_record(folder)
            if record is not None and not self._is_in_the_way(folder, known, record):
                return folder, record
        raise NoNameError

    def _is_in_the_way(self, folder: Path, known: tuple[_Known, ...], record: Record) -> bool:
        """Say whether something in a folder is not a copy's own, and would be written over."""
        return any(
            _leads_elsewhere(folder, one.file.name)
            or ((folder / one.file.name).exists() and not self._may_replace(folder, one, record))
            for one in known
        )

    def _may_replace(self, folder: Path, known: _Known, record: Record) -> bool:
        there = folder / known.file.name
        if not there.is_file():
            return False
        digest = self._digest_of(there)
        return digest == known.sha256 or record.knows(known.file.name, digest)

    def _is_there(self, folder: Path, known: _Known) -> bool:
        there = folder / known.file.name
        return there.is_file() and self._digest_of(there) == known.sha256

    def _digest_of(self, there: Path) -> str:
        """Read what an earlier copy left, once. It may be any number of bytes: none is counted."""
        if there not in self._digests:
            self._digests[there] = digest_on_stick(there, self._go_on).sha256
        return self._digests[there]

    def _check_room(self, folder: Path, wanted: tuple[_Known, ...]) -> None:
        folders = {(folder / one.file.name).parent for one in wanted}
        new = [one for one in folders if not one.exists()]
        needed = sum(self._volume.taken_by(one.size) for one in wanted)
        needed += len(new) * self._volume.taken_by(1)
        if needed > self._volume.free:
            raise NoRoomError(needed, self._volume.free)

    def _put_leftovers_away(self, folder: Path) -> None:
        """Remove the half files of a copy that could not do so itself."""
        for part in {(folder / file.name).parent for file in self._plan.files}:
            for half in part.glob(f"{_UNFINISHED}-*"):
                half.unlink(missing_ok=True)

    # --- Writing

    def _write_all(self, folder: Path, wanted: tuple[_Known, ...]) -> tuple[_Known, ...]:
        """Write the files, and then see to it that their names are on the stick; give them."""
        self._begin(Stage.WRITING, sum(one.size for one in wanted))
        written: list[_Known] = []
        for one in wanted:
            self.at = one.file.name
            self._volume.make_sure()
            try:
                self._write(folder / one.file.name, one.file)
            except UnreadableError:
                self._leave_out(one.file)
                continue
            written.append(one)
            self.finished += one.file.name != RECORD
        folders = {(folder / one.file.name).parent for one in written}
        for part in (*folders, folder, self._volume.folder):
            sync_folder(part)
        self._volume.sync()
        return tuple(written)

    def _write(self, target: Path, file: StickFile) -> None:
        """Write a file under another name, and give it its own when it is on the stick."""
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f"{_UNFINISHED}-{os.getpid()}")
        try:
            with half.open("xb", buffering=0) as stick:
                unsynced = 0
                for piece in _pieces(file):
                    _write_whole(stick.fileno(), piece)
                    unsynced += len(piece)
                    if unsynced >= _SYNC_EVERY:
                        os.fsync(stick.fileno())
                        unsynced = 0
                    self._advance(len(piece))
                os.fsync(stick.fileno())
            half.replace(target)
        except BaseException:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise

    # --- Checking

    def _check_all(self, folder: Path, wanted: tuple[_Known, ...]) -> bool:
        """Read back what was written; say whether that came from the stick itself."""
        self._begin(Stage.CHECKING, sum(one.size for one in wanted))
        is_past_cache = True
        for one in wanted:
            self.at = one.file.name
            self._volume.make_sure()
            digest = digest_on_stick(folder / one.file.name, self._advance)
            if digest.sha256 != one.sha256:
                (folder / one.file.name).unlink(missing_ok=True)
                self.finished -= 1
                raise DiffersError
            is_past_cache = is_past_cache and digest.is_past_cache
        return is_past_cache

    def _go_on(self, _length: int) -> None:
        """Let the copy be stopped meanwhile."""
        self._advance(0)

    def _begin(self, stage: Stage, total: int) -> None:
        self._stage, self._done, self._total = stage, 0, total
        self._advance(0)

    def _advance(self, by: int) -> None:
        self._done = min(self._done + by, self._total)
        self._tell(CopyProgress(stage=self._stage, done=self._done, total=self._total))


def _made(name: str, content: bytes) -> _Known:
    file = StickFile(name=name, content=content)
    return _Known(file=file, size=len(content), sha256=digest_of_bytes(content))


def _leads_elsewhere(folder: Path, name: str) -> bool:
    """Say whether a link lies on the way to a file: what is written there would not be here."""
    path = folder / name
    way = (path, *path.parents)
    return any(one.is_symlink() for one in way[: way.index(folder) + 1])


def _pieces(file: StickFile) -> Iterator[bytes]:
    if isinstance(file.content, bytes):
        for start in range(0, len(file.content), PIECE):
            yield file.content[start : start + PIECE]
        return
    try:
        with file.content.open("rb", buffering=0) as original:
            while piece := original.read(PIECE):
                yield piece
    except OSError as error:
        raise UnreadableError from error


def _write_whole(descriptor: int, piece: bytes) -> None:
    left = memoryview(piece)
    while left:
        left = left[os.write(descriptor, left) :]
