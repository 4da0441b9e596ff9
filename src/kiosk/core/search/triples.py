"""For each three letters in a row which texts hold them: a word needs all of its triples."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_ROWS = 4093
"""A prime. There are some 60,000 triples in texts of two languages; several share a row, which
costs a look into a text now and then, and keeps the rows smaller than half of the texts."""

_WORTH_PACKING = 2
"""A row is packed where it becomes so many times smaller; one that is nearly full stays quick."""

_MOST_UNPACKED = 100
"""Packed rows that are kept unpacked: the next letter of a word asks for the same once more."""

_BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Triples:
    """Which of `size` texts, numbered from 0, may hold a triple of bytes: a bit for each.

    Rows are in the order of little endian, without the zeros at their end. Those with few bits may
    be `packed` instead, by zlib.
    """

    size: int = 0
    rows: Mapping[int, bytes] = field(default_factory=dict)
    packed: Mapping[int, bytes] = field(default_factory=dict)

    def holding(self, needle: bytes, among: int = -1) -> int:
        """Give the texts, a bit for each, that may hold the needle: all that have its triples.

        Others than those `among` which it is looked for are not given.
        """
        bits = among & (1 << self.size) - 1
        for number in _rows_of(needle):
            if not bits:
                break
            bits &= self._row(number)
        return bits

    def _row(self, number: int) -> int:
        if number in self.packed:
            return _unpacked(self.packed[number])
        return int.from_bytes(self.rows.get(number, b""), "little")


@lru_cache(maxsize=_MOST_UNPACKED)
def _unpacked(row: bytes) -> int:
    return int.from_bytes(zlib.decompress(row), "little")


def packing(triples: Triples) -> Generator[None, None, Triples]:
    """Pack what is worth it, in steps of some milliseconds, and give what came of it at the end."""
    rows: dict[int, bytes] = {}
    packed = dict(triples.packed)
    for number, row in triples.rows.items():
        small = zlib.compress(row)
        if len(small) * _WORTH_PACKING <= len(row):
            packed[number] = small
        else:
            rows[number] = row
        if number % 32 == 0:
            yield
    return Triples(size=triples.size, rows=rows, packed=packed)


class TriplesBuilder:
    """Notes the triples of one text after the other."""

    def __init__(self) -> None:
        self._size = 0
        self._rows: dict[int, bytearray] = {}
        self._eight: dict[int, int] = {}

    def add(self, text: bytes) -> None:
        """Note the next text; the bits of eight are gathered before they become a byte."""
        bit = 1 << self._size % 8
        eight = self._eight
        for row in _rows_of(text):
            eight[row] = eight.get(row, 0) | bit
        self._size += 1
        if bit == 1 << 7:
            self._settle(self._size // 8 - 1)

    def triples(self) -> Triples:
        """Give what was noted so far; more may be added all the same."""
        rows = {number: bytes(row) for number, row in self._rows.items()}
        at = self._size // 8
        for number, byte in self._eight.items():
            rows[number] = rows.get(number, b"").ljust(at, b"\0") + bytes((byte,))
        return Triples(size=self._size, rows=rows)

    def _settle(self, at: int) -> None:
        for number, byte in self._eight.items():
            row = self._rows.get(number)
            if row is None:
                row = self._rows[number] = bytearray()
            row += bytes(at - len(row))
            row.append(byte)
        self._eight.clear()


def set_bits(bits: int) -> Iterator[int]:
    """Give the numbers of the bits that are set, the lowest first."""
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            for bit in _BITS[byte]:
                yield at * 8 + bit


def _rows_of(text: bytes) -> set[int]:
    triples = set(zip(text, text[1:], text[2:], strict=False))
    return {(one * 40503 + two * 10007 + three * 337) % _ROWS for one, two, three in triples}
