"""An index: the folded texts of many passages, and what makes finding in them quick."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.core.content.document import Kind
from kiosk.core.khmer.breaks import ZERO_WIDTH_SPACE
from kiosk.core.khmer.fold import SearchKey, fold
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.one_byte import SEPARATOR, Offsets, encoded, khmer_count
from kiosk.core.search.original import (
    LONGEST_BODY,
    LONGEST_HEADING,
    Mark,
    Original,
    Originals,
    OriginalsInMemory,
    pack,
    unpack,
)
from kiosk.core.search.passage import Passage
from kiosk.core.search.triples import Triples, TriplesBuilder
from kiosk.core.search.vocabulary import Vocabulary, VocabularyBuilder

KINDS = tuple(Kind)

_STRETCH = 100
"""Folded characters after which the place in the source is noted, so that a quotation far into
a long page does not ask for the whole page to be folded again."""

_KHMER_WORD = 25
"""Khmer letters for each break between words at most; with fewer breaks, a text has none."""

_BREAK = re.compile(f"[\\s{ZERO_WIDTH_SPACE}]+(?=[\u1780-\u17b3])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Passages, numbered from 0.

    `texts` holds the folded ones, each between separators: passage `n` is
    `texts[starts[n]:starts[n + 1] - 1]`, its heading ends at `heading_ends[n]`. Where `breaks` is 1
    for a passage, the bits of `word_starts` (one for each byte of `texts`) say where its Khmer
    words begin; where it is 0, nobody knows.
    """

    texts: bytes
    starts: array[int]
    heading_ends: array[int]
    kinds: bytes
    entries: bytes
    """1 where the passage stands for a whole entry, otherwise 0."""
    breaks: bytes
    word_starts: bytes
    language_numbers: bytes
    languages: tuple[LanguageCode, ...]
    originals: Originals
    triples: Triples
    heading_triples: Triples
    kind_bits: Mapping[Kind, int]
    """Which passages are of a kind, a bit for each."""
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.kinds)

    def original(self, number: int) -> Original:
        """Give the passage itself; raises `IndexDamagedError` where its file was changed."""
        return unpack(self.originals.packed(number))

    def folded(self, number: int) -> bytes:
        """Give the folded text of a passage."""
        return self.texts[self.starts[number] : self.starts[number + 1] - 1]


def bits_of_kinds(kinds: bytes) -> dict[Kind, int]:
    """Give which passages are of a kind, a bit for each, from the number of each one's kind."""
    return {
        kind: int(kinds[::-1].translate(_one_and_zeros(at)).decode("ascii"), 2)
        for at, kind in enumerate(KINDS)
        if at in kinds
    }


def _one_and_zeros(one: int) -> bytes:
    return bytes(ord("1") if number == one else ord("0") for number in range(256))


