"""The other screen: the code as large as it gets there, the sheet still with the facilitator."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.share_stage import bundled_library, shared

LAPTOP, PROJECTOR = (1366, 768), (1280, 800)

BEGINNING = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from tests.ui.share_stage import bundled_library, read, shared
from tests.ui.visitor import dressed, settle
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.wall import Wall

class Bot:
    def addWidget(self, widget):
        self.widget = widget

application = dressed(QApplication([]))
laptop, projector = QGuiApplication.screens()
share = shared(Bot(), bundled_library(), "guides/phishing")
share.laptop.turn(on=True)
stage = share.stage

def walls():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Wall)]

def wall():
    settle()
    (up,) = [one for one in walls() if one.isVisible()]
    return up

def is_down():
    settle()
    return not any(one.isVisible() for one in walls())

def seen(up):
    return read(up.grab().toImage())

def words(up):
    return [one.text() for one in up.findChildren(QLabel) if one.isVisible() and one.text()]
"""

END = "\nstage.window.close()\nsettle()\n"

Run = Callable[[str], str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program that has two screens; nothing that Qt warns of is let pass."""
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": LAPTOP[0], "height": LAPTOP[1]},
        {
            "name": "projector",
            "x": LAPTOP[0],
            "y": 0,
            "width": PROJECTOR[0],
            "height": PROJECTOR[1],
        },
    ]
    for screen in screens:
        screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")

    def run(program: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", BEGINNING + program + END],
            env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        lines = done.stderr.splitlines()
        assert [line for line in lines if "propagateSizeHints" not in line] == []
        return done.stdout.strip()

    return run


def test_with_one_screen_there_is_no_button(qtbot: QtBot) -> None:
    share = shared(qtbot, bundled_library(), "guides/phishing")

    assert not share.stage.has("share-other-screen")


def test_the_code_fills_the_other_screen_and_the_sheet_stays(run: Run) -> None:
    said = run("""
stage.presses("share-other-screen")
up = wall()
assert up.geometry() == projector.geometry(), up.geometry()
assert up.isFullScreen()
assert seen(up) == share.view.accessibleName()
assert share.scanned() == seen(up)
assert "Phishing and malware" in words(up)
assert up.view.code_pixels > share.view.code_pixels
assert "projector" in share.text("share-caution")
print("as it should")
""")

    assert said == "as it should"


def test_the_first_esc_takes_it_down_and_the_second_closes_the_sheet(run: Run) -> None:
    said = run("""
stage.presses("share-other-screen")
wall()
stage.window.activateWindow()  # this platform gives the keyboard to whatever is shown
settle()
stage.hits(Qt.Key.Key_Escape)
assert is_down()
assert share.layer.sheet is share.sheet
stage.hits(Qt.Key.Key_Escape)
print(share.layer.sheet)
""")

    assert said == "None"


def test_it_shows_what_the_sheet_shows_and_the_step(run: Run) -> None:
    said = run("""
stage.presses("share-other-screen")
up = wall()
share.joins("CamboJA", "12345678")
first = (seen(up), words(up)[0])
stage.presses("share-step-2")
second = (seen(up), words(up)[0])
share.laptop.turn(on=False)
stage.presses("share-as-laptop")
print(first, second, up.view.code_pixels)
""")

    assert said == (
        "('WIFI:T:WPA;S:CamboJA;P:12345678;;', '1 Join the Wi-Fi')"
        " ('http://192.168.1.7:8000/ABCDEFGHIJKLMNOPQRST/', '2 Get it') 0"
    )


@pytest.mark.parametrize(
    "how",
    [
        'stage.presses("share-other-screen")',
        'stage.presses("share-sheet-close")',
        "share.layer.close_all()",
        "stage.window.close()",
        "application.screenRemoved.emit(projector)",
    ],
    ids=["button", "sheet", "another-place", "window", "unplugged"],
)
def test_it_goes_with(run: Run, how: str) -> None:
    said = run(f"""
stage.presses("share-other-screen")
wall()
{how}
assert is_down()
settle()
print(len(walls()))
""")

    assert said == "0"


def test_after_it_was_unplugged_the_sheet_can_show_it_again(run: Run) -> None:
    said = run("""
stage.presses("share-other-screen")
wall()
application.screenRemoved.emit(projector)
assert is_down()
stage.presses("share-other-screen")
print(seen(wall()) == share.view.accessibleName())
""")

    assert said == "True"


def test_its_words_are_written_for_a_room(run: Run) -> None:
    said = run("""
stage.presses("share-other-screen")
up = wall()
share.joins("CamboJA", "12345678")
sizes = [one.fontInfo().pixelSize() for one in up.findChildren(QLabel) if one.isVisible()]
print(*sizes)
""")

    step, title = [int(size) for size in said.split() if size != "0"][:2]
    assert (step, title) == (PROJECTOR[1] // 14, PROJECTOR[1] // 22)
