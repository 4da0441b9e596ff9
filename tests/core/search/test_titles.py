"""Finding entries by their title, in every language they have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import PackBuilder

from kiosk.core.content.library import Library
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.search.titles import find_titles, matches

EN, KM = LanguageCode("en"), LanguageCode("km")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    pack = PackBuilder(tmp_path).filled()
    pack.write(
        "guides/unlock/item.toml",
        'id = "unlock"\nkind = "guide"\ntitle = { en = "Unlock a phone" }\n'
        'summary = { en = "When a drawer key is lost" }\n',
    )
    pack.contact("help", 'what_for = { km = "ជំនួយ\u200bបន្ទាន់" }\n')
    return pack.load()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lock", ["lock", "unlock"]),
        ("  LOCK ", ["lock", "unlock"]),
        ("ｌｏｃｋ", ["lock", "unlock"]),
        ("ចាក់សោ", ["lock"]),
        ("drawer", ["unlock"]),
        ("ជំនួយបន្ទាន់", ["help"]),
        ("nothing like it", []),
        ("", []),
        ("  \u200b ", []),
    ],
)
def test_titles_and_purposes_are_found_those_that_begin_with_it_first(
    library: Library, query: str, found: list[str]
) -> None:
    assert [entry.id for entry in find_titles(library, query)] == found


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_part_of_a_title_is_found_wherever_breaks_stand(before: str, after: str) -> None:
    title = LocalText({KM: f"{before}ស្វែង\u200bរក{after}"})

    assert matches("ស្វែងរក", title)
    assert matches("ស្វែង\u200bរក", title)


def test_no_query_fits_everything() -> None:
    assert matches("", LocalText({EN: "anything"}))
