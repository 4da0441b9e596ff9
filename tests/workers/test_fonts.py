"""The names of a document's fonts."""

from pathlib import Path

import pymupdf
from tests.workers import pdfs

from kiosk.workers.render.pdf import Pdf
from kiosk.workers.render_messages import FONT_NAME_LIMIT
from kiosk.workers.session import RenderSession


def test_the_fonts_of_every_page_are_named_once(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        for font in ("helv", "tiro", "helv"):
            document.new_page().insert_text((72, 72), "Hello", fontname=font)
        document.save(tmp_path / "a.pdf")

    with RenderSession() as session:
        names = session.fonts(session.open(tmp_path / "a.pdf").id)

    assert names == ("Helvetica", "Times-Roman")


def test_a_document_without_text_has_none(tmp_path: Path) -> None:
    assert Pdf(str(pdfs.mixed_pdf(tmp_path / "a.pdf", [(100, 100)]))).fonts() == ()


def test_a_name_is_a_name_whatever_the_file_says(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 72), "Hello")
        name = "/Limon#0a#1b#ff" + "x" * 110
        document.xref_set_key(page.get_fonts()[0][0], "BaseFont", name)
        document.save(tmp_path / "a.pdf")

    (name,) = Pdf(str(tmp_path / "a.pdf")).fonts()

    assert name.startswith("Limon")
    assert name.isprintable()
    assert len(name) <= FONT_NAME_LIMIT
