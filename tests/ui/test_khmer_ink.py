"""Khmer is never clipped: as dressed by the style sheet, each part shows all the ink there is."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from tests.ui.visitor import REPOSITORY, TRANSLATIONS, settle

from kiosk.core.content.markdown import Block, BlockKind, Span
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.language import Language
from kiosk.ui.naming import styled
from kiosk.ui.style_sheet import style_sheet
from kiosk.ui.theme import HIGH_CONTRAST, Sizes, Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import ElidedLabel, label
from kiosk.ui.widgets.section_text import SectionText

# fmt: off
DEEPEST_WORDS = (
    "ក្ត្រី", "ស្ត្រ្ដី", "ស្ត្រី", "ញ្ញៈ", "ង្គ្រោះ", "សង្គ្រោះ",
    "ស្ញ្ញែ", "ញ្ញឿ", "ញ្ញូ", "ញ្ច្រៀ", "គ្រឿង", "ល្បឿន",
    "ភ្ញៀវ", "ឃ្លៀង", "ផ្អៀង", "កញ្ញា", "ក្រឡាញ្ជុំ", "ខ្ញុំ",
    "ង្កូ", "ត្រូវ", "ត្ត្រូវ", "ស្ត្រូ", "ញ៉ាំ", "ប៉ុស្តិ៍",
    "អ៊ឺ", "ស៊ើ", "ពត៌មាន", "ប្រព័ន្ធអ៊ីនធឺណិត",
)
LABELS = (
    "", "title", "heading", "card-title", "strong", "secondary", "small", "accent",
    "badge", "accent-badge", "caution-badge",
)
BUTTONS = ("plain", "quiet", "help", "row", "first-choice", "choice", "last-choice")
# fmt: on

BLACK = 110
"""Darker than this is ink: letters are black on white here, lines and fills are taken out."""

WITHOUT_LINES = replace(HIGH_CONTRAST, line="#FFFFFF", line_width=1)
EXCHANGED = replace(WITHOUT_LINES, accent="#FFFFFF", on_accent="#000000")

LINE = " ".join(DEEPEST_WORDS)
"""All share a line: if one of them is clipped, the deepest or the highest is."""

Maker = Callable[[str, Theme], QWidget]


@pytest.fixture(params=[100, 200], ids=["100 %", "200 %"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    """The real style sheet, in black on white without lines, so that ink is all that is dark."""
    theme = Theme(REPOSITORY / "resources" / "icons", scale=request.param)
    qapp.setStyleSheet(style_sheet(WITHOUT_LINES, Sizes(request.param)))
    yield theme
    qapp.setStyleSheet("")


def _label(look: str, *, wraps: bool = False) -> Maker:
    def make(word: str, _theme: Theme) -> QWidget:
        made = label(look, wraps=wraps)
        made.setText(word)
        return made

    return make


def _elided(word: str, _theme: Theme) -> QWidget:
    made = ElidedLabel("strong")
    made.set_words(word)
    made.setMinimumWidth(made.fontMetrics().horizontalAdvance(word) + 40)
    return made


def _button(look: str, *, is_on: bool = False) -> Maker:
    def make(word: str, theme: Theme) -> QWidget:
        made = Button(theme, "button", look=look)
        made.setCheckable(is_on)
        made.setChecked(is_on)
        made.set_words(word)
        return made

    return make


def _field(look: str) -> Maker:
    def make(word: str, _theme: Theme) -> QWidget:
        made = styled(QLineEdit(word), look)
        made.setMinimumWidth(made.fontMetrics().horizontalAdvance(word) + 80)
        return made

    return make


def _width(part: QWidget) -> int:
    part.ensurePolished()
    return part.fontMetrics().horizontalAdvance(LINE) + 200


def _list(word: str, _theme: Theme) -> QWidget:
    made = QListView()
    made.setModel(QStringListModel([word], made))
    made.setUniformItemSizes(True)
    made.setFixedSize(QSize(_width(made), made.sizeHintForRow(0)))
    return made


def _tree(word: str, _theme: Theme) -> QWidget:
    made = QTreeView()
    model = QStandardItemModel(made)
    model.appendRow(QStandardItem(word))
    made.setModel(model)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setFixedSize(QSize(_width(made), made.sizeHintForRow(0)))
    return made


def _box(word: str, _theme: Theme) -> QWidget:
    made = QComboBox()
    made.addItem(word)
    return made


def _tick(word: str, _theme: Theme) -> QWidget:
    return QCheckBox(word)


PARTS: dict[str, Maker] = {
    **{f"label {look}": _label(look) for look in LABELS},
    **{f"wrapped label {look}": _label(look, wraps=True) for look in LABELS},
    **{f"button {look}": _button(look) for look in BUTTONS},
    "button plain, on": _button("plain", is_on=True),
    "elided label": _elided,
    "field": _field(""),
    "search field": _field("search"),
    "list row": _list,
    "tree row": _tree,
    "combo box": _box,
}


@pytest.mark.parametrize("part", PARTS)
def test_no_part_clips_the_deepest_words(theme: Theme, part: str) -> None:
    made = PARTS[part](LINE, theme)

    shown = _height_shown(made)

    assert shown == pytest.approx(_height_when_free(made), abs=1)


@pytest.mark.parametrize("look", ["primary", "first-choice", "choice", "last-choice"])
def test_no_filled_button_clips_the_deepest_words(
    theme: Theme, qapp: QApplication, look: str
) -> None:
    """Filled buttons write light on dark and bold; here the two colours are exchanged."""
    qapp.setStyleSheet(style_sheet(EXCHANGED, theme.sizes))
    made = _button(look, is_on=True)(LINE, theme)

    shown = _height_shown(made)

    assert shown == pytest.approx(_height_when_free(made, is_bold=True), abs=1)


def test_the_text_of_a_section_clips_no_line(theme: Theme) -> None:
    """Each line has the deepest words, also as a step, a bullet and a note."""
    text = Span(text="\u200b".join(DEEPEST_WORDS))
    kinds = (BlockKind.STEPS, BlockKind.BULLETS, BlockKind.NOTE, BlockKind.PARAGRAPH)
    language = Language(TRANSLATIONS, LanguageCode("km"))

    for kind in kinds:
        items = ((text,),) if kind in (BlockKind.STEPS, BlockKind.BULLETS) else ()
        spans = () if items else (text,)
        shown = SectionText(language, theme, "section-text")
        shown.show_blocks([Block(kind=kind, line=1, spans=spans, items=items)])
        shown.resize(700, 100)
        shown.show()
        settle()

        at_its_height = _ink_of(_picture(shown))
        shown.setFixedHeight(shown.height() + 200)
        with_room = _ink_of(_picture(shown))

        assert at_its_height == with_room, kind
        assert at_its_height > 500
        shown.close()


def _height_shown(part: QWidget) -> int:
    """From the highest to the lowest ink of the part at the size a layout gives it."""
    outside = QWidget()
    column = QVBoxLayout(outside)
    column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    part.ensurePolished()
    if isinstance(part, QLabel) and part.wordWrap():
        part.setMinimumWidth(part.fontMetrics().horizontalAdvance(LINE) + 60)
    outside.resize(outside.sizeHint())
    column.activate()
    height = _height_of_ink(_picture(part))
    part.setParent(None)
    return height


def _picture(part: QWidget) -> QImage:
    """The part on white: most of them have no background of their own."""
    image = QImage(part.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    part.render(image)
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _height_when_free(part: QWidget, *, is_bold: bool = False) -> int:
    """The same line, in the part's letters, on a large white image far from every edge."""
    font = QFont(part.font())
    font.setBold(font.bold() or is_bold)
    return _height_of_ink(_drawn_freely(LINE, font))


def _drawn_freely(words: str, font: QFont) -> QImage:
    """The words on a large white image, far from every edge."""
    size = font.pixelSize()
    width = QFontMetrics(font).horizontalAdvance(words) + 2 * size
    image = QImage(QSize(width, size * 6), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(size, size * 3, words)
    painter.end()
    return image


def _is_inked(picture: QImage) -> np.ndarray:
    """Where the picture has ink, as rows of columns."""
    pixels = np.frombuffer(picture.constBits(), dtype=np.uint8)
    rows = pixels.reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]
    return rows < BLACK


def _ink_of(picture: QImage) -> int:
    return int(_is_inked(picture).sum())


def _height_of_ink(picture: QImage) -> int:
    """From the highest to the lowest row that has ink."""
    inked = np.flatnonzero(_is_inked(picture).any(axis=1))
    return int(inked[-1] - inked[0] + 1) if inked.size else 0


def test_this_file_sees_clipping_where_it_happens(theme: Theme) -> None:
    """The check itself: a label that is too low is found out."""
    low = _label("")(LINE, theme)
    low.setFixedHeight(theme.sizes.body)

    assert _height_shown(low) < _height_when_free(low) - 1
