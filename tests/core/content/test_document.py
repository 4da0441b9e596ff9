"""What an entry says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.document import Contact, Document, Kind, Phone, Review, ReviewState, Term
from kiosk.core.content.place import ITEM_SHELVES
from kiosk.core.language.local_text import LanguageCode, LocalText

EN, KM, FR = LanguageCode("en"), LanguageCode("km"), LanguageCode("fr")
TITLE = LocalText({EN: "Study", KM: "ការសិក្សា"})


def document(**fields: Any) -> Document:  # noqa: ANN401 - whatever the test is about
    return replace(Document(id="x", kind=Kind.REPORT, pack="p", title=TITLE), **fields)


def test_every_kind_stands_on_a_shelf_that_places_know() -> None:
    assert {kind.shelf for kind in Kind} == set(ITEM_SHELVES)


@given(st.dates(), st.dates())
def test_a_review_is_overdue_from_the_day_after_it_is_due(due: date, today: date) -> None:
    assert Review(due=due).is_overdue(today) is (today > due)


def test_a_review_without_a_date_is_never_overdue() -> None:
    assert not Review().is_overdue(date.max)


def test_a_text_nobody_reviewed_is_a_draft() -> None:
    reviewed = Review(state=ReviewState.REVIEWED, by="A. Person")

    assert document(reviews={EN: reviewed}).review(EN) is reviewed
    assert document(reviews={EN: reviewed}).review(KM).state is ReviewState.DRAFT
    assert Term(id="t", pack="p", title=TITLE, meaning=TITLE).review(KM).state is ReviewState.DRAFT


def test_a_reader_gets_the_edition_in_their_language_else_the_one_there_is() -> None:
    both = document(files={EN: Path("en.pdf"), KM: Path("km.pdf")})
    english = document(files={EN: Path("en.pdf")})

    assert both.edition_for(KM) == KM
    assert english.edition_for(KM) == EN
    assert document().edition_for(KM) is None


def test_its_languages_are_those_of_its_files_else_of_its_title() -> None:
    assert document(files={FR: Path("fr.pdf")}).languages == (FR,)
    assert document().languages == (EN, KM)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"phones": (Phone(number="1"),)}, 0),
        ({"emails": ("a@b.example",)}, 0),
        ({"website": "https://a.example"}, 1),
        ({}, 2),
    ],
)
def test_a_contact_knows_how_hard_it_is_to_reach(fields: dict[str, Any], missing: int) -> None:
    contact = replace(Contact(id="c", pack="p", title=TITLE), **fields)

    assert contact.ways_missing == missing
