"""The library: packs found nearest first, laid over each other file by file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.conftest import Nobody
from tests.packs import (
    PACK_TOML,
    PackBuilder,
    document_at,
    places_of,
    problems_of,
    warnings_of,
)

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import Place, parse_place
from kiosk.core.language.local_text import LanguageCode

EN = LanguageCode("en")


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """The user's packs folder, which is not there at first."""
    return tmp_path / "user" / "packs"


@pytest.fixture
def bundled(tmp_path: Path) -> PackBuilder:
    """The pack that comes with the program."""
    return PackBuilder(tmp_path / "bundled").filled()


# Laid over, file by file


def test_a_pdf_in_the_users_packs_folder_makes_the_study_readable_at_the_next_look(
    user: Path, bundled: PackBuilder
) -> None:
    folders = PackFolders([user, bundled.packs])
    assert document_at(folders.load(), "reports/study").files == {}
    before = folders.fingerprint()

    pdf = PackBuilder(user, pack_toml=None).write("reports/study/km.pdf", b"%PDF-1.7")

    assert folders.fingerprint() != before
    study = document_at(folders.load(), "reports/study")
    assert study.files == {"km": pdf}
    assert study.title.in_language(EN) == "The study"
    assert folders.load().findings == ()


def test_the_nearest_file_wins_and_the_others_stay(user: Path, bundled: PackBuilder) -> None:
    bundled.write("guides/lock/km.md", "far")
    near = PackBuilder(user, pack_toml=None).write("guides/lock/en.md", "near")

    guide = document_at(PackFolders([user, bundled.packs]).load(), "guides/lock")

    assert guide.files == {"en": near, "km": bundled.folder / "guides/lock/km.md"}


def test_a_corrected_item_is_taken_instead_of_the_bundled_one(
    user: Path, bundled: PackBuilder
) -> None:
    PackBuilder(user, pack_toml=None).write(
        "reports/study/item.toml", 'id = "study"\nkind = "report"\ntitle = { en = "Corrected" }\n'
    )

    study = document_at(PackFolders([user, bundled.packs]).load(), "reports/study")

    assert study.title.texts == {"en": "Corrected"}


def test_a_new_item_joins_the_bundled_ones(user: Path, bundled: PackBuilder) -> None:
    PackBuilder(user, pack_toml=None).guide("new")

    library = PackFolders([user, bundled.packs]).load()

    assert [one.id for one in library.on_shelf("guides")] == ["lock", "new"]


def test_the_users_glossary_stands_for_the_bundled_one(user: Path, bundled: PackBuilder) -> None:
    PackBuilder(user, pack_toml=None).glossary("id,en,meaning.en\nnew,New,A word\n")

    terms = PackFolders([user, bundled.packs]).load().terms()

    assert [term.id for term in terms] == ["new"]


def test_a_pack_of_another_id_stands_beside(user: Path, bundled: PackBuilder) -> None:
    PackBuilder(user, "other").report("annual")

    library = PackFolders([user, bundled.packs]).load()

    assert [pack.id for pack in library.packs] == ["other", "small"]
    assert {one.id for one in library.on_shelf("reports")} == {"annual", "study"}
    assert library.pack("other") is library.packs[0]
    assert library.pack("gone") is None


def test_of_two_packs_with_the_same_entry_the_nearer_is_shown_and_that_is_told(
    user: Path, bundled: PackBuilder
) -> None:
    PackBuilder(user, "other").report("study")

    library = PackFolders([user, bundled.packs]).load()

    found = library.find(parse_place("reports/study#page=2"))
    assert found is not None
    assert found.pack == "other"
    assert len(library.on_shelf("reports")) == 1
    (warning,) = warnings_of(library)
    assert warning.what.values["pack"] == "other"


# A report alone


def test_a_report_read_alone_is_the_one_that_the_library_has(
    user: Path, bundled: PackBuilder
) -> None:
    bundled.report("annual")
    PackBuilder(user, pack_toml=None).write("reports/study/km.pdf", b"%PDF-1.7")
    PackBuilder(user, "other").report("annual", 'link = "https://camboja.net/"\n')
    folders = PackFolders([user, bundled.packs])

    for place in map(parse_place, ("reports/study#page=2", "reports/annual", "reports/none")):
        assert folders.report(place) == folders.load().find(place)


