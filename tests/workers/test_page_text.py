"""The characters of a page: the same for finding and for marking, where the page shows them."""

import sys
from pathlib import Path

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workers import pdfs
from tests.workers.processes import children, resident_kilobytes

from kiosk.core.khmer.fold import fold
from kiosk.core.reading.rect import Rect
from kiosk.workers.render import text_reader
from kiosk.workers.render.page_text import read_places, read_text
from kiosk.workers.render.pdf import Pdf
from kiosk.workers.session import RenderSession

PACK = Path(__file__).parents[2] / "resources/packs/camboja"
BUNDLED = sorted(PACK.rglob("*.pdf"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_finding_and_marking_see_the_same_characters_in_every_bundled_report(path: Path) -> None:
    opened = Pdf(str(path))

    for page in range(1, len(opened.sizes) + 1):
        assert opened.keys(page, 1) == (opened.text(page).key.text,)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nearly_every_character_has_its_place_on_the_page(path: Path) -> None:
    opened = Pdf(str(path))

    for page, size in enumerate(opened.sizes, 1):
        read = opened.text(page)
        whole = Rect(0, 0, size.width, size.height)
        shown = [at for at, character in enumerate(read.text) if character.isalnum()]
        placed = [at for at in shown if whole.holds(*read.boxes[at * 4 : at * 4 + 2])]
        lost = [at for at in placed if not any(read.boxes[at * 4 : at * 4 + 4])]
        assert len(placed) - len(lost) > 0.99 * len(shown)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(max_codepoint=0x2FF), max_size=30), max_size=5))
def test_finding_and_marking_see_the_same_characters_of_any_text(lines: list[str]) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((-20, 100), "\n".join(lines))
        strokes = page.get_displaylist()

        text, boxes = read_places(strokes)

        assert text == read_text(strokes)
        assert len(boxes) == 4 * len(text)


def test_khmer_is_found_in_the_bundled_report() -> None:
    opened = Pdf(str(PACK / "reports/impacts-briefing/km.pdf"))

    assert fold("សេចក្តីសង្ខេប").text in opened.keys(1, 1)[0]


@pytest.mark.parametrize(
    ("rotation", "left", "top"), [(0, 20, 36), (90, 142, 20), (180, 263, 144), (270, 36, 263)]
)
def test_places_are_on_the_page_as_it_is_shown_cropped_and_turned(
    tmp_path: Path, rotation: int, left: int, top: int
) -> None:
    opened = Pdf(str(pdfs.lettered_pdf(tmp_path / "a.pdf", "Hello", rotation=rotation)))

    read = opened.text(1)

    assert read.text == "Hello\n"
    assert read.boxes[0] == pytest.approx(left, abs=16)
    assert read.boxes[1] == pytest.approx(top, abs=16)


def test_a_letter_stands_where_the_page_is_black(tmp_path: Path) -> None:
    path = pdfs.lettered_pdf(tmp_path / "a.pdf", "I I", rotation=90)
    with pymupdf.open(path) as document:
        picture = document[0].get_pixmap()
    read = Pdf(str(path)).text(1)

    left, top, right, bottom = (round(side) for side in read.boxes[8:12])

    inked = {
        (x, y)
        for x in range(left, right)
        for y in range(top, bottom)
        if picture.pixel(x, y)[0] < 128
    }
    assert inked


def test_a_glyph_without_a_character_is_marked_but_neither_found_nor_copied(
    tmp_path: Path,
) -> None:
    path = pdfs.meaningless_pdf(tmp_path / "a.pdf", "abc")

    read = Pdf(str(path)).text(1)

    assert read.text == "\ufffd\ufffd\ufffd\n"
    assert read.key.text.strip() == ""
    assert read.copied(0, 3) == ""


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    path = pdfs.pictured_pdf(tmp_path / "a.pdf", place=(0, 0, 200, 300), text="")

    assert Pdf(str(path)).text(1).text == ""


def test_keys_come_in_portions_when_their_time_is_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Pdf(str(pdfs.text_pdf(tmp_path / "a.pdf", pages=5)))
    monkeypatch.setattr(text_reader, "_PATIENCE", 0.0)

    assert opened.keys(1, 5) == ("page 1 ",)
    assert opened.keys(5, 5) == ("page 5 ",)


def test_keys_end_with_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Pdf(str(pdfs.text_pdf(tmp_path / "a.pdf", pages=5)))
    monkeypatch.setattr(text_reader, "_PATIENCE", 60.0)

    assert opened.keys(4, 20) == ("page 4 ", "page 5 ")


def test_pages_come_in_portions_and_end_with_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Pdf(str(pdfs.text_pdf(tmp_path / "a.pdf", pages=5)))

    monkeypatch.setattr(text_reader, "_PATIENCE", 0.0)
    one_by_one = [opened.texts(page, 5)[0] for page in (1, 5)]
    monkeypatch.setattr(text_reader, "_PATIENCE", 60.0)
    at_once = opened.texts(4, 20)[0]

    assert one_by_one == [("Page 1\n",), ("Page 5\n",)]
    assert at_once == ("Page 4\n", "Page 5\n")


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_pages_for_the_index_hold_what_the_reader_shows(path: Path) -> None:
    opened = Pdf(str(path))

    for page in range(1, len(opened.sizes) + 1):
        assert opened.texts(page, 1) == ((opened.text(page).text,), False)


def test_pages_tell_that_their_khmer_is_in_visual_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = "េខ្មរ េនះ េគ េស " * 20
    monkeypatch.setattr(text_reader, "read_text", lambda _: drawn)
    opened = Pdf(str(pdfs.text_pdf(tmp_path / "a.pdf", pages=1)))

    assert opened.texts(1, 1) == ((drawn,), True)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_reading_a_report_again_and_again_takes_no_more_memory() -> None:
    with RenderSession() as session:
        report = session.open(BUNDLED[0])
        pages = range(1, len(report.sizes) + 1)

        def read(times: int) -> int:
            for _ in range(times):
                for page in pages:
                    session.text(report.id, page)
            return resident_kilobytes(children())

        before, after = read(20), read(60)

    assert after - before < 2_000
