"""An index on a disk: written as a whole or not at all, and believed in nothing when it is read.

A start of fixed size says of each section how long it is, packed and unpacked, and its checksum;
the sections follow. Numbers are little-endian. The originals, which come first, stay on the disk.
"""

from __future__ import annotations

import os
import stat
import struct
import time
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.core.search.index import Index, bits_of_kinds
from kiosk.core.search.index_sections import (
    pack_contents,
    pack_numbers,
    pack_triples,
    pack_vocabulary,
    unpack_contents,
    unpack_numbers,
    unpack_triples,
    unpack_vocabulary,
    verify,
)
from kiosk.core.search.index_sources import Part
from kiosk.core.search.original import IndexDamagedError, OriginalsInFile
from kiosk.core.search.triples import packing

__all__ = [
    "VERSION",
    "FiledIndex",
    "IndexDamagedError",
    "IndexOutdatedError",
    "clear_away_unfinished",
    "read_index",
    "write_index",
    "writing",
]

VERSION = 2
"""Higher whenever the format changes, or anything that decides how a text is folded."""

_MAGIC = b"kiosk search\n\x1a\0\0"
_START = struct.Struct("<16sII")
_SECTION = struct.Struct("<QQI")
_SECTIONS = 9
_OFFSET = _START.size + _SECTIONS * _SECTION.size
_CHUNK = 2**18

_LONGEST = 256 * 2**20
"""Bytes of a section, unpacked: ten times what 10,000 pages have."""


class IndexOutdatedError(Exception):
    """An index of another version of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledIndex:
    """An index whose originals are read from its file, which stays open until `close`."""

    index: Index
    parts: tuple[Part, ...]
    file: BinaryIO

    def close(self) -> None:
        """Let the file go; what is found can no longer be quoted."""
        self.file.close()


@dataclass(frozen=True, slots=True)
class _Section:
    packed: int
    unpacked: int
    checksum: int


def write_index(file: Path, index: Index, parts: Sequence[Part]) -> None:
    """Write the index; it takes the place of what was there when it is complete.

    Raises:
        OSError: it cannot be written, and nothing has changed.
        IndexDamagedError: the originals are not to be had.
    """
    for _ in writing(file, index, parts):
        pass


def writing(file: Path, index: Index, parts: Sequence[Part]) -> Iterator[None]:
    """Do as `write_index` in steps of some milliseconds; what is not ended leaves nothing."""
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as content:
            yield from _Writer(content).write(index, parts)
        new.replace(file)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def clear_away_unfinished(file: Path, *, older_than: float = 3600.0) -> None:
    """Remove what programs that were ended have left beside the file, so many seconds ago."""
    with suppress(OSError):
        for left in file.parent.glob(f"{file.name}.*.new"):
            if time.time() - left.stat().st_mtime > older_than:
                left.unlink()


def read_index(file: Path) -> FiledIndex:
    """Open an index that anybody may have written.

    Raises:
        OSError: there is none, or it cannot be read.
        IndexOutdatedError: it is of another version.
        IndexDamagedError: it is no index, or not all of one.
    """
    content = _open(file)
    try:
        return _read(content)
    except (struct.error, zlib.error, ValueError, MemoryError) as error:
        content.close()
        raise IndexDamagedError(str(error)) from error
    except BaseException:
        content.close()
        raise


class _Writer:
    """Writes one index into an open file, section by section."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content
        self._sections: list[_Section] = []
        content.write(bytes(_OFFSET))

    def write(self, index: Index, parts: Sequence[Part]) -> Iterator[None]:
        starts = array("I", [0])
        yield from self._write_originals(index, starts)
        yield from self._pack(pack_contents(index, parts))
        yield from self._pack(index.texts)
        yield from self._pack(pack_numbers(index.starts, index.heading_ends, starts))
        yield from self._pack(index.kinds + index.entries + index.breaks + index.language_numbers)
        yield from self._pack(index.word_starts)
        for triples in (index.triples, index.heading_triples):
            packed = yield from packing(triples)
            yield from self._pack(pack_triples(packed))
        yield from self._pack(pack_vocabulary(index.vocabulary))
        table = b"".join(
            _SECTION.pack(one.packed, one.unpacked, one.checksum) for one in self._sections
        )
        self._content.seek(0)
        self._content.write(_START.pack(_MAGIC, VERSION, zlib.crc32(table)) + table)

    def _write_originals(self, index: Index, starts: array[int]) -> Iterator[None]:
        """Write the originals as they are, and note where each begins and the last ends."""
        checksum = 0
        for number in range(len(index)):
            packed = index.originals.packed(number)
            self._content.write(packed)
            checksum = zlib.crc32(packed, checksum)
            starts.append(starts[-1] + len(packed))
            if number % 512 == 0:
                yield
        self._sections.append(_Section(starts[-1], starts[-1], checksum))

    def _pack(self, data: bytes) -> Iterator[None]:
        packer, packed = zlib.compressobj(), 0
        for at in range(0, len(data), _CHUNK):
            packed += self._content.write(packer.compress(data[at : at + _CHUNK]))
            yield
        packed += self._content.write(packer.flush())
        self._sections.append(_Section(packed, len(data), zlib.crc32(data)))


