"""`kiosk self-test`: what works on this computer is said to work, and what does not is named."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.packs import PackBuilder

from kiosk.cli.self_test import workers
from kiosk.cli.self_test.check import CheckError
from kiosk.workers.launch import start_piped
from kiosk.workers.render_messages import Ready
from kiosk.workers.stick_wire import parse_stick_answer

pytestmark = pytest.mark.slow

CHECKS = [
    "content",
    "translations",
    "settings",
    "render-worker",
    "search-worker",
    "share-worker",
    "stick-worker",
    "qr-code",
    "khmer",
    "window",
    "page",
    "printers",
    "stderr",
]
KHMER = re.compile("[\u1780-\u17ff]")
CHANGED = """
import argparse, os, sys
from dataclasses import replace
from pathlib import Path
from kiosk.cli.context import CliContext
from kiosk.cli.self_test import command
from kiosk.core.content.library import PackFolders
from kiosk.core.folders import find_folders
from kiosk.core.language.catalogue import ENGLISH
from kiosk.core.language.message import message
home = Path(sys.argv[1])
folders = find_folders({"HOME": sys.argv[1]})
{change}
wanted, every = sys.argv[2:], command._checks
command._checks = lambda stage: [one for one in every(stage) if one[0] in wanted]
context = CliContext(packs=PackFolders(folders.packs), catalogue=ENGLISH,
    folders=folders, write=print, complain=print)
sys.exit(command.run(argparse.Namespace(json=True), context))
"""

Said = subprocess.CompletedProcess[str]


def python(*words: str | os.PathLike[str]) -> Said:
    return subprocess.run(
        [sys.executable, *words],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )


def self_test(*words: str | os.PathLike[str]) -> Said:
    return python("-m", "kiosk", "self-test", *words)


def changed(home: Path, change: str, *wanted: str) -> Said:
    """Run the wanted checks where `change` has made of `folders` or `command` something else."""
    return python("-c", CHANGED.replace("{change}", change), home, *wanted)


def checks(said: Said) -> dict[str, dict[str, object]]:
    values = json.loads(said.stdout)
    assert list(values) == ["checks"]
    return {check["name"]: check for check in values["checks"]}


def test_everything_works_from_a_fresh_clone() -> None:
    said = self_test("--json")

    found = checks(said)
    assert list(found) == CHECKS
    assert all(set(check) == {"name", "ok", "detail"} for check in found.values())
    assert all(check["ok"] is True and check["detail"] for check in found.values()), found
    assert said.returncode == 0


@pytest.mark.parametrize("language", ["en", "km"])
def test_for_people_it_says_each_check_on_a_line_in_their_language(language: str) -> None:
    said = self_test("--lang", language)

    lines = said.stdout.splitlines()
    is_khmer = [bool(KHMER.search(line.replace("ខ្មែរ", ""))) for line in lines]
    assert [line.partition(":")[0] for line in lines] == CHECKS
    assert is_khmer.count(True) == (len(CHECKS) if language == "km" else 1)
    assert said.returncode == 0


def test_it_works_without_a_screen() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }

    said = subprocess.run(
        [sys.executable, "-m", "kiosk", "self-test", "--json"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )

    assert checks(said)["window"]["ok"] is True


def test_a_pack_without_a_readable_report_fails_the_check_of_the_worker(tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path)
    pack.guide("phishing")

    said = self_test("--json", "--lang", "en", "--pack", pack.folder)

    found = checks(said)
    assert found["render-worker"]["ok"] is False
    assert "No report has a file" in str(found["render-worker"]["detail"])
    assert found["qr-code"]["ok"] is True
    assert said.returncode == 1


def test_a_font_that_is_not_there_fails_the_check_of_khmer(tmp_path: Path) -> None:
    said = changed(tmp_path, "folders = replace(folders, resources=home)", "khmer")

    found = checks(said)
    assert found["khmer"]["ok"] is False
    assert "font" in str(found["khmer"]["detail"])
    assert said.returncode == 1


def test_a_code_that_is_drawn_badly_fails_its_check(tmp_path: Path) -> None:
    said = changed(
        tmp_path,
        "from kiosk.ui.widgets.qr_view import QrView\nQrView.paintEvent = lambda self, event: None",
        "qr-code",
    )

    found = checks(said)
    assert found["qr-code"]["ok"] is False
    assert "cannot be read" in str(found["qr-code"]["detail"])


BY_ITS_NUMBER = """
command.stick_worker = lambda context: os.write(2, b"libfoo: odd\\n") and message("x")
"""
BY_PYTHON = """
command.stick_worker = lambda context: sys.stderr.write("libfoo: odd\\n") and message("x")
"""
BY_QT = """
from PySide6.QtCore import qWarning
from kiosk.app import Kiosk
Kiosk.shutdown = lambda self: qWarning("libfoo: odd")
"""
BY_A_SLOT = """
from PySide6.QtCore import QTimer
from kiosk.app import Kiosk
connect = Kiosk._connect
def connect_badly(self):
    connect(self)
    QTimer.singleShot(0, self, lambda: {}["libfoo: odd"])
