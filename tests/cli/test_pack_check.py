"""`kiosk pack check`: what is to be mended, for people and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.packs import PackBuilder

from kiosk.cli.command_line import run

DEAD_LINK = "## One {#one}\n\nWords.\n\nA [link](guides/gone).\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs")


def checked(capsys: Capture, *words: str | Path) -> tuple[int, str]:
    code = run(["pack", "check", "--lang", "en", *map(str, words)], None)
    said = capsys.readouterr()
    assert said.err == ""
    return code, said.out


def listed(capsys: Capture, *words: str | Path) -> list[dict[str, Any]]:
    _, out = checked(capsys, "--json", *words)
    found: list[dict[str, Any]] = json.loads(out)
    return found


# For people


def test_findings_are_told_by_file_with_errors_first_and_counted_at_the_end(
    pack: PackBuilder, capsys: Capture
) -> None:
    contact = pack.contact("camboja", "verified_on = 2026-11-01\n")
    item = pack.guide("lock", "published = 2026-11-28\n", text=DEAD_LINK)

    code, out = checked(capsys, pack.folder, "--today", "2026-11-28")

    text = item.with_name("en.md")
    assert code == 1
    assert out == (
        f"{text}\n"
        "  Error, line 5: The link leads nowhere: guides/gone. [dead-link]\n"
        "  Warning: There is no section “checklist”: add it. [missing-section]\n"
        "  Warning: There is no section “limits”: add it. [missing-section]\n"
        "  Warning: There is no section “sources”: add it. [missing-section]\n"
        "  Warning: Sections: 1. A guide has 5 to 9, its checklist not counted."
        " [section-count]\n"
        "\n"
        f"{contact}\n"
        "  Warning, line 3: “title” is missing in “km”: add it. [missing-twin]\n"
        "\n"
        f"{item}\n"
        "  Warning: There is no file in “km”: add it. [missing-twin]\n"
        "  Warning, line 1: “en” is a draft that nobody reviewed. [draft]\n"
        "  Warning, line 1: It is not said when “en” is to be reviewed: add “due”."
        " [no-review-date]\n"
        "\n"
        "Errors: 1. Warnings: 8.\n"
    )


def test_a_name_that_holds_a_line_break_stays_on_its_line(
    pack: PackBuilder, capsys: Capture
) -> None:
    pack.contact("camboja", "verified_on = 2026-11-01\n")
    try:
        pack.write("two\nlines", "x")
    except OSError:
        pytest.skip("no such names here")

    _, out = checked(capsys, pack.folder)

    assert f"{pack.folder}/two\\nlines\n" in out


# For programs


def test_as_json_each_finding_has_the_same_keys(pack: PackBuilder, capsys: Capture) -> None:
    item = pack.guide("lock", text=DEAD_LINK)

    found = listed(capsys, pack.folder, "--today", "2026-11-28")

    assert found[0] == {
        "severity": "error",
        "check": "dead-link",
        "file": str(item.with_name("en.md")),
        "line": 5,
        "what": "The link leads nowhere: guides/gone.",
    }
    assert {one["severity"] for one in found[1:]} == {"warning"}


def test_as_json_nothing_is_an_empty_list(pack: PackBuilder, capsys: Capture) -> None:
    pack.contact("camboja", "verified_on = 2026-11-01\n")
    pack.write("pack.toml", 'id = "{id}"\ntitle = { en = "Small" }\n')

    assert listed(capsys, pack.folder, "--today", "2026-11-28") == []


# What is checked


def test_only_the_pack_that_is_named_is_checked(pack: PackBuilder, capsys: Capture) -> None:
    pack.contact("camboja")
    PackBuilder(pack.packs, "other").contact("other")

    files = {Path(one["file"]).name for one in listed(capsys, pack.folder)}

    assert files == {"camboja.toml"}


def test_all_packs_in_a_folder_are_checked(pack: PackBuilder, capsys: Capture) -> None:
    pack.contact("camboja")
    PackBuilder(pack.packs, "other").contact("other")

    files = {Path(one["file"]).name for one in listed(capsys, pack.packs)}

    assert files == {"camboja.toml", "other.toml"}


def test_without_a_folder_the_packs_that_the_kiosk_shows_are_checked(
    pack: PackBuilder, capsys: Capture
) -> None:
    pack.contact("camboja")

    files = {Path(one["file"]).name for one in listed(capsys, "--pack", pack.folder)}

    assert files == {"camboja.toml"}


def test_reviews_are_judged_by_the_day_that_is_given(pack: PackBuilder, capsys: Capture) -> None:
    pack.contact("camboja", "verified_on = 2026-11-01\n")

    before = listed(capsys, pack.folder, "--today", "2027-11-01")
    after = listed(capsys, pack.folder, "--today", "2027-11-02")

    assert "stale-contact" not in {one["check"] for one in before}
    assert "stale-contact" in {one["check"] for one in after}


# How it ends


def test_warnings_do_not_change_the_exit(pack: PackBuilder, capsys: Capture) -> None:
    pack.contact("camboja")

    code, out = checked(capsys, pack.folder)

    assert code == 0
    assert out.endswith("Errors: 0. Warnings: 2.\n")


def test_a_pack_that_cannot_be_read_is_an_error(tmp_path: Path, capsys: Capture) -> None:
    pack = PackBuilder(tmp_path / "packs", pack_toml="title = 5\n")

    code, out = checked(capsys, pack.folder)

    assert code == 1
    assert "[pack-file]" in out


def test_a_folder_without_packs_is_an_error(tmp_path: Path, capsys: Capture) -> None:
    code, out = checked(capsys, tmp_path)

    assert code == 1
    assert "There is nothing to read here yet." in out


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: Capture) -> None:
    code = run(["pack", "check", str(tmp_path / "gone"), "--lang", "en"], None)

    assert code == 1
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--today", "tomorrow"], ["--today"], ["--strict"]])
def test_wrong_usage_exits_with_2(words: list[str], capsys: Capture) -> None:
    assert run(["pack", "check", *words, "--lang", "en"], None) == 2
    assert "This cannot be understood" in capsys.readouterr().err


def test_the_program_exits_as_the_command_does(pack: PackBuilder) -> None:
    pack.guide("lock", text=DEAD_LINK)
    command = [sys.executable, "-m", "kiosk", "pack", "check", "--lang", "en", "--json"]

    with_error = subprocess.run([*command, pack.folder], capture_output=True, check=False)
    pack.guide("lock")
    without = subprocess.run([*command, pack.folder], capture_output=True, check=False)
    misused = subprocess.run([*command, "--today", "x"], capture_output=True, check=False)

    assert [one.returncode for one in (with_error, without, misused)] == [1, 0, 2]
    assert json.loads(with_error.stdout)[0]["check"] == "dead-link"
    assert b"This cannot be understood" in misused.stderr
