"""The way from a page's points to pixels and back, however the page is turned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading.rect import Rect
from kiosk.ui.widgets.page_place import Box, PagePlace, Point
from kiosk.workers.render_messages import PageSize

A4 = PageSize(width=595, height=842)
rotations = st.sampled_from([0, 90, 180, 270])
lengths = st.floats(-2_000, 2_000)


@given(
    rotation=rotations, scale=st.floats(0.1, 20), x=lengths, y=lengths, left=lengths, top=lengths
)
def test_a_point_leads_to_its_pixel_and_back(
    rotation: int, scale: float, x: float, y: float, left: float, top: float
) -> None:
    place = PagePlace(size=A4, scale=scale, rotation=rotation, x=left, y=top)

    back = place.point(place.pixel(Point(x, y)))

    assert (back.x, back.y) == pytest.approx((x, y), abs=0.001)


@pytest.mark.parametrize(
    ("rotation", "corner"),
    [(0, (10, 20)), (90, (10 + 842, 20)), (180, (10 + 595, 20 + 842)), (270, (10, 20 + 595))],
)
def test_the_upper_left_corner_goes_round_clockwise(
    rotation: int, corner: tuple[float, float]
) -> None:
    place = PagePlace(size=A4, scale=1, rotation=rotation, x=10, y=20)

    pixel = place.pixel(Point(0, 0))

    assert (pixel.x, pixel.y) == corner


@given(rotation=rotations)
def test_an_area_stays_an_area(rotation: int) -> None:
    place = PagePlace(size=A4, scale=2, rotation=rotation)

    area = place.pixels(Rect(10, 20, 110, 50))

    sides = (area.width, area.height) if rotation % 180 == 0 else (area.height, area.width)
    assert sides == pytest.approx((200, 60))
    assert place.points(area) == Rect(*(pytest.approx(v) for v in (10, 20, 110, 50)))


def test_boxes_that_do_not_touch_share_nothing() -> None:
    one = Box(x=0, y=0, width=10, height=10)

    assert one.shared_with(Box(x=20, y=20, width=10, height=10)) == 0
    assert one.shared_with(Box(x=5, y=8, width=10, height=10)) == 10
