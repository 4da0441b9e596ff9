"""Copies under names people can read; nothing is ever overwritten or left half."""

from __future__ import annotations

import doctest
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import saving
from kiosk.core.saving import NotSavedError, readable_name, save

KHMER_TITLE = "ផលប៉ះពាល់នៃការរឹតត្បិតសិទ្ធិឌីជីថលលើសេរីភាពសារព័ត៌មាន និងសេរីភាពបញ្ចេញមតិនៅតាមប្រព័ន្ធអ៊ីនធឺណិត"
TITLES = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('.<>:"/\\|?* កខ្ិ\u200b\n'),
    max_size=120,
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The study", "The study.pdf"),
        ("What happened?", "What happened.pdf"),
        ("a/b\\c:d", "a b c d.pdf"),
        ("  spaces \t and\nlines ", "spaces and lines.pdf"),
        ("ends in dots...", "ends in dots.pdf"),
        ("..hidden", "hidden.pdf"),
        ("ចាក់សោ\u200bទូរសព្ទ", "ចាក់សោទូរសព្ទ.pdf"),
        ("", "kiosk.pdf"),
        ("???", "kiosk.pdf"),
        ("CON", "CON_.pdf"),
        ("nul", "nul_.pdf"),
        ("Com1", "Com1_.pdf"),
        ("LPT³", "LPT³_.pdf"),
        ("aux.old", "aux_.old.pdf"),
        ("Contacts", "Contacts.pdf"),
        ("COM10", "COM10.pdf"),
        ("gpj.\u202efdp", "gpj. fdp.pdf"),
        ("\x07bell\x7f", "bell.pdf"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert readable_name(title, ".pdf") == name


@given(TITLES, st.sampled_from([".pdf", ".svg", ""]))
def test_any_title_becomes_a_safe_name(title: str, ending: str) -> None:
    name = readable_name(title, ending)

    stem = name.removesuffix(ending)
    assert stem.strip(" .") == stem != ""
    assert name.endswith(ending)
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*\u200b\u202e')
    assert all(unicodedata.category(one) != "Cc" for one in name)
    assert stem.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_a_long_khmer_title_is_cut_between_letters() -> None:
    stem = readable_name(KHMER_TITLE * 3, ".pdf").removesuffix(".pdf")

    assert 150 < len(stem.encode()) <= 180
    assert KHMER_TITLE.startswith(stem)
    following = KHMER_TITLE[len(stem)]
    assert not unicodedata.category(following).startswith("M")
    assert not stem.endswith("\u17d2")


@given(st.integers(0, 80))
def test_wherever_it_is_cut_no_letter_loses_its_signs(length: int) -> None:
    title = "a" * length + "ស្ត្រី" * 60

    stem = readable_name(title, "")

    assert stem == "a" * length + "ស្ត្រី" * ((len(stem) - length) // 6)


def test_the_examples_are_true() -> None:
    assert doctest.testmod(saving).failed == 0


# Writing


def test_a_copy_is_written_whole_and_alone(tmp_path: Path) -> None:
    file = save(b"content", tmp_path, "ការសិក្សា.pdf")

    assert file == tmp_path / "ការសិក្សា.pdf"
    assert file.read_bytes() == b"content"
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_overwritten_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    files = [save(str(n).encode(), tmp_path, "study.pdf") for n in range(3)]

    assert [file.name for file in files] == ["study.pdf", "study (2).pdf", "study (3).pdf"]
    assert [file.read_bytes() for file in files] == [b"0", b"1", b"2"]


def test_a_name_without_an_ending_gets_its_number_too(tmp_path: Path) -> None:
    save(b"1", tmp_path, "study")

    assert save(b"2", tmp_path, "study").name == "study (2)"


def test_what_an_earlier_attempt_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".study.pdf.part").write_bytes(b"half of it")

    file = save(b"all of it", tmp_path, "study.pdf")

    assert file.read_bytes() == b"all of it"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match=r"is not there\. Choose another place"):
        save(b"x", tmp_path / "gone", "study.pdf")


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotSavedError, match="is not there"):
        save(b"x", tmp_path / "file", "study.pdf")


def test_a_name_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="could not be saved"):
        save(b"x", tmp_path, "x" * 5000)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_one_may_not_write_to_is_told(tmp_path: Path, as_nobody: object) -> None:
    with pytest.raises(NotSavedError, match="You may not save in"):
        save(b"x", tmp_path, "study.pdf")


def test_a_folder_one_may_not_even_see_is_told(as_nobody: object) -> None:
    with pytest.raises(NotSavedError, match="You may not save in"):
        save(b"x", Path("/root/somewhere"), "study.pdf")


def test_a_copy_larger_than_the_system_allows_leaves_nothing_behind(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "study.pdf").write_bytes(b"the old one")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))

    try:
        with pytest.raises(NotSavedError, match="could not be saved"):
            save(b"x" * 100_000, tmp_path, "study.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [one.name for one in tmp_path.iterdir()] == ["study.pdf"]
    assert (tmp_path / "study.pdf").read_bytes() == b"the old one"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a few kilobytes."""
    disk = tmp_path / "stick"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "kiosk-test", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("this user cannot mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_leaves_nothing_behind(small_disk: Path) -> None:
    save(b"small", small_disk, "study.pdf")

    with pytest.raises(NotSavedError, match=r"There is no room left in .*Choose another place"):
        save(b"x" * 1_000_000, small_disk, "study.pdf")

    assert [one.name for one in small_disk.iterdir()] == ["study.pdf"]


def test_the_complaint_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError) as refused:
        save(b"x", tmp_path / "gone", "study.pdf")

    assert str(tmp_path / "gone") in str(refused.value)
