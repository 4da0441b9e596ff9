"""Colours can be told apart, and stand in one place with the sizes."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from tests.ui.visitor import REPOSITORY

from kiosk.core.settings import ThemeName
from kiosk.ui.style_sheet import style_sheet
from kiosk.ui.theme import THEMES, Colours, Sizes

UI = REPOSITORY / "src" / "kiosk" / "ui"
TEXT, LARGE_TEXT = 4.5, 3.0
"""WCAG 2.2, success criterion 1.4.3; large is from 24 px, or 18.7 px bold."""

TEXT_ON = (
    ("text", "background"),
    ("text", "surface"),
    ("text", "accent_soft"),
    ("secondary", "background"),
    ("secondary", "surface"),
    ("secondary", "desk"),
    ("accent", "surface"),
    ("accent", "background"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("caution", "caution_soft"),
    ("help", "help_soft"),
)
SEEN_BESIDE = (("accent", "background"), ("accent", "surface"), ("accent", "desk"))
"""The focus ring and what it lies on: 3 : 1 (WCAG 2.2, success criterion 1.4.11)."""

LITERAL_COLOURS = {
    (
        "style_sheet.py",
        "#FFFFFF",
    ): "a code stands on white, or phones cannot read it",
    ("screens/reader.py", "#FFFFFF"): "paper is white until its page is rendered",
    ("widgets/page_sheet.py", "#FFFFFF"): "paper is white until its page is rendered",
}


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, definition of contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2.2, definition of relative luminance."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_formula_gives_what_the_standard_says_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(theme: ThemeName, text: str, ground: str) -> None:
    colours = THEMES[theme]

    assert contrast(getattr(colours, text), getattr(colours, ground)) >= TEXT


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize(("ring", "ground"), SEEN_BESIDE)
def test_the_focus_ring_can_be_seen(theme: ThemeName, ring: str, ground: str) -> None:
    colours = THEMES[theme]

    assert contrast(getattr(colours, ring), getattr(colours, ground)) >= LARGE_TEXT


@pytest.mark.parametrize("theme", ThemeName)
def test_every_pair_of_colours_in_a_rule_of_the_style_sheet_can_be_read(theme: ThemeName) -> None:
    sheet = style_sheet(THEMES[theme], Sizes())
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)

    too_weak = [
        (selector.strip(), text, ground)
        for selector, body in rules
        for text in re.findall(r"(?<![-\w])color: (#\w{6})", body)
        for ground in re.findall(r"(?<![-\w])background: (#\w{6})", body)
        if contrast(text, ground) < TEXT
    ]

    assert len(rules) > 40
    assert too_weak == []


@pytest.mark.parametrize("theme", ThemeName)
def test_what_is_selected_can_be_read(theme: ThemeName) -> None:
    sheet = style_sheet(THEMES[theme], Sizes())

    pairs = re.findall(r"selection-background-color: (#\w{6});\s*selection-color: (#\w{6})", sheet)

    assert pairs
    assert all(contrast(ground, text) >= TEXT for ground, text in pairs)


def test_every_colour_of_a_theme_is_a_colour() -> None:
    for colours in THEMES.values():
        for name in Colours.__dataclass_fields__:
            if name != "line_width":
                assert QColor(getattr(colours, name)).isValid(), name


def test_colours_stand_in_the_theme_alone() -> None:
    found = {
        (str(file.relative_to(UI)), colour)
        for file in UI.rglob("*.py")
        if file.name != "theme.py"
        for colour in re.findall(r"#[0-9A-Fa-f]{6}\b", _code(file))
    }

    assert found - set(LITERAL_COLOURS) == set()


def test_letters_get_their_size_from_the_theme_alone() -> None:
    literal = re.compile(r"setPixelSize\(\d|setPointSize\(\d|font-size: \d")

    found = {str(file.relative_to(UI)) for file in UI.rglob("*.py") if literal.search(_code(file))}

    assert found == set()


@pytest.mark.parametrize("scale", [100, 115, 130, 150, 175, 200])
def test_no_letter_is_under_13_pixels_and_no_target_under_44(scale: int) -> None:
    sizes = Sizes(scale)
    sheet = style_sheet(THEMES[ThemeName.LIGHT], sizes)

    letters = [int(size) for size in re.findall(r"font-size: (\d+)px", sheet)]

    assert min(letters) >= 13
    assert sizes.target >= 44


def _code(file: Path) -> str:
    return re.sub(r'""".*?"""', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
