"""The index: where words begin, which kinds there are, and that nothing is lost in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.khmer_samples import ARTICLES
from tests.passages import EN, KM, passage

from kiosk.core.content.document import Kind
from kiosk.core.khmer.fold import fold
from kiosk.core.search.index import Index, IndexBuilder, build
from kiosk.core.search.one_byte import decoded
from kiosk.core.search.triples import set_bits


def word_starts(index: Index, number: int) -> list[str]:
    """Give what stands from each beginning of a word on to the end of the passage."""
    start, end = index.starts[number], index.starts[number + 1] - 1
    marked = (at for at in range(start, end) if index.word_starts[at >> 3] >> (at & 7) & 1)
    return [decoded(index.texts[at:end]) for at in marked]


@given(st.lists(st.tuples(st.text("កា្ខab \u200b", max_size=20), st.text(max_size=20))))
def test_passages_come_back_as_they_were_added(texts: list[tuple[str, str]]) -> None:
    passages = [passage("guides/one", body, heading=heading) for heading, body in texts]

    index = build(passages)

    assert [index.original(number).passage for number in range(len(index))] == passages
    for number, one in enumerate(passages):
        assert decoded(index.folded(number)) == fold(one.text).text


def test_khmer_words_begin_behind_breaks_spaces_and_other_scripts() -> None:
    index = build([passage("guides/one", "a", language=EN), passage("guides/two", "កា\u200bខេ គោ")])

    assert list(index.breaks) == [0, 1]
    assert word_starts(index, 1) == ["ខេគោ", "គោ"]


def test_one_break_in_a_long_text_does_not_tell_its_words_apart() -> None:
    index = build([passage("guides/one", "ក\u200b" + ARTICLES[2], language=KM)])

    assert list(index.breaks) == [0]
    assert word_starts(index, 0) == []


def test_a_heading_ends_where_the_body_begins() -> None:
    index = build([passage("guides/one", "ខាងក្រោម", heading="λ ស្ត្រី ½")])

    heading = index.texts[index.starts[0] : index.heading_ends[0]]

    assert decoded(heading).strip() == fold("λ ស្ត្រី ½").text


def test_passages_of_a_kind_are_known_by_their_bits() -> None:
    index = build(
        [passage("guides/one", "a"), passage("reports/one", "b"), passage("guides/b", "")]
    )

    assert {kind: list(set_bits(bits)) for kind, bits in index.kind_bits.items()} == {
        Kind.GUIDE: [0, 2],
        Kind.REPORT: [1],
    }


def test_an_index_of_nothing_holds_nothing() -> None:
    index = IndexBuilder().index()

    assert (len(index), index.kind_bits, index.languages) == (0, {}, ())
