"""The texts say what the glossary says."""

from __future__ import annotations

import pytest
from tests.core.content.checks.proofs import found, glossary, guide, told
from tests.packs import PackBuilder

from kiosk.core.content.checks.avoided_words import AVOIDED
from kiosk.core.content.checks.first_use import FIRST_USE
from kiosk.core.content.checks.glossary_words import BRACKETS, LINK

TERMS = (
    "phishing,Phishing,ការបន្លំ (Phishing),",
    "password,Password,ពាក្យ\u200bសម្ងាត់,លេខ\u200bសម្ងាត់|កូដសម្ងាត់",
    "manager,Password manager,កម្មវិធី\u200bគ្រប់គ្រង\u200bលេខ\u200bសម្ងាត់,",
    "two-factor,Two-factor authentication (2FA),ការផ្ទៀងផ្ទាត់\u200bពីរ\u200bជំហាន (2FA),",
    "update,Update,ការធ្វើ\u200bបច្ចុប្បន្នភាព,",
    "blocking,Blocking,ការបិទ\u200bខ្ទប់,",
    "vpn,VPN,VPN,",
    "cookie,Cookie,ខូគី,",
    "verification,Verification,ការផ្ទៀងផ្ទាត់,",
    "isp,Internet service provider (ISP),ក្រុមហ៊ុន,",
)


@pytest.fixture
def words(pack: PackBuilder) -> PackBuilder:
    """A pack with a glossary."""
    glossary(pack, *TERMS)
    return pack


# Links


@pytest.mark.parametrize(
    "link",
    [
        "[ការបន្លំ](glossary/phishing)",
        "[ការ\u200bបន្លំ\u200bតាម\u200bសារ](glossary/phishing)",
        "[បន្លំ](glossary/phishing)",
        "[ធ្វើ\u200bបច្ចុប្បន្នភាព](glossary/update)",
        "[**ពាក្យ**\u200bសម្ងាត់](glossary/password)",
        "[VPN](glossary/vpn)",
    ],
)
def test_a_khmer_link_may_put_words_around_the_term(words: PackBuilder, link: str) -> None:
    guide(words, km=f"អំពី {link}។")

    assert found(words, LINK) == []


def test_a_khmer_link_in_other_words_is_found(words: PackBuilder) -> None:
    guide(words, km="អំពី [លេខ\u200bកូដ](glossary/password)។")

    assert found(words, LINK) == [("guides/lock/km.md", 3)]
    assert told(words, LINK) == ["The link says “លេខកូដ”; the glossary says “ពាក្យសម្ងាត់”."]


@pytest.mark.parametrize(
    "link",
    [
        "[passwords](glossary/password)",
        "[Updating](glossary/update)",
        "[blocked sites](glossary/blocking)",
        "[2FA](glossary/two-factor)",
        "[your provider](glossary/isp)",
        "[cookies](glossary/cookie)",
        "[Verify](glossary/verification)",
    ],
)
def test_an_english_link_may_be_inflected_or_short(words: PackBuilder, link: str) -> None:
    guide(words, en=f"About {link}.")

    assert found(words, LINK) == []


def test_an_english_link_in_other_words_is_found(words: PackBuilder) -> None:
    guide(words, en="About [tricks](glossary/phishing).")

    assert found(words, LINK) == [("guides/lock/en.md", 3)]


# Brackets


@pytest.mark.parametrize(
    "text",
    [
        "[ការបន្លំ](glossary/phishing) (Phishing)",
        "ត្រូវ\u200bបន្លំ (Phishing)",
        "ការផ្ទៀងផ្ទាត់\u200bពីរ\u200bជំហាន (Two-factor authentication, 2FA)",
        "ឬ\u200bដូច្នេះ ([ការបិទ\u200bខ្ទប់](glossary/blocking), Blocking)",
        "ប៊ូតុង\u200bនោះ (*Update*)",
        "បណ្ដាញ\u200bឯកជន (VPN)",
        "Telegram (Update)",
        "មនុស្ស (people)",
    ],
)
def test_the_english_stands_behind_the_glossarys_word(words: PackBuilder, text: str) -> None:
    guide(words, km=f"{text}។")

    assert found(words, BRACKETS) == []


def test_the_english_behind_another_word_is_found(words: PackBuilder) -> None:
    guide(words, km="លេខ\u200bកូដ (Passwords)។")

    assert found(words, BRACKETS) == [("guides/lock/km.md", 3)]
    assert told(words, BRACKETS) == [
        "Before “Passwords” stands “លេខកូដ”; the glossary says “ពាក្យសម្ងាត់”."
    ]


def test_titles_are_looked_at_too(words: PackBuilder) -> None:
    words.report("study", 'summary = { en = "x", km = "លេខ\u200bកូដ (Password)" }\n')

    assert found(words, BRACKETS) == [("reports/study/item.toml", 4)]


# First use


def test_the_first_use_needs_the_english_and_the_second_does_not(words: PackBuilder) -> None:
    link = "[ពាក្យ\u200bសម្ងាត់](glossary/password)"
    guide(words, km=f"{link} ថ្មី។\n\n{link}។")

    assert found(words, FIRST_USE) == [("guides/lock/km.md", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "[ពាក្យ\u200bសម្ងាត់](glossary/password) (Password)",
        "[ពាក្យ\u200bសម្ងាត់ (Password)](glossary/password)",
        "ពាក្យ\u200bសម្ងាត់ (Passwords) និង\u200b[ពាក្យ\u200bសម្ងាត់](glossary/password)",
        "[VPN](glossary/vpn)",
        "[ការផ្ទៀងផ្ទាត់\u200bពីរ\u200bជំហាន](glossary/two-factor)\u200bថ្មី (Factor)",
        "*Settings → Password*៖ [ពាក្យ\u200bសម្ងាត់](glossary/password)",
        "(សូម\u200bមើល [ពាក្យ\u200bសម្ងាត់](glossary/password))",
    ],
)
def test_a_term_that_is_explained_or_explains_itself_is_in_order(
    words: PackBuilder, text: str
) -> None:
    guide(words, km=f"{text}។")

    assert found(words, FIRST_USE) == []


def test_another_term_that_holds_the_word_explains_nothing(words: PackBuilder) -> None:
    guide(words, km="(Password manager) [ពាក្យ\u200bសម្ងាត់](glossary/password)។")

    assert found(words, FIRST_USE) == [("guides/lock/km.md", 3)]


# Words to avoid


def test_a_word_to_avoid_is_found_whatever_breaks_are_in_it(words: PackBuilder) -> None:
    guide(words, km="ប្ដូរ\u200bលេខសម្ងាត់\u200bថ្មី។\n\nកូដ\u200bសម្ងាត់")

    assert found(words, AVOIDED) == [("guides/lock/km.md", 3), ("guides/lock/km.md", 5)]
    assert told(words, AVOIDED)[0] == ("“លេខសម្ងាត់” is not the glossary's word: say “ពាក្យសម្ងាត់”.")


@pytest.mark.parametrize(
    "text",
    [
        "កម្មវិធី\u200bគ្រប់គ្រង\u200bលេខ\u200bសម្ងាត់\u200bថ្មី",  # a term of the glossary
        "ទូរលេខសម្ងាត់",  # inside of another word
        "លេខ សម្ងាត់",
    ],
)
def test_a_word_to_avoid_may_be_part_of_another(words: PackBuilder, text: str) -> None:
    guide(words, km=f"{text}។")

    assert found(words, AVOIDED) == []


def test_the_glossary_itself_may_name_what_it_avoids(words: PackBuilder) -> None:
    guide(words)

    assert found(words, AVOIDED) == []
