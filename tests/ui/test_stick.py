"""Copying to a USB stick from the window: which one, how far, and when it can be pulled out."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot
from tests.packs import PackBuilder
from tests.ui.conftest import Opening
from tests.ui.visitor import SMALL_LAPTOP, Visitor, settle, wait_until
from tests.workers.processes import children
from tests.workers.sticks import files_below

from kiosk.core.content.place import parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.stick_client import StickClient
from kiosk.ui.stick_words import advice_words, checked_words, left_out_words, outcome_words
from kiosk.ui.widgets import stick_sheet
from kiosk.ui.widgets.destinations import Destination
from kiosk.ui.widgets.stick_sheet import StickSheet
from kiosk.workers.stick_messages import Copied, CopyTo, NotCopied, Stage, Trouble

MEGABYTE = 1024 * 1024


class Sticks:
    """The sticks that are in the laptop."""

    def __init__(self) -> None:
        self.there: list[Destination] = []

    def __call__(self) -> tuple[Destination, ...]:
        return tuple(self.there)

    def put_in(self, folder: Path, name: str, *, is_read_only: bool = False) -> Path:
        folder.mkdir(exist_ok=True)
        free = 0 if is_read_only else 14 * 10**9
        one = Destination(folder=folder, name=name, free=free, is_read_only=is_read_only)
        self.there.append(one)
        return folder


@pytest.fixture
def sticks(monkeypatch: pytest.MonkeyPatch) -> Sticks:
    found = Sticks()
    monkeypatch.setattr(stick_sheet, "_all_sticks", found)
    monkeypatch.setattr(stick_sheet, "file_system_of", _as_on_a_stick)
    return found


def _as_on_a_stick(_folder: Path) -> str:
    return "exfat"


def wants_stick(visitor: Visitor, *places: str) -> StickSheet:
    visitor.window._on_stick_wanted(tuple(map(parse_place, places)))
    settle()
    assert isinstance(visitor.sheet, StickSheet)
    return visitor.sheet


def client_of(visitor: Visitor) -> StickClient:
    assert visitor.kiosk.stick_client is not None
    return visitor.kiosk.stick_client


def waits_for_the_end(visitor: Visitor) -> None:
    wait_until(lambda: not client_of(visitor).is_busy)
    settle()


class TestTheSheet:
    def test_says_that_no_stick_is_there_yet(self, reader: Visitor, sticks: Sticks) -> None:
        wants_stick(reader, "guides")

        assert "No USB stick" in reader.sees(QLabel, "stick-none").text()
        assert not reader.sees(QAbstractButton, "stick-copy").isEnabled()

    def test_shows_a_stick_that_is_put_in_and_takes_it(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path
    ) -> None:
        sheet = wants_stick(reader, "guides")
        stick = sticks.put_in(tmp_path / "usb", "KINGSTON")

        sheet.look_for_sticks()
        settle()

        assert reader.sees(QAbstractButton, "stick-place-0").text() == "KINGSTON · 14 GB free"
        assert reader.sees(QLineEdit, "stick-folder").text() == str(stick)
        assert reader.sees(QAbstractButton, "stick-copy").isEnabled()

    def test_takes_no_other_stick_than_was_chosen(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path
    ) -> None:
        sticks.put_in(tmp_path / "one", "ONE")
        two = sticks.put_in(tmp_path / "two", "TWO")
        sheet = wants_stick(reader, "guides")
        reader.presses("stick-place-1")

        sticks.put_in(tmp_path / "three", "THREE")
        sheet.look_for_sticks()

        assert reader.sees(QLineEdit, "stick-folder").text() == str(two)

    def test_does_not_offer_what_can_only_be_read(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path
    ) -> None:
        sticks.put_in(tmp_path / "locked", "LOCKED", is_read_only=True)

        wants_stick(reader, "guides")

        button = reader.sees(QAbstractButton, "stick-place-0")
        assert not button.isEnabled()
        assert "only be read" in button.text()

    def test_copies_and_says_when_the_stick_can_be_pulled_out(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path
    ) -> None:
        stick = sticks.put_in(tmp_path / "usb", "KINGSTON")
        wants_stick(reader, "guides/phishing", "contacts")

        reader.presses("stick-copy")
        waits_for_the_end(reader)

        assert "You can pull the stick out now" in reader.sees(QLabel, "stick-outcome").text()
        assert "read back" in reader.sees(QLabel, "stick-checked").text()
        names = set(files_below(stick / "Kiosk – CamboJA"))
        assert "index.html" in names
        assert "Safety guides – មគ្គុទ្ទេសក៍សុវត្ថិភាព/Phishing and malware (English).html" in names

    def test_may_copy_into_a_folder_of_the_computer(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(stick_sheet, "file_system_of", lambda _folder: "")
        (tmp_path / "mine").mkdir()
        wants_stick(reader, "guides/phishing")

        reader.types("stick-folder", str(tmp_path / "mine"))
        reader.hits(Qt.Key.Key_Return)
        waits_for_the_end(reader)

        outcome = reader.sees(QLabel, "stick-outcome").text()
        assert outcome.startswith("Copied into")
        assert "pull" not in outcome

    def test_names_a_folder_that_is_not_there(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path
    ) -> None:
        wants_stick(reader, "guides/phishing")

        reader.types("stick-folder", str(tmp_path / "nowhere"))
        reader.presses("stick-copy")
        waits_for_the_end(reader)

        assert "gone" in reader.sees(QLabel, "stick-outcome").text()
        assert not (tmp_path / "nowhere").exists()

    def test_closed_meanwhile_it_leaves_the_copy_going_on_and_its_end_is_told(
        self, reader: Visitor, sticks: Sticks, tmp_path: Path
    ) -> None:
        stick = sticks.put_in(tmp_path / "usb", "KINGSTON")
        wants_stick(reader, "guides", "contacts")
        reader.presses("stick-copy")

        reader.hits(Qt.Key.Key_Escape)
        waits_for_the_end(reader)

        assert "pull the stick out" in reader.sees(QLabel, "notice-words").text()
        assert (stick / "Kiosk – CamboJA" / "index.html").is_file()

    def test_shows_how_it_ended_with_large_letters_without_scrolling(
        self, visit: Opening, sticks: Sticks, tmp_path: Path
    ) -> None:
        visitor = visit(size=SMALL_LAPTOP, scale=200)
        sticks.put_in(tmp_path / "usb", "KINGSTON")
        wants_stick(visitor, "guides/phishing")

        visitor.sheet.findChild(QAbstractButton, "stick-copy").click()
        waits_for_the_end(visitor)

        outcome = visitor.sees(QLabel, "stick-outcome")
        assert not outcome.visibleRegion().isEmpty()
        assert outcome.visibleRegion().boundingRect().height() == outcome.height()

    def test_a_code_of_several_things_leads_here_too(self, reader: Visitor, sticks: Sticks) -> None:
        reader.window.share((parse_place("guides"), parse_place("contacts")))
        settle()

        reader.presses("share-stick")

        assert isinstance(reader.sheet, StickSheet)


@pytest.fixture
def large_pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path / "packs").filled()
    pack.write("reports/study/en.pdf", b"%PDF-1.7" + os.urandom(24 * MEGABYTE))
    return pack


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[StickClient]:
    client = StickClient()
    yield client
    client.close()
    assert not client.is_busy


@pytest.fixture
def wish(large_pack: PackBuilder, tmp_path: Path) -> CopyTo:
    (tmp_path / "usb").mkdir()
    return CopyTo(
        folders=(large_pack.packs,),
        places=(parse_place("reports"),),
        language=LanguageCode("en"),
        target=tmp_path / "usb",
    )


def waits_until_it_writes(client: StickClient) -> None:
    def is_writing() -> bool:
        return client.progress is not None and client.progress.stage is Stage.WRITING

    wait_until(is_writing)


class TestTheClient:
    def test_has_no_process_before_a_copy_and_none_after(
        self, client: StickClient, wish: CopyTo, qtbot: QtBot
    ) -> None:
        before = children()

        with qtbot.waitSignal(client.ended):
            client.copy(wish)

        assert isinstance(client.outcome, Copied)
        wait_until(lambda: children() == before)

    def test_stops_and_leaves_nothing_half(
        self, client: StickClient, wish: CopyTo, qtbot: QtBot
    ) -> None:
        client.copy(wish)
        waits_until_it_writes(client)

        with qtbot.waitSignal(client.ended):
            client.stop()

        assert isinstance(client.outcome, NotCopied)
        assert client.outcome.why is Trouble.STOPPED
        assert not list(wish.target.rglob("kiosk-unfinished*"))

    def test_says_so_when_its_worker_is_killed_and_starts_no_other(
        self, client: StickClient, wish: CopyTo, qtbot: QtBot
    ) -> None:
        client.copy(wish)
        waits_until_it_writes(client)
        assert client.worker_pid is not None

        with qtbot.waitSignal(client.ended):
            os.kill(client.worker_pid, signal.SIGKILL)

        assert client.outcome == NotCopied(why=Trouble.BROKEN)
        assert not client.is_busy

    def test_closed_it_leaves_nothing_half(self, client: StickClient, wish: CopyTo) -> None:
        client.copy(wish)
        waits_until_it_writes(client)

        client.close()

        assert not list(wish.target.rglob("kiosk-unfinished*"))

    def test_copies_one_thing_at_a_time(self, client: StickClient, wish: CopyTo) -> None:
        client.copy(wish)
        pid = client.worker_pid

        client.copy(wish)

        assert client.worker_pid == pid

    def test_says_so_where_no_process_can_be_started(self, qtbot: QtBot, wish: CopyTo) -> None:
        def fail() -> None:
            raise OSError(12, "Cannot allocate memory")

        client = StickClient(start=fail)  # type: ignore[arg-type]
        client.copy(wish)

        assert isinstance(client.outcome, NotCopied)
        assert client.outcome.reason == "Cannot allocate memory"


COPIED = Copied(folder=Path("Kiosk"), written=2, kept=0, bytes=5, is_past_cache=True)


class TestTheWords:
    @pytest.mark.parametrize("why", Trouble)
    def test_have_a_sentence_for_each_trouble(self, why: Trouble) -> None:
        told = outcome_words(NotCopied(why=why, name="a/b.pdf"), is_on_stick=True)

        assert told.text.endswith(".")

    def test_say_how_much_is_needed_and_how_much_is_free(self) -> None:
        outcome = NotCopied(why=Trouble.NO_ROOM, needed=3_000_000, free=1_000_000)

        told = outcome_words(outcome, is_on_stick=True)

        assert set(told.values) == {"needed", "free"}

    def test_promise_no_more_than_was_verified(self) -> None:
        honest = Copied(folder=Path("Kiosk"), written=2, kept=0, bytes=5, is_past_cache=False)

        assert "memory" in checked_words(honest).text
        assert "memory" not in checked_words(COPIED).text

    def test_say_what_is_there_of_a_copy_that_ended_early(self) -> None:
        advice = advice_words(NotCopied(why=Trouble.GONE, done=3, of=9))

        assert advice is not None
        assert (advice.values["done"], advice.values["all"]) == (3, 9)

    def test_name_what_is_missing(self) -> None:
        missing = Copied(
            folder=Path("Kiosk"), written=2, kept=0, bytes=5, is_past_cache=True, left_out=("a",)
        )

        assert left_out_words(COPIED) is None
        told = left_out_words(missing)
        assert told is not None
        assert told.values["names"] == "a"


def test_the_bar_shows_how_far_it_is(
    reader: Visitor, sticks: Sticks, tmp_path: Path, large_pack: PackBuilder
) -> None:
    stick = sticks.put_in(tmp_path / "usb", "KINGSTON")
    wants_stick(reader, "reports")
    client = client_of(reader)
    client.copy(
        CopyTo(
            folders=(large_pack.packs,),
            places=(parse_place("reports"),),
            language=LanguageCode("en"),
            target=stick,
        )
    )
    reader.sheet.retranslate()
    bar = reader.sees(QProgressBar, "stick-bar")

    wait_until(lambda: bar.value() > 0 or not client.is_busy)

    assert bar.value() > 0
    assert "MB" in bar.accessibleName()
