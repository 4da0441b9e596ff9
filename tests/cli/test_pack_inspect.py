"""`kiosk pack inspect`: what is said of PDFs, for people and for programs."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.workers import pdfs
from tests.workers.processes import children

from kiosk.cli import pack_inspect
from kiosk.cli.command_line import run
from kiosk.core.khmer.condition import Condition, TextCondition
from kiosk.core.language.catalogue import ENGLISH, read_catalogue
from kiosk.workers.inspection import Inspection, Verdict
from kiosk.workers.render_messages import Reason

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = ROOT / "resources/packs/camboja/reports/impacts-briefing"
KEYS = ["file", "verdict", "pages", "slowest_page_ms", "peak_mb", "text", "khmer", "reason"]

Capture = pytest.CaptureFixture[str]
GONE = Inspection(verdict=Verdict.REFUSED, reason=Reason.NOT_FOUND)

posix_only = pytest.mark.skipif(os.name != "posix", reason="no such names or files elsewhere")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to be in, so that files go by their names."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inspected(capsys: Capture, *words: str | Path) -> list[dict[str, Any]]:
    code = run(["pack", "inspect", "--json", *map(str, words)], None)
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    return [json.loads(line) for line in said.out.split("\n")[:-1]]


def program(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", "pack", "inspect", *map(str, words)]


# For programs


def test_a_file_in_order_is_told_with_everything_that_is_known(capsys: Capture) -> None:
    (told,) = inspected(capsys, BRIEFING / "km.pdf")

    assert list(told) == KEYS
    assert told["file"] == str(BRIEFING / "km.pdf")
    assert (told["verdict"], told["pages"], told["reason"]) == ("ok", 6, None)
    assert (told["text"], told["khmer"]) == ("ok", "ok")
    assert told["slowest_page_ms"] > 0
    assert told["peak_mb"] is None or told["peak_mb"] > 10


def test_what_is_not_known_is_null(capsys: Capture, names: Path) -> None:
    pdfs.locked_pdf(names / "a.pdf", "secret")

    (told,) = inspected(capsys, "a.pdf")

    assert (told["verdict"], told["reason"]) == ("locked", "locked")
    assert (told["pages"], told["slowest_page_ms"]) == (None, None)
    assert (told["text"], told["khmer"]) == ("none", "none")


@posix_only
def test_each_file_has_its_line_whatever_it_is(capsys: Capture, names: Path) -> None:
    pdfs.text_pdf(names / "good.pdf")
    pdfs.pageless_pdf(names / "no pages.pdf")
    (names / "folder.pdf").mkdir()
    (names / "note.pdf").write_text("This is not a PDF.")
    os.mkfifo(names / "pipe.pdf")
    (names / "round.pdf").symlink_to("round.pdf")
    files = ["gone.pdf", "folder.pdf", "pipe.pdf", "note.pdf", "round.pdf", "no pages.pdf", ""]

    told = inspected(capsys, *files, "x" * 5_000, "good.pdf", "/dev/zero")

    assert [one["file"] for one in told] == [*files, "x" * 5_000, "good.pdf", "/dev/zero"]
    assert [(one["verdict"], one["reason"]) for one in told] == [
        ("refused", "not_found"),
        ("refused", "unreadable"),
        ("refused", "not_a_pdf"),
        ("refused", "not_a_pdf"),
        ("refused", "unreadable"),
        ("empty", "no_pages"),
        ("refused", "unreadable"),
        ("refused", "unreadable"),
        ("ok", None),
        ("refused", "not_a_pdf"),
    ]


@posix_only
@pytest.mark.skipif(sys.platform == "darwin", reason="names are always text there")
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_a_name_that_is_no_text_comes_back_as_it_was_given(names: Path, locale: str) -> None:
    name = os.fsdecode(b"of \xff bytes.pdf")
    pdfs.text_pdf(names / "a.pdf").rename(name)

    said = subprocess.run(
        program(name, "--json"),
        env=os.environ | {"LC_ALL": locale},
        capture_output=True,
        check=True,
    )

    told = json.loads(said.stdout.decode("utf-8"))
    assert (told["file"], told["verdict"]) == (name, "ok")


@on_linux
def test_ten_thousand_files_are_told_one_by_one_and_no_process_stays(
    capsys: Capture, names: Path
) -> None:
    (names / "note.pdf").write_text("This is not a PDF.")
    before = children()

    told = inspected(capsys, *["note.pdf"] * 10_000)

    assert len(told) == 10_000
    assert {one["reason"] for one in told} == {"not_a_pdf"}
    assert children() == before


def test_a_limit_holds_for_each_page(capsys: Capture, names: Path) -> None:
    pdfs.heavy_pdf(names / "a.pdf", strokes=2_000_000)

    (told,) = inspected(capsys, "a.pdf", "--limit", "0.5")

    assert (told["verdict"], told["reason"], told["pages"]) == ("partly", "timed_out", 5)
    assert told["slowest_page_ms"] >= 500


# For people


def test_people_read_a_line_for_each_file(capsys: Capture, names: Path) -> None:
    shutil.copy(BRIEFING / "en.pdf", "a.pdf")

    code = run(["pack", "inspect", "a.pdf", "gone.pdf", "--lang", "en"], None)

    good, gone = capsys.readouterr().out.splitlines()
    assert code == 0
    assert good.startswith("a.pdf: In order, pages: 5. Slowest page: ")
    assert good.endswith("Its text can be searched.")
    assert gone == "gone.pdf: There is no such file."


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        (
            Inspection(verdict=Verdict.LOCKED, reason=Reason.LOCKED),
            ["It is locked with a password."],
        ),
        (
            Inspection(verdict=Verdict.REPAIRED, pages=3, slowest_page=0.0421, peak_memory=1 << 26),
            [
                "Damaged, yet all pages can be shown: 3.",
                "Slowest page: 42 ms, memory: 64 MB.",
                "It has no text, so it cannot be searched: perhaps a scan.",
            ],
        ),
        (
            Inspection(
                verdict=Verdict.PARTLY,
                reason=Reason.TIMED_OUT,
                pages=40,
                unshown=(3, 7, 8, 9, 40),
                slowest_page=5.0,
                text=TextCondition.SUSPECT,
            ),
            [
                "Not shown in time, of 40 pages: 3, 7–9, 40.",
                "Slowest page: 5000 ms.",
                "Part of its text cannot be read, so search will miss it.",
            ],
        ),
        (
            Inspection(
                verdict=Verdict.PARTLY,
                reason=Reason.PAGE_FAILED,
                pages=99,
                unshown=tuple(range(1, 99, 2)),
                slowest_page=1.0,
                text=TextCondition.OK,
                khmer=Condition.LOST,
            ),
            [
                "Damaged and not shown, of 99 pages: 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, ….",
                "Slowest page: 1000 ms.",
                "Its Khmer has lost letters, so it cannot be searched. Ask for another PDF.",
            ],
        ),
    ],
)
def test_what_is_wrong_is_said_in_sentences(found: Inspection, sentences: list[str]) -> None:
    assert pack_inspect.line_for("a.pdf", found, ENGLISH) == f"a.pdf: {' '.join(sentences)}"


def test_numbers_are_written_as_the_language_does(capsys: Capture, names: Path) -> None:
    pdfs.text_pdf(names / "a.pdf", pages=3)

    run(["pack", "inspect", "a.pdf", "--lang", "km"], None)

    assert "៣" in capsys.readouterr().out


@posix_only
def test_a_line_stays_a_line_whatever_a_file_is_called(capsys: Capture, names: Path) -> None:
    name = "two\nlines\u2028\x1b[31m ខ្មែរ.pdf"

    run(["pack", "inspect", name, "--lang", "en"], None)

    told = capsys.readouterr().out
    assert told == "two\\nlines\\u2028\\x1b[31m ខ្មែរ.pdf: There is no such file.\n"


# How it is asked


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "km", "pack", "inspect", "gone.pdf"],
        ["pack", "--lang", "km", "inspect", "gone.pdf"],
        ["pack", "inspect", "--lang", "km", "gone.pdf"],
        ["pack", "inspect", "gone.pdf", "--lang=km"],
    ],
)
def test_the_language_may_stand_anywhere(capsys: Capture, words: list[str]) -> None:
    khmer = read_catalogue(ROOT / "translations" / "km.po")

    code = run(words, None)

    gone = pack_inspect.line_for("gone.pdf", GONE, khmer)
    assert (code, capsys.readouterr().out) == (0, gone + "\n")


def test_a_name_that_looks_like_an_option_is_a_name_after_two_dashes(
    capsys: Capture, names: Path
) -> None:
    assert inspected(capsys, "--", "--json")[0]["file"] == "--json"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["pack"], "required"),
        (["pack", "polish"], "invalid choice: 'polish'"),
        (["pack", "inspect"], "FILE.pdf"),
        *(
            (["pack", "inspect", "a.pdf", f"--limit={limit}"], f"invalid seconds value: '{limit}'")
            for limit in ("", "soon", "0", "-1", "nan", "inf", "1e9")
        ),
    ],
)
def test_wrong_usage_is_told(capsys: Capture, words: list[str], reason: str) -> None:
    code = run([*words, "--lang", "en"], None)

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.startswith("This cannot be understood: ")
    assert reason in said.err


def test_the_help_names_what_it_takes(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["pack", "inspect", "--help", "--lang", "en"], None)

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith("usage: kiosk pack inspect")
    for word in ("FILE.pdf", "--limit", "--json", "--lang"):
        assert word in said


# Who stops listening, and what is missing


def test_a_reader_who_has_heard_enough_ends_it_quietly(names: Path) -> None:
    command = subprocess.Popen(
        program(*["gone.pdf"] * 5_000, "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout
    assert command.stderr
    with command, command.stderr as complaints:
        first = command.stdout.readline()
        command.stdout.close()

        assert json.loads(first)["reason"] == "not_found"
        assert complaints.read() == b""


@posix_only
def test_control_c_ends_it_quietly_and_at_once(names: Path) -> None:
    pdfs.heavy_pdf(names / "a.pdf", strokes=20_000_000)
    command = subprocess.Popen(
        program("gone.pdf", "a.pdf", "--json", "--limit", "3600"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout
    command.stdout.readline()

    command.send_signal(signal.SIGINT)

    assert command.communicate(timeout=30) == (b"", b"")
    assert command.returncode == 130


@posix_only
@pytest.mark.parametrize(
    ("closed", "lines"), [("<&-", 1), ("2>&-", 1), ("<&- 2>&-", 1), (">&-", 0), ("<&- >&- 2>&-", 0)]
)
def test_a_standard_stream_that_is_closed_is_done_without(
    names: Path, closed: str, lines: int
) -> None:
    pdfs.text_pdf(names / "a.pdf")

    said = subprocess.run(
        f'"{sys.executable}" -m kiosk pack inspect a.pdf --json {closed}',
        shell=True,
        capture_output=True,
        check=False,
    )

    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout.count(b'"verdict": "ok"') == lines


def test_a_worker_that_cannot_live_here_is_told_once(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = [sys.executable, "-c", "raise SystemExit(1)"]
    monkeypatch.setattr("kiosk.workers.launch.worker_command", lambda _: lost)

    code = run(["pack", "inspect", "a.pdf", "b.pdf", "--lang", "en"], None)

    told = "The part of Kiosk that opens PDFs cannot be started. Run “kiosk self-test”.\n"
    said = capsys.readouterr()
    assert (code, said.out, said.err) == (1, "", told)
