"""A button shows whether it can be pressed."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from tests.ui.visitor import REPOSITORY

from kiosk.core.settings import ThemeName
from kiosk.ui.style_sheet import style_sheet
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button


@pytest.mark.parametrize("theme_name", list(ThemeName))
def test_what_is_offered_first_stands_out_only_while_it_can_be_pressed(
    qtbot: QtBot, theme_name: ThemeName
) -> None:
    # given
    theme = Theme(REPOSITORY / "resources" / "icons", theme_name)
    button = Button(theme, "choose-code", icon="qr-code", look="primary")
    qtbot.addWidget(button)
    button.setStyleSheet(style_sheet(theme.colours, theme.sizes))
    button.set_words("Show a code")
    before = button.grab().toImage()

    # when
    button.setEnabled(False)
    after = button.grab().toImage()

    # then
    assert ground(before) == QColor(theme.colours.accent)
    assert ground(after) == QColor(theme.colours.surface)
    assert has_icon(before)
    assert has_icon(after)


def ground(picture: QImage) -> QColor:
    """Give the colour in the middle of the left edge, within its line."""
    return picture.pixelColor(6, picture.height() // 2)


def has_icon(picture: QImage) -> bool:
    """Say whether something can be told from the ground where the icon is."""
    row = range(picture.height() // 4, picture.height() * 3 // 4)
    lightness = [picture.pixelColor(x, y).lightness() for y in row for x in range(18, 42)]
    return max(abs(one - ground(picture).lightness()) for one in lightness) > 60
