"""The packaged program leaves nothing behind."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.display import Display
from tests.e2e.plain import PACKAGED, PlainProgram
from tests.e2e.program import wait_for

ROOT = Path(__file__).parents[2]


def stamps_in(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "scenarios", ["whole_visit", "cut_short", "not whole_visit and not cut_short"]
)
def test_the_scenarios_that_look_from_outside_hold(program: Path, scenarios: str) -> None:
    before = stamps_in(program)

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "outside", "-k", scenarios, "tests/e2e"],
        cwd=ROOT,
        env=os.environ | {PACKAGED: str(program / "kiosk")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert re.search(r"^[34] passed", done.stdout, re.MULTILINE), done.stdout
    assert stamps_in(program) == before


@pytest.fixture
def stick(portable_program: Path, tmp_path: Path) -> Path:
    """The portable program on a stick, in a folder as people name them, with a pack of theirs."""
    stick = tmp_path / "ឯកសារ របស់ខ្ញុំ" / "kiosk"
    shutil.copytree(portable_program, stick, symlinks=True)
    pack = stick / "packs" / "mine"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text(
        'id = "mine"\nversion = "1"\ntitle = { en = "Mine" }\n', encoding="utf-8"
    )
    return stick


def test_beside_the_marker_lies_everything_that_is_kept(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv(PACKAGED, str(stick / "kiosk"))

    with Display() as display:
        kiosk = PlainProgram(display, home, ["--lang", "en"], {})
        wait_for(lambda: bool(display.windows("Home – Kiosk")), "The window is open")
        display.press("ctrl+k", "F2")
        wait_for((stick / "settings" / "settings.json").is_file, "The language is kept")
        wait_for((stick / "packs" / "mine" / "built" / "search-index").is_file, "An index is kept")
        display.press("ctrl+q")
        ended = kiosk.ending()

    assert ended == (0, "", "")
    assert not list(home.iterdir())
