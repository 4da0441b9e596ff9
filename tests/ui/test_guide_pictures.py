"""The pictures of a guide, on the screen and on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton
from tests.packs import PackBuilder
from tests.pictures import ARROW, HOSTILE, LOCK_STATES, png, svg
from tests.ui.conftest import Opening
from tests.ui.visitor import SMALL_LAPTOP, Visitor, settle

from kiosk.core.content.picture import read_picture
from kiosk.core.settings import ThemeName
from kiosk.ui.drawing import drawn
from kiosk.ui.theme import DARK, LIGHT
from kiosk.ui.widgets.guide_picture import GuidePicture
from kiosk.ui.widgets.print_sheet import GuidePrintSheet
from kiosk.ui.widgets.section_text import SectionText

SENTENCE = "A phone in three states"
TEXT = f"""Hello.

## States {{#states}}

Before the picture.

![{SENTENCE}](images/states.svg)

1. Switched off
2. Locked

## Sources {{#sources}}

- A [source](glossary/account)
"""

Guides = Callable[..., Visitor]


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path / "packs").filled()
    pack.guide("lock", text=TEXT)
    return pack


@pytest.fixture
def open_guide(visit: Opening, pack: PackBuilder) -> Guides:
    """Open the guide, its picture being what is given."""

    def open_guide(content: str | bytes = LOCK_STATES, **wishes: object) -> Visitor:
        pack.write("guides/lock/images/states.svg", content)
        return visit(place="guides/lock", packs=(pack.packs,), **wishes)

    return open_guide


def pictures(visitor: Visitor) -> list[GuidePicture]:
    return visitor.all_of(GuidePicture)


def words(visitor: Visitor) -> list[str]:
    texts = (one.toPlainText() for one in visitor.all_of(SectionText))
    return "\n".join(texts).splitlines()


def test_a_picture_stands_within_its_text(open_guide: Guides) -> None:
    visitor = open_guide()

    before, picture, after = (
        visitor.sees(SectionText, "section-text"),
        visitor.sees(GuidePicture, "guide-picture"),
        visitor.sees(SectionText, "section-text-2"),
    )
    assert before.toPlainText() == "Before the picture."
    assert "Switched off" in after.toPlainText()
    assert before.y() < picture.y() < after.y()
    assert SENTENCE not in words(visitor)


def test_a_screen_reader_reads_what_the_picture_shows(open_guide: Guides) -> None:
    (picture,) = pictures(open_guide())

    interface = QAccessible.queryAccessibleInterface(picture)

    assert interface.text(QAccessible.Text.Name) == SENTENCE
    assert interface.role() == QAccessible.Role.Graphic


@pytest.mark.parametrize("size", [SMALL_LAPTOP, QSize(520, 600), QSize(1900, 1000)])
@pytest.mark.parametrize("scale", [100, 200])
def test_a_picture_is_whole_in_every_window(open_guide: Guides, size: QSize, scale: int) -> None:
    visitor = open_guide(size=size, scale=scale)
    (picture,) = pictures(visitor)

    shown = picture.pixmap().deviceIndependentSize()

    assert shown.width() <= picture.width()
    assert shown.height() <= picture.height()
    assert shown.width() / shown.height() == pytest.approx(720 / 260, abs=0.05)
    assert shown.width() > 200


@pytest.mark.parametrize("name", list(ThemeName))
def test_a_picture_wears_the_colours_of_the_theme(open_guide: Guides, name: ThemeName) -> None:
    visitor = open_guide(ARROW)
    (picture,) = pictures(visitor)

    visitor.kiosk.set_theme(name)
    settle()

    image = picture.pixmap().toImage()
    colours = visitor.kiosk.theme.colours
    assert image.pixelColor(image.width() // 8, image.height() // 2) == QColor(colours.accent)
    assert image.pixelColor(image.rect().center()) == QColor(colours.surface)


def test_a_picture_is_sharp_on_a_fine_screen(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(ARROW)
    picture = read_picture([tmp_path], "a.svg")

    image = drawn(picture, LIGHT, QSize(200, 100), ratio=2.5)

    assert image.size() == QSize(500, 250)
    edge = [image.pixelColor(x, 125).alpha() for x in range(20, 30)]
    assert edge == [0] * 5 + [255] * 5


def test_a_colour_that_is_no_token_stays(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(ARROW.replace("#0B6B6B", "#123456"))

    image = drawn(read_picture([tmp_path], "a.svg"), DARK, QSize(200, 100))

    assert image.pixelColor(20, 50) == QColor("#123456")


def test_a_png_is_shown_as_it_is(open_guide: Guides, pack: PackBuilder) -> None:
    pack.guide("lock", text=TEXT.replace("states.svg", "states.png"))
    pack.write("guides/lock/images/states.png", png(300, 100, colour=(1, 2, 3)))

    (picture,) = pictures(open_guide())

    assert picture.pixmap().toImage().pixelColor(5, 5) == QColor(1, 2, 3)


BAD = {
    **{name: svg(inside) for name, inside in HOSTILE.items()},
    "an entity bomb": svg("&b;", before='<!DOCTYPE svg [<!ENTITY b "&b;&b;">]>'),
    "10,000 pixels": svg("", view="0 0 10000 10000"),
    "damaged": "<svg",
    "empty": "",
    "heavy": svg(" " * 300_000),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_a_bad_picture_is_told_in_words(open_guide: Guides, content: str) -> None:
    visitor = open_guide(content)

    assert pictures(visitor) == []
    assert SENTENCE in words(visitor)


def test_a_missing_picture_is_told_in_words(visit: Opening, pack: PackBuilder) -> None:
    visitor = visit(place="guides/lock", packs=(pack.packs,))

    assert SENTENCE in words(visitor)


@pytest.mark.qt_log_ignore("libpng", extend=True)
def test_a_png_that_cannot_be_unpacked_is_told_in_words(
    open_guide: Guides, pack: PackBuilder
) -> None:
    pack.guide("lock", text=TEXT.replace("states.svg", "states.png"))
    pack.write("guides/lock/images/states.png", png(300, 100).replace(b"x\x9c", b"xx"))

    assert SENTENCE in words(open_guide())


def test_tab_goes_down_the_card(open_guide: Guides) -> None:
    visitor = open_guide()
    before, after = (visitor.sees(SectionText, f"section-text{end}") for end in ("", "-2"))

    before.setFocus()

    chain = [before]
    while chain[-1] is not after and len(chain) < 8:
        chain.append(chain[-1].nextInFocusChain())
    assert chain[-1] is after
    assert not any(isinstance(one, QAbstractButton) for one in chain)


def test_the_next_section_takes_the_picture_away(open_guide: Guides) -> None:
    visitor = open_guide()

    visitor.presses("section-next")

    assert pictures(visitor) == []
    assert "A source" in words(visitor)


@pytest.mark.parametrize("content", [ARROW, "<svg"], ids=["sound", "damaged"])
def test_a_guide_is_printed_with_its_picture_or_its_sentence(
    open_guide: Guides, tmp_path: Path, content: str
) -> None:
    visitor = open_guide(content)
    paper = tmp_path / "guide.pdf"

    print_to(paper, visitor)

    page, text = first_page(paper)
    has_picture = any(is_nearly_accent(page.pixelColor(x, y)) for x, y in around(page))
    assert has_picture is (content == ARROW)
    assert (SENTENCE in text) is (content != ARROW)
    assert "Switched off" in text


def print_to(paper: Path, visitor: Visitor) -> None:
    kiosk = visitor.kiosk
    sheet = GuidePrintSheet(visitor.screen.place, kiosk.language, kiosk.theme, kiosk.library())
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    sheet.print_with(printer)
    sheet.deleteLater()


def first_page(paper: Path) -> tuple[QImage, str]:
    import pymupdf

    with pymupdf.open(paper) as pdf:
        pixels = pdf[0].get_pixmap(dpi=72)
        return QImage.fromData(pixels.tobytes("png")), pdf[0].get_text().replace("\n", " ")


def around(page: QImage) -> list[tuple[int, int]]:
    return [(x, y) for x in range(0, page.width(), 4) for y in range(0, page.height(), 4)]


def is_nearly_accent(colour: QColor) -> bool:
    """Printing stores pictures a little off their colours."""
    accent = QColor(LIGHT.accent)
    pairs = zip(colour.getRgb(), accent.getRgb(), strict=True)
    return all(abs(one - other) < 16 for one, other in pairs)
