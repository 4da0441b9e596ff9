"""The sections of an index's file: how each is put into bytes, and what is checked on the way back.

Whatever is wrong is an `IndexDamagedError`, or a ValueError where Python notices it.
"""

from __future__ import annotations

import json
import re
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import le, lt

from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import KINDS, Index
from kiosk.core.search.index_sources import Lack, Part, Stamp
from kiosk.core.search.one_byte import SEPARATOR
from kiosk.core.search.original import IndexDamagedError
from kiosk.core.search.triples import Triples
from kiosk.core.search.vocabulary import Vocabulary, holders

_MOST_PASSAGES = 1_000_000
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ROWS = 0x1000
_NUMBER = 4  # bytes
_END = b"\n"
_HEAD = struct.Struct("<II")
_MOST_WORDS, _LONGEST = 100_000, 1_000


def pack_contents(index: Index, parts: Sequence[Part]) -> bytes:
    """Put in words how many passages there are, in which languages, and where from."""
    rows = [
        [
            part.name,
            part.stamp.size,
            part.stamp.modified,
            part.stamp.checksum,
            part.start,
            part.end,
            part.lack,
        ]
        for part in parts
    ]
    contents = {"passages": len(index), "languages": index.languages, "parts": rows}
    return json.dumps(contents).encode("ascii")


def unpack_contents(untrusted: bytes) -> tuple[tuple[LanguageCode, ...], tuple[Part, ...], int]:
    """Read the languages, the parts, and how many passages there are."""
    try:
        match json.loads(untrusted):
            case {"passages": int(size), "languages": list(languages), "parts": list(rows)}:
                return _languages(languages), _parts(rows, size), size
    except RecursionError as error:
        raise IndexDamagedError("nested without end") from error
    raise IndexDamagedError("no contents")


def pack_numbers(*rows: array[int]) -> bytes:
    """Put rows of numbers one after the other."""
    return b"".join(_turned(row).tobytes() for row in rows)


def unpack_numbers(data: bytes, size: int) -> tuple[array[int], array[int], array[int]]:
    """Read where texts begin, where headings end, and where originals begin."""
    if len(data) != _NUMBER * (3 * size + 2):
        raise IndexDamagedError("of another length")
    numbers = _turned(array("I", data))
    return numbers[: size + 1], numbers[size + 1 : 2 * size + 1], numbers[2 * size + 1 :]


def pack_triples(triples: Triples) -> bytes:
    """Put the rows as they are, then those that are packed."""
    return _pack_rows(triples.rows) + _pack_rows(triples.packed)


def unpack_triples(data: bytes, size: int) -> Triples:
    """Read the rows; none is longer than there are passages, those that are packed neither."""
    longest = (size + 7) // 8
    rows, end = _unpack_rows(data, 0)
    packed, end = _unpack_rows(data, end)
    if end != len(data) or max(map(len, rows.values()), default=0) > longest:
        raise IndexDamagedError("rows that go astray")
    if not all(_unpacks(row, longest) for row in packed.values()):
        raise IndexDamagedError("rows that swell")
    return Triples(size=size, rows=rows, packed=packed)


def pack_vocabulary(vocabulary: Vocabulary) -> bytes:
    """Put the words, how often each occurs, and how some are written one after the other."""
    words = b"".join(word + _END for word in vocabulary.words)
    counts = _turned(array("I", vocabulary.counts)).tobytes()
    written = json.dumps(list(vocabulary.written.items())).encode("ascii")
    return _HEAD.pack(len(vocabulary.words), len(words)) + words + counts + written


def unpack_vocabulary(data: bytes) -> Vocabulary:
    """Read the words, which are in their order, each once."""
    count, length = _HEAD.unpack_from(data)
    behind = _HEAD.size + length
    words = data[_HEAD.size : behind].split(_END)[:-1]
    if count > _MOST_WORDS or len(words) != count or max(map(len, words), default=0) > _LONGEST:
        raise IndexDamagedError("words that are none")
    keys = [(len(word), word) for word in words]
    if not all(map(lt, keys, keys[1:])):
        raise IndexDamagedError("words in disorder")
    counts = _turned(array("I", data[behind : behind + _NUMBER * count]))
    written = dict(_written(data[behind + _NUMBER * count :], count))
    if len(counts) != count:
        raise IndexDamagedError("of another length")
    return Vocabulary(words=tuple(words), counts=counts, written=written, holders=holders(words))