Kiosk._connect = connect_badly
"""


@pytest.mark.parametrize("change", [BY_ITS_NUMBER, BY_PYTHON, BY_QT, BY_A_SLOT])
def test_a_line_on_stderr_that_is_not_expected_fails_a_check(tmp_path: Path, change: str) -> None:
    said = changed(tmp_path, change, "stick-worker", "window", "page")

    found = checks(said)
    assert [name for name, check in found.items() if not check["ok"]] == ["stderr"]
    assert "libfoo: odd" in str(found["stderr"]["detail"])
    assert said.returncode == 1


def test_what_a_check_dies_of_is_told_and_the_others_are_tried(tmp_path: Path) -> None:
    change = "command.stick_worker = lambda context: 1 / 0"

    said = changed(tmp_path, change, "stick-worker", "khmer")

    found = checks(said)
    assert list(found) == ["content", "stick-worker", "khmer", "stderr"]
    assert str(found["stick-worker"]["detail"]).startswith("ZeroDivisionError")
    assert found["khmer"]["ok"] is True


@pytest.mark.parametrize(
    ("said_in_khmer", "told"),
    [
        ("គ្មាន\u200bឯកសារ {fiel}", "not translated whole"),
        ("គ្មាន\u200bឯកសារ", "not translated whole"),
        ("No {file}", "words in Khmer are missing"),
    ],
)
def test_a_bad_translation_fails_a_check(tmp_path: Path, said_in_khmer: str, told: str) -> None:
    (tmp_path / "km.po").write_text(
        'msgid ""\nmsgstr ""\n"X-Name: ខ្មែរ\\n"\n\n'
        f'msgid "There is no file {{file}}. Check the path."\nmsgstr "{said_in_khmer}"\n',
        encoding="utf-8",
    )

    said = changed(tmp_path, "folders = replace(folders, translations=home)", "translations")

    found = checks(said)
    assert found["translations"]["ok"] is False
    assert told in str(found["translations"]["detail"])


def test_without_any_translation_a_check_fails(tmp_path: Path) -> None:
    change = "folders = replace(folders, translations=home)"

    found = checks(changed(tmp_path, change, "translations"))

    assert found["translations"]["ok"] is False


def test_settings_that_cannot_be_understood_fail_a_check_and_stay(tmp_path: Path) -> None:
    file = tmp_path / "settings" / "settings.json"
    file.parent.mkdir()
    file.write_text("{")

    said = self_test("--json", "--portable", tmp_path)

    assert [name for name, check in checks(said).items() if not check["ok"]] == ["settings"]
    assert file.read_text() == "{"
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]


def test_it_leaves_nothing_behind(tmp_path: Path) -> None:
    home, scratch = tmp_path / "home", tmp_path / "tmp"
    scratch.mkdir()
    pack = PackBuilder(home / "packs")
    pack.guide("phishing")
    before = sorted(home.rglob("*"))

    said = subprocess.run(
        [sys.executable, "-m", "kiosk", "self-test", "--json", "--portable", home],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(scratch), "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )

    assert said.returncode == 0, said.stdout
    assert sorted(home.rglob("*")) == before
    assert list(scratch.iterdir()) == []


def test_a_worker_that_dies_does_not_answer() -> None:
    dies = [sys.executable, "-c", ""]

    with (
        pytest.raises(CheckError) as found,
        workers._worker(lambda: start_piped(dies), parse_stick_answer) as hearing,
    ):
        workers._until(hearing, Ready)

    assert found.value.told.text == "The worker does not answer."


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("listens", [True, False])
def test_it_sees_whether_a_process_listens(listens: bool) -> None:
    code = f"""
import socket
line = socket.socket()
line.bind(("127.0.0.1", 0))
{"line.listen()" if listens else ""}
print("bound", flush=True)
input()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"bound\n"

        assert workers._listens(process.pid) == listens

        process.communicate(b"\n")


def test_without_what_speaks_to_printers_nothing_could_be_printed(tmp_path: Path) -> None:
    said = changed(
        tmp_path,
        "from PySide6.QtCore import QCoreApplication\n"
        "QCoreApplication.libraryPaths = staticmethod(lambda: [sys.argv[1]])",
        "printers",
    )

    found = checks(said)
    assert found["printers"]["ok"] is False
    assert "Nothing could be printed" in str(found["printers"]["detail"])
