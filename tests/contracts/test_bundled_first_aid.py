"""Whichever way somebody goes on a bundled first-aid path, it ends on somebody to turn to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.first_aid import Answer, Card, FirstAid, read_first_aid
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.markdown import Block
from kiosk.core.content.path_findings import MOST_ANSWERS, contact_findings, path_findings
from kiosk.core.language.local_text import LanguageCode

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"
EN, KM = LanguageCode("en"), LanguageCode("km")
PATHS = ("account-taken", "phone-taken", "clicked-link")
BOTH = pytest.mark.parametrize("language", [EN, KM])

Way = tuple[Card, ...]


@pytest.fixture(scope="module")
def library() -> Library:
    return PackFolders([PACKS]).load()


@pytest.fixture(scope="module", params=PATHS)
def document(request: pytest.FixtureRequest, library: Library) -> Document:
    (found,) = (one for one in library.documents(Kind.FIRST_AID) if one.id == request.param)
    return found


def ways(path: FirstAid, so_far: Way) -> Iterator[Way]:
    """Every way from the last card of `so_far` to an end, or to where it goes no further."""
    here = so_far[-1]
    onward = [path.card(answer.card) for answer in here.answers]
    for card in onward:
        assert card is not None, f"{here.id} leads nowhere"
        assert card not in so_far, f"{here.id} leads back to {card.id}"
        yield from ways(path, (*so_far, card))
    if not onward:
        yield so_far


def targets(blocks: tuple[Block, ...]) -> list[str]:
    spans = [span for block in blocks for run in (block.spans, *block.items) for span in run]
    return sorted(span.target for span in spans if span.target)


@BOTH
def test_every_way_ends_on_a_contact_of_the_library(
    document: Document, library: Library, language: LanguageCode
) -> None:
    path = read_first_aid(document.files[language])

    ends = [way[-1] for way in ways(path, (path.first,))]

    assert len(ends) > len(path.cards) / 2
    for end in ends:
        assert end.contacts, end.id
        assert all(library.contact(place.item) is not None for place in end.contacts), end.id


@BOTH
def test_every_card_is_on_a_way(document: Document, language: LanguageCode) -> None:
    path = read_first_aid(document.files[language])

    gone_through = {card.id for way in ways(path, (path.first,)) for card in way}

    assert gone_through == {card.id for card in path.cards}


@BOTH
def test_nothing_is_found_that_would_leave_somebody_without_a_way_on(
    document: Document, library: Library, language: LanguageCode
) -> None:
    file = document.files[language]

    assert [*path_findings(file), *contact_findings(file, library)] == []


def test_both_languages_ask_the_same_and_lead_to_the_same(document: Document) -> None:
    english, khmer = (read_first_aid(document.files[code]) for code in (EN, KM))

    assert [card.id for card in english.cards] == [card.id for card in khmer.cards]
    for one, other in zip(english.cards, khmer.cards, strict=True):
        assert _led_to(one.answers) == _led_to(other.answers), one.id
        assert one.contacts == other.contacts, one.id
        assert targets(one.blocks) == targets(other.blocks), one.id
        assert [block.kind for block in one.blocks] == [block.kind for block in other.blocks]
    assert bool(english.introduction) == bool(khmer.introduction)


def _led_to(answers: tuple[Answer, ...]) -> list[str]:
    return [answer.card for answer in answers]


@BOTH
def test_every_question_has_few_answers_and_each_is_worded_differently(
    document: Document, language: LanguageCode
) -> None:
    for card in read_first_aid(document.files[language]).cards:
        words = [answer.text for answer in card.answers]
        assert len(words) <= MOST_ANSWERS, card.id
        assert len(set(words)) == len(words), card.id
        assert all(words), card.id
