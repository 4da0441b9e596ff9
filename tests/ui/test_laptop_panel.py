"""Get it from this laptop: from the press to the code, and whatever is in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from tests.ui.conftest import Opening
from tests.ui.share_worker import (
    CABLE,
    URL,
    VIRTUAL,
    VPN,
    WIFI,
    ShareWorkerInTest,
    employed_by,
)
from tests.ui.visitor import SMALL_LAPTOP, Visitor, settle

from kiosk.core.content.place import parse_place
from kiosk.core.handover.network import Network
from kiosk.core.handover.sharing import CANNOT_START, END_WORDS, REFUSAL_WORDS, EndReason, Refusal
from kiosk.core.khmer.breaks import without_breaks
from kiosk.ui.widgets.qr_view import QrView
from kiosk.workers.share_messages import Counted, Ended, Networks, Refused


def shares(visitor: Visitor, place: str = "guides/phishing") -> None:
    visitor.goes_to(place)
    visitor.screen.share_wanted.emit(parse_place(place))
    settle()


def shows_code(visitor: Visitor) -> str:
    return visitor.sees(QrView, "qr-view").accessibleName()


def said(visitor: Visitor, name: str) -> str:
    return without_breaks(visitor.sees(QLabel, name).text())


def visible(visitor: Visitor) -> set[str]:
    return {one.objectName() for one in visitor.all_of(QAbstractButton)}


def network_rows(visitor: Visitor) -> list[str]:
    rows = [one for one in visitor.all_of(QAbstractButton) if one.objectName() in NETWORK_NAMES]
    return [row.accessibleName() for row in sorted(rows, key=QAbstractButton.objectName)]


def tabs_to(visitor: Visitor, name: str) -> None:
    """Hit Tab until this has the focus."""
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        visitor.hits(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}")


NETWORK_NAMES = {f"network-{number}" for number in range(1, 6)}


class TestBeginning:
    def test_with_one_network_one_press_leads_to_the_code(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)

        reader.presses("share-as-laptop")

        assert shows_code(reader) == URL + "guides/phishing"
        assert said(reader, "laptop-address") == URL + "guides/phishing"
        assert worker.opened() == [WIFI.address]

    def test_without_a_press_nothing_is_opened(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)

        shares(reader)
        reader.presses("share-as-contact")

        assert worker.starts == 1
        assert worker.opened() == []

    def test_closing_the_sheet_ends_what_was_prepared(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)

        reader.hits(Qt.Key.Key_Escape)

        assert worker.worker_pid is None

    def test_of_several_networks_one_is_chosen(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI, CABLE, VIRTUAL)
        shares(reader)
        reader.presses("share-as-laptop")
        rows, opened_before = network_rows(reader), worker.opened()

        reader.presses("network-2")

        assert rows == [
            "Wi-Fi · wlp3s0 · 192.168.100.100",
            "Cable · enp0s31f6 · 10.20.30.40",
            "Inside this laptop only · docker0 · 172.17.0.1",
        ]
        assert opened_before == []
        assert worker.opened() == [CABLE.address]
        assert shows_code(reader)

    @pytest.mark.parametrize("network", [VPN, VIRTUAL], ids=["vpn", "virtual"])
    def test_a_network_that_phones_are_rarely_on_is_not_taken_by_itself(
        self, reader: Visitor, network: Network
    ) -> None:
        worker = employed_by(reader, network)
        shares(reader)

        reader.presses("share-as-laptop")

        assert worker.opened() == []
        assert len(network_rows(reader)) == 1

    def test_a_network_is_chosen_with_the_keyboard(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI, CABLE)
        shares(reader)
        reader.presses("share-as-laptop")

        tabs_to(reader, "network-2")
        reader.hits(Qt.Key.Key_Return)

        assert worker.opened() == [CABLE.address]


class TestWaitingForANetwork:
    def test_without_a_network_it_says_what_to_do(self, reader: Visitor) -> None:
        employed_by(reader)
        shares(reader)

        reader.presses("share-as-laptop")

        assert "hotspot" in said(reader, "laptop-words")
        assert shows_code(reader) == ""

    def test_it_goes_on_as_soon_as_there_is_one(self, reader: Visitor) -> None:
        worker = employed_by(reader)
        shares(reader)
        reader.presses("share-as-laptop")

        worker.says(Networks(networks=(WIFI,)))

        assert shows_code(reader) == URL + "guides/phishing"

    def test_whoever_has_turned_to_another_form_no_longer_waits(self, reader: Visitor) -> None:
        worker = employed_by(reader)
        shares(reader)
        reader.presses("share-as-laptop")
        reader.presses("share-as-contact")

        worker.says(Networks(networks=(WIFI,)))

        assert worker.opened() == []

    def test_rows_follow_the_networks(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI, CABLE, VIRTUAL)
        shares(reader)
        reader.presses("share-as-laptop")

        worker.says(Networks(networks=(CABLE, VPN)))

        assert network_rows(reader) == [
            "Cable · enp0s31f6 · 10.20.30.40",
            "VPN · tun0 · 10.8.0.2",
        ]


class TestRunning:
    def test_it_says_how_many_phones_and_how_long(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)
        reader.presses("share-as-laptop")

        worker.says(Counted(fetching=3, done=12))

        assert said(reader, "laptop-phones") == "Phones fetching: 3, done: 12"
        assert said(reader, "laptop-time") == "30 min left"
        assert said(reader, "laptop-network") == "Over: Wi-Fi (wlp3s0)"

    def test_the_code_stays_while_phones_come_and_go(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)
        reader.presses("share-as-laptop")
        before = reader.sees(QrView, "qr-view").grab().toImage()

        worker.says(Counted(fetching=1, done=0))

        assert reader.sees(QrView, "qr-view").grab().toImage() == before

    def test_stop_takes_the_code_away_and_offers_to_start_anew(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)
        reader.presses("share-as-laptop")

        reader.presses("laptop-stop")
        code, pid = shows_code(reader), worker.worker_pid
        reader.presses("laptop-start")

        assert (code, pid) == ("", None)
        assert shows_code(reader) == URL + "guides/phishing"

    def test_more_time_is_a_press_away(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        worker.seconds = 100
        shares(reader)
        reader.presses("share-as-laptop")
        worker.seconds = 1800

        reader.presses("laptop-more-time")

        assert said(reader, "laptop-time") == "30 min left"


class TestASecondPlace:
    def test_it_is_handed_over_too_only_when_that_is_pressed(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)
        reader.presses("share-as-laptop")
        reader.hits(Qt.Key.Key_Escape)

        shares(reader, "guides/vpn")
        code, offers = shows_code(reader), worker.offers()
        reader.presses("laptop-start")

        assert (code, offers) == ("", [("guides/phishing",)])
        assert shows_code(reader) == URL + "guides/vpn"
        assert worker.opened() == [WIFI.address]

    def test_what_is_handed_over_already_shows_its_own_code_at_once(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)
        reader.presses("share-as-laptop")
        reader.hits(Qt.Key.Key_Escape)

        shares(reader)

        assert shows_code(reader) == URL + "guides/phishing"
        assert len(worker.offers()) == 1


class TestTrouble:
    def test_a_worker_that_cannot_start_is_said(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        worker.can_start = False
        shares(reader)

        reader.presses("share-as-laptop")
        words = said(reader, "laptop-words")
        worker.can_start = True
        reader.presses("laptop-start")

        assert words == CANNOT_START.text
        assert shows_code(reader)

    def test_a_network_that_was_left_can_be_chosen_anew(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI, CABLE)
        shares(reader)
        reader.presses("share-as-laptop")
        worker.is_silent = True
        reader.presses("network-1")

        worker.says(Refused(why=Refusal.ADDRESS_GONE))
        words = said(reader, "laptop-words")
        worker.is_silent = False
        reader.presses("laptop-start")
        reader.presses("network-2")

        assert words == REFUSAL_WORDS[Refusal.ADDRESS_GONE].text
        assert shows_code(reader)

    def test_why_it_ended_is_said_where_the_code_was(self, reader: Visitor) -> None:
        worker = employed_by(reader, WIFI)
        shares(reader)
        reader.presses("share-as-laptop")

        worker.says(Ended(why=EndReason.SLEPT))

        assert shows_code(reader) == ""
        assert said(reader, "laptop-words") == END_WORDS[EndReason.SLEPT].text
        assert "laptop-start" in visible(reader)


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize(
    ("size", "scale"), [(SMALL_LAPTOP, 100), (SMALL_LAPTOP, 200)], ids=["small", "large-text"]
)
def test_nothing_of_the_panel_is_cut_off(
    visit: Opening, language: str, size: QSize, scale: int
) -> None:
    visitor = visit(language=language, size=size, scale=scale)
    worker = employed_by(visitor, WIFI, VIRTUAL)
    shares(visitor)
    visitor.presses("share-as-laptop")
    choosing = cut_off(visitor)

    visitor.presses("network-1")
    worker.says(Counted(fetching=40, done=1_200))

    assert choosing == []
    assert cut_off(visitor) == []


def cut_off(visitor: Visitor) -> list[str]:
    """What of the panel has less room than its words need."""
    shown = [one for one in visitor.all_of(QLabel) if one.text() and is_in_panel(one)]
    assert shown
    labels = [one.text() for one in shown if one.height() < one.heightForWidth(one.width())]
    wide = [one.text() for one in shown if one.width() < one.minimumSizeHint().width()]
    buttons = [one for one in visitor.all_of(QAbstractButton) if is_in_panel(one)]
    narrow = [one.objectName() for one in buttons if one.width() < one.minimumSizeHint().width()]
    return labels + wide + narrow


def is_in_panel(widget: QLabel | QAbstractButton) -> bool:
    above = widget.parentWidget()
    while above is not None and above.objectName() != "laptop-panel":
        above = above.parentWidget()
    return above is not None


def test_the_panel_follows_the_language(reader: Visitor, qapp: QApplication) -> None:
    worker: ShareWorkerInTest = employed_by(reader, WIFI)
    shares(reader)
    reader.presses("share-as-laptop")
    worker.says(Counted(fetching=3, done=12))

    reader.kiosk.set_language("km")
    settle()

    assert "១២" in said(reader, "laptop-phones")
    assert shows_code(reader) == URL + "guides/phishing"
