"""Quotations: what is marked is what was found, in the text as it was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.khmer_samples import ARTICLES, WORDS
from tests.passages import passage, search_in

from kiosk.core.khmer.fold import fold, fold_query
from kiosk.core.search.quotation import Range, quote

FILLING = st.text("កដ្ារ។ \n\u200bab-λ…½", max_size=12)
PIECES = st.one_of(FILLING, st.sampled_from((*ARTICLES, *WORDS)))


@given(st.lists(PIECES, max_size=12), st.sampled_from(WORDS))
def test_a_hit_is_where_a_look_through_the_whole_text_finds_it(
    pieces: list[str], word: str
) -> None:
    written = passage("guides/one", "".join([*pieces, " \u200b", word, "\u200b ", *pieces]))
    key = fold(written.text)
    wanted = fold_query(word)
    expected = {
        key.source(at, at + len(wanted))
        for at in range(len(key.text))
        if key.text.startswith(wanted, at)
    }

    for hit in search_in(written, query=word).hits:
        assert (hit.start, hit.end) in expected
        mark = hit.marks[0]
        assert hit.snippet[mark.start : mark.end] == written.text[hit.start : hit.end].replace(
            "\n", " "
        )


def test_a_hit_far_into_a_long_text_is_quoted_with_its_surroundings() -> None:
    written = passage("reports/one#page=1", f"{' '.join(ARTICLES * 20)} a needle, λ {ARTICLES[1]}")

    (hit,) = search_in(written, query="needle").hits

    assert written.text[hit.start : hit.end] == "needle"
    assert hit.snippet.startswith("…")
    assert len(hit.snippet) < 200


def test_text_in_visual_order_is_quoted_as_it_stands_in_its_file() -> None:
    from tests.passages import KM

    from kiosk.core.search.index import IndexBuilder
    from kiosk.core.search.library_search import LibrarySearch

    drawn = "េរឿង េកាះ េគ េធ្វើ"
    builder = IndexBuilder()
    builder.add(passage("reports/one#page=1", drawn, language=KM), is_visual_order=True)

    (hit,) = LibrarySearch([builder.index()]).search("រឿង", shown=KM).hits

    assert drawn[hit.start : hit.end] in ("េរឿង", "រឿង")


def test_all_words_that_stand_near_are_marked_once() -> None:
    written = passage("guides/one", "A password, and telegram, with Telegram and a password.")

    (hit,) = search_in(written, query="telegram password").hits

    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["password", "telegram"]


def test_a_quotation_begins_and_ends_with_whole_words() -> None:
    text = "one two three four five six seven eight nine ten eleven " * 6
    at = text.index("seven", 150)

    quotation = quote(text, [Range(at, at + 5)])

    assert quotation.text.strip("…").strip() in text
    assert set(quotation.text.strip("…").split()) <= set(text.split())
    assert quotation.text[quotation.found[0].start : quotation.found[0].end] == "seven"


def test_a_short_text_is_quoted_as_a_whole() -> None:
    quotation = quote("A key.\nA lock.", [Range(2, 5)])

    assert (quotation.text, quotation.found) == ("A key. A lock.", (Range(2, 5),))
