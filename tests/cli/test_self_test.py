"""`kiosk self-test`: what works on this computer is said to work, and what does not is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.packs import PackBuilder

CHECKS = ["content", "render-worker", "qr-code", "khmer", "window"]
ELSEWHERE = """
import argparse, sys
from dataclasses import replace
from pathlib import Path
from kiosk.cli import self_test
from kiosk.cli.context import CliContext
from kiosk.core.content.library import PackFolders
from kiosk.core.folders import find_folders
from kiosk.core.language.catalogue import ENGLISH
folders = replace(find_folders({"HOME": sys.argv[1]}), resources=Path(sys.argv[1]))
context = CliContext(packs=PackFolders(folders.packs), catalogue=ENGLISH,
    folders=folders, write=print, complain=print)
sys.exit(self_test.run(argparse.Namespace(json=True), context))
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
    is_khmer = any("\u1780" <= letter <= "\u17ff" for letter in said.stdout)
    assert [line.partition(":")[0] for line in lines] == CHECKS
    assert is_khmer == (language == "km")
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
    said = python("-c", ELSEWHERE, tmp_path)

    found = checks(said)
    assert found["khmer"]["ok"] is False
    assert "font" in str(found["khmer"]["detail"])
    assert said.returncode == 1
