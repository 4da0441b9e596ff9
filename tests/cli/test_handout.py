"""`kiosk handout`, run as a person runs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

Said = subprocess.CompletedProcess[str]
needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")


def kiosk_handout(*words: str, language: str = "en", path: str | None = None) -> Said:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "handout", *words, "--lang", language],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **({"PATH": path} if path is not None else {})},
    )


@needs_chromium
@pytest.mark.slow
def test_a_guide_in_both_languages_is_four_pages_the_same_each_time(tmp_path: Path) -> None:
    files = [tmp_path / "first.pdf", tmp_path / "second.pdf"]

    said = [kiosk_handout("guides/vpn", "-o", str(file), language="both") for file in files]

    assert [one.returncode for one in said] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes()
    with pymupdf.open(files[0]) as document:
        assert document.page_count == 4
        assert document.metadata["creator"] == "Kiosk"
        assert document.metadata["creationDate"].startswith("D:20261128")


@needs_chromium
@pytest.mark.slow
def test_a_file_that_is_there_stays_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "cards.pdf"

    said = kiosk_handout("contacts", "--form", "card", "-o", str(missing))

    assert said.returncode == 1
    assert said.stderr == f"The folder {missing.parent} is not there. Choose another place.\n"
    assert list(tmp_path.iterdir()) == []


def test_without_a_browser_it_says_what_to_do(tmp_path: Path) -> None:
    said = kiosk_handout("guides/vpn", "-o", str(tmp_path / "vpn.pdf"), path="/nowhere")

    assert said.returncode == 1
    assert said.stderr == (
        "Only Chromium, Chrome or Edge can set this PDF, and none is here:"
        " install one, or print the guide from the window.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("guides/none", "-o", "a.pdf"), 1, "There is no place called “guides/none”"),
        (("glossary/vpn", "-o", "a.pdf"), 1, "There is no handout of “glossary/vpn”"),
        (("contacts", "--form", "poster", "-o", "a.pdf"), 1, "Take one of: page, card."),
        (("contacts", "-o", "a.txt"), 2, "must end in .pdf"),
        (("contacts",), 2, "-o"),
        (("contacts", "--form", "banner", "-o", "a.pdf"), 2, "banner"),
    ],
)
def test_what_cannot_be_had_is_refused_in_words(
    words: tuple[str, ...], code: int, complaint: str
) -> None:
    said = kiosk_handout(*words, path="/nowhere")

    assert said.returncode == code
    assert complaint in said.stderr
    assert said.stderr.count("\n") == 1


def test_a_language_there_is_not_is_refused_with_those_there_are() -> None:
    said = kiosk_handout("contacts", "-o", "a.pdf", language="xx")

    assert said.returncode == 2
    assert "km, en, both" in said.stderr
