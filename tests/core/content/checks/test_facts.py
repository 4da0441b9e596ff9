"""Figures have their source beside them, and nothing is promised."""

from __future__ import annotations

import pytest
from tests.core.content.checks.proofs import found, guide, told
from tests.packs import PackBuilder

from kiosk.core.content.checks.facts import ABSOLUTE, UNSOURCED

FIGURES = [
    "Of them 43 % were blocked",
    "About 40 percent",
    "a fine of 10,000,000 riel",
    "a fine of 10 million riel",
    "it costs $20",
    "20 USD a month",
    "៤៣ ភាគរយ",
    "ពិន័យ ១០ លាន\u200bរៀល",
    "១០.០០០៛",
    "43 of 1,730 sites",
    "9 out of 21 news sites",
    "7-15 years in prison",
    "ដាក់\u200bពន្ធនាគារ ពី ៧ ទៅ ១៥ ឆ្នាំ",
]


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_without_a_source_is_found(pack: PackBuilder, figure: str) -> None:
    guide(pack, en=f"Words (Somebody, 2024).\n\n- {figure}.")

    assert found(pack, UNSOURCED) == [("guides/lock/en.md", 5)]


@pytest.mark.parametrize("source", ["(Freedom House, 2025)", "(ក្រម\u200bព្រហ្មទណ្ឌ ២០០៩ មាត្រា ៣០៥)"])
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_with_its_source_and_year_is_in_order(
    pack: PackBuilder, figure: str, source: str
) -> None:
    guide(pack, en=f"{figure} {source}.")

    assert found(pack, UNSOURCED) == []


@pytest.mark.parametrize(
    "words",
    [
        "six digits or more",
        "Sub-Decree 23 of 16 February 2021",
        "Law 5 of 2019",
        "Windows 10 ended on 14 October 2025",
        "after 6 months, look again",
        "Android 16 or later",
    ],
)
def test_other_numbers_need_no_source(pack: PackBuilder, words: str) -> None:
    guide(pack, en=f"{words}.")

    assert found(pack, UNSOURCED) == []


def test_a_bracket_without_a_year_is_no_source(pack: PackBuilder) -> None:
    guide(pack, en="43 % (Freedom House, 12345).")

    assert told(pack, UNSOURCED) == [
        "“43 %” has no source: put who says so, and the year, in brackets beside it."
    ]


def test_the_section_of_sources_is_one(pack: PackBuilder) -> None:
    guide(pack)
    pack.write("guides/lock/en.md", "## Sources {#sources}\n\n- Somebody, 2024: 43 %\n")

    assert found(pack, UNSOURCED) == []


def test_the_summary_of_a_report_is_looked_at(pack: PackBuilder) -> None:
    pack.report("study", 'summary = { en = "It says 43 %.", km = "ខ" }\n')

    assert found(pack, UNSOURCED) == [("reports/study/item.toml", 4)]


@pytest.mark.parametrize(
    "words",
    [
        "Signal is completely safe",
        "It is 100 % secure",
        "Using a VPN is legal",
        "This is illegal",
        "We guarantee it",
        "វា\u200bមាន\u200bសុវត្ថិភាព\u200bទាំងស្រុង",
        "ការ\u200bប្រើ VPN ខុស\u200bច្បាប់",
        "វា\u200bស្រប\u200bច្បាប់",
    ],
)
def test_a_promise_is_found(pack: PackBuilder, words: str) -> None:
    guide(pack, en=f"Words. {words}.")

    assert found(pack, ABSOLUTE) == [("guides/lock/en.md", 3)]


@pytest.mark.parametrize(
    "words",
    [
        "No app is completely safe",
        "Nothing here is a guarantee",
        "Ask a lawyer whether it is legal",
        "Is this legal? We don't know, or cannot guarantee it",
        "គ្មាន\u200bកម្មវិធី\u200bណា\u200bមាន\u200bសុវត្ថិភាព\u200bទាំងស្រុង\u200bទេ",
        "តើ\u200bវា\u200bស្រប\u200bច្បាប់\u200bឬ\u200bទេ",
    ],
)
def test_a_denial_or_a_question_promises_nothing(pack: PackBuilder, words: str) -> None:
    guide(pack, en=f"{words}.")

    assert found(pack, ABSOLUTE) == []
