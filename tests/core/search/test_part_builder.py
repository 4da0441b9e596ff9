"""An index that is gathered part by part is the same, whether it is read anew or copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.khmer_samples import ARTICLES, WORDS

from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import Index, IndexBuilder, build
from kiosk.core.search.index_file import FiledIndex, read_index, write_index
from kiosk.core.search.index_sources import stamp_of_text
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.part_builder import PartBuilder
from kiosk.core.search.passage import Passage

STAMP = stamp_of_text("as it was")
TEXTS = st.lists(st.text(st.sampled_from("ab -\u200b\n១កខ្រតិ៍"), max_size=40), max_size=20)


def passage(number: int, body: str, *, heading: str = "") -> Passage:
    place = Place(shelf="reports", item="study", page=number + 1)
    return Passage(place=place, language=LanguageCode("km"), heading=heading, body=body)


def all_of(index: Index) -> tuple[object, ...]:
    """Everything an index holds, so that two can be compared."""
    return (
        index.texts,
        index.starts,
        index.heading_ends,
        (index.kinds, index.entries, index.breaks, index.word_starts),
        (index.languages, index.language_numbers),
        (index.triples, index.heading_triples, index.kind_bits, index.vocabulary),
        [index.original(number) for number in range(len(index))],
    )


@given(TEXTS, st.integers(0, 20))
def test_a_copy_is_what_would_be_read_anew(texts: list[str], cut: int) -> None:
    passages = [passage(at, text, heading=text[:3]) for at, text in enumerate(texts)]
    whole = build(passages)

    builder = IndexBuilder()
    builder.add(passage(99, "something else before it"))
    builder.copy(whole, range(min(cut, len(whole)), len(whole)))

    anew = build([passage(99, "something else before it"), *passages[cut:]])
    assert all_of(builder.index()) == all_of(anew)


def test_there_is_an_index_at_any_time_and_more_can_be_added() -> None:
    passages = [passage(at, word) for at, word in enumerate(WORDS * 2)]
    builder = IndexBuilder()

    for number, one in enumerate(passages, 1):
        builder.add(one)
        so_far = LibrarySearch([builder.index_without_words()])
        found = so_far.search(one.body, shown=LanguageCode("km"), limit=500)
        assert one.place in {hit.place for hit in found.hits}
        assert len(builder.index()) == number

    assert all_of(builder.index()) == all_of(build(passages))


class TestParts:
    @pytest.fixture
    def old(self, tmp_path: Path) -> Iterator[FiledIndex]:
        before = PartBuilder()
        for name, texts in (("a", ARTICLES[:2]), ("b", ARTICLES[2:4])):
            for _ in before.add(name, STAMP, map(passage, range(2), texts)):
                pass
        write_index(tmp_path / "old", before.index(), before.parts)
        filed = read_index(tmp_path / "old")
        yield filed
        filed.close()

    def test_are_copied_from_what_was_there_and_added_to_it(self, old: FiledIndex) -> None:
        now = PartBuilder()
        now.reuse(old, {"b": old.parts[1]})

        was_copied = now.copy("a"), now.copy("b")
        for _ in now.add("c", STAMP, [passage(7, "something new")]):
            pass

        assert was_copied == (False, True)
        assert [(part.name, part.start, part.end) for part in now.parts] == [
            ("b", 0, 2),
            ("c", 2, 3),
        ]
        assert [now.index().original(at).passage.body for at in range(3)] == [
            *ARTICLES[2:4],
            "something new",
        ]

    def test_that_cannot_be_read_any_more_are_not_copied(self, old: FiledIndex) -> None:
        now = PartBuilder()
        now.reuse(old, {part.name: part for part in old.parts})
        now.close()
        old.close()

        assert not now.copy("a")
        assert len(now) == 0

    def test_are_copied_from_the_first_of_several(self, old: FiledIndex, tmp_path: Path) -> None:
        now = PartBuilder()
        now.reuse(old, {"a": old.parts[0]})

        another = read_index(tmp_path / "old")
        now.reuse(another, {"b": another.parts[1]})

        assert now.is_reusable("a")
        assert not now.is_reusable("b")
        assert another.file.closed
