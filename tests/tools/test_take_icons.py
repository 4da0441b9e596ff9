"""The bundled icons: each one a single line that takes the colour of its text."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import take_icons

LUCIDE = """<!-- @license lucide-static - ISC -->
<svg
  class="lucide lucide-check"
  xmlns="http://www.w3.org/2000/svg"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
>
  <path d="M20 6 9 17l-5-5" />
</svg>
"""


def test_an_icon_becomes_one_line_with_thinner_strokes() -> None:
    assert take_icons.one_line(LUCIDE) == (
        '<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor"'
        ' stroke-width="1.8"><path d="M20 6 9 17l-5-5"/></svg>'
    )


@pytest.mark.parametrize("name", take_icons.ICONS)
def test_every_icon_is_bundled_in_the_colour_of_its_text(name: str) -> None:
    drawing = (take_icons.ICONS_FOLDER / f"{name}.svg").read_text(encoding="utf-8")

    icon = ET.fromstring(drawing)

    assert drawing.count("\n") == 1
    assert icon.tag == "{http://www.w3.org/2000/svg}svg"
    assert (icon.get("stroke"), icon.get("stroke-width")) == ("currentColor", "1.8")


def test_an_icon_that_lucide_does_not_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(take_icons.MissingIconError, match=take_icons.ICONS[0]):
        take_icons.take(tmp_path, tmp_path)
