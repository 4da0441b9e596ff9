"""How the time until a share ends is counted, and when it has to be told anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.handover.time_left import TimeLeft

HALF_AN_HOUR = 1800.0


@pytest.mark.parametrize(
    ("exactly", "minutes"), [(HALF_AN_HOUR, 30), (1740.5, 30), (1740.0, 29), (60.5, 2), (60.0, 1)]
)
def test_a_minute_that_has_begun_counts(exactly: float, minutes: int) -> None:
    assert TimeLeft(exactly).minutes == minutes


@pytest.mark.parametrize(("exactly", "is_last"), [(61.0, False), (60.0, True), (0.5, True)])
def test_the_last_minute_is_counted_in_seconds(exactly: float, is_last: bool) -> None:
    assert TimeLeft(exactly).is_last_minute == is_last


@pytest.mark.parametrize(("exactly", "is_nearly_up"), [(120.5, False), (120.0, True), (1.0, True)])
def test_it_is_nearly_up_two_minutes_before_the_end(exactly: float, is_nearly_up: bool) -> None:
    assert TimeLeft(exactly).is_nearly_up == is_nearly_up


def test_nothing_is_left_only_when_it_has_ended() -> None:
    assert TimeLeft(0.001).seconds == 1
    assert TimeLeft(0.0).seconds == 0
    assert TimeLeft(-5.0).seconds == 0


@given(st.floats(min_value=0.001, max_value=HALF_AN_HOUR))
def test_what_is_told_holds_until_it_is_told_anew(exactly: float) -> None:
    now = TimeLeft(exactly)

    just_before = TimeLeft(exactly - now.changes_in * 0.999)
    just_after = TimeLeft(exactly - now.changes_in - 0.001)

    assert _told(just_before) == _told(now)
    assert _told(just_after) != _told(now)


def _told(left: TimeLeft) -> tuple[str, int]:
    return ("s", left.seconds) if left.is_last_minute else ("min", left.minutes)
