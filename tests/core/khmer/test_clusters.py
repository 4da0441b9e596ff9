"""Clusters: what a person takes for one character."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.khmer import clusters as clusters_module
from kiosk.core.khmer.clusters import cluster_end, cluster_start, clusters

TEXT = st.text(
    st.one_of(st.sampled_from("ក្រាិ៉់ៗ១a\u0301\u200b\u200c\u200d\r\n🇰🇭👩💻🏽\ufe0f"), st.characters())
)


@pytest.mark.parametrize(
    "parts",
    [
        "ស្ត្រី|ៗ| |ខ្មែ|រ",
        "ម|នុ|ស្ស|គ្រ|ប់|រូ|ប|។",
        "១|៩|៤|៨",
        "ស្\u200cត្\u200dរី|ក",
        "ាិ|a",
        "្រ",
        "ក្|a",
        "a|e\u0301|x",
        "\r\n|\n|\r|a",
        "\n|\u0301",
        "a|\u200b|b",
        "🇰🇭|🇫🇷|🇰",
        "a|🇰🇭",
        "👩\u200d💻|👍🏽|❤️",
        "a\u200d|b",
        "ก|กำ|ก็",
        "न|म|स्|ते",
        "각",
        "\u1100\u1161\u11a8|\u1100",
        "שָׁ|ל",
    ],
)
def test_text_falls_into_the_clusters_a_person_sees(parts: str) -> None:
    text = parts.replace("|", "")

    assert [text[start:end] for start, end in clusters(text)] == parts.split("|")


@given(TEXT)
def test_the_clusters_make_up_the_text(text: str) -> None:
    ranges = list(clusters(text))

    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(start < end for start, end in ranges)


@given(TEXT)
def test_every_place_in_a_cluster_knows_its_ends(text: str) -> None:
    for start, end in clusters(text):
        assert {cluster_start(text, index) for index in range(start, end)} == {start}
        assert {cluster_end(text, index) for index in range(start, end)} == {end}


@given(TEXT, st.integers(-3, 60))
def test_a_place_outside_the_text_is_taken_for_its_nearest(text: str, index: int) -> None:
    assert 0 <= cluster_start(text, index) <= len(text)
    assert 0 <= cluster_end(text, index) <= len(text)


def test_a_page_of_flags_is_cut_in_no_time() -> None:
    pieces = list(clusters("🇰🇭" * 5_000))

    assert pieces[:2] == [(0, 2), (2, 4)]
    assert pieces[-1][1] == 10_000


def test_the_examples_are_true() -> None:
    assert doctest.testmod(clusters_module).failed == 0