def test_a_report_that_cannot_be_used_is_sought_in_the_next_pack(
    user: Path, bundled: PackBuilder
) -> None:
    PackBuilder(user, "broken", pack_toml="nonsense").report()
    PackBuilder(user, "other").write("reports/study/item.toml", "nonsense")
    folders, place = PackFolders([user, bundled.packs]), parse_place("reports/study")

    report = folders.report(place)

    assert report is not None
    assert report == folders.load().find(place)
    assert report.pack == "small"


# Chosen packs


def test_a_chosen_pack_is_used_alone(tmp_path: Path, bundled: PackBuilder) -> None:
    mine = PackBuilder(tmp_path / "mine", "mine").filled()

    library = PackFolders([bundled.packs], chosen=[mine.folder]).load()

    assert [pack.id for pack in library.packs] == ["mine"]


def test_a_folder_of_packs_can_be_chosen(tmp_path: Path, bundled: PackBuilder) -> None:
    PackBuilder(tmp_path / "mine", "one").filled()
    PackBuilder(tmp_path / "mine", "two").guide("other")

    library = PackFolders([bundled.packs], chosen=[tmp_path / "mine"]).load()

    assert [pack.id for pack in library.packs] == ["one", "two"]


def test_a_chosen_layer_lies_over_the_other_layers_of_its_pack(
    tmp_path: Path, user: Path, bundled: PackBuilder
) -> None:
    chosen = PackBuilder(tmp_path / "stick", pack_toml=None)
    nearest = chosen.write("reports/study/km.pdf", b"stick")
    PackBuilder(user, pack_toml=None).write("reports/study/km.pdf", b"user")
    PackBuilder(user, "other").report("annual")

    library = PackFolders([user, bundled.packs], chosen=[chosen.folder]).load()

    assert [pack.id for pack in library.packs] == ["small"]
    assert document_at(library, "reports/study").files == {"km": nearest}
    assert places_of(library)[1:] == ["guides/lock", "contacts/camboja", "glossary/account"]


def test_a_chosen_folder_is_known_by_its_real_name(
    bundled: PackBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled.folder)

    library = PackFolders([], chosen=[Path()]).load()

    assert [pack.id for pack in library.packs] == ["small"]


def test_a_chosen_folder_without_a_pack_is_told(tmp_path: Path, bundled: PackBuilder) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    library = PackFolders([bundled.packs], chosen=[empty]).load()

    assert library.packs == ()
    (problem,) = problems_of(library)
    assert problem.file == empty
    assert "Put a content pack" in problem.what.text


# No pack


def test_no_pack_anywhere_is_told_with_the_folder_to_put_one_in(tmp_path: Path) -> None:
    folders = PackFolders([tmp_path / "user", tmp_path / "bundled"])

    library = folders.load()

    assert places_of(library) == []
    (problem,) = library.findings
    assert problem.file == tmp_path / "user"
    assert folders.fingerprint() == frozenset()


def test_a_library_without_packs_answers_every_question() -> None:
    library = Library()

    assert library.find(Place(shelf="reports", item="study")) is None
    assert library.contacts() == ()
    assert library.contact("camboja") is None
    assert library.publisher_contact("small") is None
    assert list(library.entries()) == []


def test_folders_that_no_pack_can_be_named_after_are_left_alone(
    user: Path, bundled: PackBuilder
) -> None:
    for name in ("New folder", ".trash", "__pycache__", "System Volume Information"):
        (user / name).mkdir(parents=True)
    (user / "readme").write_text("not a folder")

    assert PackFolders([user, bundled.packs]).load().findings == ()


def test_a_packs_folder_that_may_not_be_read_hides_nothing_else(
    bundled: PackBuilder, as_nobody: Nobody
) -> None:
    library = PackFolders([Path("/root"), bundled.packs]).load()

    assert len(places_of(library)) == 4


def test_what_may_not_be_read_is_told_and_hides_nothing_else(
    bundled: PackBuilder, as_nobody: Nobody
) -> None:
    with as_nobody.as_root():
        bundled.report("secret").parent.chmod(0o700)
        (bundled.folder / "first-aid").mkdir(mode=0o700)

    library = bundled.load()

    assert len(places_of(library)) == 4
    assert {problem.file.name for problem in problems_of(library)} == {"item.toml", "first-aid"}


