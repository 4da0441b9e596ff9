"""Passages as they were read, kept small, and unpacked one at a time when they are quoted."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from operator import lt
from typing import BinaryIO, Protocol

from kiosk.core.content.place import UnknownPlaceError, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.passage import Passage

LONGEST_HEADING, LONGEST_BODY = 1_000, 100_000
"""Characters of one passage; a page has 50,000 at most, and nobody writes longer sections."""

_LONGEST = 2**20
"""Bytes of one passage, unpacked."""


class IndexDamagedError(Exception):
    """An index cannot be read as it was written; only building it anew helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place where a text can be cut without being folded differently: folded, and in the text."""

    folded: int
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A passage as it was read, with what is needed to find its characters again."""

    passage: Passage
    is_visual_order: bool = False
    marks: tuple[Mark, ...] = ()


class Originals(Protocol):
    """Where the packed originals lie: in memory, or in the file of the index."""

    def packed(self, number: int) -> bytes:
        """Give a packed original; raises `IndexDamagedError` where it is not there any more."""
        ...


class OriginalsInMemory:
    """Originals one behind the other; number `n` from `starts[n]` up to `starts[n + 1]`."""

    def __init__(self, content: bytes, starts: array[int]) -> None:
        self.content, self.starts = content, starts

    def packed(self, number: int) -> bytes:
        return self.content[self.starts[number] : self.starts[number + 1]]


class OriginalsInFile:
    """Originals that stay in a file, which stays open; `starts` count from its beginning.

    The file is read, not mapped: one on a stick that is pulled out must not end the program.
    """

    def __init__(self, file: BinaryIO, starts: array[int]) -> None:
        self._file, self._starts = file, starts

    def packed(self, number: int) -> bytes:
        start, end = self._starts[number], self._starts[number + 1]
        try:
            self._file.seek(start)
            packed = self._file.read(end - start)
        except (OSError, ValueError) as error:  # ValueError: the file was closed
            raise IndexDamagedError from error
        if len(packed) != end - start:
            raise IndexDamagedError("the file has become shorter")
        return packed


def pack(original: Original) -> bytes:
    """Make an original small."""
    passage = original.passage
    values = (
        str(passage.place),
        passage.language,
        passage.heading,
        passage.body,
        original.is_visual_order,
        [(mark.folded, mark.source) for mark in original.marks],
    )
    text = json.dumps(values, ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "replace"))


def unpack(untrusted: bytes) -> Original:
    """Give what was packed; raises `IndexDamagedError` for anything else."""
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(untrusted, _LONGEST)
        if not unpacker.eof:
            raise IndexDamagedError("a passage without an end")
        return _original(json.loads(text))
    except (
        zlib.error,
        ValueError,
        TypeError,
        OverflowError,
        RecursionError,
        UnknownPlaceError,
    ) as error:
        raise IndexDamagedError from error


def _original(untrusted: object) -> Original:
    match untrusted:
        case [
            str(place),
            str(language),
            str(heading),
            str(body),
            bool(is_visual_order),
            list(marks),
        ]:
            passage = Passage(
                place=parse_place(place),
                language=LanguageCode(language),
                heading=heading,
                body=body,
            )
            passage.text.encode()  # half a character could be neither sent nor copied
            return Original(
                passage=passage,
                is_visual_order=is_visual_order,
                marks=_marks(marks, len(passage.text)),
            )
    raise IndexDamagedError("no passage")


def _marks(untrusted: list[Iterable[int]], length: int) -> tuple[Mark, ...]:
    """Read the marks, which rise and end with the text."""
    numbers = array("q", chain.from_iterable(untrusted))
    folded, sources = numbers[::2], numbers[1::2]
    if not _rises(folded) or not _rises(sources) or max(sources, default=0) > length:
        raise IndexDamagedError("marks that go astray")
    pairs = zip(folded, sources, strict=True)
    return tuple(Mark(folded=one, source=other) for one, other in pairs)


def _rises(numbers: array[int]) -> bool:
    """Say whether numbers rise from more than 0."""
    return all(map(lt, chain((0,), numbers), numbers))
