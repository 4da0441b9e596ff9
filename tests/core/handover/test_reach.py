"""How far a code reaches, and which screens can be believed about their size."""

import pytest

from kiosk.core.handover.reach import FIRST_ROW, LAST_ROW, Reach, ScreenSize, reach_of


def screen(across: int, down: int, *millimetres: float) -> ScreenSize:
    return ScreenSize(
        across=across,
        down=down,
        millimetres_across=millimetres[0],
        millimetres_down=millimetres[1],
    )


@pytest.mark.parametrize(
    ("metres", "reach"),
    [
        (0.3, Reach.CLOSE_BY),
        (FIRST_ROW - 0.01, Reach.CLOSE_BY),
        (FIRST_ROW, Reach.FIRST_ROWS),
        (LAST_ROW - 0.01, Reach.FIRST_ROWS),
        (LAST_ROW, Reach.ROOM),
        (40.0, Reach.ROOM),
    ],
)
def test_who_can_read_it_is_told_by_the_rows_of_a_room(metres: float, reach: Reach) -> None:
    assert reach_of(metres) is reach


@pytest.mark.parametrize(
    "real",
    [
        screen(1366, 768, 309, 174),  # a laptop of 14 inches
        screen(1024, 600, 222, 125),  # a netbook of 10
        screen(3840, 2160, 344, 194),  # a laptop of 15.6 with small dots
        screen(1920, 1080, 1210, 680),  # a television of 55
        screen(1093, 614, 309, 174),  # the first one, everything drawn at 125 %
    ],
)
def test_a_real_screen_is_believed(real: ScreenSize) -> None:
    assert real.is_likely


@pytest.mark.parametrize(
    "made_up",
    [
        screen(1280, 800, 0, 0),  # says nothing
        screen(1920, 1080, 160, 90),  # tells its shape
        screen(1920, 1080, 1600, 900),  # does so, too
        screen(1366, 768, 361.4, 203.2),  # 96 dots an inch, which the system took for granted
        screen(1280, 768, 672, 195),  # dots twice as wide as high
        screen(1280, 720, 2200, 1238),  # a wall
    ],
)
def test_what_no_screen_can_be_is_not(made_up: ScreenSize) -> None:
    assert not made_up.is_likely


def test_dots_become_metres() -> None:
    assert screen(1366, 768, 309, 174).metres(1366) == pytest.approx(0.309)


def test_a_screen_that_says_nothing_still_has_a_size_to_guess_by() -> None:
    assert screen(1280, 800, 0, 0).metres(960) == pytest.approx(0.254)
