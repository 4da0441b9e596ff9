"""What stands at a place; with the bundled library, so that every code of it is tried."""

from pathlib import Path

import pytest
from tests.core.handover.entries import EN, KM, card_fields, contact, guide, words

from kiosk.core.content.document import Contact, Entry, Kind
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.pack import Pack
from kiosk.core.content.place import HOME, Place, UnknownPlaceError, parse_place
from kiosk.core.handover.payload import Form, forms_for, payload_for
from kiosk.core.handover.qr import HANDOUT_BYTES, MOST_BYTES, make_code
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.local_text import LanguageCode

PACKS = Path(__file__).parents[3] / "resources" / "packs"
ACTS_ON_A_PHONE = ("https://", "mailto:", "tel:", "BEGIN:VCARD\r\n")


@pytest.fixture(scope="module")
def bundled() -> Library:
    return PackFolders([PACKS]).load()


@pytest.mark.parametrize("language", [EN, KM])
def test_every_item_of_the_bundled_library_does_something_on_a_phone(
    bundled: Library, language: LanguageCode
) -> None:
    entries = tuple(bundled.entries())

    for entry in entries:
        subject = subject_at(entry.place, bundled, language)
        payload = payload_for(subject)
        assert payload.text.startswith(ACTS_ON_A_PHONE), entry.place
        assert payload.bytes <= (MOST_BYTES if payload.form is Form.CONTACT else HANDOUT_BYTES)
    assert {entry.kind for entry in entries} >= {Kind.REPORT, Kind.GUIDE, Kind.CONTACT, Kind.TERM}


@pytest.mark.parametrize("language", [EN, KM])
def test_every_bundled_contact_makes_a_code_that_says_where_it_is_from(
    bundled: Library, language: LanguageCode
) -> None:
    for entry in bundled.contacts():
        subject = subject_at(entry.place, bundled, language)
        for with_phone in (False, True):
            card = payload_for(subject, Form.CONTACT, with_phone=with_phone).text
            assert make_code(card).payload == card
            assert ("NOTE" in card_fields(card)) == (entry.source is not None)


def test_a_section_brings_its_title_and_its_text(bundled: Library) -> None:
    place = parse_place("guides/lock-your-phone#section=limits")

    english, khmer = (subject_at(place, bundled, language) for language in (EN, KM))

    assert english.title == f"Lock your phone and laptop: {english.section_title}"
    assert english.section_text.startswith(english.section_title)
    assert english.section_title != khmer.section_title
    assert "section=limits" in str(english.entry.place.at_section(english.section))


def test_the_checklist_counts_as_a_section(bundled: Library) -> None:
    place = parse_place("guides/lock-your-phone#section=checklist")

    subject = subject_at(place, bundled, EN)

    assert subject.section_title
    assert subject.section_text.count("\n• ") >= 3
    assert payload_for(subject).text.startswith("mailto:")


@pytest.mark.parametrize("place", ["home", "guides", "search?q=vpn", "guides#section=editor"])
def test_a_shelf_or_screen_hands_over_the_publisher(bundled: Library, place: str) -> None:
    subject = subject_at(parse_place(place), bundled, EN)

    assert isinstance(subject.entry, Contact)
    assert subject.entry.id == "camboja"
    assert forms_for(subject)[0] is Form.CONTACT


@pytest.mark.parametrize(
    "place",
    [
        "guides/not-there",
        "guides/lock-your-phone#section=not-there",
        "reports/impacts-study#section=limits",
    ],
)
def test_a_place_that_is_not_there_is_named(bundled: Library, place: str) -> None:
    with pytest.raises(UnknownPlaceError, match=place):
        subject_at(parse_place(place), bundled, EN)


def test_an_empty_library_hands_nothing_over() -> None:
    with pytest.raises(UnknownPlaceError, match="home"):
        subject_at(HOME, Library(), EN)


def test_where_the_pack_names_no_publisher_the_items_own_contact_is_asked() -> None:
    helpline = contact(emails=("help@example.org",))
    library = _library(guide(contact="camboja"), helpline)

    subject = subject_at(Place(shelf="guides", item="lock-your-phone"), library, EN)

    assert subject.publisher is helpline


def test_a_section_of_a_guide_without_a_file_is_not_there() -> None:
    library = _library(guide())

    with pytest.raises(UnknownPlaceError):
        subject_at(parse_place("guides/lock-your-phone#section=limits"), library, EN)


def _library(*entries: Entry) -> Library:
    shelves = {entry.place: entry for entry in entries}
    return Library(packs=(Pack(id="camboja", title=words("Library"), entries=shelves),))
