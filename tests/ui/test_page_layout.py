"""Where pages lie, and which pictures of them are wanted: arithmetic, without a window."""

import itertools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.widgets.page_arrangement import Arrangement, Fit, Zoom
from kiosk.ui.widgets.page_layout import PageLayout, Position, Screen
from kiosk.ui.widgets.page_pieces import tiles, wishes
from kiosk.ui.widgets.page_place import Box
from kiosk.ui.widgets.page_travel import Travel
from kiosk.workers.render_messages import PageSize

A4 = PageSize(width=595, height=842)
SCREEN = Screen(width=1000, height=700)

sizes = st.lists(
    st.builds(PageSize, width=st.floats(1, 20_000), height=st.floats(1, 20_000)),
    min_size=1,
    max_size=40,
)
zooms = st.sampled_from([Zoom(), Zoom(fit=Fit.PAGE), Zoom(fit=Fit.NONE, percent=170)])


@given(sizes=sizes, zoom=zooms)
def test_pages_lie_one_below_the_other_and_inside_the_document(
    sizes: list[PageSize], zoom: Zoom
) -> None:
    layout = PageLayout(sizes, Arrangement(zoom=zoom), SCREEN)

    boxes = [layout.box(page) for page in range(1, len(sizes) + 1)]

    assert all(upper.bottom < lower.y for upper, lower in itertools.pairwise(boxes))
    assert all(box.x >= 0 and box.right <= layout.width for box in boxes)
    assert boxes[-1].bottom < layout.height


@given(sizes=sizes, zoom=zooms, part=st.floats(0, 1))
def test_a_position_leads_back_to_its_row(sizes: list[PageSize], zoom: Zoom, part: float) -> None:
    layout = PageLayout(sizes, Arrangement(zoom=zoom), SCREEN)
    y = part * (layout.height - SCREEN.gap - 1)

    assert layout.y_of(layout.position_at(y)) == pytest.approx(y, abs=0.01)


@given(sizes=sizes)
def test_no_page_is_wider_than_the_view_when_pages_fit_its_width(sizes: list[PageSize]) -> None:
    layout = PageLayout(sizes, Arrangement(zoom=Zoom(fit=Fit.WIDTH)), SCREEN)

    assert layout.width == SCREEN.width


def test_one_wide_page_does_not_make_all_others_small() -> None:
    wide = PageSize(width=1_190, height=842)

    layout = PageLayout([A4, A4, wide, A4], Arrangement(zoom=Zoom()), SCREEN)

    assert {layout.box(page).width for page in (1, 2, 3, 4)} == {1000 - 32}


def test_a_position_beyond_the_last_page_is_on_the_last_page() -> None:
    layout = PageLayout([A4] * 3, Arrangement(zoom=Zoom()), SCREEN)

    assert layout.y_of(Position(page=99)) == layout.y_of(Position(page=3))


def test_five_thousand_pages_of_mixed_sizes_stand_below_each_other() -> None:
    pages = [PageSize(width=300 + n % 500, height=300 + n % 700) for n in range(5_000)]

    layout = PageLayout(pages, Arrangement(zoom=Zoom()), SCREEN)

    boxes = [layout.box(number) for number in range(1, len(pages) + 1)]
    assert all(one.y + one.height <= next_.y for one, next_ in pairwise(boxes))


@given(size=st.builds(PageSize, width=st.floats(1, 9_000), height=st.floats(1, 9_000)))
def test_tiles_cover_the_page_once_and_stay_small(size: PageSize) -> None:
    layout = PageLayout([size], Arrangement(zoom=Zoom(fit=Fit.NONE, percent=400)), SCREEN)
    box = layout.box(1)

    pieces = tiles(layout, 1, Box(x=0, y=0, width=layout.width, height=layout.height))

    assert sum(piece.clip.width * piece.clip.height for piece in pieces) == box.width * box.height
    assert len({(piece.clip.x, piece.clip.y) for piece in pieces}) == len(pieces)
    assert all(piece.cost <= 16_000_000 for piece in pieces)


def test_what_is_in_view_is_wanted_first_and_then_what_lies_ahead() -> None:
    layout = PageLayout([A4] * 9, Arrangement(zoom=Zoom(fit=Fit.PAGE)), SCREEN)
    view = Box(x=0, y=round(layout.y_of(Position(page=5))), width=1000, height=700)

    wanted = list(wishes(layout, view, Travel()))

    in_view = [wish.piece for wish in wanted if wish.is_visible]
    assert [(piece.page, piece.is_preview) for piece in in_view] == [(5, True), (5, False)]
    nearby = [wish.piece for wish in wanted if not wish.is_visible]
    assert [piece.page for piece in nearby if piece.is_preview] == [6, 7, 8, 4]
    assert next(piece.page for piece in nearby if not piece.is_preview) == 6


def test_going_up_what_lies_above_is_wanted_before_what_lies_below() -> None:
    layout = PageLayout([A4] * 9, Arrangement(zoom=Zoom(fit=Fit.PAGE)), SCREEN)
    view = Box(x=0, y=round(layout.y_of(Position(page=5))), width=1000, height=700)

    nearby = [w.piece for w in wishes(layout, view, Travel(is_up=True)) if not w.is_visible]

    assert [piece.page for piece in nearby if piece.is_preview] == [4, 3, 2, 6]


@given(sizes=sizes, zoom=zooms, part=st.floats(0, 1))
def test_no_piece_is_wanted_twice(sizes: list[PageSize], zoom: Zoom, part: float) -> None:
    layout = PageLayout(sizes, Arrangement(zoom=zoom), SCREEN)
    top = round(part * max(layout.height - SCREEN.height, 0))
    view = Box(x=(layout.width - 1000) // 2, y=top, width=1000, height=700)

    pieces = [wish.piece for wish in wishes(layout, view, Travel())]

    assert len(set(pieces)) == len(pieces)
