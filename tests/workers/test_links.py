"""Links lead to pages and to addresses; nothing that would run is one."""

from pathlib import Path

import pymupdf
import pytest
from tests.workers import pdfs

from kiosk.core.reading.rect import Rect
from kiosk.workers.render.pdf import Pdf
from kiosk.workers.render_messages import LINK_LIMIT


def links(path: Path, *actions: bytes) -> list[tuple[int, float, str]]:
    pdf = Pdf(str(pdfs.linked_pdf(path, *actions)))
    return [(link.page, round(link.y), link.address) for link in pdf.links(1)]


def test_a_place_in_the_document_is_a_page_and_how_far_down(tmp_path: Path) -> None:
    found = links(
        tmp_path / "a.pdf",
        b"/Dest[5 0 R/XYZ 0 700 null]",
        b"/A<</S/GoTo/D[6 0 R/Fit]>>",
        b"/Dest(chapter)",
        b"/A<</S/GoTo/D(chapter)>>",
    )

    assert found == [(2, 142, ""), (3, 0, ""), (3, 242, ""), (3, 242, "")]


def test_a_link_s_area_is_in_points_from_the_upper_left_corner(tmp_path: Path) -> None:
    pdf = Pdf(str(pdfs.linked_pdf(tmp_path / "a.pdf", b"/Dest(chapter)")))

    assert pdf.links(1)[0].area == Rect(100, 22, 200, 42)


@pytest.mark.parametrize(
    ("rotation", "area"),
    [(0, (100, 22, 200, 42)), (90, (800, 100, 820, 200)), (180, (395, 800, 495, 820))],
)
def test_areas_turn_with_the_page(
    tmp_path: Path, rotation: int, area: tuple[int, int, int, int]
) -> None:
    path = pdfs.linked_pdf(tmp_path / "a.pdf", b"/Dest(chapter)")
    with pymupdf.open(path) as document:
        document[0].set_rotation(rotation)
        document.save(tmp_path / "turned.pdf")

    assert Pdf(str(tmp_path / "turned.pdf")).links(1)[0].area == Rect(*area)


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        (b"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (b"mailto:a@example.org", "mailto:a@example.org"),
        (b"www.example.org/a", "www.example.org/a"),
        (b"https://example.org/\\r\\n a\\177", "https://example.org/a"),
        (
            b"https://example.org/\xe2\x80\xaegro.elpmaxe\xe2\x81\xa6",
            "https://example.org/gro.elpmaxe",
        ),
    ],
)
def test_an_address_is_text_without_what_could_hide_in_it(
    tmp_path: Path, uri: bytes, address: str
) -> None:
    assert links(tmp_path / "a.pdf", b"/A<</S/URI/URI(%s)>>" % uri) == [(0, 0, address)]


@pytest.mark.parametrize(
    "action",
    [
        b"/A<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"/A<</S/Launch/F(/usr/bin/xterm)>>",
        b"/A<</S/Launch/Win<</F(calc.exe)>>>>",
        b"/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>",
        b"/A<</S/GoToE/T<</R/C/N(inner.pdf)>>/D[0/Fit]>>",
        b"/A<</S/SubmitForm/F(https://example.org)>>",
        b"/A<</S/ImportData/F(data.fdf)>>",
        b"/A<</S/URI/URI(file:///etc/passwd)>>",
        b"/A<</S/URI/URI(javascript:alert\\(1\\))>>",
        b"/A<</S/URI/URI(nothing)>>",
        b"/A<</S/URI/URI()>>",
        b"/A<</S/Named/N/Print>>",
        b"/Dest(nowhere)",
        b"",
    ],
)
def test_what_leads_out_of_the_document_otherwise_is_no_link(tmp_path: Path, action: bytes) -> None:
    assert links(tmp_path / "a.pdf", action) == []


def test_tens_of_thousands_of_links_are_cut_short(tmp_path: Path) -> None:
    pdf = Pdf(str(pdfs.linked_pdf(tmp_path / "a.pdf", *[b"/Dest(chapter)"] * 32_768)))

    assert len(pdf.links(1)) == LINK_LIMIT
