"""Every text of the bundled library has room in the window: each section, each card, each word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextLine
from PySide6.QtWidgets import QLabel
from tests.packs import PackBuilder
from tests.ui.conftest import Opening
from tests.ui.visitor import EN, KM, LAPTOP, SMALL_LAPTOP, Visitor, settle
from tests.ui.walk import scene_of

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.first_aid import read_first_aid
from kiosk.core.content.guide import read_guide
from kiosk.core.content.place import Place
from kiosk.ui.widgets.guide_picture import GuidePicture
from kiosk.ui.widgets.section_card import SectionCard
from kiosk.ui.widgets.section_text import SectionText

EVERY_ROOM = pytest.mark.parametrize(
    ("size", "scale"),
    [(LAPTOP, 100), (SMALL_LAPTOP, 100), (LAPTOP, 200), (SMALL_LAPTOP, 200)],
    ids=["laptop", "small", "laptop-large-text", "small-large-text"],
)


@pytest.mark.slow
@pytest.mark.parametrize("language", [EN, KM])
@EVERY_ROOM
def test_every_section_of_every_guide_has_room(
    visit: Opening, language: str, size: QSize, scale: int
) -> None:
    visitor = visit(language=language, size=size, scale=scale)
    sections = list(sections_of_guides(visitor))

    flaws = [flaw for place in sections for flaw in flaws_at(place, visitor)]

    assert len(sections) > 100
    assert flaws == []


@pytest.mark.slow
@pytest.mark.parametrize("language", [EN, KM])
@EVERY_ROOM
def test_every_card_of_first_aid_has_room(
    visit: Opening, language: str, size: QSize, scale: int
) -> None:
    visitor = visit(language=language, size=size, scale=scale)
    cards = list(cards_of_first_aid(visitor))

    flaws = [flaw for place in cards for flaw in flaws_at(place, visitor)]

    assert len(cards) > 40
    assert flaws == []


def sections_of_guides(visitor: Visitor) -> Iterator[Place]:
    for guide in visitor.kiosk.library().documents(Kind.GUIDE):
        for section in read_guide(file_of(guide, visitor)).sections:
            yield guide.place.at_section(section.id)


def cards_of_first_aid(visitor: Visitor) -> Iterator[Place]:
    for path in visitor.kiosk.library().documents(Kind.FIRST_AID):
        for card in read_first_aid(file_of(path, visitor)).cards:
            yield path.place.at_section(card.id)


def file_of(document: Document, visitor: Visitor) -> Path:
    return document.files[visitor.kiosk.language.code]


def flaws_at(place: Place, visitor: Visitor) -> list[str]:
    """Go to a place and say what has no room there, once the page has found its height."""
    visitor.goes_to(place)
    rounds = 5  # a scroll bar that comes late makes the page narrower, and so higher, once more
    while (flaws := list(flaws_in_sight(str(place), visitor))) and rounds:
        settle()
        rounds -= 1
    return flaws


def flaws_in_sight(name: str, visitor: Visitor) -> Iterator[str]:
    scene = scene_of(name, visitor)
    if scene.sticking_out:
        yield f"{name}: the page is {scene.sticking_out} px too wide"
    for seen in scene.seen:
        is_measured = seen.name != "qt_scrollarea_viewport"  # the text that is drawn on it is
        if is_measured and (seen.cut_width > 0 or seen.cut_height > 0):
            yield f"{seen} lacks {max(0, seen.cut_width)} × {max(0, seen.cut_height)} px"
    for text in visitor.all_of(SectionText):
        for block in blocks_of(text):
            yield from (f"{name}: {flaw}" for flaw in flaws_of_lines(block))


def blocks_of(text: SectionText) -> Iterator[QTextBlock]:
    """Every paragraph with something in it, those in cells as well."""
    block = text.document().begin()
    while block.isValid():
        if block.text():
            yield block
        block = block.next()


def flaws_of_lines(block: QTextBlock) -> Iterator[str]:
    """Say where a line ends within a word, and which is too low for its letters."""
    text, layout = block.text(), block.layout()
    breaks = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    least = QFontMetricsF(block.charFormat().font()).height()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        breaks.setPosition(end_of(line))
        if not breaks.isAtBoundary() and not text[end_of(line) - 1].isspace():
            yield f"“{text[line.textStart() : end_of(line)]}” is torn from what follows"
        if line.height() < least - 1:
            yield f"the line of “{text[line.textStart() :][:20]}” is {line.height()} px high"


def end_of(line: QTextLine) -> int:
    return line.textStart() + line.textLength()


# What the measuring finds


def test_a_text_that_is_cut_off_below_is_found(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    text = reader.sees(SectionText, "section-text")

    text.append("A line that nobody made room for.")
    settle()

    assert any("section-text" in flaw for flaw in flaws_in_sight("cut", reader))


def test_a_title_that_is_cut_off_is_found(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")

    reader.sees(QLabel, "section-title").setFixedHeight(20)
    settle()

    assert any("section-title" in flaw for flaw in flaws_in_sight("cut", reader))


def test_a_picture_that_is_larger_than_its_place_is_found(reader: Visitor) -> None:
    reader.goes_to("guides/two-factor")

    reader.sees(GuidePicture, "guide-picture").setFixedHeight(50)
    settle()

    assert any("guide-picture" in flaw for flaw in flaws_in_sight("cut", reader))


def test_a_card_that_is_too_wide_for_the_window_is_found(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")

    reader.sees(SectionCard, "section-card").setMinimumWidth(1600)
    settle()

    assert any("the page is" in flaw for flaw in flaws_in_sight("wide", reader))


def test_a_word_that_is_wider_than_its_column_is_found(visit: Opening, tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path / "packs")
    pack.guide(text=f"## Long {{#long}}\n\n- See {'W' * 39} here.\n")
    visitor = visit(packs=(pack.packs,), scale=200)

    flaws = flaws_at(Place(shelf="guides", item="lock"), visitor)

    assert any("is torn from" in flaw for flaw in flaws)
