"""The table of licences is renewed from what is installed, and mistakes in it are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import licences
from kiosk.core.licences import read_components

PINS = licences.PINS.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the table and its texts, to be broken."""
    copied = tmp_path / "licences"
    shutil.copytree(licences.LICENCES, copied)
    return copied


def replace(folder: Path, old: str, new: str) -> None:
    table = folder / "components.toml"
    source = table.read_text(encoding="utf-8")
    assert old in source
    table.write_text(source.replace(old, new), encoding="utf-8")


def test_the_table_of_the_repository_is_true() -> None:
    assert list(licences.problems(licences.LICENCES, PINS)) == []


def test_renewing_what_is_true_changes_nothing(folder: Path) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*.t*") if file.is_file()}

    licences.renew(folder, PINS)

    assert {file: file.read_bytes() for file in before} == before


def test_a_new_version_is_written_into_the_table_with_the_libraries_inside(folder: Path) -> None:
    pins = PINS.replace("pyside6-essentials==6.11.3", "pyside6-essentials==6.11.9")

    licences.renew(folder, pins)

    versions = {str(one.id): one.version for one in read_components(folder)}
    assert (versions["pyside6-essentials"], versions["qt"]) == ("6.11.9", "6.11.9")
    assert list(licences.problems(folder, pins)) == []


def test_a_text_that_comes_with_a_wheel_is_written_anew(folder: Path) -> None:
    text = folder / "texts" / "polib.txt"
    text.write_text("outdated", encoding="utf-8")

    licences.renew(folder, PINS)

    assert "David Jean Louis" in text.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('version = "8.2"', 'version = "8.1"', "qrcode is 8.1 in components.toml, and 8.2 here"),
        ('id = "polib"', 'id = "polib-old"', "polib is pinned and not in components.toml"),
        ('inside = "cpython"', 'inside = "python"', "is inside python, which is not"),
        ('texts = ["FTL"]', 'texts = ["FTL-2"]', "texts/FTL-2.txt, which"),
        ('texts = ["attrs"]', 'texts = ["MIT"]', "texts/attrs.txt belongs to no component"),
        (
            'licence = "Apache-2.0 AND MIT"',
            'licence = "Apache-2.0"',
            "aiohttp is under Apache-2.0 AND MIT",
        ),
        ('texts = ["Apache-2.0", "aiohttp"]', 'texts = ["Apache-2.0"]', "aiohttp comes with a"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, old: str, new: str, problem: str) -> None:
    replace(folder, old, new)

    found = list(licences.problems(folder, PINS))

    assert any(problem in one for one in found), found


def test_checking_says_what_is_wrong_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(folder, 'version = "8.2"', 'version = "8.1"')
    monkeypatch.setattr(licences, "LICENCES", folder)

    outcome = licences.main(["check"])

    assert outcome == 1
    assert "qrcode is 8.1" in capsys.readouterr().err
    assert 'version = "8.1"' in (folder / "components.toml").read_text(encoding="utf-8")
