"""Every guide of the bundled library on paper: whole, within its margins, and well divided."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest
from tests.ui.conftest import Opening
from tests.ui.test_print import fonts_of_words, printed
from tests.ui.visitor import EN, KM, Visitor

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.guide import Guide, read_guide
from kiosk.core.content.markdown import BlockKind
from kiosk.ui.commands import CommandId
from kiosk.ui.widgets.print_sheet import PrintSheet

pytestmark = pytest.mark.slow

MARGIN = 25 / 25.4 * 72 - 1  # 25 mm, in points, less what rounding takes
FOOT = 15 / 25.4 * 72  # below the page's number
BODY = 11.5  # points; headings are larger


@dataclass(frozen=True, slots=True)
class Line:
    """A line on paper, in points from the page's upper left."""

    text: str
    size: float
    place: pymupdf.Rect

    @property
    def is_heading(self) -> bool:
        return self.size > BODY


@pytest.mark.parametrize("language", [EN, KM])
def test_every_guide_is_whole_on_paper(visit: Opening, tmp_path: Path, language: str) -> None:
    visitor = visit(language=language)
    guides = visitor.kiosk.library().documents(Kind.GUIDE)

    flaws = [
        f"{guide.id}: {flaw}" for guide in guides for flaw in flaws_of(guide, visitor, tmp_path)
    ]

    assert len(guides) > 15
    assert flaws == []


def flaws_of(document: Document, visitor: Visitor, folder: Path) -> Iterator[str]:
    """Print a guide as the window does, and say what is wrong with its pages."""
    guide = read_guide(document.files[visitor.kiosk.language.code])
    with pymupdf.open(print_out(document, visitor, folder)) as pages:
        for page in pages:
            yield from (f"page {page.number + 1}: {flaw}" for flaw in flaws_of_page(page))
        shown = sum(len(page.get_image_info()) for page in pages)
    if shown != pictures_in(guide):
        yield f"{shown} of {pictures_in(guide)} pictures are there"


def print_out(document: Document, visitor: Visitor, folder: Path) -> Path:
    visitor.goes_to(document.place)
    visitor.screen.carry_out(CommandId.PRINT)
    sheet = visitor.sheet
    assert isinstance(sheet, PrintSheet)
    return printed(sheet, folder / f"{document.id}.pdf")


def pictures_in(guide: Guide) -> int:
    blocks = (*guide.introduction, *(block for part in guide.sections for block in part.blocks))
    return sum(block.kind is BlockKind.PICTURE for block in blocks)


def flaws_of_page(page: pymupdf.Page) -> Iterator[str]:
    lines = list(lines_on(page))
    pictures = [pymupdf.Rect(one["bbox"]) for one in page.get_image_info()]
    yield from (f"there is ink in the margin {strip}" for strip in margins_with_ink(page))
    if not lines or all(line.is_heading for line in lines):
        yield "there is no text but headings"
    elif lines[-1].is_heading and not any(one.y0 > lines[-1].place.y0 for one in pictures):
        yield f"the heading “{lines[-1].text}” stands alone at the end"
    strange = [font for font in fonts_of_words(page) if "KioskSans" not in font.replace(" ", "")]
    if strange:
        yield f"letters of {strange}"


def margins_with_ink(page: pymupdf.Page) -> Iterator[pymupdf.Rect]:
    """Give the strips at the edges of the paper that are not white."""
    x0, y0, x1, y1 = page.rect
    strips = [
        pymupdf.Rect(x0, y0, x0 + MARGIN, y1),
        pymupdf.Rect(x1 - MARGIN, y0, x1, y1),
        pymupdf.Rect(x0, y0, x1, y0 + MARGIN),
        pymupdf.Rect(x0, y1 - FOOT, x1, y1),
    ]
    for strip in strips:
        if not page.get_pixmap(clip=strip, dpi=72, colorspace=pymupdf.csGRAY).is_unicolor:
            yield strip


def lines_on(page: pymupdf.Page) -> Iterator[Line]:
    """Give what is written, from above, without the page's number at its foot."""
    blocks = page.get_text("dict")["blocks"]
    lines = [line for block in blocks for line in block.get("lines", ())]
    made = [
        Line(
            text="".join(span["text"] for span in line["spans"]),
            size=max(span["size"] for span in line["spans"]),
            place=pymupdf.Rect(line["bbox"]),
        )
        for line in lines
    ]
    written = [line for line in made if line.text.strip()]
    from_above = sorted(written, key=lambda line: line.place.y1)
    return iter(from_above[:-1] if from_above[-1].text.strip().isdigit() else from_above)


# What the measuring finds


@pytest.fixture
def page() -> Iterator[pymupdf.Page]:
    """A sheet of paper with some text on it."""
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_text((100, 200), "Keep the message.", fontsize=11)
        yield page


def found_on(page: pymupdf.Page) -> str:
    return "\n".join(flaws_of_page(page))


def test_ink_in_the_margin_is_found(page: pymupdf.Page) -> None:
    before = found_on(page)

    page.insert_text((500, 300), "a line that does not end in time", fontsize=11)

    assert "margin" not in before
    assert "margin" in found_on(page)


def test_a_heading_at_the_end_of_a_page_is_found(page: pymupdf.Page) -> None:
    page.insert_text((100, 700), "Sources", fontsize=16)
    page.insert_text((480, 750), "4", fontsize=11)

    assert "stands alone at the end" in found_on(page)


def test_a_page_with_nothing_but_a_heading_is_found() -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_text((100, 200), "Sources", fontsize=16)

        assert "no text but headings" in found_on(page)
