"""What a second start brings about in the window that is open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.packs import PackBuilder
from tests.ui.conftest import Opening
from tests.ui.visitor import KM, Visitor, settle, wait_until
from tests.workers.pdfs import locked_pdf

from kiosk.core.content.place import Place, file_place, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.session.summons import Reply, Summons
from kiosk.ui.commands import CommandId
from kiosk.ui.summoned import SummonedWindow, bring_forward

# No window manager is there: a real one is in the scenarios.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing)")

PHISHING = parse_place("guides/phishing")


def summoned(reader: Visitor) -> SummonedWindow:
    return SummonedWindow(reader.window, reader.kiosk.language, reader.kiosk.library)


def reply_to(reader: Visitor, place: Place | None) -> Reply:
    return summoned(reader).reply_to(Summons(place=place))


def place_of(reader: Visitor) -> str:
    return str(reader.screen.place)


def test_the_window_comes_to_the_place(reader: Visitor) -> None:
    summons = Summons(place=PHISHING)

    assert summoned(reader).reply_to(summons) is Reply.COMES
    summoned(reader).come(summons)

    assert place_of(reader) == "guides/phishing"


def test_the_way_back_leads_to_where_the_reader_was(reader: Visitor) -> None:
    reader.goes_to("contacts")
    summoned(reader).come(Summons(place=PHISHING))

    reader.window.carry_out(CommandId.BACK)

    assert place_of(reader) == "contacts"


def test_without_a_place_everything_stays_as_it_is(reader: Visitor) -> None:
    reader.goes_to("contacts")

    assert reply_to(reader, None) is Reply.COMES
    summoned(reader).come(Summons())

    assert place_of(reader) == "contacts"


def test_a_place_that_the_library_does_not_have_is_unknown(reader: Visitor) -> None:
    assert reply_to(reader, parse_place("guides/gone")) is Reply.UNKNOWN_PLACE


def test_a_guide_that_was_just_put_into_the_packs_folder_is_known(
    visit: Opening, tmp_path: Path
) -> None:
    pack = PackBuilder(tmp_path / "packs", "one").filled()
    reader = visit(packs=(tmp_path / "packs",))
    assert reply_to(reader, parse_place("guides/new")) is Reply.UNKNOWN_PLACE

    pack.guide("new")

    assert reply_to(reader, parse_place("guides/new")) is Reply.COMES


def test_a_language_is_spoken_and_not_kept(reader: Visitor) -> None:
    summoned(reader).come(Summons(language=KM))

    assert reader.language == "km"
    assert not reader.folders.settings_file.exists()


def test_a_language_that_there_is_none_of_changes_nothing(reader: Visitor) -> None:
    summoned(reader).come(Summons(language=LanguageCode("xx")))

    assert reader.language == "en"


# What would be lost


@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("guides/phishing", CommandId.SHARE),
        ("guides/phishing", CommandId.PRINT),
        ("guides", CommandId.HAND_OVER),
    ],
)
def test_a_sheet_in_which_somebody_does_something_keeps_the_window(
    reader: Visitor, place: str, command: CommandId
) -> None:
    reader.goes_to(place)
    reader.window.carry_out(command)
    settle()
    sheet = reader.sheet

    assert reply_to(reader, parse_place("contacts")) is Reply.STAYS
    assert reply_to(reader, None) is Reply.COMES
    summoned(reader).come(Summons(language=KM))

    assert reader.sheet is sheet


def test_a_sheet_that_only_tells_something_gives_way(reader: Visitor) -> None:
    reader.window.carry_out(CommandId.SHORTCUTS)
    summons = Summons(place=PHISHING)

    assert summoned(reader).reply_to(summons) is Reply.COMES
    summoned(reader).come(summons)

    assert reader.window.layer.sheet is None


def test_a_sheet_below_another_one_counts_too(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    reader.window.carry_out(CommandId.SHARE)
    reader.window.layer.open(reader.window._sheets.shortcuts())

    assert reply_to(reader, parse_place("contacts")) is Reply.STAYS


def test_a_password_that_is_being_typed_keeps_the_window(reader: Visitor, tmp_path: Path) -> None:
    reader.goes_to(file_place(str(locked_pdf(tmp_path / "a.pdf", "secret"))))
    wait_until(
        lambda: any(field.objectName() == "password-field" for field in reader.all_of(QLineEdit))
    )
    assert reply_to(reader, PHISHING) is Reply.COMES

    reader.types("password-field", "sec")

    assert reply_to(reader, PHISHING) is Reply.STAYS
    reader.goes_to("contacts")
    assert reply_to(reader, PHISHING) is Reply.COMES


def test_a_window_that_is_being_closed_does_not_come(reader: Visitor) -> None:
    reader.window.close()

    assert reply_to(reader, None) is Reply.STAYS


# To the front


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("state", ["WindowNoState", "WindowMaximized", "WindowFullScreen"])
def test_a_minimised_window_comes_back_as_large_as_it_was(window: QWidget, state: str) -> None:
    before = Qt.WindowState[state]
    window.setWindowState(before | Qt.WindowState.WindowMinimized)

    bring_forward(window, Summons())

    assert window.windowState() & ~Qt.WindowState.WindowActive == before


def test_the_whole_screen_is_filled_where_that_is_asked(window: QWidget) -> None:
    window.showMinimized()

    bring_forward(window, Summons(full_screen=True))

    assert window.isFullScreen()
    assert not window.isMinimized()


def test_qt_finds_the_desktops_token_when_the_window_is_activated_and_not_later(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str | None] = []
    monkeypatch.setattr(
        window, "activateWindow", lambda: found.append(os.environ.get("XDG_ACTIVATION_TOKEN"))
    )

    bring_forward(window, Summons(token="gnome-7"))
    bring_forward(window, Summons())

    assert found == ["gnome-7", None]
    assert "XDG_ACTIVATION_TOKEN" not in os.environ


def test_a_menu_that_is_open_is_closed(reader: Visitor) -> None:
    reader.window.carry_out(CommandId.MORE)
    assert QApplication.activePopupWidget() is not None

    summoned(reader).come(Summons(place=PHISHING))

    assert QApplication.activePopupWidget() is None
