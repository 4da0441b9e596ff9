"""The Debian package: the program folder, installed for everybody who uses a computer."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from debian_needs import leave_to_debian, packages_needed
from debian_tools import DebianError, ask
from debian_tree import PARTS, PROGRAM, Release, filled, lay_out

_PRE_RELEASE = re.compile(r"\.?(a|b|rc|dev)(?=\d)")
_CANNOT_WRITE = (errno.EACCES, errno.EPERM, errno.EROFS)


def build_deb(program: Path, dist: Path, *, version: str, epoch: int) -> Path:
    """Pack the program folder as `dist/kiosk_VERSION_ARCHITECTURE.deb`; gives its path.

    The same folder, version and epoch make the same bytes. A package that is there already stays
    until the new one is whole.

    Raises:
        DebianError: it cannot be built, for a reason that somebody can do something about.
    """
    try:
        return _build(program, dist, Release(version=debian_version(version), epoch=epoch))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DebianError(
                f"There is no room for the package in {dist}. Free 600 MB."
            ) from error
        if error.errno in _CANNOT_WRITE:
            raise DebianError(f"The package cannot be written to {dist}: {error}") from error
        raise


def debian_version(version: str) -> str:
    """Write a Python version (PEP 440) as dpkg compares it: 1.0rc1 comes before 1.0."""
    return _PRE_RELEASE.sub(r"~\1", version)


def _build(program: Path, dist: Path, release: Release) -> Path:
    architecture = ask(["dpkg", "--print-architecture"]).strip()
    dist.mkdir(parents=True, exist_ok=True)
    target = dist / f"kiosk_{release.version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=dist, prefix=".deb-") as name:
        root, built = Path(name) / "root", Path(name) / target.name
        lay_out(root, release)
        _copy_program(program, root / PROGRAM)
        leave_to_debian(root / PROGRAM)
        _write_control(root, release, architecture)
        _settle(root, release.epoch)
        _pack(root, built, release.epoch)
        built.replace(target)
    return target


def _copy_program(program: Path, target: Path) -> None:
    """Copy the folder with its links; only what stands at its top is run, libraries are not."""
    shutil.copytree(program, target, symlinks=True)
    for path in _files(target):
        if path.parent != target:
            path.chmod(0o644)


def _write_control(root: Path, release: Release, architecture: str) -> None:
    """Write what dpkg knows of the package: what it needs, how large it is, its checksums."""
    control = root / "DEBIAN"
    values = {
        "version": release.version,
        "architecture": architecture,
        "size": str(installed_size(root)),
        "needs": packages_needed(root / PROGRAM),
    }
    sums = "".join(_checksum(file, root) for file in _files(root))
    control.mkdir()
    text = filled((PARTS / "control").read_text(encoding="utf-8"), values)
    (control / "control").write_text(text, encoding="utf-8")
    (control / "md5sums").write_text(sums, encoding="utf-8")


def installed_size(root: Path) -> int:
    """Count as dpkg does, in KiB: each file rounded up, everything else as one (deb-control(5))."""
    return sum(
        -(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1
        for path in root.rglob("*")
    )


def _checksum(file: Path, root: Path) -> str:
    digest = hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
    return f"{digest}  {file.relative_to(root)}\n"


def _settle(root: Path, epoch: int) -> None:
    """Give everything the same time, and the same rights whatever the umask here is."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _pack(root: Path, target: Path, epoch: int) -> None:
    """Let dpkg-deb write the archive: xz, which every dpkg in use reads."""
    command = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z9"]
    ask([*command, "--build", str(root), str(target)], SOURCE_DATE_EPOCH=str(epoch))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path
