"""Beside the packages lies their source: every file that git tracks, and nothing else."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.core.licences import source_archive_name
from source_archive import NoCheckoutError, build_source_archive

ROOT = Path(__file__).resolve().parents[2]
NAME = source_archive_name(__version__)
TOP = f"kiosk-{__version__}/"
EPOCH = 1_700_000_000


def git(*words: str, at: Path = ROOT) -> str:
    return subprocess.run(
        ["git", *words], cwd=at, check=True, capture_output=True, text=True
    ).stdout


def files_in(archive: Path) -> dict[str, bytes]:
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            if (file := tar.extractfile(member)) is not None:
                found[member.name] = file.read()
    return found


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    folder.mkdir()
    git("init", "--quiet", at=folder)
    (folder / "kept.txt").write_text("kept")
    (folder / "run").write_text("#!/bin/sh")
    (folder / "run").chmod(0o775)
    git("add", ".", at=folder)
    git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one", at=folder)
    (folder / "built.txt").write_text("not tracked")
    return folder


def test_the_archive_holds_what_git_tracks(dist: Path) -> None:
    tracked = git("ls-tree", "-r", "--name-only", "-z", "HEAD").split("\0")

    packed = files_in(dist / NAME)

    assert sorted(packed) == sorted(TOP + name for name in tracked if name)


def test_the_archive_says_which_commit_it_is(dist: Path) -> None:
    with tarfile.open(dist / NAME) as tar:
        commit = tar.pax_headers["comment"]

    assert commit == git("rev-parse", "HEAD").strip()


def test_what_is_not_tracked_stays_out(checkout: Path, tmp_path: Path) -> None:
    archive = build_source_archive(tmp_path, version="1.2", epoch=EPOCH, root=checkout)

    assert files_in(archive) == {"kiosk-1.2/kept.txt": b"kept", "kiosk-1.2/run": b"#!/bin/sh"}


def test_two_archives_of_a_commit_are_the_same_bytes(checkout: Path, tmp_path: Path) -> None:
    first = build_source_archive(tmp_path / "1", version="1.2", epoch=EPOCH, root=checkout)
    git("config", "tar.umask", "0077", at=checkout)  # as somebody else may have set it

    second = build_source_archive(tmp_path / "2", version="1.2", epoch=EPOCH, root=checkout)

    assert first.read_bytes() == second.read_bytes()


def test_files_belong_to_nobody_in_particular_and_programs_stay_programs(
    checkout: Path, tmp_path: Path
) -> None:
    archive = build_source_archive(tmp_path, version="1.2", epoch=EPOCH, root=checkout)

    with tarfile.open(archive) as tar:
        members = tar.getmembers()
    assert {(one.uname, one.uid, one.mtime) for one in members} == {("root", 0, EPOCH)}
    assert {one.name: one.mode for one in members} == {
        "kiosk-1.2/kept.txt": 0o644,
        "kiosk-1.2/run": 0o755,
    }


def test_an_unpacked_archive_is_refused(tmp_path: Path) -> None:
    unpacked = tmp_path / "kiosk-1.2"
    unpacked.mkdir()

    with pytest.raises(NoCheckoutError, match="is made from a git checkout"):
        build_source_archive(tmp_path, version="1.2", epoch=EPOCH, root=unpacked)


def test_an_archive_unpacked_inside_another_checkout_is_refused(
    checkout: Path, tmp_path: Path
) -> None:
    unpacked = checkout / "kiosk-1.2"
    unpacked.mkdir()

    with pytest.raises(NoCheckoutError, match="is made from a git checkout"):
        build_source_archive(tmp_path, version="1.2", epoch=EPOCH, root=unpacked)


def test_a_missing_git_is_named(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoCheckoutError, match="needs git"):
        build_source_archive(tmp_path, version="1.2", epoch=EPOCH, root=checkout)
