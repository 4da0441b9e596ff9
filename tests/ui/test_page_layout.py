"""Where pages lie, and which pictures of them are wanted: arithmetic, without a window."""

import itertools
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from kiosk.ui.widgets.page_arrangement import Arrangement, Fit, Spread, Zoom
from kiosk.ui.widgets.page_layout import PageLayout, Position, Screen
from kiosk.ui.widgets.page_pieces import Wish, preview, tiles, wishes
from kiosk.ui.widgets.page_place import Box
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET, PageSheet
from kiosk.ui.widgets.page_travel import Travel, TravelLog
from kiosk.ui.worker import OpenedPdf
from kiosk.workers.render_messages import DocumentId, PageSize

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


def test_what_is_drawn_quickly_is_wanted_sharp_at_once() -> None:
    layout = PageLayout([A4] * 9, Arrangement(zoom=Zoom(fit=Fit.PAGE)), SCREEN)
    view = Box(x=0, y=0, width=1000, height=700)

    wanted = [wish.piece for wish in wishes(layout, view, Travel(), sharp_first=True)]
    going_fast = wishes(layout, view, Travel(is_fast=True), sharp_first=True)

    assert [(piece.page, piece.is_preview) for piece in wanted[:3]] == [
        (1, False),
        (1, True),
        (2, True),
    ]
    assert next(iter(going_fast)).piece.is_preview


def test_going_up_what_lies_above_is_wanted_before_what_lies_below() -> None:
    layout = PageLayout([A4] * 9, Arrangement(zoom=Zoom(fit=Fit.PAGE)), SCREEN)
    view = Box(x=0, y=round(layout.y_of(Position(page=5))), width=1000, height=700)

    nearby = [w.piece for w in wishes(layout, view, Travel(is_up=True)) if not w.is_visible]

    assert [piece.page for piece in nearby if piece.is_preview] == [4, 3, 2, 6]


