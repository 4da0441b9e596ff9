"""A share from this laptop, as the window keeps it: prepared, begun, extended, ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.share_worker import CABLE, URL, WIFI, ShareWorkerInTest
from tests.ui.visitor import EN, TRANSLATIONS

from kiosk.core.content.place import parse_place
from kiosk.core.handover.sharing import (
    BROKE_OFF,
    CANNOT_START,
    END_WORDS,
    REFUSAL_WORDS,
    EndReason,
    Refusal,
)
from kiosk.core.language.message import Message
from kiosk.ui.language import Language
from kiosk.ui.sharing import Sharing
from kiosk.workers.share_messages import Counted, Ended, Extend, Networks, Offer, Opened, Refused

PACKS = (Path("packs"),)
GUIDE, REPORT, CONTACT = map(
    parse_place, ("guides/phishing", "reports/impacts-study", "contacts/camboja")
)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker(qtbot: QtBot) -> ShareWorkerInTest:
    return ShareWorkerInTest(WIFI, CABLE)


@pytest.fixture
def sharing(worker: ShareWorkerInTest, clock: Clock) -> Sharing:
    return Sharing(Language(TRANSLATIONS, EN), PACKS, client=worker, clock=clock)


@pytest.fixture
def running(sharing: Sharing) -> Sharing:
    """One that lets phones on the Wi-Fi have a guide."""
    sharing.prepare([GUIDE])
    sharing.begin(WIFI)
    return sharing


@pytest.fixture
def told(sharing: Sharing) -> list[Message]:
    """The reasons it ended for, when nobody had pressed Stop."""
    reasons: list[Message] = []
    sharing.ended.connect(reasons.append)
    return reasons


class TestPreparing:
    def test_nothing_is_started_before_somebody_may_want_it(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        assert worker.starts == 0
        assert not sharing.is_begun

    def test_what_is_prepared_is_offered_but_not_open(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        sharing.prepare([GUIDE])

        assert worker.asked[0] == Offer(folders=PACKS, places=(GUIDE,), language=EN)
        assert worker.opened() == []
        assert not sharing.is_on
        assert sharing.url_of(GUIDE) == ""
        assert sharing.networks == (WIFI, CABLE)

    def test_what_was_prepared_and_not_wanted_is_not_offered_with_the_next(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        sharing.prepare([GUIDE])
        sharing.prepare([REPORT])

        sharing.begin(WIFI)

        assert worker.starts == 2
        assert sharing.url_of(REPORT)
        assert sharing.url_of(GUIDE) == ""

    def test_what_is_prepared_already_is_left_as_it_is(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        sharing.prepare([GUIDE])
        sharing.prepare([GUIDE])

        assert worker.starts == 1

    def test_the_worker_ends_where_nobody_wants_it_any_more(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        sharing.prepare([GUIDE])

        sharing.release()

        assert worker.worker_pid is None

    def test_a_worker_that_cannot_be_started_is_said(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        worker.can_start = False

        sharing.prepare([GUIDE])
        sharing.begin(WIFI)

        assert sharing.trouble == CANNOT_START
        assert not sharing.is_begun


class TestRunning:
    def test_phones_get_a_place_at_its_own_address(self, running: Sharing) -> None:
        assert running.is_on
        assert running.offers([GUIDE])
        assert running.url_of(GUIDE) == URL + "guides/phishing"
        assert running.url_of() == URL
        assert running.network == WIFI

    def test_it_is_begun_but_not_on_before_the_worker_listens(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        sharing.prepare([GUIDE])
        worker.is_silent = True

        sharing.begin(WIFI)

        assert (sharing.is_begun, sharing.is_on) == (True, False)

    def test_phones_are_counted(self, running: Sharing, worker: ShareWorkerInTest) -> None:
        worker.says(Counted(fetching=3, done=12))

        assert (running.fetching, running.done) == (3, 12)

    def test_another_place_is_added_only_when_that_is_asked_for(
        self, running: Sharing, worker: ShareWorkerInTest
    ) -> None:
        running.prepare([REPORT])
        before = running.url_of(REPORT)
        running.add([REPORT])

        assert before == ""
        assert running.url_of(REPORT) == URL + "reports/impacts-study"
        assert running.url_of(GUIDE) == URL + "guides/phishing"
        assert running.latest == (REPORT,)
        assert worker.starts == 1

    def test_a_library_that_has_changed_is_offered_anew(
        self, running: Sharing, worker: ShareWorkerInTest
    ) -> None:
        running.add([REPORT])

        running.offer_again()

        assert worker.offers()[-1] == (str(GUIDE), str(REPORT))

    def test_without_a_share_a_changed_library_is_nobodys_business(
        self, sharing: Sharing, worker: ShareWorkerInTest
    ) -> None:
        sharing.offer_again()

        assert worker.asked == []

    def test_closing_the_sheet_does_not_end_it(
        self, running: Sharing, worker: ShareWorkerInTest
    ) -> None:
        running.release()

        assert running.is_on
        assert worker.worker_pid is not None


class TestTime:
    def test_half_an_hour_is_left_at_first(self, running: Sharing) -> None:
        assert running.time_left.minutes == 30

    def test_time_goes_by(self, running: Sharing, clock: Clock) -> None:
        clock.now += 1_700

        assert running.time_left.seconds == 100
        assert running.time_left.is_nearly_up

    def test_it_goes_on_for_half_an_hour_from_when_that_is_asked_for(
        self, running: Sharing, worker: ShareWorkerInTest, clock: Clock
    ) -> None:
        clock.now += 1_700

        running.extend()

        assert worker.asked[-1] == Extend()
        assert running.time_left.minutes == 30

    def test_the_time_is_told_anew_by_itself(
        self, running: Sharing, worker: ShareWorkerInTest, clock: Clock, qtbot: QtBot
    ) -> None:
        worker.says(Opened(url=URL, seconds=30))

        with qtbot.waitSignal(running.changed):
            clock.now += 1.0

        assert running.time_left.seconds == 29

    def test_it_ends_in_time_even_where_the_worker_does_not(
        self,
        running: Sharing,
        worker: ShareWorkerInTest,
        clock: Clock,
        qtbot: QtBot,
        told: list[Message],
    ) -> None:
        worker.says(Opened(url=URL, seconds=1))
        clock.now += 1.0

        qtbot.waitUntil(lambda: not running.is_on)

        assert worker.worker_pid is None
        assert told == [END_WORDS[EndReason.TIME_IS_UP]]


class TestEnding:
    def test_stop_ends_the_worker_and_says_nothing(
        self, running: Sharing, worker: ShareWorkerInTest, told: list[Message]
    ) -> None:
        running.stop()

        assert worker.worker_pid is None
        assert not running.is_begun
        assert running.url_of(GUIDE) == ""
        assert told == []

    @pytest.mark.parametrize("why", EndReason)
    def test_why_it_ended_by_itself_is_told_once(
        self, running: Sharing, worker: ShareWorkerInTest, told: list[Message], why: EndReason
    ) -> None:
        worker.says(Ended(why=why))

        assert told == [END_WORDS[why]]
        assert running.trouble == END_WORDS[why]
        assert not running.is_begun
        assert worker.worker_pid is None

    def test_a_worker_that_dies_is_told_and_not_replaced(
        self, running: Sharing, worker: ShareWorkerInTest, told: list[Message]
    ) -> None:
        worker.dies()

        assert told == [BROKE_OFF]
        assert not running.is_begun
        assert worker.starts == 1

    def test_one_that_dies_before_anything_was_begun_is_no_interruption(
        self, sharing: Sharing, worker: ShareWorkerInTest, told: list[Message]
    ) -> None:
        sharing.prepare([GUIDE])

        worker.dies()

        assert told == []
        assert sharing.trouble == CANNOT_START

    def test_after_an_end_it_can_be_begun_again(
        self, running: Sharing, worker: ShareWorkerInTest
    ) -> None:
        worker.says(Ended(why=EndReason.TIME_IS_UP))

        running.begin(CABLE)

        assert running.is_on
        assert running.trouble is None
        assert worker.opened() == [WIFI.address, CABLE.address]
        assert worker.offers() == [(str(GUIDE),), (str(GUIDE),)]

    def test_what_was_added_is_forgotten_with_the_share(
        self, running: Sharing, worker: ShareWorkerInTest
    ) -> None:
        running.add([REPORT])
        running.stop()

        running.prepare([CONTACT])

        assert worker.offers()[-1] == (str(CONTACT),)


@pytest.mark.parametrize("why", Refusal)
def test_what_is_refused_is_not_begun_and_said(
    sharing: Sharing, worker: ShareWorkerInTest, why: Refusal
) -> None:
    sharing.prepare([GUIDE])
    worker.is_silent = True
    sharing.begin(WIFI)

    worker.says(Refused(why=why))

    assert not sharing.is_begun
    assert sharing.trouble == REFUSAL_WORDS[why]


def test_a_place_that_is_refused_does_not_end_what_is_on(
    running: Sharing, worker: ShareWorkerInTest
) -> None:
    worker.is_silent = True
    running.add([CONTACT])

    worker.says(Refused(why=Refusal.NOTHING_THERE))

    assert running.is_on
    assert running.offers([GUIDE])
    assert not running.offers([CONTACT])


def test_answers_that_come_too_late_change_nothing(
    running: Sharing, worker: ShareWorkerInTest
) -> None:
    running.stop()

    worker.says(Opened(url=URL, seconds=60))
    worker.says(Counted(fetching=1, done=1))

    assert not running.is_on
    assert (running.fetching, running.done) == (0, 0)


@pytest.mark.parametrize("act", [Sharing.stop, Sharing.close])
def test_no_tick_is_left_behind(
    running: Sharing, worker: ShareWorkerInTest, act: Callable[[Sharing], None]
) -> None:
    act(running)

    assert not running._tick.isActive()
    worker.says(Networks(networks=()))
    assert not running.is_begun
