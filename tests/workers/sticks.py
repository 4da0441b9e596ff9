"""USB sticks for tests: folders, and small file systems where this computer lets one be mounted."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.core.content.place import parse_place
from kiosk.core.handover.stick_plan import StickFile, StickPlan

STUDY = "Reports – របាយការណ៍/The study (English).pdf"


def plan_of(**files: bytes | Path) -> StickPlan:
    """A plan with a study and a first page, whose contents may be replaced or added to."""
    contents: dict[str, bytes | Path] = {STUDY: b"%PDF" + b"x" * 5_000, "index.html": b"<p>Hello"}
    contents |= {name.replace("__", "."): content for name, content in files.items()}
    return StickPlan(
        folder="Kiosk – CamboJA",
        places=(parse_place("reports/study"),),
        files=tuple(StickFile(name=name, content=one) for name, one in contents.items()),
    )


def files_below(folder: Path) -> dict[str, bytes]:
    """Everything that lies below a folder, by its name from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount something at a folder; skips where that is not allowed."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount")
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"cannot be mounted here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


@contextmanager
def small_stick(folder: Path, size: str = "1m") -> Iterator[Path]:
    """A stick with next to no room."""
    with mounted(folder, "-t", "tmpfs", "-o", f"size={size}", "none") as stick:
        yield stick


@contextmanager
def fat_stick(folder: Path, image: Path) -> Iterator[Path]:
    """A stick of 40 MB as shops sell them: FAT32, on a block device of its own."""
    if shutil.which("mkfs.vfat") is None:
        pytest.skip("mkfs.vfat is not installed")
    with image.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    subprocess.run(["mkfs.vfat", "-F", "32", str(image)], check=True, capture_output=True)
    with mounted(folder, "-o", "loop,utf8", str(image)) as stick:
        yield stick


@contextmanager
def block_stick(folder: Path, image: Path) -> Iterator[Path]:
    """A stick on a block device of its own, with the file system that Linux itself has."""
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("mkfs.ext4 is not installed")
    with image.open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)
    with mounted(folder, "-o", "loop", str(image)) as stick:
        yield stick
