"""A Wi-Fi is typed in, becomes a code, and is gone with the sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.share_stage import ShareStage, bundled_library, shared

from kiosk.core.content.library import Library

NETWORK, PASSWORD = "CamboJA training", "open;sesame 1"


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled_library()


@pytest.fixture
def share(qtbot: QtBot, library: Library) -> ShareStage:
    share = shared(qtbot, library, "guides/phishing")
    share.stage.presses("share-as-wifi")
    return share


def field(share: ShareStage, name: str) -> QLineEdit:
    return share.stage.sees(QLineEdit, name)


class TestTyping:
    def test_begins_in_the_name(self, share: ShareStage) -> None:
        assert field(share, "wifi-name").hasFocus()
        assert "once the name of the Wi-Fi is typed in" in share.text("share-trouble")

    def test_enter_shows_the_code(self, share: ShareStage) -> None:
        share.stage.types("wifi-name", NETWORK)
        share.stage.types("wifi-password", PASSWORD)

        share.stage.hits(Qt.Key.Key_Return)

        assert share.scanned() == r"WIFI:T:WPA;S:CamboJA training;P:open\;sesame 1;;"
        assert share.text("share-what") == "Joins the Wi-Fi “CamboJA training”."

    def test_an_open_wifi_needs_no_password(self, share: ShareStage) -> None:
        share.joins(NETWORK, "")

        assert share.scanned() == "WIFI:T:nopass;S:CamboJA training;;"

    def test_a_code_is_never_of_something_half_typed(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)

        share.stage.types("wifi-password", PASSWORD + "2")

        assert share.view.accessibleName() == ""
        assert share.view.code_pixels == 0

    def test_the_password_is_hidden_until_it_is_asked_for(self, share: ShareStage) -> None:
        share.stage.types("wifi-password", PASSWORD)
        hidden = field(share, "wifi-password").displayText()

        share.stage.presses("wifi-show-password")

        eye = share.stage.sees(QAbstractButton, "wifi-show-password")
        assert PASSWORD not in hidden
        assert field(share, "wifi-password").displayText() == PASSWORD
        assert eye.accessibleName() == "Hide the password"


class TestWhatNoWifiCanHave:
    @pytest.mark.parametrize(
        ("name", "password", "words"),
        [
            ("", "12345678", "Type the name of the Wi-Fi first."),
            ("CamboJA", "1234567", "8 to 64 characters"),
            ("x" * 33, "12345678", "1 to 32 bytes"),
        ],
    )
    def test_is_told_where_it_is_typed(
        self, share: ShareStage, name: str, password: str, words: str
    ) -> None:
        share.joins(name, password)

        assert words in share.text("wifi-trouble")
        assert share.view.accessibleName() == ""

    def test_is_told_no_more_once_it_is_mended(self, share: ShareStage) -> None:
        share.joins(NETWORK, "1234567")

        share.stage.types("wifi-password", "12345678")

        assert not share.stage.has("wifi-trouble")


class TestNoTrace:
    def test_the_password_is_not_read_out(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)

        heard = {one.accessibleName() for one in share.stage.all_of(QWidget)}

        assert share.view.accessibleName() == "Joins the Wi-Fi “CamboJA training”."
        assert not any("sesame" in words for words in heard)

    def test_the_clipboard_has_it_only_after_copy(self, share: ShareStage) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("somebody's own")
        share.joins(NETWORK, PASSWORD)
        before = clipboard.text()

        share.stage.presses("share-copy")

        assert before == "somebody's own"
        assert "sesame" in clipboard.text()

    def test_it_stays_while_the_sheet_shows_something_else(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)
        share.stage.presses("share-as-link")

        share.stage.presses("share-as-wifi")

        assert share.scanned().startswith("WIFI:")

    def test_it_is_gone_with_the_sheet(
        self, qtbot: QtBot, library: Library, share: ShareStage
    ) -> None:
        share.joins(NETWORK, PASSWORD)
        share.stage.presses("share-sheet-close")

        left = [one.text() for one in share.stage.window.findChildren(QLineEdit)]
        again = shared(qtbot, library, "guides/phishing")
        again.stage.presses("share-as-wifi")

        assert left == []
        assert field(again, "wifi-name").text() == ""
        assert field(again, "wifi-password").text() == ""
        assert not field(again, "wifi-password").isUndoAvailable()
