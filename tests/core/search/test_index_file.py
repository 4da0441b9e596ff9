"""An index in a file: what is read is what was written, and a hostile file is only ever refused."""

from __future__ import annotations

import json
import os
import struct
import time
import zlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from random import Random

import pytest
from tests.khmer_samples import ARTICLES

from kiosk.core.content.place import Place
from kiosk.core.khmer.fold import fold
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import Index, IndexBuilder, build
from kiosk.core.search.index_file import (
    VERSION,
    FiledIndex,
    IndexDamagedError,
    IndexOutdatedError,
    clear_away_unfinished,
    read_index,
    write_index,
    writing,
)
from kiosk.core.search.index_sources import Lack, Part, Stamp
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.one_byte import encoded
from kiosk.core.search.original import IndexDamagedError as OriginalDamagedError
from kiosk.core.search.original import pack, unpack
from kiosk.core.search.passage import Passage
from kiosk.core.search.results import Count

Opener = Callable[[Path], FiledIndex]
EN, KM = LanguageCode("en"), LanguageCode("km")
START, SECTION = struct.Struct("<16sII"), struct.Struct("<QQI")
SECTIONS = 9
ORIGINALS, CONTENTS, TEXTS, NUMBERS, BYTES, WORD_STARTS, ROWS, HEADING_ROWS, WORDS = range(SECTIONS)
OFFSET = START.size + SECTIONS * SECTION.size


def passages() -> list[Passage]:
    guide = Place(shelf="guides", item="lock")
    return [
        Passage(place=guide, language=EN, heading="Lock it", body="Locks, passwords and keys"),
        Passage(place=guide, language=KM, heading="ចាក់\u200bសោ", body="ពាក្យ\u200bសម្ងាត់"),
        *(
            Passage(
                place=Place(shelf="reports", item="study", page=page),
                language=KM,
                heading="",
                body=article,
            )
            for page, article in enumerate(ARTICLES, 1)
        ),
    ]


def parts(index: Index) -> tuple[Part, ...]:
    stamp = Stamp(size=10, modified=12, checksum=77)
    return (
        Part(name="entries", stamp=stamp, start=0, end=2),
        Part(name="reports/study/km.pdf", stamp=stamp, start=2, end=len(index)),
        Part(
            name="reports/b/km.pdf",
            stamp=stamp,
            start=len(index),
            end=len(index),
            lack=Lack.SCANNED,
        ),
    )


@pytest.fixture(scope="module")
def index() -> Index:
    return build(passages())


