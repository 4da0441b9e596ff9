"""What a search of the bundled library finds, beside brute force that knows nothing of folding."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.search_recall import drawn_queries, plain
from benchmarks.search_variants import typed_otherwise
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages import EN, KM

from kiosk.core.content.library import PackFolders
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import build
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.library_texts import library_passages
from kiosk.core.search.synonyms import read_synonyms

PACK = Path(__file__).parents[3] / "resources/packs/camboja"
MANY = 10_000

SECTION = re.compile(r"^## (?P<heading>.*?) \{#(?P<id>[a-z0-9-]+)\}$", re.MULTILINE)
NOT_READ = re.compile(r"^!\[.*$|^- \[[^]]*\]\(contacts/.*$", re.MULTILINE)
"""A picture, or somebody to turn to, who is found as a contact."""

LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
MARKUP = re.compile(r"[*_`]|^(?:[-*>]|\d+\.) (?:\[[ x]\] )?|\{#[^}]*\}", re.MULTILINE)


@pytest.fixture(scope="module")
def search() -> LibrarySearch:
    library = PackFolders([PACK]).load()
    return LibrarySearch([build(library_passages(library))], read_synonyms(library, []))


def written_sections(language: LanguageCode) -> Iterator[tuple[str, str]]:
    """Every section of the guides and first-aid paths: its place, and its text without markup."""
    for file in sorted(PACK.glob(f"*/*/{language}.md")):
        parts = SECTION.split(file.read_text(encoding="utf-8"))
        for heading, id_, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            text = MARKUP.sub("", LINK.sub(r"\1", NOT_READ.sub("", f"{heading}\n{body}")))
            yield f"{file.parent.parent.name}/{file.parent.name}#section={id_}", text


def places(search: LibrarySearch, query: str) -> list[tuple[str, LanguageCode]]:
    hits = search.search(query, shown=KM, limit=MANY).hits
    return [(str(hit.place), hit.language) for hit in hits]


@pytest.mark.parametrize("language", [KM, EN])
def test_every_section_that_holds_a_word_or_phrase_is_found(
    search: LibrarySearch, language: LanguageCode
) -> None:
    sections = [(place, plain(text)) for place, text in written_sections(language)]
    queries = drawn_queries(language)

    held = {
        (query, place)
        for query in queries
        for place, section in sections
        if section.holds(plain(query).text)
    }
    found = {
        (query, place)
        for query in queries
        for place, found_in in places(search, query)
        if found_in == language
    }

    assert len({query for query, _ in held}) >= 200
    assert held - found == set()


@given(word=st.sampled_from(drawn_queries("km")), chance=st.randoms(use_true_random=False))
@settings(deadline=None)
def test_however_a_word_is_typed_it_finds_the_same(
    search: LibrarySearch, word: str, chance: random.Random
) -> None:
    variant = typed_otherwise(word, chance)

    assert places(search, variant) == places(search, word)
