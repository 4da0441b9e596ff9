"""Words that were found, marked in a text that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.khmer_samples import ARTICLES, WORDS

from kiosk.core.khmer.breaks import breakable
from kiosk.core.khmer.clusters import clusters
from kiosk.core.khmer.fold import fold, fold_query
from kiosk.core.search.marking import in_broken, united, word_hits, word_ranges
from kiosk.core.search.quotation import Range

TEXT = "\n".join(ARTICLES)


def marked(text: str, *words: str) -> list[str]:
    folded = [fold_query(word) for word in words]
    return [text[one.start : one.end] for one in word_ranges(text, folded)]


def test_a_word_is_marked_wherever_it_stands() -> None:
    assert marked("Lock it. A lock, LOCKED.", "lock") == ["Lock", "lock", "LOCK"]


def test_a_word_is_not_marked_inside_others_where_it_stands_by_itself() -> None:
    assert marked("an app may happen", "app") == ["app"]
    assert marked("it may happen", "app") == ["app"]


@pytest.mark.parametrize("word", WORDS)
def test_khmer_is_marked_however_it_is_spelled(word: str) -> None:
    found = marked(TEXT, word)

    assert found
    assert {fold(one).text for one in found} >= {fold_query(word)}


def test_zero_width_spaces_inside_a_word_are_marked_with_it() -> None:
    assert marked("ពាក្យ\u200bសម្ងាត់ថ្មី", "ពាក្យសម្ងាត់") == ["ពាក្យ\u200bសម្ងាត់"]


@given(st.sampled_from(WORDS), st.integers(1, 12))
def test_no_letter_is_cut_through(word: str, length: int) -> None:
    edges = {edge for cluster in clusters(TEXT) for edge in cluster}

    for one in word_ranges(TEXT, [fold_query(word)[:length]]):
        assert {one.start, one.end} <= edges


def test_marks_of_several_words_do_not_overlap() -> None:
    hits = word_hits(3, "password manager", ["password", "word", "pass", "manager"])

    assert [(hit.page, hit.start, hit.end) for hit in hits] == [(3, 0, 8), (3, 9, 16)]


def test_no_words_are_no_marks() -> None:
    assert marked(TEXT) == []
    assert marked(TEXT, "") == []


def test_marks_stay_on_their_letters_when_breaks_are_put_in() -> None:
    text = "".join(ARTICLES[0].split()) * 3
    broken = breakable(text)
    before = word_ranges(text, [fold_query("សិទ្ធិមនុស្ស")])

    after = in_broken(text, broken, before)

    assert broken != text
    assert len(before) == len(after) == 3
    said = [broken[one.start : one.end].replace("\u200b", "") for one in after]
    assert said == [text[one.start : one.end] for one in before]


def test_ranges_that_overlap_become_one() -> None:
    assert united(Range(4, 9), Range(0, 2), Range(8, 12)) == (Range(0, 2), Range(4, 12))