def verify(index: Index, original_starts: array[int], originals_size: int) -> None:
    """Make sure that no number leads outside, and that all texts are where they should be."""
    starts, texts = index.starts, index.texts
    first, behind = starts[0], starts[-1]
    if first != 1 or behind != len(texts) or not _rises(starts):
        raise IndexDamagedError("texts that go astray")
    separators = sum(texts[start - 1] == SEPARATOR[0] for start in starts)
    if separators != len(starts) or texts.count(SEPARATOR) != len(starts):
        raise IndexDamagedError("texts that run into each other")
    ends = index.heading_ends
    if not all(map(le, starts, ends)) or not all(map(lt, ends, starts[1:])):
        raise IndexDamagedError("headings that go astray")
    if len(index.word_starts) != len(texts) // 8 + 1:
        raise IndexDamagedError("of another length")
    if (
        max(index.kinds, default=0) >= len(KINDS)
        or max(index.entries + index.breaks, default=0) > 1
    ):
        raise IndexDamagedError("kinds that are none")
    if max(index.language_numbers, default=-1) >= len(index.languages):
        raise IndexDamagedError("languages that are none")
    if original_starts[0] or original_starts[-1] != originals_size or not _rises(original_starts):
        raise IndexDamagedError("originals that go astray")


def _pack_rows(rows: Mapping[int, bytes]) -> bytes:
    """Put the numbers of the rows, how long each is, and all rows one after the other."""
    ordered = sorted(rows)
    head = array("I", [len(ordered), *ordered, *(len(rows[number]) for number in ordered)])
    return _turned(head).tobytes() + b"".join(rows[number] for number in ordered)


def _unpack_rows(data: bytes, at: int) -> tuple[dict[int, bytes], int]:
    """Read the rows that begin at `at`; give them, and where they end."""
    (count,) = _turned(array("I", data[at : at + _NUMBER]))
    begin = at + _NUMBER * (1 + 2 * count)
    if count > _ROWS or begin > len(data):
        raise IndexDamagedError("of another length")
    head = _turned(array("I", data[at + _NUMBER : begin]))
    numbers, lengths = head[:count], head[count:]
    ends = list(accumulate(lengths, initial=begin))
    if ends[-1] > len(data):
        raise IndexDamagedError("rows that go astray")
    if max(numbers, default=0) >= _ROWS or not _rises(numbers):
        raise IndexDamagedError("rows that are none")
    rows = {number: data[ends[row] : ends[row + 1]] for row, number in enumerate(numbers)}
    return rows, ends[-1]


def _unpacks(row: bytes, longest: int) -> bool:
    """Say whether a packed row is one, of no more than so many bytes."""
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(row, longest + 1)
    return len(unpacked) <= longest and unpacker.eof and not unpacker.unused_data


def _written(untrusted: bytes, count: int) -> Iterator[tuple[int, str]]:
    try:
        rows = json.loads(untrusted)
    except RecursionError as error:
        raise IndexDamagedError("nested without end") from error
    for row in rows if isinstance(rows, list) else [rows]:
        match row:
            case [int(number), str(text)] if 0 <= number < count and len(text) <= _LONGEST:
                text.encode()
                yield number, text
            case _:
                raise IndexDamagedError("words that are none")


def _languages(untrusted: list[object]) -> tuple[LanguageCode, ...]:
    codes = [code for code in untrusted if isinstance(code, str) and _LANGUAGE.fullmatch(code)]
    if len(codes) != len(untrusted) or len(set(codes)) != len(codes):
        raise IndexDamagedError("languages that are none")
    return tuple(map(LanguageCode, codes))


def _parts(untrusted: list[object], size: int) -> tuple[Part, ...]:
    """Read the parts, which follow each other from the first passage to the last."""
    if not 0 <= size <= _MOST_PASSAGES:
        raise IndexDamagedError("too many passages")
    parts: list[Part] = []
    done = 0
    for row in untrusted:
        part = _part(row)
        if part.start != done or not done <= part.end <= size:
            raise IndexDamagedError("parts that go astray")
        parts.append(part)
        done = part.end
    if done != size:
        raise IndexDamagedError("passages from nowhere")
    return tuple(parts)


def _part(untrusted: object) -> Part:
    match untrusted:
        case [
            str(name),
            int(bytes_),
            int(modified),
            int(checksum),
            int(start),
            int(end),
            str() | None as lack,
        ]:
            return Part(
                name=name,
                stamp=Stamp(size=bytes_, modified=modified, checksum=checksum),
                start=start,
                end=end,
                lack=None if lack is None else Lack(lack),
            )
    raise IndexDamagedError("no part")


def _rises(numbers: array[int]) -> bool:
    return all(map(lt, numbers, numbers[1:]))


def _turned(numbers: array[int]) -> array[int]:
    """Give little-endian numbers on every machine."""
    turned = numbers[:]
    if sys.byteorder == "big":
        turned.byteswap()
    return turned
