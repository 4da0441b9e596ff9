"""Parts of a page."""

from __future__ import annotations

from array import array

import pytest

from kiosk.core.reading.rect import Rect, rect_around

RECT = Rect(10, 20, 40, 60)


def test_a_rectangle_knows_its_size() -> None:
    assert (RECT.width, RECT.height) == (30, 40)


@pytest.mark.parametrize(
    ("x", "y", "distance"),
    [(10, 20, 0), (40, 60, 0), (25, 40, 0), (7, 40, 9), (25, 62, 4), (43, 64, 25)],
)
def test_a_point_is_inside_or_some_way_off(x: float, y: float, distance: float) -> None:
    assert RECT.distance(x, y) == distance
    assert RECT.holds(x, y) is (distance == 0)


def test_what_has_no_size_has_no_part_in_a_rectangle() -> None:
    boxes = array("f", [0, 0, 0, 0, 10, 20, 30, 60, 20, 30, 40, 30, 5, 5, 5, 5])

    assert rect_around(boxes, 0, 4) == RECT
    assert rect_around(boxes, 0, 1) is None
    assert rect_around(boxes, 2, 2) is None
