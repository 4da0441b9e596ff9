"""Search of a library: what is found, in which order, and what is said of it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.khmer_samples import WORDS
from tests.passages import EN, KM, passage, places, search_in

from kiosk.core.content.document import Kind
from kiosk.core.khmer.letters import COENG
from kiosk.core.search.index import build
from kiosk.core.search.library_search import MOST_OF_A_KIND, LibrarySearch
from kiosk.core.search.query import Match
from kiosk.core.search.results import Count, Results
from kiosk.core.search.synonyms import gathered

PASSWORDS = gathered([["password", "passcode", "ពាក្យសម្ងាត់", "ពាក្យសំងាត់"]])


def test_a_hit_says_where_it_is_and_quotes_what_is_written_there() -> None:
    written = passage("guides/lock#section=pin", "Choose a Password.", heading="Lock it")

    (hit,) = search_in(written, query="password").hits

    assert str(hit.place) == "guides/lock#section=pin"
    assert (hit.kind, hit.language, hit.heading) == (Kind.GUIDE, EN, "Lock it")
    assert written.text[hit.start : hit.end] == "Password"
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["Password"]
    assert (hit.match, hit.words) == (Match.EXACT, ("password",))


def test_titles_come_before_headings_before_bodies() -> None:
    results = search_in(
        passage("guides/one#section=a", "About the key.", heading="A"),
        passage("guides/two#section=b", "Nothing.", heading="The key"),
        passage("guides/three", "Nothing.", heading="Key"),
        query="key",
    )

    assert places(results) == ["guides/three", "guides/two#section=b", "guides/one#section=a"]


def test_words_come_before_parts_of_words() -> None:
    results = search_in(
        passage("guides/one#section=a", "A monkey."),
        passage("guides/two#section=a", "The keys."),
        query="key",
    )

    assert places(results) == ["guides/two#section=a", "guides/one#section=a"]


def test_a_title_that_only_holds_it_inside_a_word_still_comes_before_bodies() -> None:
    results = search_in(
        passage("guides/one#section=a", "Pass it on."),
        passage("guides/two", "Pass it on.", heading="Bypass blocking"),
        query="pass",
    )

    assert places(results) == ["guides/two", "guides/one#section=a"]


def test_where_breaks_tell_khmer_words_come_before_parts_of_words() -> None:
    results = search_in(
        passage("guides/one#section=a", "បើក\u200bឯកសារ\u200bនេះ", language=KM),
        passage("guides/two#section=a", "ផ្ញើ\u200bសារ\u200bនេះ", language=KM),
        query="សារ",
    )

    assert places(results) == ["guides/two#section=a", "guides/one#section=a"]


def test_punctuation_begins_a_khmer_word_as_a_break_does() -> None:
    results = search_in(
        passage("guides/one#section=a", "បើក\u200bឯកសារ", language=KM),
        passage("guides/two#section=a", "(សារ\u200bនេះ)", language=KM),
        query="សារ",
    )

    assert places(results) == ["guides/two#section=a", "guides/one#section=a"]


def test_where_nothing_tells_a_khmer_word_may_begin_with_any_syllable() -> None:
    results = search_in(
        passage("reports/one#page=1", "បើកឯកសារនេះ", language=KM),
        passage("reports/two#page=1", "ផ្ញើសារនេះ", language=KM),
        query="សារ",
    )

    assert places(results) == ["reports/one#page=1", "reports/two#page=1"]


def test_a_subscript_is_no_beginning() -> None:
    assert not search_in(passage("guides/one", "មនុស្ស\u200bក្រក", language=KM), query="រក").hits


def test_the_language_that_is_shown_comes_first_and_hides_no_other() -> None:
    both = (
        passage("glossary/vpn", "A tunnel.", heading="VPN"),
        passage("glossary/vpn", "ផ្លូវ", heading="VPN", language=KM),
    )

    for shown in (EN, KM):
        languages = [hit.language for hit in search_in(*both, query="vpn", shown=shown).hits]
        assert (languages[0], set(languages)) == (shown, {EN, KM})


def test_hits_of_a_kind_stand_together_and_the_kind_of_the_best_comes_first() -> None:
    results = search_in(
        passage("reports/one#page=1", "A court."),
        passage("guides/one#section=a", "A court."),
        passage("reports/two#page=1", "A court."),
        passage("glossary/court", "Judges.", heading="Court"),
        query="court",
    )

    assert [hit.kind for hit in results.hits] == [
        Kind.TERM,
        Kind.REPORT,
        Kind.REPORT,
        Kind.GUIDE,
    ]
    assert results.counts == {Kind.REPORT: Count(2), Kind.GUIDE: Count(1), Kind.TERM: Count(1)}
    assert results.total == Count(4)


def test_several_words_must_all_stand_on_one_place() -> None:
    results = search_in(
        passage("guides/one", "Telegram needs a password."),
        passage("guides/two", "Telegram."),
        query="password telegram",
    )

    assert places(results) == ["guides/one"]


def test_words_that_stand_together_come_before_the_same_words_apart() -> None:
    results = search_in(
        passage("guides/one#section=a", "The code for your login."),
        passage("guides/two#section=a", "A login code."),
        query="login code",
    )

    assert places(results) == ["guides/two#section=a", "guides/one#section=a"]


@pytest.mark.parametrize("query", ['"login code"', "“login code”", "«login code»", '"login code'])
def test_what_stands_in_quotation_marks_is_found_exactly_so(query: str) -> None:
    results = search_in(
        passage("guides/one", "The code for your login."),
        passage("guides/two", "A Login\ncode."),
        query=query,
    )

    assert places(results) == ["guides/two"]


@pytest.mark.parametrize("query", ["កម្មវិធី Firewall", "កម្មវិធីfirewall", "firewall កម្មវិធី"])
def test_two_scripts_are_two_words(query: str) -> None:
    results = search_in(
        passage("guides/one", "Firewall ជា\u200bកម្មវិធី", language=KM),
        passage("guides/two", "កម្មវិធី", language=KM),
        query=query,
    )

    assert places(results) == ["guides/one"]


@pytest.mark.parametrize("query", ["ពាក្យសម្ងាត់", "ពាក្យ សម្ងាត់", "ពាក្យ\u200bសម្ងាត់ "])
def test_a_space_between_khmer_letters_makes_no_difference(query: str) -> None:
    written = passage("guides/one", "ដូរ\u200bពាក្យ\u200bសម្ងាត់", language=KM)
    parted = passage("guides/two", "សម្ងាត់ និង\u200bពាក្យ", language=KM)

    assert places(search_in(written, parted, query=query)) == ["guides/one"]


def test_digits_of_both_scripts_are_the_same() -> None:
    written = passage("guides/one", "មាត្រា ១៩", language=KM)

    assert places(search_in(written, query="មាត្រា19")) == ["guides/one"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("sharing", "Share it."),
        ("share", "Sharing it."),
        ("policies", "A policy."),
        ("policy", "Policies."),
        ("passwords", "Your password."),
        ("password", "Passwords."),
        ("cafe", "The Café."),
        ("E-Mail", "An email."),
    ],
)
def test_another_form_of_a_word_is_found_as_the_word_itself(query: str, text: str) -> None:
    (hit,) = search_in(passage("guides/one", text), query=query).hits

    assert hit.match is Match.EXACT


def test_a_form_is_a_whole_word() -> None:
    assert not search_in(passage("guides/one", "Sharp policing."), query="sharing").hits


@pytest.mark.parametrize(
    ("query", "found", "match"),
    [
        ("password", "ពាក្យ\u200bសម្ងាត់", Match.SYNONYM),
        ("Passwords", "ពាក្យសម្ងាត់", Match.SYNONYM),
        ("ពាក្យសម្ងាត់", "Passwords", Match.SYNONYM),
        ("ពាក្យសំងាត់", "ពាក្យសម្ងាត់", Match.SYNONYM),
        ("ដូរពាក្យសំងាត់", "ដូរ\u200bពាក្យសម្ងាត់", Match.SYNONYM),
        ("passcode", "Passcode", Match.EXACT),
    ],
)
def test_what_means_the_same_is_found_and_marked_as_such(
    query: str, found: str, match: Match
) -> None:
    written = passage("guides/one", f"({found})")

    (hit,) = search_in(written, query=query, synonyms=PASSWORDS).hits

    assert hit.match is match
    assert hit.snippet[hit.marks[0].start : hit.marks[0].end] == found


def test_several_words_may_have_one_synonym() -> None:
    synonyms = gathered([["two-factor authentication", "2FA"]])
    written = passage("guides/one", "Switch on 2FA for Signal.")

    results = search_in(written, query="two-factor authentication signal", synonyms=synonyms)

    assert [hit.match for hit in results.hits] == [Match.SYNONYM]


def test_a_synonym_is_a_whole_word() -> None:
    synonyms = gathered([["computer", "PC"], ["link", "តំណ"]])
    written = passage("guides/one", "Upcoming pcs? តំណែង")

    assert [hit.words for hit in search_in(written, query="computer", synonyms=synonyms).hits] == [
        ("pcs",)
    ]
    assert not search_in(written, query="link", synonyms=synonyms).hits


def test_a_misspelled_word_is_mended_and_what_is_found_is_shown_as_near() -> None:
    results = search_in(passage("guides/one", "Your Password."), query="pasword")

    assert (results.is_near, results.suggestions) == (True, ("Password",))
    assert [hit.match for hit in results.hits] == [Match.NEAR]


def test_only_the_misspelled_one_of_several_words_is_mended() -> None:
    written = passage("guides/one", "The Telegram password.")

    results = search_in(written, passage("guides/two", "A password."), query="telegrm password")

    assert (places(results), results.suggestions) == (["guides/one"], ("Telegram password",))


def test_khmer_that_stands_nowhere_together_is_cut_into_its_words() -> None:
    written = passage("guides/one", "ទូរសព្ទ\u200bនេះ\u200bមាន\u200bមេរោគ", language=KM)

    results = search_in(written, query="មេរោគទូរសព្ទ")

    assert (places(results), results.is_near, results.suggestions) == (["guides/one"], True, ())


def test_a_misspelled_word_among_khmer_words_is_mended() -> None:
    written = passage("guides/one", "ទូរសព្ទ\u200bនេះ\u200bមាន\u200bមេរោគ", language=KM)

    results = search_in(written, query="មេរោកទូរសព្ទ")

    assert (places(results), results.suggestions) == (["guides/one"], ("មេរោគទូរសព្ទ",))


def test_two_misspelled_khmer_words_without_a_space_are_both_mended() -> None:
    written = passage("guides/one", "ទូរសព្ទ\u200bនេះ\u200bមាន\u200bមេរោគ", language=KM)

    results = search_in(written, query="មេរោកទូសព្ទ")

    assert (places(results), results.suggestions) == (["guides/one"], ("មេរោគទូរសព្ទ",))


def test_khmer_is_cut_at_words_that_only_the_synonyms_know() -> None:
    written = passage("guides/one", "ទូរសព្ទ\u200bនិង\u200bនគរបាល", language=KM)

    results = search_in(written, query="ប៉ូលិសទូរសព្ទ", synonyms=gathered([["ប៉ូលិស", "នគរបាល"]]))

    assert places(results) == ["guides/one"]


def test_nothing_is_found_across_the_end_of_a_heading() -> None:
    written = passage("guides/one", "ការ\u200bនេះ", heading="រោង\u200bចក្រ", language=KM)

    assert search_in(written, query="ចក្រការ").is_near
    assert places(search_in(written, query="ចក្រ")) == ["guides/one"]


def test_words_that_never_stand_on_one_place_are_looked_for_without_some() -> None:
    results = search_in(passage("guides/one", "An elephant."), query="elephant telegram")

    assert (places(results), results.is_near) == (["guides/one"], True)
    assert results.suggestions == ("elephant",)


def test_what_nothing_comes_near_to_finds_nothing() -> None:
    results = search_in(passage("guides/one", "Your password."), query="qqqqqq")

    assert results == Results(query="qqqqqq")


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "a",
        "ក",
        "\u200b\u200c\ufeff",
        '"',
        '""',
        '"\u200b"',
        "x" * 10_000,
        "ក្" * 5_000,
        "្",
        "ា",
        "ក្",
        ".*",
        "[a-z]+(",
        "\\d{3}|^$",
        "\x00\x07\x1b[31m",
        "“" * 50,
        "???",
        "🔑",
        "\ud800",
        "%s {0} ' OR 1=1 --",
    ],
)
def test_whatever_is_typed_is_answered(query: str) -> None:
    results = search_in(passage("guides/one", "ពាក្យ\u200bសម្ងាត់ password"), query=query)

    assert results.query == query
    assert len(results.hits) == results.total.places


def test_characters_with_a_meaning_elsewhere_are_found_as_they_stand() -> None:
    written = passage("guides/one", "A line ends with .* or ???")

    assert places(search_in(written, query=".*")) == ["guides/one"]


def test_control_characters_inside_a_word_do_not_count() -> None:
    assert places(search_in(passage("guides/one", "Your pass\x00word."), query="pass\x07word"))


def test_half_a_cluster_finds_what_it_may_become() -> None:
    written = passage("guides/one", "សម្ងាត់", language=KM)

    assert places(search_in(written, query="សម្ង"))
    assert places(search_in(written, query="សម្"))


def test_punctuation_around_words_does_not_count() -> None:
    written = passage("guides/one", "What is a password?")

    assert places(search_in(written, query="(password), what?")) == ["guides/one"]


def test_hits_can_be_asked_for_a_few_at_a_time() -> None:
    index = build(passage(f"guides/g{number}", "A word.") for number in range(7))
    search = LibrarySearch([index])

    pages = [search.search("word", shown=EN, limit=3, offset=at).hits for at in (0, 3, 6)]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({hit.place for page in pages for hit in page}) == 7


def test_a_few_of_each_kind_or_only_some_kinds_can_be_asked_for() -> None:
    shelves = ("guides", "reports", "contacts")
    index = build(passage(f"{shelf}/n{n}", "A word.") for shelf in shelves for n in range(4))
    search = LibrarySearch([index])

    few = search.search("word", shown=EN, each=2)
    contacts = search.search("word", shown=EN, kinds={Kind.CONTACT})

    assert [hit.kind for hit in few.hits] == [Kind.REPORT] * 2 + [Kind.GUIDE] * 2 + [
        Kind.CONTACT
    ] * 2
    assert few.total == Count(12)
    assert {hit.kind for hit in contacts.hits} == {Kind.CONTACT}
    assert len(contacts.hits) == 4


def test_a_word_that_is_everywhere_is_counted_up_to_a_limit_and_titles_are_not_missed() -> None:
    many = [passage(f"guides/g{n}#section=s", "A word.") for n in range(MOST_OF_A_KIND + 5)]
    titled = passage("guides/last#section=s", "Nothing.", heading="The word")

    results = search_in(*many, titled, query="word")

    assert results.total == Count(MOST_OF_A_KIND, is_more=True)
    assert results.hits[0].place == titled.place


def test_all_indexes_are_looked_through_and_the_best_of_all_comes_first() -> None:
    first = build([passage("guides/one#section=a", "A key.")])
    second = build([passage("guides/two", "Nothing.", heading="Key")])

    results = LibrarySearch([first, second]).search("key", shown=EN)

    assert places(results) == ["guides/two", "guides/one#section=a"]


def typings(word: str) -> st.SearchStrategy[str]:
    """Give the ways to type a word: what follows a letter in any order."""
    syllables: list[list[str]] = []
    for char in word:
        if char in "ាិីឹឺុូួើឿៀេែៃោៅំះៈ៉៊់៌៍័" or char == COENG:
            syllables[-1].append(char)
        elif syllables and syllables[-1][-1] == COENG:
            syllables[-1][-1] += char
        else:
            syllables.append([char])
    shuffled = [
        st.permutations(parts).map(lambda rest, first=first: first + "".join(rest))
        for first, *parts in syllables
    ]
    return st.tuples(*shuffled).map("".join)


@given(st.data())
def test_however_a_word_is_typed_the_results_are_the_same(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(WORDS))
    typed = data.draw(typings(word))
    written = [passage("guides/one", f"ក\u200b{word}\u200bខ", heading=word, language=KM)]

    expected = search_in(*written, query=word)

    assert expected.hits
    assert search_in(*written, query=typed).hits == expected.hits


def test_recall_is_that_of_looking_through_every_text() -> None:
    chooser = random.Random(3)
    words = [*WORDS, "password", "policy", "Signal"]
    texts = [" ".join(chooser.choices(words, k=4)) for _ in range(60)]
    written = [passage(f"guides/g{n}", text) for n, text in enumerate(texts)]

    for word in words:
        expected = {f"guides/g{n}" for n, text in enumerate(texts) if word in text}
        assert set(places(search_in(*written, query=word))) == expected
