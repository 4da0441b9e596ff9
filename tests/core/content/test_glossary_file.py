"""The glossary: a line that cannot be used is told and left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.packs import PackBuilder, problems_of, warnings_of

from kiosk.core.content.document import ReviewState
from kiosk.core.content.finding import Finding
from kiosk.core.content.glossary_file import read_terms
from kiosk.core.content.pack import PackSource
from kiosk.core.language.local_text import LanguageCode

HEAD = "id,en,km,meaning.en,meaning.km,review.km\n"
GOOD = "account,Account,គណនី,Your own place.,កន្លែង,draft\n"


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path)
    pack.report()
    return pack


def test_a_term_has_its_words_meanings_and_review(pack: PackBuilder) -> None:
    pack.glossary(HEAD + GOOD + "2fa,2FA,,Two steps,,reviewed\n")

    first, second = pack.load().terms()

    assert first.title.texts == {"en": "Account", "km": "គណនី"}
    assert first.meaning.in_language(LanguageCode("km")) == "កន្លែង"
    assert first.review(LanguageCode("km")).state is ReviewState.DRAFT
    assert second.languages == ("en",)
    assert second.review(LanguageCode("km")).state is ReviewState.REVIEWED
    assert second.review(LanguageCode("en")).state is ReviewState.DRAFT
    assert pack.load().findings == ()


def test_a_term_names_the_words_to_avoid_and_its_line(pack: PackBuilder) -> None:
    pack.glossary(
        "id,en,km,meaning.en,meaning.km,avoid.km\n"
        "account,Account,គណនី,x,x,អាខោន | គណនេយ្យ|\n"
        "lock,Lock,សោ,x,x,\n"
    )

    account, lock = pack.load().terms()

    assert account.avoid == {"km": ("អាខោន", "គណនេយ្យ")}
    assert lock.avoid == {}
    assert (account.line, lock.line) == (2, 3)
    assert pack.load().findings == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("lock,Lock\n", "more or fewer columns"),
        ("lock,Lock,x,x,x,x,x,x\n", "more or fewer columns"),
        ("Lock!,Lock,x,x,x,draft\n", "small Latin letters"),
        (",Lock,x,x,x,draft\n", "small Latin letters"),
        ("lock,,,meaning,,draft\n", "its word and its meaning"),
        ("lock,Lock,,,,draft\n", "its word and its meaning"),
        ("lock,Lock,x,x,x,done\n", "draft, reviewed"),
        ("account,Again,x,x,x,draft\n", "stands twice"),
    ],
)
def test_a_wrong_line_is_named_and_left_out(pack: PackBuilder, line: str, says: str) -> None:
    file = pack.glossary(HEAD + GOOD + line + "zone,Zone,x,x,x,draft\n")

    library = pack.load()

    (problem,) = problems_of(library)
    assert (problem.file, problem.line) == (file, 3)
    assert says in problem.what.text.format_map(problem.what.values)
    assert [term.id for term in library.terms()] == ["account", "zone"]


def test_a_table_that_breaks_off_keeps_what_stands_before(pack: PackBuilder) -> None:
    pack.glossary(HEAD + GOOD + 'lock,"Lock" x,x,x,x,draft\n')

    library = pack.load()

    (problem,) = problems_of(library)
    assert problem.line == 3
    assert "cannot be read from here on" in problem.what.text
    assert [term.id for term in library.terms()] == ["account"]


def test_empty_lines_do_not_shift_the_lines_that_are_named(pack: PackBuilder) -> None:
    pack.glossary(HEAD + "\n\n" + GOOD + "\n" + "Lock!,Lock,x,x,x,draft\n")

    (problem,) = problems_of(pack.load())

    assert problem.line == 6


def test_a_table_parted_by_semicolons_is_told_once(pack: PackBuilder) -> None:
    pack.glossary((HEAD + GOOD * 20).replace(",", ";"))

    (problem,) = problems_of(pack.load())

    assert problem.line == 1
    assert "commas" in problem.what.text


def test_a_misspelled_column_is_a_warning(pack: PackBuilder) -> None:
    pack.glossary(HEAD.replace("meaning.km", "meening.km") + GOOD)

    library = pack.load()

    (warning,) = warnings_of(library)
    assert warning.line == 1
    assert warning.what.values["key"] == "meening.km"
    assert len(library.terms()) == 1


def test_what_a_spreadsheet_leaves_at_the_end_does_not_matter(pack: PackBuilder) -> None:
    text = (
        "\ufeff" + HEAD.replace("\n", ",,\r\n") + GOOD.replace("\n", ",,\r\n") + ",,,,,,,\r\n\r\n"
    )
    pack.glossary(text)

    library = pack.load()

    assert [term.id for term in library.terms()] == ["account"]
    assert library.findings == ()


def test_a_meaning_may_hold_commas_quotes_and_lines(pack: PackBuilder) -> None:
    pack.glossary(HEAD + 'lock,Lock,x,"One, ""two""\nand\u2028three","x",draft\n')

    (term,) = pack.load().terms()

    assert term.meaning.in_language(LanguageCode("en")) == 'One, "two"\nand\u2028three'


def test_broken_utf_8_is_named_and_the_rest_opens(pack: PackBuilder) -> None:
    pack.write("glossary.csv", HEAD.encode() + b"lock,\xff\n")

    library = pack.load()

    (problem,) = problems_of(library)
    assert problem.line == 2
    assert len(tuple(library.entries())) == 1


def test_an_empty_glossary_has_no_terms(pack: PackBuilder) -> None:
    pack.glossary("")

    assert pack.load().terms() == ()
    assert pack.load().findings == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('ab-,;"\n\r\x00\u2028ក១ 1'), max_size=80))
def test_any_table_gives_terms_and_findings_with_lines(tmp_path: Path, text: str) -> None:
    (tmp_path / "glossary.csv").write_text(HEAD + text, encoding="utf-8", newline="")
    findings: list[Finding] = []

    terms = list(read_terms(PackSource(id="x", folders=(tmp_path,)), findings))

    assert len({term.id for term in terms}) == len(terms)
    assert all(finding.line >= 1 for finding in findings)