# Order and questions


def test_publishers_come_first_and_who_cannot_be_reached_comes_last(tmp_path: Path) -> None:
    pack = PackBuilder(
        tmp_path, pack_toml='id = "small"\ntitle = { en = "x" }\ncontact = "publisher"\n'
    )
    pack.contact("a-nowhere")
    pack.contact("b-website", 'website = "https://b.example"\n')
    pack.contact("c-mail", '[[emails]]\naddress = "c@c.example"\n')
    pack.contact("publisher")

    library = pack.load()

    assert [one.id for one in library.contacts()] == [
        "publisher",
        "c-mail",
        "b-website",
        "a-nowhere",
    ]
    publisher = library.publisher_contact("small")
    assert publisher is not None
    assert publisher.id == "publisher"


def test_a_contact_is_asked_for_by_its_id(bundled: PackBuilder) -> None:
    library = bundled.load()

    assert library.contact("camboja") is not None
    assert library.contact("nobody") is None
    assert library.publisher_contact("small") is None


# Seeing that something changed


def test_the_fingerprint_stays_when_something_is_built_from_the_pack(bundled: PackBuilder) -> None:
    folders = PackFolders([bundled.packs])
    before = folders.fingerprint()

    bundled.write("built/search-index", b"an index")

    assert folders.fingerprint() == before


def test_the_fingerprint_stays_while_nothing_changes(bundled: PackBuilder) -> None:
    folders = PackFolders([bundled.packs])

    assert folders.fingerprint() == folders.fingerprint()


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: pack.guide("new"),
        lambda pack: pack.write("guides/lock/en.md", "longer than it was " * 50),
        lambda pack: (pack.folder / "glossary.csv").unlink(),
        lambda pack: (pack.folder / "glossary.csv").rename(pack.folder / "other.csv"),
        lambda pack: os.utime(pack.folder / "guides/lock/en.md", (1, 1)),
        lambda pack: PackBuilder(pack.packs, "another"),
        lambda pack: pack.write("guides/lock/images/deep/one.png", b""),
    ],
    ids=["new", "longer", "gone", "renamed", "newer", "another-pack", "deep"],
)
def test_the_fingerprint_changes_with_the_files(
    bundled: PackBuilder, change: Callable[[PackBuilder], object]
) -> None:
    folders = PackFolders([bundled.packs])
    before = folders.fingerprint()

    change(bundled)

    assert folders.fingerprint() != before


def test_a_dangling_link_does_not_hide_changes_from_the_fingerprint(bundled: PackBuilder) -> None:
    (bundled.folder / "aaa").symlink_to("nowhere")
    folders = PackFolders([bundled.packs])
    before = folders.fingerprint()

    bundled.write("zzz.txt", "new")

    assert folders.fingerprint() != before


def test_links_that_lead_round_in_circles_are_followed_once(bundled: PackBuilder) -> None:
    (bundled.folder / "guides/round").symlink_to(bundled.folder, target_is_directory=True)
    (bundled.folder / "reports/round").symlink_to(bundled.folder, target_is_directory=True)

    assert len(PackFolders([bundled.packs]).fingerprint()) < 500


# Whose library it is


NAMED = 'publisher = { en = "CamboJA", km = "ខេមបូចា" }\n'


@pytest.mark.parametrize(
    "nearer",
    [
        PACK_TOML,
        PACK_TOML + "publisher = 7\n",
        'id = "another"\n' + NAMED,
        "this is not TOML",
        None,
    ],
)
def test_the_publisher_is_that_of_the_first_pack_that_names_one(
    user: Path, bundled: PackBuilder, nearer: str | None
) -> None:
    PackBuilder(user, "near", pack_toml=nearer).guide()
    bundled.write("pack.toml", PACK_TOML + NAMED)
    PackBuilder(bundled.packs, "zebra", pack_toml=PACK_TOML + 'publisher = { en = "Zebra" }\n')
    folders = PackFolders([user, bundled.packs])

    publisher = folders.publisher()

    assert publisher is not None
    assert publisher.in_language(EN) == "CamboJA"
    assert folders.load().publisher == publisher


def test_a_library_may_be_nobodys(bundled: PackBuilder) -> None:
    folders = PackFolders([bundled.packs])

    assert folders.publisher() is None
    assert folders.load().publisher is None
