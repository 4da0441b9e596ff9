"""The handouts that come with the program say what its texts say, and their codes can be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pymupdf
import pytest

from kiosk.core.content.library import PackFolders
from kiosk.core.content.place import parse_place
from kiosk.core.handover.handout.built import HANDOUTS, handouts_of, read_notes
from kiosk.core.handover.handout.form import HandoutForm
from kiosk.core.handover.handout.sheet import Press, Sheet
from kiosk.core.handover.payload import payload_for
from kiosk.core.handover.pdf_facts import page_count
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.local_text import LanguageCode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from build_handouts import PACK, press_for, sheets  # noqa: E402
from check_handouts import codes_on, faults, lines_of  # noqa: E402

A4 = (595, 842)  # points
MOST_BYTES = 200_000
MOST_BYTES_OF_ALL = 6_000_000


@pytest.fixture(scope="module")
def press() -> Press:
    return press_for(PACK)


@pytest.fixture(scope="module")
def built(press: Press) -> dict[str, Sheet]:
    return dict(sheets(press))


def pdf_of(name: str) -> bytes:
    return (PACK / HANDOUTS / name).read_bytes()


def test_every_handout_is_there_and_made_of_what_the_library_says_today(
    press: Press, built: dict[str, Sheet]
) -> None:
    noted = read_notes(PACK / HANDOUTS)

    assert noted == {name: sheet.digest(press) for name, sheet in built.items()}
    files = {file.relative_to(PACK / HANDOUTS).as_posix() for file in _files()}
    assert files == set(noted)


def test_every_word_of_every_handout_can_be_found_in_it_and_every_code_be_read(
    built: dict[str, Sheet],
) -> None:
    wrong = {name: faults(pdf_of(name), sheet) for name, sheet in built.items()}

    assert {name: found for name, found in wrong.items() if found} == {}


def test_every_handout_is_a4_and_has_no_more_pages_than_it_may(built: dict[str, Sheet]) -> None:
    for name, sheet in built.items():
        with pymupdf.open(stream=pdf_of(name)) as document:
            sizes = [document[index].rect for index in range(document.page_count)]
        assert page_count(pdf_of(name)) == len(sizes) <= sheet.most_pages, name
        assert {(round(size.width), round(size.height)) for size in sizes} == {A4}, name


def test_a_poster_read_off_paper_asks_for_the_guide_it_names(press: Press) -> None:
    subject = subject_at(parse_place("guides/vpn"), press.library, LanguageCode("km"))

    read = codes_on(pdf_of("guides/vpn.poster.both.pdf"))

    assert read == [payload_for(subject).text]
    assert read[0].startswith("mailto:ed@camboja.net?subject=")


def test_no_handout_holds_a_persons_own_number(built: dict[str, Sheet]) -> None:
    for name, sheet in built.items():
        said = " ".join(lines_of(sheet)[0]).replace(" ", "")
        assert "12519261" not in said, name
    held = [code for name in built if "contacts" in name for code in codes_on(pdf_of(name))]
    assert held
    assert not any("12519261" in code for code in held)


def test_paper_says_of_every_draft_that_it_is_one(built: dict[str, Sheet]) -> None:
    pages = {name: sheet for name, sheet in built.items() if name.endswith(".page.en.pdf")}

    assert pages
    for name, sheet in pages.items():
        assert "Draft: nobody has reviewed this text yet." in lines_of(sheet)[0], name


def test_they_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in _files()}

    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
    assert sum(sizes.values()) < MOST_BYTES_OF_ALL


def test_the_window_is_offered_a_guides_pages_and_its_poster(press: Press) -> None:
    packs = PackFolders((), chosen=(PACK,))

    offered = handouts_of(parse_place("guides/vpn"), packs, press)

    assert [(one.form, one.languages) for one in offered] == [
        (HandoutForm.PAGE, "km"),
        (HandoutForm.PAGE, "en"),
        (HandoutForm.POSTER, "both"),
    ]
    assert all(one.file.is_file() for one in offered)


def _files() -> list[Path]:
    return sorted((PACK / HANDOUTS).rglob("*.pdf"))
