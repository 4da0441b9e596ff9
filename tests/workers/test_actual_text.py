"""What a PDF tells beside its shapes: every character once, and as wide as it is drawn."""

import re
from pathlib import Path

import pymupdf
import pytest
from tests.workers import pdfs

from kiosk.core.khmer.clusters import clusters
from kiosk.workers.render.actual_text import ActualText
from kiosk.workers.render.pdf import Pdf

BRIEFING = Path(__file__).parents[2] / "resources/packs/camboja/reports/impacts-briefing"
KHMER = re.compile("[\u1780-\u17d3]+")


def words(text: str) -> set[str]:
    """The stretches of Khmer between spaces, visible and invisible ones."""
    return set(KHMER.findall(text))


def test_the_khmer_report_says_its_words_as_they_were_written_and_breaks_none() -> None:
    files = BRIEFING / "source/km.md", BRIEFING / "item.toml"
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    opened = Pdf(str(BRIEFING / "km.pdf"))

    read = "".join(opened.text(page).text for page in range(1, len(opened.sizes) + 1))

    assert words(files[0].read_text(encoding="utf-8")) <= words(read)
    assert words(read) - words(source) == {"នៅឡើយ"}  # "not yet" reviewed: the template's own word


def test_a_letter_that_follows_itself_as_a_subscript_is_not_lost() -> None:
    opened = Pdf(str(BRIEFING / "km.pdf"))

    read = "".join(opened.text(page).text for page in range(1, len(opened.sizes) + 1))

    assert "ទិន្នន័យ" in read


def test_every_khmer_cluster_of_the_report_has_room_on_the_page() -> None:
    read = Pdf(str(BRIEFING / "km.pdf")).text(1)

    for start, end in clusters(read.text):
        if KHMER.match(read.text, start):
            assert sum(rect.width for rect in read.rects(start, end)) > 1


@pytest.mark.parametrize("form", ["/ActualText <%s>", "/ActualText<%s>", "/ActualText\n<%s>"])
@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        pytest.param("កxី", "ក្ដី", id="the last shape means the last character"),
        pytest.param("iMា", "ម្រា", id="a mark is handed a wide shape"),
        pytest.param("iiMi", "ប្រៀ", id="as many shapes as characters"),
        pytest.param("iMi", "រៀ", id="more shapes than characters"),
        pytest.param("ជ្រៀiMi", "ជ្រៀ", id="shapes beside the one that means all"),
    ],
)
def test_what_is_told_is_read_once_and_in_one_line_with_what_follows(
    tmp_path: Path, form: str, drawn: str, told: str
) -> None:
    path = pdfs.told_pdf(tmp_path / "a.pdf", drawn=drawn, told=told, form=form, then="កក")

    read = Pdf(str(path)).text(1)

    assert read.text == f"{told}កក\n"
    (before,), (behind,) = read.rects(0, len(told)), read.rects(len(told), len(told) + 1)
    assert before.left == pytest.approx(20, abs=1)
    assert before.right == pytest.approx(behind.left, abs=1)


def test_a_page_told_of_twice_is_read_alike(tmp_path: Path) -> None:
    opened = Pdf(str(pdfs.told_pdf(tmp_path / "a.pdf", drawn="កxី", told="ក្ដី", then="ក")))

    assert opened.text(1).text == opened.text(1).text == "ក្ដីក\n"


def test_what_is_told_in_a_part_that_is_drawn_from_elsewhere_is_read_once(tmp_path: Path) -> None:
    path = pdfs.told_pdf(tmp_path / "a.pdf", drawn="កxី", told="ក្ដី", then="ក")
    with pymupdf.open(path) as document, pymupdf.open(path) as part:
        document[0].show_pdf_page(pymupdf.Rect(0, 100, 300, 300), part)
        document.save(path.with_name("b.pdf"))

    assert Pdf(str(path.with_name("b.pdf"))).text(1).text == "ក្ដីក\nក្ដីក\n"


def test_what_is_told_in_another_script_is_left_alone(tmp_path: Path) -> None:
    path = pdfs.told_pdf(tmp_path / "a.pdf", drawn="fib", told="lie", then="s")

    assert Pdf(str(path)).text(1).text == "lies\n"


def test_the_page_looks_as_before_and_its_contents_stay(tmp_path: Path) -> None:
    path = pdfs.told_pdf(tmp_path / "a.pdf", drawn="កxី", told="ក្ដី", then="ក")
    with pymupdf.open(path) as document:
        page = document[0]
        contents, picture = page.read_contents(), page.get_pixmap()

        strokes = ActualText(document).strokes(page)

        assert strokes.get_pixmap(alpha=False).samples == picture.samples
        assert page.read_contents() == contents


def test_a_page_whose_contents_are_no_stream_is_blank(tmp_path: Path) -> None:
    path = pdfs.text_pdf(tmp_path / "a.pdf", pages=1)
    with pymupdf.open(path) as document:
        document.xref_set_key(document[0].xref, "Contents", "(nothing)")
        document.save(path.with_name("b.pdf"))

    assert Pdf(str(path.with_name("b.pdf"))).text(1).text == ""
