"""The passages of a library: everything that is read can be found, and opens where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import PackBuilder
from tests.passages import EN

from kiosk.core.content.document import Document
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import parse_place
from kiosk.core.search.library_texts import library_passages, page_passages
from kiosk.core.search.passage import Passage

FIRST_AID = """Keep calm.

## Can you log in? {#can-log-in}

Try on another phone.

- [Yes](#next)
- [No](#next)

## Change the password {#next}

1. Open *Settings*.

- [CamboJA](contacts/camboja)
"""


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs")


def library(pack: PackBuilder) -> Library:
    return PackFolders([pack.packs]).load()


def passages(pack: PackBuilder) -> dict[str, Passage]:
    """Give the English passages by their place."""
    return {str(one.place): one for one in library_passages(library(pack)) if one.language == EN}


def test_a_guide_is_found_by_its_title_its_sections_and_its_checklist(pack: PackBuilder) -> None:
    pack.guide(more='summary = { en = "For phones" }\n')

    found = passages(pack)

    assert list(found) == [
        "guides/lock",
        "guides/lock#section=screen-lock",
        "guides/lock#section=checklist",
    ]
    assert (found["guides/lock"].heading, found["guides/lock"].body) == ("Lock it", "For phones")
    section = found["guides/lock#section=screen-lock"]
    assert section.heading == "Lock the screen"
    assert section.body.startswith("An introduction.\n1. Open Settings.")
    assert found["guides/lock#section=checklist"].body == "Six digits\nEncryption"


def test_the_cards_of_a_first_aid_path_are_found_with_their_answers(pack: PackBuilder) -> None:
    pack.write(
        "first-aid/taken/item.toml", 'id = "taken"\nkind = "first-aid"\ntitle = { en = "Taken" }\n'
    )
    pack.write("first-aid/taken/en.md", FIRST_AID)

    found = passages(pack)

    card = found["first-aid/taken#section=can-log-in"]
    assert (card.heading, card.body) == (
        "Can you log in?",
        "Keep calm.\nTry on another phone.\nYes\nNo",
    )
    assert found["first-aid/taken#section=next"].body == "1. Open Settings."


def test_a_contact_is_found_by_all_that_it_says(pack: PackBuilder) -> None:
    pack.contact(
        more='what_for = { en = "Press freedom" }\nwebsite = "https://camboja.net"\n'
        'emails = [{ address = "info@camboja.net" }]\n'
        '[[phones]]\nnumber = "+855 12 345 678"\n'
    )

    body = passages(pack)["contacts/camboja"].body

    assert body.splitlines() == [
        "Press freedom",
        "+855 12 345 678",
        "info@camboja.net",
        "https://camboja.net",
    ]


def test_a_term_is_found_by_its_meaning_in_each_language(pack: PackBuilder) -> None:
    pack.glossary()

    found = list(library_passages(library(pack)))

    assert [(one.heading, one.language) for one in found] == [("Account", "en"), ("គណនី", "km")]
    assert found[0].body == "Your own place in a service."


def test_a_report_is_found_before_it_has_a_file(pack: PackBuilder) -> None:
    pack.report()

    assert list(passages(pack)) == ["reports/study"]


def test_pages_are_passages_and_an_empty_one_has_nothing_to_find(pack: PackBuilder) -> None:
    pack.report()
    study = library(pack).find(parse_place("reports/study"))
    assert isinstance(study, Document)

    found = list(page_passages(study, EN, ["One", " \n", "Three"], first=4))

    assert [(str(one.place), one.text) for one in found] == [
        ("reports/study#page=4", "One"),
        ("reports/study#page=6", "Three"),
    ]


@pytest.mark.parametrize("text", ["Only an introduction.", "## A heading without an id\n\nText."])
def test_a_text_without_sections_is_found_as_a_whole(pack: PackBuilder, text: str) -> None:
    pack.guide(text=text)

    bodies = [
        one.body for one in library_passages(library(pack)) if str(one.place) == "guides/lock"
    ]

    assert any(text.rsplit("\n", maxsplit=1)[-1] in body for body in bodies)


def test_a_text_that_cannot_be_read_has_nothing_to_find(pack: PackBuilder) -> None:
    pack.guide()
    pack.write("guides/lock/en.md", b"\xff\xfe")

    assert list(passages(pack)) == ["guides/lock"]
