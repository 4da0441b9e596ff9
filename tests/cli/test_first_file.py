"""Which file the window will show first."""

from pathlib import Path

import pytest
from tests.packs import PackBuilder

from kiosk.cli.first_file import first_file
from kiosk.core.content.document import Kind
from kiosk.core.content.library import PackFolders
from kiosk.core.content.place import file_place, parse_place
from kiosk.core.language.local_text import LanguageCode

ENGLISH, KHMER, THAI = LanguageCode("en"), LanguageCode("km"), LanguageCode("th")


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs")


def shown_at(pack: PackBuilder, name: str, language: LanguageCode = ENGLISH) -> Path | None:
    place, folders = parse_place(name), PackFolders([pack.packs])
    return first_file(place, folders.report(place) if Kind.REPORT.has(place) else None, language)


@pytest.mark.parametrize(("language", "name"), [(ENGLISH, "en"), (KHMER, "km"), (THAI, "en")])
def test_of_a_report_it_is_the_edition_that_suits_the_language(
    pack: PackBuilder, language: LanguageCode, name: str
) -> None:
    pack.report()
    english = pack.write("reports/study/en.pdf", b"%PDF-")
    khmer = pack.write("reports/study/km.pdf", b"%PDF-")

    file = shown_at(pack, "reports/study", language)

    assert file == {"en": english, "km": khmer}[name]


def test_on_a_page_of_a_report_it_is_the_same(pack: PackBuilder) -> None:
    pack.report()
    english = pack.write("reports/study/en.pdf", b"%PDF-")

    assert shown_at(pack, "reports/study#page=3") == english


@pytest.mark.parametrize("place", ["home", "reports", "reports/study", "guides/lock", "settings"])
def test_elsewhere_there_is_none(pack: PackBuilder, place: str) -> None:
    assert shown_at(pack, place) is None


def test_a_file_from_outside_is_shown_itself(tmp_path: Path) -> None:
    place = file_place(str(tmp_path / "lent.pdf"))

    assert first_file(place, None, KHMER) == tmp_path / "lent.pdf"


def test_a_pack_that_is_opened_is_no_file_to_read(tmp_path: Path) -> None:
    place = file_place(str(tmp_path / "reports.kioskpack"))

    assert first_file(place, None, KHMER) is None
