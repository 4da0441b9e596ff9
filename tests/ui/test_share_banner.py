"""While phones can fetch from this laptop, every screen says so, and Stop is a press away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from tests.ui.conftest import Opening
from tests.ui.share_worker import URL, WIFI, ShareWorkerInTest, employed_by
from tests.ui.test_laptop_panel import said, shares, shows_code, tabs_to
from tests.ui.visitor import LAPTOP, SMALL_LAPTOP, Visitor, settle

from kiosk.core.handover.sharing import BROKE_OFF, END_WORDS, EndReason
from kiosk.ui.widgets.share_banner import ShareBanner
from kiosk.workers.share_messages import Counted, Ended, Opened


def hands_over(visitor: Visitor, place: str = "guides/phishing") -> ShareWorkerInTest:
    """Begin a share and leave its sheet."""
    worker = employed_by(visitor, WIFI)
    shares(visitor, place)
    visitor.presses("share-as-laptop")
    visitor.hits(Qt.Key.Key_Escape)
    return worker


def is_up(visitor: Visitor) -> bool:
    return bool(visitor.all_of(ShareBanner))


@pytest.mark.parametrize(
    "place", ["home", "guides", "guides/vpn", "contacts", "first-aid", "settings", "about"]
)
def test_every_screen_says_that_phones_can_fetch(reader: Visitor, place: str) -> None:
    worker = hands_over(reader)
    worker.says(Counted(fetching=3, done=12))

    reader.goes_to(place)

    assert said(reader, "share-banner-words") == (
        "Handing over from this laptop · phones fetching: 3, done: 12 · 30 min left"
    )


def test_without_a_share_there_is_no_banner(reader: Visitor) -> None:
    employed_by(reader, WIFI)
    shares(reader)
    reader.hits(Qt.Key.Key_Escape)

    assert not is_up(reader)


def test_stop_is_a_press_away(reader: Visitor) -> None:
    worker = hands_over(reader)

    reader.presses("share-banner-stop")

    assert worker.worker_pid is None
    assert not is_up(reader)
    assert not reader.window.notice.isVisible()


def test_stop_is_reached_with_the_keyboard(reader: Visitor) -> None:
    worker = hands_over(reader)

    tabs_to(reader, "share-banner-stop")
    reader.hits(Qt.Key.Key_Return)

    assert worker.worker_pid is None


def test_its_code_is_shown_from_any_screen(reader: Visitor) -> None:
    hands_over(reader)
    reader.goes_to("settings")

    reader.presses("share-banner-code")

    assert shows_code(reader) == URL + "guides/phishing"


def test_it_asks_before_the_end_whether_to_go_on(reader: Visitor) -> None:
    worker = hands_over(reader)
    buttons_before = {one.objectName() for one in reader.all_of(QAbstractButton)}
    worker.says(Opened(url=URL, seconds=115))
    asked = said(reader, "share-banner-words")

    reader.presses("share-banner-more-time")

    assert "share-banner-more-time" not in buttons_before
    assert asked == "Handing over from this laptop ends in 2 min. Go on?"
    assert "30 min left" in said(reader, "share-banner-words")


def test_the_last_minute_is_counted_in_seconds(reader: Visitor) -> None:
    worker = hands_over(reader)

    worker.says(Opened(url=URL, seconds=59))

    assert said(reader, "share-banner-words") == (
        "Handing over from this laptop ends in 59 s. Go on?"
    )


@pytest.mark.parametrize("why", EndReason)
def test_why_it_ended_is_told_in_the_notice(reader: Visitor, why: EndReason) -> None:
    worker = hands_over(reader)

    worker.says(Ended(why=why))

    assert not is_up(reader)
    assert said(reader, "notice-words") == END_WORDS[why].text


def test_a_worker_that_died_is_told_and_not_replaced(reader: Visitor) -> None:
    worker = hands_over(reader)

    worker.dies()

    assert not is_up(reader)
    assert said(reader, "notice-words") == BROKE_OFF.text
    assert worker.starts == 1


def test_home_says_so_in_the_place_of_no_network(reader: Visitor) -> None:
    reader.goes_to("home")
    hands_over(reader)
    reader.goes_to("home")
    while_on = said(reader, "home-sharing")

    reader.presses("share-banner-stop")

    assert while_on == "Phones can get things from this laptop"
    assert "home-sharing" not in {one.objectName() for one in reader.all_of(QLabel)}


def test_a_home_that_is_first_shown_while_it_is_on_says_so_too(visit: Opening) -> None:
    visitor = visit(place="guides/phishing")
    hands_over(visitor)

    visitor.goes_to("home")

    assert said(visitor, "home-sharing")


def test_files_that_have_changed_are_offered_anew(reader: Visitor) -> None:
    worker = hands_over(reader)

    reader.kiosk.library.changed.emit()

    assert worker.offers() == [("guides/phishing",), ("guides/phishing",)]


def test_closing_the_kiosk_ends_it(reader: Visitor) -> None:
    worker = hands_over(reader)

    reader.kiosk.shutdown()

    assert worker.worker_pid is None


@pytest.mark.parametrize("seconds", [1800, 119, 59], ids=["running", "asking", "last-minute"])
@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize(
    ("size", "scale"),
    [(SMALL_LAPTOP, 100), (LAPTOP, 200), (SMALL_LAPTOP, 200)],
    ids=["small", "large-text", "small-and-large-text"],
)
def test_the_banner_has_room_for_its_words(
    visit: Opening, language: str, size: QSize, scale: int, seconds: int
) -> None:
    visitor = visit(language=language, size=size, scale=scale)
    worker = hands_over(visitor)

    worker.says(Counted(fetching=40, done=1_200))
    worker.says(Opened(url=URL, seconds=seconds))
    visitor.goes_to("home")

    banner = visitor.sees(ShareBanner, "share-banner")
    words = visitor.sees(QLabel, "share-banner-words")
    buttons = [one for one in visitor.all_of(QAbstractButton) if banner.isAncestorOf(one)]
    assert words.height() >= words.heightForWidth(words.width())
    assert all(one.width() >= one.minimumSizeHint().width() for one in buttons)
    assert all(banner.rect().contains(one.geometry()) for one in buttons)
    assert visitor.window.size() == size


def test_the_banner_follows_the_language(reader: Visitor, qapp: QApplication) -> None:
    worker = hands_over(reader)
    worker.says(Counted(fetching=3, done=12))

    reader.kiosk.set_language("km")
    settle()

    assert "១២" in said(reader, "share-banner-words")


def test_a_screen_reader_hears_what_the_buttons_do(reader: Visitor) -> None:
    hands_over(reader)

    names = [
        reader.sees(QAbstractButton, f"share-banner-{one}").accessibleName()
        for one in ("code", "stop")
    ]

    assert names == ["Show the code", "Stop"]
