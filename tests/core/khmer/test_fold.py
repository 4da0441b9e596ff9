"""Folding: what looks the same is the same, and every folded character knows its source."""

from __future__ import annotations

import doctest
import random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.khmer_samples import ARTICLES, WORDS

from kiosk.core.khmer import fold as fold_module
from kiosk.core.khmer import syllable
from kiosk.core.khmer.clusters import clusters
from kiosk.core.khmer.fold import begins_syllable, begins_word, fold, fold_query
from kiosk.core.khmer.stutter import stutters

KHMER_PARTS = "កដតនរសអឲឱឣឤឨ្្្់៌៉៊ាិីុូេែើឿោៅំះៈ័៍៝ៗ។៘១9 \n\u200b\u200c\u200d\u17b5"
KHMER = st.text(KHMER_PARTS, max_size=30)
LATIN = st.text("aeé́ßﬁİ'’-‐—\u00ad½ \t\n\r\u200b\ufffd\x00…①", max_size=30)
ANYTHING = st.one_of(KHMER, LATIN, st.text(KHMER_PARTS + "ab- "), st.text())


def typed(parts: str) -> str:
    """Type the parts, which are written apart here so that one sees their order."""
    return parts.replace(" ", "")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ស្ត្រី", "ស ្រ ្ត ី"),
        ("ស្ត្រី", "ស ី ្ត ្រ"),
        ("ស្ត្រី", "ស ្ដ ្រ ី"),
        ("ស្ត្រី", "ស ្រ ី ្ដ"),
        ("កម្ពុជា", "ក ម ុ ្ព ជ ា"),
        ("ប៉ុន្តែ", "ប ុ ៉ ន ្ត ែ"),
        ("ប៉ុន្តែ", "ប ៊ ុ ន ែ ្ដ"),
        ("ស៊ី", "ស ុ ី"),
        ("ស៊ី", "ស ី ុ"),
        ("ស៊ី", "ស ី ៊"),
        ("ស៊ី", "ស ៉ ី"),
        ("ខ្មែរ", "ខ ែ ្ម រ"),
        ("ព្រះ", "ព ះ ្រ"),
        ("មាគ៌ា", "ម ា គ ា ៌"),
        ("កើត", "ក េ ី ត"),
        ("កើត", "ក ី េ ត"),
        ("កោះ", "ក េ ា ះ"),
        ("កោះ", "ក ះ ា េ"),
        ("ជំនឿ", "ជ ំ ន េ ឿ"),
        ("ទៀត", "ទ េ ៀ ត"),
        ("ចិត្ត", "ច ិ ត ្ដ"),
        ("សន្តិសុខ", "ស ន ិ ្ត ស ុ ខ"),
        ("សន្តិសុខ", "ស ន ្ដ ិ ស ុ ខ"),
        ("ឱ្យ", "ឲ ្យ"),
        ("ម្នាក់", "ម ា ្ន ក ់"),
        ("ម្នាក់", "ម ្ន ា ក ់ ់"),
        ("ញ៉ាំ", "ញ ុ ា ំ"),
        ("ញ៉ាំ", "ញ ំ ា ៊"),
        ("ប៊ិច", "ប ុ ិ ច"),
        ("ប៊័រ", "ប ុ ័ រ"),
        ("វិទ្យាសាស្ត្រ", "វ ិ ទ ា ្យ ស ា ស ្រ ្ដ"),
        ("ភ្នំពេញ", "ភ ំ ្ន ព េ ញ"),
        ("ក្រុម", "ក ុ ្រ ម"),
        ("ឆ្លើយ", "ឆ ្ល េ ី យ"),
        ("ឆ្លើយ", "ឆ េ ្ល ី យ"),
        ("គ្រឿង", "គ ឿ ្រ ង"),
        ("ច្បាប់", "ច ា ្ប ប ់"),
        ("សង្គ្រាម", "ស ង ្រ ្គ ា ម"),
        ("បញ្ញត្តិ", "ប ញ ្ញ ត ិ ្ដ"),
        ("ម៉ោង", "ម ោ ៉ ង"),
        ("ម៉ោង", "ម េ ៉ ា ង"),
        ("ហ្វេសប៊ុក", "ហ េ ្វ ស ប ុ ៊ ក"),
        ("អ៊ីនធឺណិត", "អ ុ ី ន ធ ឺ ណ ិ ត"),
        ("ទិន្នន័យ", "ទ ិ ន ្ន ័ យ"),
        ("ទិន្នន័យ", "ទ ិ ន ្ន ន ន ័ យ"),
        ("អាពាហ៍", "ឤ ព ា ហ ៍"),
        ("ឧក", "ឨ"),
        ("។ល។", "៘"),
    ],
)
def test_a_word_is_found_however_it_was_typed(word: str, parts: str) -> None:
    assert typed(parts) != word
    assert fold(typed(parts)).text == fold(word).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ចាប់", "ច្បាប់"),
        ("ខ្ញុំ", "ខ្ញំ"),
        ("ពុះ", "ព៉ះ"),
        ("នុ", "ន៉"),
        ("ដា", "តា"),
        ("នានា", "នា"),
        ("ក្រ", "ករ"),
        ("10", "1 0"),
        ("a b", "ab"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Café  CRÈME", "cafe creme"),
        ("e\u0301te\u0301", "ete"),
        ("Straße", "strasse"),
        ("ﬁrewall", "firewall"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("don’t “quote”", 'don\'t "quote"'),
        ("2019–2020", "2019-2020"),
        ("½", "1/2"),
        ("e-mail", "email"),
        ("fire-\nwall", "firewall"),
        ("fire\u00ad\nwall", "firewall"),
        ("fire\u00adwall", "firewall"),
        ("fire\nwall", "fire wall"),
        ("pass- and", "pass- and"),
        ("-x- 1-2", "-x- 1-2"),
        ("a\r\n\t b", "a b"),
        ("a\x00\ufffdb\ufeff", "ab"),
        ("កម្មវិធី Firewall", "កម្មវិធីfirewall"),
        ("Firewall\nកម្មវិធី", "firewallកម្មវិធី"),
        ("មាត្រា ១៩", "មាត្រា19"),
        ("១ ២", "1 2"),
        ("๓٣", "33"),
        ("្", ""),
        ("ក្", "ក"),
        ("ា", "ា"),
        ("ី្រ", "្រី"),
        ("❤️ 👩‍💻", "❤ 👩💻"),
        ("\ud800", "\ud800"),
        ("ÅΩ й", "aω и"),
        ("各 가", "各 " + "\u1100\u1161"),
    ],
)
def test_what_makes_no_difference_is_gone(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("hidden", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"])
@pytest.mark.parametrize("space", ["", " ", "\n", " \n"])
def test_breaks_between_any_two_khmer_letters_make_no_difference(hidden: str, space: str) -> None:
    for article in ARTICLES:
        assert fold((hidden + space + hidden).join(article)).text.replace(" ", "") == fold(
            article
        ).text.replace(" ", "")


@pytest.mark.parametrize("seed", range(8))
def test_words_are_found_in_text_whose_syllables_were_typed_in_any_order(seed: int) -> None:
    page = fold("\n".join(mangled(article, random.Random(seed)) for article in ARTICLES)).text

    for word in WORDS:
        assert fold_query(word) in page
        assert fold_query(mangled(word, random.Random(seed + 1))) in page


def mangled(text: str, chance: random.Random) -> str:
    """Type the marks of every syllable in another order, with breaks in between."""
    shuffled = []
    for start, end in clusters(text):
        parts = text[start + 1 : end].replace("\u17d2", " \u17d2")
        marks = [
            piece
            for part in parts.split(" ")
            for piece in ([part[:2], *part[2:]] if part.startswith("\u17d2") else list(part))
        ]
        chance.shuffle(marks)
        shuffled.append(text[start] + "".join(marks))
    return "\u200b".join(shuffled)


@given(ANYTHING)
@example("ន្ន្នន")
@example("ន្ន\u200bន៌")
@example("a-\n-b")
@example("ក្ាខ")
@example("នា" * 9)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    folded = fold(text).text

    assert fold(folded).text == folded


@pytest.mark.parametrize("plane", range(17))
def test_no_character_at_all_folds_differently_the_second_time(plane: int) -> None:
    every = "".join(f"x{chr(code)}x\n" for code in range(plane << 16, (plane + 1) << 16))

    folded = fold(every).text

    assert fold(folded).text == folded


@given(ANYTHING, st.booleans())
def test_every_folded_character_comes_from_somewhere(text: str, is_drawn: bool) -> None:
    key = fold(text, is_visual_order=is_drawn)

    assert len(key.text) == len(key.starts) == len(key.ends)
    for start, end in zip(key.starts, key.ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(ANYTHING)
def test_from_cluster_to_cluster_one_moves_on_in_the_source(text: str) -> None:
    key = fold(text)

    sources = [key.source(start, end) for start, end in clusters(key.text)]

    assert sources == sorted(sources)
    assert [end for _, end in sources] == sorted(end for _, end in sources)


@given(ANYTHING, st.data())
def test_what_is_found_is_in_the_part_of_the_source_that_is_named(
    text: str, data: st.DataObject
) -> None:
    key = fold(text)
    pieces = list(clusters(key.text))
    assume(pieces and not stutters(key.text))
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))

    start, end = key.source(pieces[first][0], pieces[last][1])

    assert key.text[pieces[first][0] : pieces[last][1]].strip() in fold(text[start:end]).text


def test_an_empty_range_has_its_place_in_the_source_too() -> None:
    key = fold("a  ﬁ")

    assert key.source(1, 1) == (1, 1)
    assert key.source(2, 2) == (3, 3)
    assert key.source(4, 4) == (4, 4)
    assert fold("").source(0, 0) == (0, 0)


def test_a_hit_covers_what_was_left_out_inside_it() -> None:
    text = "ask for an e-mail, not an Email"
    key = fold(text)

    at = key.text.find("email")
    start, end = key.source(at, at + 5)

    assert text[start:end] == "e-mail"


def test_a_query_in_the_making_finds_what_it_may_become() -> None:
    assert fold_query(" well-") == "well"
    assert fold_query("ស្ត្") == fold_query("ស្ត")
    assert fold_query("5-") == "5-"
    assert fold_query("  ") == ""


STUTTERING = "ក្ដីក្ដីក្ដីប្រកាសជាសកលស្ដីស្ដី្ដីស្ដី្ដីពីពីីសិសិទ្ធិទ្ធិទ្ធិិមនុនុស្ស\nបុបុុព្វព្វកថា\nអនុនុម័ម័តនិនិិងសម្រេចចិចិិត្ដត្ដភាពក្នុក្នុនុង"
"""What Typst makes of it, as it comes out of its PDF."""


@pytest.mark.parametrize("word", ["សិទ្ធិមនុស្ស", "បុព្វកថា", "អនុម័ត", "ចិត្ត", "ភាពក្នុង"])
def test_a_pdf_that_stutters_is_found_to_say_what_it_meant(word: str) -> None:
    key = fold(STUTTERING)

    at = key.text.find(fold_query(word))
    start, end = key.source(at, at + len(fold_query(word)))

    assert at >= 0
    assert fold(STUTTERING[start:end]).text[0] == word[0]
    assert end - start > len(word)


def test_words_begin_where_syllables_and_latin_words_do() -> None:
    key = fold("ក្រុមការងារ firewall fire").text

    words = [at for at in range(len(key)) if begins_word(key, at)]

    beginnings = [key[at : at + 3] for at in words]
    assert beginnings == ["ក្រ", "មកា", "ការ", "រងា", "ងារ", "រfi", "fir", "fir"]
    assert not begins_syllable(key, 1)
    assert not begins_syllable(key, 2)
    assert begins_syllable(key, len(key))


def test_the_examples_are_true() -> None:
    assert doctest.testmod(fold_module).failed == 0
    assert doctest.testmod(syllable).failed == 0