@given(sizes=sizes, zoom=zooms, part=st.floats(0, 1), sharp_first=st.booleans())
def test_no_piece_is_wanted_twice(
    sizes: list[PageSize], zoom: Zoom, part: float, sharp_first: bool
) -> None:
    layout = PageLayout(sizes, Arrangement(zoom=zoom), SCREEN)
    top = round(part * max(layout.height - SCREEN.height, 0))
    view = Box(x=(layout.width - 1000) // 2, y=top, width=1000, height=700)

    pieces = [w.piece for w in wishes(layout, view, Travel(), sharp_first=sharp_first)]

    assert len(set(pieces)) == len(pieces)


# --- The first picture


@pytest.mark.parametrize(
    ("kilobytes", "first"), [(20, "sharp"), (100, "sharp"), (101, "preview"), (900, "preview")]
)
def test_the_first_picture_of_a_small_file_is_the_sharp_page(
    tmp_path: Path, kilobytes: int, first: str
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(bytes(kilobytes * 1000))

    wish = first_wish(file)

    assert ("preview" if wish.piece.is_preview else "sharp") == first


def test_a_file_that_has_gone_meanwhile_is_not_taken_for_a_small_one(tmp_path: Path) -> None:
    assert first_wish(tmp_path / "gone.pdf").piece.is_preview


def test_once_something_is_there_previews_come_first_again(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-")
    sheet = sheet_of(file)
    view = Box(x=0, y=0, width=1000, height=700)

    while (wish := sheet.next_wish(view, Travel())) is not None and wish.is_visible:
        sheet.keep(wish.piece, QImage(1, 1, QImage.Format.Format_RGB32), view)

    assert wish is not None
    assert (wish.piece.page, wish.piece.is_preview) == (2, True)


def sheet_of(file: Path) -> PageSheet:
    """Two pages, of which a view of this size shows one."""
    pdf = OpenedPdf(id=DocumentId(1), path=file, sizes=(A4, A4))
    return PageSheet(pdf, Arrangement(), SCREEN, PICTURE_BUDGET)


def first_wish(file: Path) -> Wish:
    wish = sheet_of(file).next_wish(Box(x=0, y=0, width=1000, height=700), Travel())
    assert wish is not None
    return wish


# --- Pairs


def pairs(count: int, fit: Fit = Fit.WIDTH, *, size: PageSize = A4) -> PageLayout:
    zoom = Zoom(fit=fit)
    return PageLayout([size] * count, Arrangement(zoom=zoom, spread=Spread.PAIRS), SCREEN)


def test_pairs_lie_as_in_a_printed_report() -> None:
    layout = pairs(6)

    boxes = [layout.box(page) for page in range(1, 7)]

    assert [box.y for box in boxes[1:]] == [boxes[1].y] * 2 + [boxes[3].y] * 2 + [boxes[5].y]
    assert boxes[0].x == boxes[2].x == boxes[4].x > boxes[1].right
    assert boxes[1].x == boxes[3].x == boxes[5].x == SCREEN.gap


def test_a_pair_fills_the_width_of_the_view() -> None:
    layout = pairs(5)

    assert layout.width == SCREEN.width
    assert layout.box(2).width == layout.box(3).width == (SCREEN.width - 3 * SCREEN.gap) // 2


def test_a_single_page_is_not_put_beside_nothing() -> None:
    assert pairs(1).box(1).width == SCREEN.width - 2 * SCREEN.gap


def test_of_two_pages_side_by_side_the_one_asked_for_is_looked_at() -> None:
    layout = pairs(6, Fit.PAGE)
    top = round(layout.y_of(Position(page=4)))
    view = Box(x=0, y=top, width=SCREEN.width, height=SCREEN.height)

    assert layout.main_page(view) == 4
    assert layout.main_page(view, favoured=5) == 5
    assert layout.main_page(view, favoured=2) == 4
    assert layout.position_at(top, favoured=5) == Position(page=5)


def test_rows_of_pairs_follow_each_other() -> None:
    layout = pairs(6)

    assert [layout.page_rows_on(page, 1) for page in (1, 2, 3, 6)] == [2, 4, 4, 6]
    assert [layout.page_rows_on(page, -1) for page in (1, 2, 5)] == [1, 1, 2]


@given(sizes=sizes, zoom=zooms, part=st.floats(0, 1))
def test_every_pixel_of_pairs_has_a_nearest_page(
    sizes: list[PageSize], zoom: Zoom, part: float
) -> None:
    layout = PageLayout(sizes, Arrangement(zoom=zoom, spread=Spread.PAIRS), SCREEN)
    y = part * layout.height

    page = layout.page_near(layout.width * part, y)

    assert page in layout.pages_between(y, y)
    assert layout.page_at(y) in layout.pages_between(y, y)


# --- Turned, and very large


@pytest.mark.parametrize("rotation", [90, 270])
def test_pages_that_lie_on_their_side_fill_the_width_too(rotation: int) -> None:
    layout = PageLayout([A4] * 3, Arrangement(rotation=rotation), SCREEN)

    box = layout.box(1)

    assert box.width == SCREEN.width - 2 * SCREEN.gap
    assert box.height == round(box.width * 595 / 842)


def test_the_longest_document_at_its_largest_fits_a_scroll_bar() -> None:
    huge = PageSize(width=14_400, height=14_400)
    largest = Arrangement(zoom=Zoom(fit=Fit.NONE, percent=800))

    layout = PageLayout([huge] * 20_000, largest, Screen(width=3_000, height=2_000, ratio=2.0))

    assert layout.height < 2**31


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_at_800_percent_of_a_poster_what_is_in_view_takes_little_memory(ratio: float) -> None:
    poster = PageSize(width=7_800, height=7_800)
    screen = Screen(width=round(1366 * ratio), height=round(768 * ratio), ratio=ratio)
    layout = PageLayout([poster], Arrangement(zoom=Zoom(fit=Fit.NONE, percent=800)), screen)
    view = Box(x=layout.width // 2, y=layout.height // 2, width=screen.width, height=screen.height)

    pieces = tiles(layout, 1, view)

    assert sum(piece.cost for piece in pieces) < 64 * 1024 * 1024
    assert layout.box(1).width == round(7_800 / 72 * 96 * 8 * ratio)


@given(size=st.builds(PageSize, width=st.floats(1, 9_000), height=st.floats(1, 9_000)))
def test_a_page_of_more_than_four_screens_comes_in_tiles(size: PageSize) -> None:
    layout = PageLayout([size], Arrangement(zoom=Zoom(fit=Fit.NONE, percent=200)), SCREEN)
    box = layout.box(1)

    pieces = tiles(layout, 1, Box(x=0, y=0, width=layout.width, height=layout.height))

    is_small = box.width * box.height <= 4 * SCREEN.width * SCREEN.height
    assert not is_small or max(box.width, box.height) > 16_384 or len(pieces) == 1
    assert is_small or len(pieces) > 1


@pytest.mark.parametrize(
    ("width", "height", "megabytes"), [(1366, 768, 24), (1920, 1080, 40), (3840, 2160, 64)]
)
def test_a_larger_screen_may_keep_more_pictures_up_to_a_limit(
    width: int, height: int, megabytes: int
) -> None:
    pdf = OpenedPdf(id=DocumentId(1), path=Path("a.pdf"), sizes=(A4,))
    screen = Screen(width=width, height=height)

    sheet = PageSheet(pdf, Arrangement(), screen, PICTURE_BUDGET)

    assert sheet.budget == pytest.approx(megabytes * 1024 * 1024, rel=0.02)


def test_a_page_that_is_there_sharp_and_whole_keeps_no_small_picture() -> None:
    sheet, view = sheet_of(Path("a.pdf")), Box(x=0, y=0, width=1000, height=700)
    small, (large,) = preview(sheet.layout, 1), tiles(sheet.layout, 1, view)
    sheet.keep(small, QImage(1, 1, QImage.Format.Format_RGB32), view)

    sheet.keep(large, QImage(1, 1, QImage.Format.Format_RGB32), view)

    assert sheet.picture_bytes == large.cost


def test_a_page_in_tiles_keeps_its_small_picture_for_where_they_lack() -> None:
    sheet, view = sheet_of(Path("a.pdf")), Box(x=0, y=0, width=1000, height=700)
    sheet.lay_out(Arrangement(zoom=Zoom(fit=Fit.NONE, percent=800)), SCREEN)
    small, tile = preview(sheet.layout, 1), tiles(sheet.layout, 1, view)[0]
    sheet.keep(small, QImage(1, 1, QImage.Format.Format_RGB32), view)

    sheet.keep(tile, QImage(1, 1, QImage.Format.Format_RGB32), view)

    assert sheet.picture_bytes == small.cost + tile.cost


# --- Going fast


def test_who_goes_fast_gets_previews_far_ahead_before_anything_sharp() -> None:
    layout = PageLayout([A4] * 30, Arrangement(zoom=Zoom(fit=Fit.PAGE)), SCREEN)
    view = Box(x=0, y=round(layout.y_of(Position(page=5))), width=1000, height=700)

    wanted = [wish.piece for wish in wishes(layout, view, Travel(is_fast=True))]

    assert [piece.page for piece in wanted[:10]] == [5, 6, 7, 8, 9, 10, 11, 12, 13, 4]
    assert all(piece.is_preview for piece in wanted[:10])
    assert (wanted[10].page, wanted[10].is_preview) == (5, False)


def test_while_the_size_changes_nothing_sharp_is_wanted() -> None:
    layout = PageLayout([A4] * 9, Arrangement(), SCREEN)
    view = Box(x=0, y=0, width=1000, height=700)

    assert all(w.piece.is_preview for w in wishes(layout, view, Travel(is_zooming=True)))


def test_one_page_down_is_not_fast_and_several_in_a_row_are() -> None:
    log = TravelLog()

    log.note(1.0, now=10.0)
    one = log.travel(10.0)
    log.note(1.0, now=10.1)
    two = log.travel(10.1)

    assert (one.is_fast, two.is_fast) == (False, True)
    assert not log.travel(10.5).is_fast


def test_a_jump_far_away_is_no_journey() -> None:
    log = TravelLog()

    log.note(40.0, now=10.0)

    assert not log.travel(10.0).is_fast


def test_turning_round_is_a_new_journey() -> None:
    log = TravelLog()
    log.note(2.0, now=10.0)

    log.note(-0.5, now=10.1)

    assert log.travel(10.1) == Travel(is_up=True)
