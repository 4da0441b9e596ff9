"""The bundled fonts: named as the licence asks, and tall enough for Khmer."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import patch_fonts

FONTS = [
    patch_fonts.FONTS_FOLDER / weight.file_name
    for weight in (patch_fonts.REGULAR, patch_fonts.BOLD)
]

# fmt: off
DEEPEST_WORDS = (
    "ក្ត្រី", "ស្ត្រ្ដី", "ស្ត្រី", "ញ្ញៈ", "ង្គ្រោះ", "សង្គ្រោះ",
    "ស្ញ្ញែ", "ញ្ញឿ", "ញ្ញូ", "ញ្ច្រៀ", "គ្រឿង", "ល្បឿន",
    "ភ្ញៀវ", "ឃ្លៀង", "ផ្អៀង", "កញ្ញា", "ក្រឡាញ្ជុំ", "ខ្ញុំ",
    "ង្កូ", "ត្រូវ", "ត្ត្រូវ", "ស្ត្រូ", "ញ៉ាំ", "ប៉ុស្តិ៍",
    "អ៊ឺ", "ស៊ើ", "ពត៌មាន", "ប្រព័ន្ធអ៊ីនធឺណិត",
)
# fmt: on

ADDED_SIGNS = "→←□✓≥≤"
NEEDED_CHARACTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789é–—…«»“”‘’·•×€→←□✓≥≤"
    "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ០១២៣៤៥៦៧៨៩។៖ៗ៛\u200b\u00a0"
)


@pytest.fixture(params=FONTS, ids=lambda path: path.stem)
def font_file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_the_family_is_renamed_and_the_copyright_kept(font_file: Path) -> None:
    names = TTFont(font_file)["name"]

    family, copyright_notice = names.getDebugName(1), names.getDebugName(0)

    assert family == "Kiosk Sans"
    assert copyright_notice.startswith("Copyright 2022 The Noto Project Authors")
    for name_id in patch_fonts.NAMES_OF_THE_FAMILY:
        assert "Noto" not in (names.getDebugName(name_id) or "")


def test_every_platform_reads_the_same_line_height(font_file: Path) -> None:
    font = TTFont(font_file)

    hhea, os2 = font["hhea"], font["OS/2"]

    assert (hhea.ascent, hhea.descent, hhea.lineGap) == (1070, -580, 0)
    assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (1070, -580, 0)
    assert (os2.usWinAscent, os2.usWinDescent) == (1070, 580)
    assert os2.fsSelection & patch_fonts.USE_TYPO_METRICS


def test_the_characters_of_both_languages_are_there(font_file: Path) -> None:
    known = TTFont(font_file).getBestCmap()

    missing = [character for character in NEEDED_CHARACTERS if ord(character) not in known]

    assert missing == []


@pytest.mark.parametrize("sign", ADDED_SIGNS)
def test_an_added_sign_stands_within_its_line_and_width(font_file: Path, sign: str) -> None:
    font = TTFont(font_file)

    left, bottom, right, top = _bounds(font, sign)

    assert 0 < left < right < _width(font, sign)
    assert font["hhea"].descent < bottom < top < font["hhea"].ascent


@pytest.mark.parametrize("sign", ADDED_SIGNS)
def test_an_added_sign_is_centred_on_the_height_of_the_equals_sign(
    font_file: Path, sign: str
) -> None:
    font = TTFont(font_file)

    (_, bottom, _, top), (_, low, _, high) = _bounds(font, sign), _bounds(font, "=")

    assert (bottom + top) / 2 == pytest.approx((low + high) / 2, abs=1)


@pytest.mark.parametrize("sign", ADDED_SIGNS)
def test_an_added_sign_is_ink_and_heavier_in_bold(sign: str) -> None:
    regular, bold = (_ink_area(TTFont(path), sign) for path in FONTS)

    assert 0 < regular < bold


@pytest.mark.parametrize(("one", "other"), ["→←", "≥≤"])
def test_signs_of_a_pair_are_as_wide_as_each_other(font_file: Path, one: str, other: str) -> None:
    font = TTFont(font_file)

    assert _width(font, one) == _width(font, other)


def test_the_signs_can_be_drawn_again_to_the_same_outlines(font_file: Path) -> None:
    font = TTFont(font_file)
    bundled = {sign: _bounds(font, sign) for sign in ADDED_SIGNS}

    drawn = patch_fonts.signs(font)

    assert "".join(drawn) == ADDED_SIGNS
    for character, sign in drawn.items():
        xs, ys = zip(*(point for contour in sign.contours for point in contour), strict=True)
        assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(bundled[character], abs=1)


def test_qt_sees_one_family_with_room_for_the_deepest_words(qtbot: QtBot) -> None:
    families = {
        family
        for path in FONTS
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
    }

    clipped = [
        (word, weight.name)
        for weight in (QFont.Weight.Normal, QFont.Weight.Bold)
        for word in DEEPEST_WORDS
        if _is_clipped(word, weight)
    ]

    assert families == {"Kiosk Sans"}
    assert clipped == []


def test_another_font_is_refused(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.ttf"
    stranger.write_bytes(b"not the stock font")

    with pytest.raises(patch_fonts.WrongSourceError, match=r"stranger\.ttf"):
        patch_fonts.patch(stranger, patch_fonts.REGULAR, tmp_path)


def _bounds(font: TTFont, character: str) -> tuple[float, float, float, float]:
    """Return the outline's left, bottom, right and top in font units."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    left, bottom, right, top = pen.bounds
    return left, bottom, right, top


def _width(font: TTFont, character: str) -> int:
    width: int = font["hmtx"][font.getBestCmap()[ord(character)]][0]
    return width


def _ink_area(font: TTFont, character: str) -> float:
    """Return the inked area; TrueType fills clockwise contours, which AreaPen counts below 0."""
    glyphs = font.getGlyphSet()
    pen = AreaPen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    return -float(pen.value)


def _is_clipped(word: str, weight: QFont.Weight) -> bool:
    """Compare a label's ink at its own size with the ink of the same label in a wide margin."""
    return _ink(word, weight, margin=0) != _ink(word, weight, margin=30)


def _ink(word: str, weight: QFont.Weight, *, margin: int) -> int:
    """Count the dark pixels of a label of 40 px letters; sideways there is always room."""
    font = QFont("Kiosk Sans")
    font.setPixelSize(40)
    font.setWeight(weight)
    label = QLabel(word)
    label.setFont(font)
    label.setStyleSheet("color: black; background: white")
    label.setContentsMargins(30, margin, 30, margin)
    label.resize(label.sizeHint())
    picture = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    stride, pixels = picture.bytesPerLine(), bytes(picture.constBits())
    rows = (pixels[y * stride : y * stride + picture.width()] for y in range(picture.height()))
    return sum(value < 128 for row in rows for value in row)
