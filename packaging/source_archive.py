"""Pack the source that a package was built from: what git tracks at HEAD, nothing else."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from kiosk.core.licences import source_archive_name

ROOT = Path(__file__).resolve().parents[1]


class NoCheckoutError(Exception):
    """Which files are the source can only be told by git, in a checkout of the repository."""


def build_source_archive(dist: Path, *, version: str, epoch: int, root: Path = ROOT) -> Path:
    """Write the source archive into `dist`, the same bytes each time; return its path.

    Every file's time is `epoch`, in seconds. Raises NoCheckoutError where `root` is no checkout:
    whoever builds from an unpacked source archive has that archive already.
    """
    tree = _tree_at_head(root)
    dist.mkdir(parents=True, exist_ok=True)
    target = dist / source_archive_name(version)
    with (
        tarfile.open(fileobj=io.BytesIO(tree)) as tracked,
        # git's own header says which commit this is; it is kept.
        tarfile.open(
            target, "w:xz", format=tarfile.PAX_FORMAT, preset=9, pax_headers=tracked.pax_headers
        ) as packed,
    ):
        for member in tracked:
            member.name = f"kiosk-{version}/{member.name}"
            member.mtime, member.pax_headers = epoch, {}
            packed.addfile(member, tracked.extractfile(member) if member.isfile() else None)
    return target


def _tree_at_head(root: Path) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise NoCheckoutError("The source archive needs git, which is not installed.")
    top = subprocess.run(
        [git, "rev-parse", "--show-toplevel"], cwd=root, capture_output=True, text=True, check=False
    )
    if top.returncode or Path(top.stdout.strip()).resolve() != root.resolve():
        raise NoCheckoutError(
            f"The source archive is made from a git checkout, and {root} is none. {top.stderr}"
        )
    # What a file may be must not depend on the settings of whoever builds.
    archive = [git, "-c", "tar.umask=0022", "archive", "--format=tar", "HEAD"]
    return subprocess.run(archive, cwd=root, capture_output=True, check=True).stdout


def epoch_of_commit() -> int:
    """Give the time of what is built, in seconds: SOURCE_DATE_EPOCH, or that of the commit.

    Raises:
        NoCheckoutError: neither is known.
    """
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoCheckoutError(f"set SOURCE_DATE_EPOCH, since git says: {done.stderr.strip()}")
    return int(done.stdout)
