"""Which ways there are to hand over a place, or several."""

import pytest
from tests.ui.visitor import EN, REPOSITORY

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import UnknownPlaceError, parse_place
from kiosk.core.handover.choice import can_be_fetched, forms_at
from kiosk.core.handover.payload import Form


@pytest.fixture(scope="module")
def library() -> Library:
    return PackFolders([REPOSITORY / "resources" / "packs"]).load()


def forms(library: Library, *places: str) -> list[str]:
    return [str(form) for form in forms_at(tuple(map(parse_place, places)), library, EN)]


def test_a_place_has_its_own_forms_first_and_a_wifi_last(library: Library) -> None:
    assert forms(library, "guides/phishing") == ["laptop", "link", "contact", "text", "wifi"]
    assert forms(library, "contacts/camboja") == ["contact", "link", "text", "laptop", "wifi"]


def test_several_places_go_together_only_from_this_laptop(library: Library) -> None:
    assert forms(library, "guides/phishing", "contacts/camboja") == ["laptop", "wifi"]


def test_a_report_whose_file_is_not_here_cannot_be_fetched(library: Library) -> None:
    assert "laptop" not in forms(library, "reports/impacts-study")
    assert "laptop" in forms(library, "reports/impacts-briefing")


@pytest.mark.parametrize(
    ("place", "is_there"),
    [
        ("guides", True),
        ("contacts", True),
        ("glossary/phishing", True),
        ("first-aid/phone-taken", True),
        ("guides/phishing#section=limits", True),
        ("home", False),
        ("settings", False),
    ],
)
def test_a_shelf_is_fetched_as_its_items_are(library: Library, place: str, is_there: bool) -> None:
    assert can_be_fetched((parse_place(place),), library) is is_there


def test_an_empty_shelf_holds_nothing_to_fetch() -> None:
    assert not can_be_fetched((parse_place("guides"),), Library())


def test_of_several_places_one_that_can_be_fetched_is_enough(library: Library) -> None:
    there, not_there = parse_place("guides/phishing"), parse_place("reports/impacts-study")

    assert can_be_fetched((not_there, there), library)


def test_a_place_that_is_not_there_has_no_forms(library: Library) -> None:
    with pytest.raises(UnknownPlaceError):
        forms(library, "guides/fishing")


def test_every_form_of_a_place_is_told_once(library: Library) -> None:
    given = forms(library, "contacts/licadho")

    assert sorted(set(given)) == sorted(given)
    assert set(given) <= set(Form)