def _open(file: Path) -> BinaryIO:
    """Open a file, and nothing else: a pipe would keep us waiting."""
    content = open(file, "rb", opener=_opened)  # noqa: SIM115 - it stays open
    if stat.S_ISREG(os.fstat(content.fileno()).st_mode):
        return content
    content.close()
    raise FileNotFoundError(file)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(content: BinaryIO) -> FiledIndex:
    sections = _sections(content)
    originals = next(sections)
    _check_originals(content, originals)
    unpacked = (_unpacked(content, section) for section in sections)
    languages, parts, size = unpack_contents(next(unpacked))
    texts = next(unpacked)
    starts, heading_ends, original_starts = unpack_numbers(next(unpacked), size)
    kinds, entries, breaks, language_numbers = _quarters(next(unpacked), size)
    index = Index(
        texts=texts,
        starts=starts,
        heading_ends=heading_ends,
        kinds=kinds,
        entries=entries,
        breaks=breaks,
        word_starts=next(unpacked),
        language_numbers=language_numbers,
        languages=languages,
        originals=OriginalsInFile(content, array("Q", (_OFFSET + at for at in original_starts))),
        triples=unpack_triples(next(unpacked), size),
        heading_triples=unpack_triples(next(unpacked), size),
        kind_bits=bits_of_kinds(kinds),
        vocabulary=unpack_vocabulary(next(unpacked)),
    )
    verify(index, original_starts, originals.unpacked)
    return FiledIndex(index=index, parts=parts, file=content)


def _sections(content: BinaryIO) -> Iterator[_Section]:
    start = content.read(_OFFSET)
    magic, version, checksum = _START.unpack_from(start)
    if magic != _MAGIC:
        raise IndexDamagedError("no index")
    if version != VERSION:
        raise IndexOutdatedError(version)
    table = start[_START.size :]
    sections = [_Section(*values) for values in _SECTION.iter_unpack(table)]
    size = os.fstat(content.fileno()).st_size
    if zlib.crc32(table) != checksum or _OFFSET + sum(one.packed for one in sections) != size:
        raise IndexDamagedError("not whole")
    return iter(sections)


def _check_originals(content: BinaryIO, section: _Section) -> None:
    checksum, left = 0, section.packed
    while left:
        chunk = content.read(min(left, _CHUNK))
        if not chunk:
            raise IndexDamagedError("not whole")
        checksum, left = zlib.crc32(chunk, checksum), left - len(chunk)
    if checksum != section.checksum or section.packed != section.unpacked:
        raise IndexDamagedError("damaged originals")


def _unpacked(content: BinaryIO, section: _Section) -> bytes:
    """Read a section; however it swells, it takes no more room than it said."""
    if max(section.packed, section.unpacked) > _LONGEST:
        raise IndexDamagedError("too long")
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(content.read(section.packed), section.unpacked + 1)
    if len(data) != section.unpacked or not unpacker.eof or unpacker.unused_data:
        raise IndexDamagedError("of another length")
    if zlib.crc32(data) != section.checksum:
        raise IndexDamagedError("damaged")
    return data


def _quarters(data: bytes, size: int) -> Iterator[bytes]:
    if len(data) != 4 * size:
        raise IndexDamagedError("of another length")
    return (data[at * size : (at + 1) * size] for at in range(4))