@pytest.fixture
def file(index: Index, tmp_path: Path) -> Path:
    write_index(tmp_path / "search-index", index, parts(index))
    return tmp_path / "search-index"


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Read an index, and close it at the end."""
    with ExitStack() as closing:

        def read(file: Path) -> FiledIndex:
            filed = read_index(file)
            closing.callback(filed.close)
            return filed

        yield read


@pytest.fixture
def filed(file: Path, opened: Opener) -> FiledIndex:
    return opened(file)


class TestWhatIsWritten:
    def test_is_read_as_it_was(self, index: Index, filed: FiledIndex) -> None:
        read = filed.index

        assert filed.parts == parts(index)
        assert (read.texts, read.starts, read.heading_ends) == (
            index.texts,
            index.starts,
            index.heading_ends,
        )
        assert (read.kinds, read.entries, read.breaks) == (index.kinds, index.entries, index.breaks)
        assert (read.languages, read.language_numbers) == (index.languages, index.language_numbers)
        assert (read.triples, read.heading_triples) == (index.triples, index.heading_triples)
        assert (read.word_starts, read.kind_bits) == (index.word_starts, index.kind_bits)
        assert read.vocabulary == index.vocabulary
        assert [read.original(at) for at in range(len(read))] == [
            index.original(at) for at in range(len(index))
        ]

    def test_stays_small_where_few_passages_hold_what_is_looked_for(
        self, tmp_path: Path, opened: Opener
    ) -> None:
        texts = ["Locks", "Passwords"] * 500 + ["Keys"]
        places = (Place(shelf="guides", item=f"g{number}") for number in range(len(texts)))
        index = build(
            Passage(place=place, language=EN, heading=text, body="")
            for place, text in zip(places, texts, strict=True)
        )
        write_index(tmp_path / "many", index, parts(index))

        read = opened(tmp_path / "many").index

        assert read.triples.packed
        assert read.triples.holding(b"keys") == index.triples.holding(b"keys")
        assert LibrarySearch([read]).search("keys", shown=EN).total == Count(1)

    @pytest.mark.parametrize("query", ["passwords", "ពាក្យសម្ងាត់", "សិទ្ធិ", "pasword"])
    def test_finds_what_the_index_itself_finds(
        self, index: Index, filed: FiledIndex, query: str
    ) -> None:
        searches = [LibrarySearch([one]) for one in (index, filed.index)]

        results = [search.search(query, shown=EN) for search in searches]

        assert results[0] == results[1]
        assert results[0].hits

    def test_may_be_nothing(self, tmp_path: Path, opened: Opener) -> None:
        write_index(tmp_path / "none", build([]), ())

        read = opened(tmp_path / "none")

        assert (len(read.index), read.parts) == (0, ())
        assert LibrarySearch([read.index]).search("password", shown=EN).hits == ()

    def test_takes_less_room_than_the_texts(self, tmp_path: Path) -> None:
        many = [
            Passage(
                place=Place(shelf="reports", item=f"study-{copy}", page=page),
                language=KM,
                heading="",
                body=f"{copy} {article}",
            )
            for copy in range(8)
            for page, article in enumerate(ARTICLES, 1)
        ]
        index = build(many)

        write_index(
            tmp_path / "many",
            index,
            [
                Part(
                    name="entries",
                    stamp=Stamp(size=1, modified=1, checksum=1),
                    start=0,
                    end=len(index),
                )
            ],
        )

        assert (tmp_path / "many").stat().st_size < sum(len(one.text.encode()) for one in many)


class TestWriting:
    def test_leaves_what_was_there_until_all_is_written(self, index: Index, file: Path) -> None:
        before = file.read_bytes()
        steps = writing(file, build([]), ())

        next(steps)
        during = file.read_bytes()
        steps.close()

        assert during == before
        assert file.read_bytes() == before
        assert [left.name for left in file.parent.iterdir()] == [file.name]

    def test_leaves_nothing_where_it_fails(self, filed: FiledIndex, tmp_path: Path) -> None:
        filed.close()

        with pytest.raises(IndexDamagedError):
            write_index(tmp_path / "other", filed.index, filed.parts)

        assert not list(tmp_path.glob("other*"))

    def test_clears_away_what_others_left_long_ago(self, file: Path) -> None:
        left = file.with_name("search-index.77.new")
        fresh = file.with_name("search-index.78.new")
        for path in (left, fresh):
            path.write_bytes(b"half")
        hours_ago = time.time() - 7_200
        os.utime(left, (hours_ago, hours_ago))

        clear_away_unfinished(file)

        assert not left.exists()
        assert fresh.exists()
        assert file.exists()

    def test_replaces_an_index_that_is_still_read(self, filed: FiledIndex, file: Path) -> None:
        if os.name != "posix":
            pytest.skip("what is open cannot be replaced here")

        write_index(file, build([]), ())

        assert filed.index.original(0).passage.heading == "Lock it"


class TestWhatIsNoIndex:
    def test_is_told_when_there_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="none"):
            read_index(tmp_path / "none")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_is_a_pipe_which_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")

        with pytest.raises(OSError, match="pipe"):
            read_index(tmp_path / "pipe")

    def test_is_one_of_another_version(self, file: Path) -> None:
        content = bytearray(file.read_bytes())
        struct.pack_into("<I", content, 16, VERSION + 1)
        file.write_bytes(content)

        with pytest.raises(IndexOutdatedError):
            read_index(file)

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\0" * 5_000], ids=["", "pdf", "zeros"])
    def test_is_something_else(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "other").write_bytes(content)

        with pytest.raises(IndexDamagedError):
            read_index(tmp_path / "other")

    def test_is_not_whole_wherever_it_is_cut(self, file: Path) -> None:
        whole = file.read_bytes()

        for length in range(0, len(whole), 97):
            file.write_bytes(whole[:length])
            with pytest.raises(IndexDamagedError):
                read_index(file)

    def test_is_changed_in_any_one_bit_that_means_anything(
        self, index: Index, file: Path, opened: Opener
    ) -> None:
        whole, random = file.read_bytes(), Random(5)

        for _ in range(300):
            changed = bytearray(whole)
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
            file.write_bytes(changed)
            with suppress(IndexDamagedError, IndexOutdatedError):
                read = opened(file)
                assert (read.index.texts, read.parts) == (index.texts, parts(index))


class TestAnIndexThatLies:
    """Every checksum is right; what it says is not."""

    def test_is_read_where_it_does_not(self, file: Path, opened: Opener) -> None:
        forge(file, TEXTS, bytes)

        assert len(opened(file).index) == len(passages())

    @pytest.mark.parametrize("section", range(CONTENTS, SECTIONS))
    def test_in_a_section_that_is_cut_or_longer(self, file: Path, section: int) -> None:
        whole = file.read_bytes()

        for change in (cut, lengthened, emptied):
            file.write_bytes(whole)
            forge(file, section, change)
            with pytest.raises(IndexDamagedError):
                read_index(file)

    @pytest.mark.parametrize("value", [2**31, 2**32 - 1])
    def test_in_any_of_its_numbers(self, file: Path, value: int) -> None:
        whole = file.read_bytes()

        for at in range(3 * len(passages()) + 2):
            file.write_bytes(whole)
            forge(file, NUMBERS, number_at(at, value))
            with pytest.raises(IndexDamagedError):
                read_index(file)

    @pytest.mark.parametrize("value", [0, 1, 40])
    def test_in_a_number_that_may_be_right_is_searched_all_the_same(
        self, file: Path, opened: Opener, value: int
    ) -> None:
        whole = file.read_bytes()

        for at in range(3 * len(passages()) + 2):
            file.write_bytes(whole)
            forge(file, NUMBERS, number_at(at, value))
            with suppress(IndexDamagedError):
                search = LibrarySearch([opened(file).index])
                assert search.search("សិទ្ធិ", shown=EN).counts

    def test_in_texts_that_run_into_each_other(self, file: Path) -> None:
        forge(file, TEXTS, lambda texts: texts.replace(b"\0", b"a"))

        with pytest.raises(IndexDamagedError):
            read_index(file)

    def test_in_texts_with_separators_inside(self, file: Path) -> None:
        forge(file, TEXTS, lambda texts: texts.replace(b"p", b"\0"))

        with pytest.raises(IndexDamagedError):
            read_index(file)

    @pytest.mark.parametrize("quarter", range(4))
    def test_in_kinds_and_languages_that_are_none(self, file: Path, quarter: int) -> None:
        forge(file, BYTES, byte_at(quarter * len(passages()), 200))

        with pytest.raises(IndexDamagedError):
            read_index(file)

    @pytest.mark.parametrize(
        "contents",
        [
            None,
            [],
            {"passages": -1, "languages": [], "parts": []},
            {"passages": 10**9, "languages": ["en", "km"], "parts": []},
            {"passages": 2, "languages": ["en", "km"], "parts": [["a", 1, 1, 1, 0, 3, None]]},
            {"passages": 2, "languages": ["en", "km"], "parts": [["a", 1, 1, 1, 1, 2, None]]},
            {"passages": 2, "languages": ["en", "km"], "parts": [["a", 1, 1, 1, 0, 2, "odd"]]},
            {"passages": 2, "languages": ["en", "km"], "parts": [["a", 1, 1, 1, 0]]},
            {"passages": 2, "languages": ["../x"], "parts": [["a", 1, 1, 1, 0, 2, None]]},
            {"passages": 2, "languages": ["en", "en"], "parts": [["a", 1, 1, 1, 0, 2, None]]},
        ],
        ids=repr,
    )
    def test_in_its_contents(self, file: Path, contents: object) -> None:
        forge(file, CONTENTS, lambda _: json.dumps(contents).encode())

        with pytest.raises(IndexDamagedError):
            read_index(file)

    def test_in_contents_nested_without_end(self, file: Path) -> None:
        forge(file, CONTENTS, lambda _: b"[" * 100_000)

        with pytest.raises(IndexDamagedError):
            read_index(file)

    @pytest.mark.parametrize("section", [ROWS, HEADING_ROWS])
    def test_in_rows_that_go_astray(self, file: Path, section: int) -> None:
        whole = file.read_bytes()

        for at, value in ((0, 2**32 - 1), (0, 3), (1, 2**32 - 1), (2, 0)):
            file.write_bytes(whole)
            forge(file, section, number_at(at, value))
            with pytest.raises(IndexDamagedError):
                read_index(file)

    @pytest.mark.parametrize(
        "row",
        [
            zlib.compress(bytes(5_000_000)),
            zlib.compress(b"\1") + b"\1",
            zlib.compress(b"\1")[:-1],
            b"x",
        ],
        ids=["swells", "longer", "cut", "none"],
    )
    @pytest.mark.parametrize("section", [ROWS, HEADING_ROWS])
    def test_in_a_row_that_is_packed(self, file: Path, section: int, row: bytes) -> None:
        forge(file, section, lambda _: array("I", [0, 1, 5, len(row)]).tobytes() + row)

        with pytest.raises(IndexDamagedError):
            read_index(file)

    def test_in_words_that_are_in_disorder(self, file: Path) -> None:
        forge(file, WORDS, lambda words: words[:8] + words[8:].replace(b"\n", b"zzzz", 1))

        with pytest.raises(IndexDamagedError):
            read_index(file)

    def test_about_how_long_a_section_becomes(self, file: Path) -> None:
        sections, data = opened_up(file)
        bomb = zlib.compress(bytes(50_000_000))
        for claimed in (1_000, 50_000_001, 2**40):
            sections[TEXTS] = (len(bomb), claimed, zlib.crc32(bytes(50_000_000)))
            data[TEXTS] = bomb
            put_together(file, sections, data)
            with pytest.raises(IndexDamagedError):
                read_index(file)

    def test_in_an_original_is_noticed_when_it_is_shown(
        self, index: Index, file: Path, opened: Opener
    ) -> None:
        sections, data = opened_up(file)
        first = len(index.originals.packed(0))
        data[ORIGINALS] = b"\0" * first + data[ORIGINALS][first:]
        length = len(data[ORIGINALS])
        sections[ORIGINALS] = (length, length, zlib.crc32(data[ORIGINALS]))
        put_together(file, sections, data)
        search = LibrarySearch([opened(file).index])

        assert search.search("សិទ្ធិ", shown=EN).hits
        with pytest.raises(IndexDamagedError):
            search.search("passwords", shown=EN)

    def test_about_what_was_found_is_noticed_when_it_is_quoted(self, tmp_path: Path) -> None:
        place = Place(shelf="guides", item="a")
        told = build([Passage(place=place, language=EN, heading="", body="passwords " * 200)])
        other = build([Passage(place=place, language=EN, heading="", body="a")])
        builder = IndexBuilder()
        builder.copy(told, range(1))
        forged = builder.index()
        object.__setattr__(forged, "originals", other.originals)

        with pytest.raises(IndexDamagedError):
            LibrarySearch([forged]).search("passwords", shown=EN)

    def test_a_file_that_becomes_shorter_is_noticed(self, filed: FiledIndex, file: Path) -> None:
        if os.name != "posix":
            pytest.skip("what is open cannot be cut here")
        os.truncate(file, OFFSET + 10)

        with pytest.raises(IndexDamagedError):
            filed.index.original(5)


class TestAnOriginal:
    @pytest.mark.parametrize(
        "values",
        [
            None,
            [],
            ["guides/a", "en", "", "text", False],
            ["nowhere/a", "en", "", "text", False, []],
            ["guides/a", "en", "", "text", 0, []],
            ["guides/a", "en", "", 5, False, []],
            ["guides/a", "en", "", "\ud800", False, []],
            ["guides/a", "en", "", "text", False, [[0, 1]]],
            ["guides/a", "en", "", "text", False, [[1, 1], [1, 2]]],
            ["guides/a", "en", "", "text", False, [[1, 5]]],
            ["guides/a", "en", "", "text", False, [["1", 1]]],
            ["guides/a", "en", "", "text", False, [[2**70, 1]]],
            ["guides/a", "en", "", "text", False, [[1, 1], [2]]],
            ["guides/a", "en", "", "text", False, [None]],
        ],
        ids=repr,
    )
    def test_that_says_anything_else_is_refused(self, values: object) -> None:
        with pytest.raises(OriginalDamagedError):
            unpack(zlib.compress(json.dumps(values).encode()))

    @pytest.mark.parametrize(
        "packed",
        [b"", b"x", zlib.compress(b"[" * 100_000), zlib.compress(bytes(5_000_000)), b"\0" * 99],
        ids=["empty", "short", "nested", "swells", "zeros"],
    )
    def test_that_is_none_is_refused(self, packed: bytes) -> None:
        with pytest.raises(OriginalDamagedError):
            unpack(packed)

    def test_of_any_length_can_be_read_back(self) -> None:
        place = Place(shelf="guides", item="a")
        index = build([Passage(place=place, language=EN, heading="é" * 9_000, body="𝔸" * 300_000)])

        packed = index.originals.packed(0)

        assert pack(unpack(packed)) == packed


def test_a_change_of_how_texts_are_folded_calls_for_another_version() -> None:
    texts = (*ARTICLES, "“Don’t” e-mail Wi‑Fi ០១២៣៤៥៦៧៨៩ ﬁ É ㌖ ន្នន ដ្ត")

    folded = zlib.crc32(b"\0".join(encoded(fold(text).text) for text in texts))

    assert (VERSION, folded) == (2, 2353814477), "Raise VERSION, and note the new number here."


Change = Callable[[bytes], bytes]


def opened_up(file: Path) -> tuple[list[tuple[int, ...]], list[bytes]]:
    content = file.read_bytes()
    sections = list(SECTION.iter_unpack(content[START.size : OFFSET]))
    data, at = [], OFFSET
    for packed, _, _ in sections:
        data.append(content[at : at + packed])
        at += packed
    return sections, data


def put_together(file: Path, sections: list[tuple[int, ...]], data: list[bytes]) -> None:
    table = b"".join(SECTION.pack(*section) for section in sections)
    magic = file.read_bytes()[:16]
    start = START.pack(magic, VERSION, zlib.crc32(table))
    file.write_bytes(start + table + b"".join(data))


def forge(file: Path, section: int, change: Change) -> None:
    """Change what a section holds, and all that would give it away."""
    sections, data = opened_up(file)
    changed = change(zlib.decompress(data[section]))
    data[section] = zlib.compress(changed)
    sections[section] = (len(data[section]), len(changed), zlib.crc32(changed))
    put_together(file, sections, data)


def number_at(at: int, value: int) -> Change:
    def change(data: bytes) -> bytes:
        numbers = array("I", data[: len(data) // 4 * 4])
        numbers[at] = value
        return numbers.tobytes() + data[len(data) // 4 * 4 :]

    return change


def byte_at(at: int, value: int) -> Change:
    return lambda data: data[:at] + bytes((value,)) + data[at + 1 :]


def cut(data: bytes) -> bytes:
    return data[:-1]


def lengthened(data: bytes) -> bytes:
    return data + b"\1"


def emptied(_data: bytes) -> bytes:
    return b""
