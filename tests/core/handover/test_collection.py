"""What is chosen together: shelf by shelf, each thing once, in the library's order."""

from __future__ import annotations

import pytest
from tests.packs import PackBuilder

from kiosk.core.content.library import Library
from kiosk.core.content.place import Place, parse_place
from kiosk.core.handover.collection import Collection, entries_at, size_of


@pytest.fixture
def pack(tmp_path_factory: pytest.TempPathFactory) -> PackBuilder:
    pack = PackBuilder(tmp_path_factory.mktemp("packs") / "packs").filled()
    pack.guide("backup")
    pack.contact("licadho")
    return pack


@pytest.fixture
def library(pack: PackBuilder) -> Library:
    return pack.load()


def test_a_shelf_without_anything_to_hand_over_is_not_there(library: Library) -> None:
    assert Collection(library).shelves == ("guides", "contacts", "glossary")


def test_a_whole_shelf_is_one_place(library: Library) -> None:
    collection = Collection(library)

    collection.turn_shelf("guides")
    collection.choose(parse_place("contacts/licadho"))

    assert collection.places == (Place(shelf="guides"), parse_place("contacts/licadho"))
    assert collection.count == 3


def test_a_shelf_that_is_turned_twice_is_as_before(library: Library) -> None:
    collection = Collection(library)
    collection.choose(Place(shelf="guides"))

    collection.turn_shelf("guides")

    assert collection.places == ()


def test_a_shelf_of_which_something_is_chosen_becomes_whole(library: Library) -> None:
    collection = Collection(library)
    collection.turn(collection.on_shelf("guides")[0])

    collection.turn_shelf("guides")

    assert collection.is_whole("guides")


def test_a_section_stands_for_its_guide(library: Library) -> None:
    collection = Collection(library)

    collection.choose(parse_place("guides/lock#section=screen-lock"))

    assert collection.places == (parse_place("guides/lock"),)


@pytest.mark.parametrize("place", ["home", "reports/study", "guides/nowhere"])
def test_what_is_not_there_is_not_chosen(library: Library, place: str) -> None:
    collection = Collection(library)

    collection.choose(parse_place(place))

    assert collection.count == 0


def test_the_size_is_that_of_the_files(pack: PackBuilder) -> None:
    pack.write("reports/study/en.pdf", b"x" * 5_000)
    pack.write("reports/study/km.pdf", b"x" * 2_000)
    library = pack.load()
    collection = Collection(library)

    collection.choose(parse_place("reports/study"))
    collection.choose(Place(shelf="contacts"))

    assert collection.size == size_of(collection.places, library) == 7_000


def test_a_file_that_has_gone_has_no_size(pack: PackBuilder) -> None:
    file = pack.write("reports/study/en.pdf", b"x" * 5_000)
    library = pack.load()
    file.unlink()

    assert size_of((parse_place("reports/study"),), library) == 0


def test_each_thing_is_there_once(library: Library) -> None:
    places = (parse_place("guides/lock"), Place(shelf="guides"), parse_place("guides/nowhere"))

    found = [entry.id for entry in entries_at(places, library)]

    assert sorted(found) == ["backup", "lock"]
