"""Every size on the slider can be read, and the sheet says from where."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.share_stage import ShareStage, bundled_library, read, shared
from tests.ui.visitor import EN, KM, LAPTOP, SMALL_LAPTOP, settle

from kiosk.core.content.library import Library
from kiosk.core.handover.payload import payload_for
from kiosk.core.handover.qr import make_code
from kiosk.core.handover.reach import ScreenSize
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.widgets.qr_view import QrView

BOTH = pytest.mark.parametrize("language", [EN, KM])


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled_library()


def slider(share: ShareStage) -> QSlider:
    return share.stage.sees(QSlider, "share-size")


def badges(share: ShareStage) -> list[str]:
    return [
        one.text()
        for one in share.stage.all_of(QLabel)
        if str(one.property("look")).endswith("badge")
    ]


def metres(share: ShareStage) -> float:
    told = re.search(r"Readable from ([\d.]+) m", " ".join(badges(share)))
    assert told is not None
    return float(told[1])


@pytest.mark.parametrize("form", ["link", "contact", "text", "laptop", "wifi"])
def test_the_screen_is_read_at_every_size(qtbot: QtBot, library: Library, form: str) -> None:
    share = shared(qtbot, library, "glossary/phishing")
    share.laptop.turn(on=True)
    if form == "wifi":
        share.joins("CamboJA", "12345678")
    else:
        share.stage.presses(f"share-as-{form}")
    said = share.scanned()
    bar = slider(share)
    widths, heard = [], []

    for size in range(bar.minimum(), bar.maximum() + 1):
        bar.setValue(size)
        widths.append(share.view.code_pixels)
        heard.append(share.scanned())

    assert len(widths) > 3
    assert heard == [said] * len(widths)
    assert widths == sorted(set(widths))


@BOTH
def test_every_bundled_place_is_read_at_the_smallest_size(
    qtbot: QtBot, library: Library, language: LanguageCode
) -> None:
    view = QrView()
    qtbot.addWidget(view)
    view.resize(QSize(569, 600))  # as much as a small laptop has
    view.set_module(1)
    misread = []

    for entry in library.entries():
        payload = payload_for(subject_at(entry.place, library, language))
        view.show_code(make_code(payload.text))
        assert view.code_pixels // make_code(payload.text).side == 4
        if read(view.grab().toImage()) != payload.text:
            misread.append(str(entry.place))

    assert len(list(library.entries())) > 50
    assert misread == []


class TestTheSlider:
    @pytest.fixture
    def share(self, qtbot: QtBot, library: Library) -> ShareStage:
        return shared(qtbot, library, "guides/phishing")

    def test_begins_as_large_as_fits(self, share: ShareStage) -> None:
        bar = slider(share)

        assert bar.value() == bar.maximum()
        assert share.view.code_pixels > 550

    def test_goes_by_key_step_by_step_and_to_both_ends(self, share: ShareStage) -> None:
        slider(share).setFocus()
        largest = share.view.code_pixels

        share.stage.hits(Qt.Key.Key_Left)
        smaller = share.view.code_pixels
        share.stage.hits(Qt.Key.Key_Home)
        smallest = share.view.code_pixels
        share.stage.hits(Qt.Key.Key_End)

        assert smallest < smaller < largest
        assert share.view.code_pixels == largest

    def test_keeps_the_arrow_keys_while_there_are_steps(self, share: ShareStage) -> None:
        share.laptop.turn(on=True)
        share.joins("CamboJA", "12345678")
        slider(share).setFocus()
        before = share.view.code_pixels

        share.stage.hits(Qt.Key.Key_Left)

        assert share.view.code_pixels < before
        assert share.text("share-step") == "1 Join the Wi-Fi"

    def test_is_not_moved_by_a_wheel_that_scrolls_the_page(self, share: ShareStage) -> None:
        bar = slider(share)
        before = bar.value()

        QApplication.sendEvent(bar, _wheel(bar))
        settle()

        assert bar.value() == before

    def test_what_is_as_large_as_fits_grows_with_the_window(self, share: ShareStage) -> None:
        before = share.view.code_pixels

        share.stage.window.resize(QSize(1900, 1060))
        settle()

        assert share.view.code_pixels > before
        assert slider(share).value() == slider(share).maximum()

    def test_a_chosen_size_stays_when_the_window_grows(self, share: ShareStage) -> None:
        slider(share).setValue(7)
        before = share.view.code_pixels

        share.stage.window.resize(QSize(1900, 1060))
        settle()

        assert share.view.code_pixels == before

    def test_a_chosen_size_gives_way_where_it_does_not_fit(self, share: ShareStage) -> None:
        bar = slider(share)
        bar.setValue(bar.maximum() - 1)

        share.stage.window.resize(SMALL_LAPTOP)
        settle()

        assert share.scanned() == share.view.accessibleName()

    def test_is_away_while_there_is_no_code(self, share: ShareStage) -> None:
        share.stage.presses("share-as-wifi")

        assert not share.stage.has("share-size")

    def test_is_remembered_by_no_other_sheet(
        self, qtbot: QtBot, library: Library, share: ShareStage
    ) -> None:
        slider(share).setValue(slider(share).minimum())
        share.stage.presses("share-sheet-close")

        again = shared(qtbot, library, "guides/phishing")

        assert slider(again).value() == slider(again).maximum()

    def test_says_to_a_screen_reader_how_far_it_reads(self, share: ShareStage) -> None:
        bar = slider(share)

        assert bar.accessibleName() == "Size of the code"
        assert bar.accessibleDescription().startswith("Readable from")


def _wheel(bar: QWidget) -> QWheelEvent:
    here = QPointF(bar.rect().center())
    return QWheelEvent(
        here,
        bar.mapToGlobal(here),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


WALL = ScreenSize(across=800, down=800, millimetres_across=2400, millimetres_down=2400)
TELEVISION = ScreenSize(across=800, down=800, millimetres_across=700, millimetres_down=700)
NOTEBOOK = ScreenSize(across=1366, down=768, millimetres_across=309, millimetres_down=174)
SILENT = ScreenSize(across=1366, down=768, millimetres_across=0, millimetres_down=0)


class TestHowFar:
    @pytest.mark.parametrize(
        ("screen", "words"),
        [
            (WALL, "The whole room"),
            (TELEVISION, "First rows only"),
            (NOTEBOOK, "From close by only"),
        ],
    )
    def test_is_told_in_words_for_this_screens_real_size(
        self,
        qtbot: QtBot,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
        screen: ScreenSize,
        words: str,
    ) -> None:
        monkeypatch.setattr(QrView, "screen_size", screen)

        share = shared(qtbot, library, "guides/phishing", size=LAPTOP)

        code = make_code(share.view.accessibleName())
        assert badges(share)[1] == words
        width = screen.metres(share.view.code_pixels)
        assert metres(share) == pytest.approx(code.readable_distance(width), rel=0.05)

    def test_shrinks_with_the_code(
        self, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QrView, "screen_size", WALL)
        share = shared(qtbot, library, "guides/phishing")
        far = metres(share)

        slider(share).setValue(slider(share).minimum())
        settle()

        assert metres(share) < far / 3
        assert badges(share)[1] == "From close by only"

    def test_is_called_a_guide_where_the_screen_cannot_be_right(
        self, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QrView, "screen_size", SILENT)

        share = shared(qtbot, library, "guides/phishing")

        assert "is a guide" in share.text("share-caution")

    def test_is_simply_said_where_it_can(
        self, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QrView, "screen_size", NOTEBOOK)

        share = shared(qtbot, library, "guides/phishing")

        assert not share.stage.has("share-caution")
