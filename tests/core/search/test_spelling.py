"""Misspelled words: what was meant is among what is found first."""

from __future__ import annotations

import csv
import doctest
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.passages import EN, KM, passage, places, search_in

from kiosk.core.content.library import PackFolders
from kiosk.core.khmer.fold import fold_query
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search import slips
from kiosk.core.search.index import build
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.library_texts import library_passages
from kiosk.core.search.one_byte import encoded
from kiosk.core.search.slips import distance, sound
from kiosk.core.search.spelling import Spelling
from kiosk.core.search.synonyms import read_synonyms
from kiosk.core.search.vocabulary import Vocabulary, VocabularyBuilder

BUNDLED = Path(__file__).parents[3] / "resources" / "packs"
MISSPELLINGS = Path(__file__).with_name("misspellings.csv")

ENOUGH = 0.9
LETTERS = st.text("abeh", max_size=6).map(str.encode)


def misspellings() -> Iterator[dict[str, str]]:
    with MISSPELLINGS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def vocabulary(*texts: str, has_breaks: bool = True) -> Vocabulary:
    builder = VocabularyBuilder()
    for text in texts:
        builder.add(passage("guides/one", text), has_breaks=has_breaks)
    return builder.vocabulary()


def words(known: Vocabulary) -> list[str]:
    return sorted(known.as_written(number) for number in range(len(known.words)))


def test_the_example_of_slips_holds() -> None:
    assert doctest.testmod(slips).failed == 0


@pytest.mark.parametrize("language", [KM, EN])
def test_the_page_that_was_meant_is_among_the_first_ten(language: LanguageCode) -> None:
    library = PackFolders([BUNDLED]).load()
    search = LibrarySearch([build(library_passages(library))], read_synonyms(library, []))
    verdicts: Counter[bool] = Counter()

    for row in misspellings():
        if row["language"] == language:
            assert fold_query(row["typed"]) != fold_query(row["meant"]), row["typed"]
            hits = search.search(row["typed"], shown=language, limit=10).hits
            verdicts[row["place"] in {str(hit.place.whole) for hit in hits}] += 1

    assert verdicts.total() >= 50
    assert verdicts[True] >= verdicts.total() * ENOUGH


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("password", "password", 0),
        ("pasword", "password", 0.5),
        ("passwrod", "password", 0.5),
        ("passwors", "password", 1),
        ("sensor", "censor", 0.5),
        ("កណ", "កន", 0.5),
        ("ហានិភ័យ", "ហានិភយ", 0.5),
        ("", "ab", 2),
    ],
)
def test_slips_cost_by_how_easily_they_are_made(one: str, other: str, apart: float) -> None:
    assert distance(encoded(one), encoded(other), 3) == apart


@given(LETTERS, LETTERS)
def test_two_words_are_as_far_apart_from_either_side(one: bytes, other: bytes) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)


@given(LETTERS, LETTERS, st.sampled_from([0, 0.5, 1, 1.5, 2]))
def test_giving_up_early_changes_no_distance(one: bytes, other: bytes, most: float) -> None:
    whole = distance(one, other, 9)

    assert (distance(one, other, most) <= most) is (whole <= most)
    if whole <= most:
        assert distance(one, other, most) == whole


def test_a_letter_sounds_the_same_under_another_and_behind_it() -> None:
    assert sound(encoded("ម្ន")) == sound(encoded("មន"))


def test_khmer_words_are_known_where_breaks_tell_them_apart() -> None:
    assert words(vocabulary("មេរោគ\u200bទូរសព្ទ")) == ["ទូរសព្ទ", "មេរោគ"]
    assert words(vocabulary("មេរោគទូរសព្ទ", has_breaks=False)) == []


def test_a_word_is_known_as_it_is_mostly_written() -> None:
    assert words(vocabulary("Signal, Signal, signal, E-mail")) == ["E-mail", "Signal"]


def test_what_stands_between_spaces_in_a_heading_is_known_as_a_word() -> None:
    builder = VocabularyBuilder()
    heading = "ពាក្យ\u200bសម្ងាត់ ថ្មី"

    builder.add(passage("glossary/password", "", heading=heading, language=KM), has_breaks=True)

    assert words(builder.vocabulary()) == ["ថ្មី", "ពាក្យ", "ពាក្យសម្ងាត់", "សម្ងាត់"]


def test_the_nearest_words_are_guessed_first_and_the_commoner_of_two() -> None:
    spelling = Spelling([vocabulary("lock lock look"), vocabulary("local")])

    (piece,) = spelling.pieces("lack")

    assert [guess.written for guess in piece.guesses] == ["lock"]


def test_a_khmer_text_is_cut_into_known_words_and_the_rest_is_mended() -> None:
    spelling = Spelling([vocabulary("មេរោគ\u200bទូរសព្ទ\u200bកុំព្យូទ័រ")])

    pieces = spelling.pieces("ទូរសព្ទមេរោកកុំព្យូទ័រ")

    assert [(piece.typed, [one.written for one in piece.guesses]) for piece in pieces] == [
        ("ទូរសព្ទ", []),
        ("មេរោក", ["មេរោគ"]),
        ("កុំព្យូទ័រ", []),
    ]


def test_a_word_of_two_letters_is_like_too_many_others_to_be_mended() -> None:
    assert places(search_in(passage("guides/one", "It is."), query="at")) == []
