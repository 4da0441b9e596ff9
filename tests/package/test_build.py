"""Building: the same bytes each time, sums that tell a damaged file, and no half-made folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(repository: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build all packages of a repository, as `make package` does."""
    return subprocess.run(
        [sys.executable, str(repository / "packaging/build.py"), str(target)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for 20 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_the_same_commit_gives_the_same_bytes_in_another_folder(dist: Path, tmp_path: Path) -> None:
    clone = tmp_path / "another folder"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)

    done = build(clone, tmp_path / "dist")

    assert done.returncode == 0, done.stderr
    again = (tmp_path / "dist/SHA256SUMS").read_text()
    assert again.splitlines() == (dist / "SHA256SUMS").read_text().splitlines()


def test_the_sums_are_those_of_all_files(dist: Path) -> None:
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=dist,
        env=os.environ | {"LANG": "C"},
        capture_output=True,
        text=True,
        check=False,
    )

    named = [line.split(":")[0] for line in checked.stdout.splitlines()]
    assert checked.returncode == 0, checked.stderr
    assert sorted(named) == sorted(
        path.name for path in dist.iterdir() if path.name != "SHA256SUMS"
    )


def test_the_sums_name_a_damaged_file(dist: Path, tmp_path: Path) -> None:
    for path in dist.iterdir():
        (tmp_path / path.name).symlink_to(path)
    damaged = next(tmp_path.glob("*-source.tar.xz"))
    whole = damaged.read_bytes()
    damaged.unlink()
    damaged.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    checked = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 1
    assert f"{damaged.name}: FAILED" in checked.stdout


def test_a_full_disk_is_said_and_leaves_what_was_there(small_disk: Path) -> None:
    before = small_disk / "dist"
    before.mkdir()
    (before / "SHA256SUMS").write_text("of the last time\n")

    done = build(ROOT, before)

    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in small_disk.iterdir()] == ["dist"]
    assert (before / "SHA256SUMS").read_text() == "of the last time\n"