class IndexBuilder:
    """Gathers passages into an index; entries first, so that what matters most is found first."""

    def __init__(self) -> None:
        self._texts, self._word_starts = bytearray(SEPARATOR), bytearray(1)
        self._starts, self._heading_ends = array("I", [1]), array("I")
        self._kinds, self._entries, self._language_numbers = bytearray(), bytearray(), bytearray()
        self._breaks = bytearray()
        self._languages: list[LanguageCode] = []
        self._originals, self._original_starts = bytearray(), array("Q", [0])
        self._triples, self._heading_triples = TriplesBuilder(), TriplesBuilder()
        self._vocabulary = VocabularyBuilder()

    def add(self, passage: Passage, *, is_visual_order: bool = False) -> None:
        """Add a passage, folded as a text in visual order if its document is in it."""
        passage = replace(
            passage,
            heading=passage.heading[:LONGEST_HEADING],
            body=passage.body[:LONGEST_BODY],
        )
        key = fold(passage.text, is_visual_order=is_visual_order)
        text, offsets = encoded(key.text), Offsets(key.text)
        heading = bisect_left(key.starts, len(passage.heading)) if passage.heading else 0
        has_breaks = not is_visual_order and _has_breaks(passage.text, text)
        self._add_text(text, offsets.byte(heading))
        if has_breaks:
            self._note_words(passage.text, key, offsets)
        marks = () if is_visual_order else tuple(_marks(passage.text, key, offsets))
        original = Original(passage=passage, is_visual_order=is_visual_order, marks=marks)
        self._add_passage(passage, pack(original), has_breaks=has_breaks)

    def copy(self, index: Index, numbers: range) -> None:
        """Add passages of another index; nothing is folded again.

        Raises:
            IndexDamagedError: one of them cannot be read there, and none is added.
        """
        packed = [index.originals.packed(number) for number in numbers]
        passages = [unpack(original).passage for original in packed]
        for number, original, passage in zip(numbers, packed, passages, strict=True):
            start, end = index.starts[number], index.starts[number + 1]
            self._add_text(index.folded(number), index.heading_ends[number] - start)
            bits = int.from_bytes(index.word_starts[start >> 3 : (end >> 3) + 1], "little")
            self._set_word_starts(bits >> (start & 7) & (1 << end - start) - 1)
            self._add_passage(passage, original, has_breaks=bool(index.breaks[number]))

    def __len__(self) -> int:
        return len(self._kinds)

    def index(self) -> Index:
        """Give the index of what was added so far; more may be added all the same."""
        return replace(self.index_without_words(), vocabulary=self._vocabulary.vocabulary())

    def index_without_words(self) -> Index:
        """Give the same, in a hundredth of the time, without a vocabulary."""
        return Index(
            texts=bytes(self._texts),
            starts=self._starts[:],
            heading_ends=self._heading_ends[:],
            kinds=bytes(self._kinds),
            entries=bytes(self._entries),
            breaks=bytes(self._breaks),
            word_starts=bytes(self._word_starts),
            language_numbers=bytes(self._language_numbers),
            languages=tuple(self._languages),
            originals=OriginalsInMemory(bytes(self._originals), self._original_starts[:]),
            triples=self._triples.triples(),
            heading_triples=self._heading_triples.triples(),
            kind_bits=bits_of_kinds(bytes(self._kinds)),
            vocabulary=Vocabulary(),
        )

    def _add_text(self, text: bytes, heading_end: int) -> None:
        self._heading_ends.append(len(self._texts) + heading_end)
        self._triples.add(text)
        self._heading_triples.add(text[:heading_end])
        self._texts += text + SEPARATOR
        self._starts.append(len(self._texts))
        self._word_starts += bytes(len(self._texts) // 8 + 1 - len(self._word_starts))

    def _add_passage(self, passage: Passage, packed: bytes, *, has_breaks: bool) -> None:
        self._breaks.append(has_breaks)
        self._kinds.append(KINDS.index(passage.kind))
        self._entries.append(passage.is_entry)
        self._language_numbers.append(self._language_number(passage.language))
        self._vocabulary.add(passage, has_breaks=has_breaks)
        self._originals += packed
        self._original_starts.append(len(self._originals))

    def _set_word_starts(self, bits: int) -> None:
        """Note where Khmer words begin in the text that was added last, a bit for each byte."""
        base = self._starts[-2]
        at = base >> 3
        bits = bits << (base & 7) | self._word_starts[at]
        self._word_starts[at:] = bits.to_bytes(len(self._word_starts) - at, "little")

    def _note_words(self, text: str, key: SearchKey, offsets: Offsets) -> None:
        """Note where Khmer words begin in the text that was added last."""
        base, starts, bits = self._starts[-2], key.starts, self._word_starts
        at = 0
        for found in _BREAK.finditer(text):
            at = bisect_left(starts, found.end(), at)
            byte = base + offsets.byte(at)
            bits[byte >> 3] |= 1 << (byte & 7)

    def _language_number(self, language: LanguageCode) -> int:
        if language not in self._languages:
            self._languages.append(language)
        return self._languages.index(language)


def _has_breaks(text: str, folded: bytes) -> bool:
    """Say whether the Khmer of a text has breaks between its words."""
    breaks = text.count(ZERO_WIDTH_SPACE)
    return breaks > 0 and breaks * _KHMER_WORD >= khmer_count(folded)


def _marks(text: str, key: SearchKey, offsets: Offsets) -> Iterator[Mark]:
    """Note, now and then, the beginning of a word that stands behind white space.

    Nothing that folding does reaches over it.
    """
    at = _STRETCH
    while at < len(key.text):
        source = key.starts[at]
        if source and text[source - 1] in f" \n{ZERO_WIDTH_SPACE}" and not text[source].isspace():
            yield Mark(folded=offsets.byte(at), source=source)
            at += _STRETCH
        at += 1


def build(passages: Iterable[Passage]) -> Index:
    """Build the index of passages whose text is in reading order."""
    builder = IndexBuilder()
    for passage in passages:
        builder.add(passage)
    return builder.index()
