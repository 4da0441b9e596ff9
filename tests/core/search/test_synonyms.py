"""Synonyms: from the packs' tables and the glossary, however they are written."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from tests.packs import PackBuilder

from kiosk.core.content.finding import Finding
from kiosk.core.content.library import PackFolders
from kiosk.core.search import synonyms as synonyms_module
from kiosk.core.search.synonyms import Synonyms, gathered, read_synonyms


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs")


def read(pack: PackBuilder) -> tuple[Synonyms, list[str]]:
    findings: list[Finding] = []
    library = PackFolders([pack.packs]).load()
    synonyms = read_synonyms(library, findings)
    return synonyms, [finding.what.text for finding in findings]


def test_its_example_holds() -> None:
    assert doctest.testmod(synonyms_module).failed == 0


def test_the_words_of_a_line_mean_the_same(pack: PackBuilder) -> None:
    pack.write("synonyms.csv", "words\nFacebook|FB|ហ្វេសប៊ុក\n")

    synonyms, findings = read(pack)

    assert synonyms.of("fb") == ("facebook", "ហ្វេសប៉ុក")
    assert synonyms.of("twitter") == ()
    assert findings == []


def test_a_term_means_the_same_in_every_language_and_by_its_other_name(pack: PackBuilder) -> None:
    pack.glossary(
        "id,en,km,meaning.en\n"
        "two,Two-factor authentication (2FA),ការផ្ទៀងផ្ទាត់,A second proof.\n"
        "page,Page (on Facebook),ទំព័រ,A page.\n"
    )

    synonyms, _ = read(pack)

    assert set(synonyms.of("2fa")) == {"twofactor authentication", "ការផ្ទៀងផ្ទាត់"}
    assert synonyms.of("on facebook") == ()


def test_a_plural_means_what_the_singular_does() -> None:
    synonyms = gathered([["password", "passcode"], ["recovery code", "backup code"]])

    assert synonyms.of("passwords") == ("passcode",)
    assert synonyms.of("recovery codes") == ("backup code",)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("word\na|b\n", "The first line must name the column “{key}”."),
        ("", "The first line must name the column “{key}”."),
        ('words\n"a|b\n', "The table cannot be read from here on ({reason})."),
        (b"\xff", "The file is not UTF-8 text: save it as UTF-8."),
    ],
)
def test_a_table_that_cannot_be_used_is_told_and_left_out(
    pack: PackBuilder, table: str | bytes, told: str
) -> None:
    pack.write("synonyms.csv", table)

    synonyms, findings = read(pack)

    assert findings == [told]
    assert synonyms.of("ab") == ()
