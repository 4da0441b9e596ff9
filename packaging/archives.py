"""Archives whose bytes depend on nothing but the files in them."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

_XZ_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
_PROGRAM, _FILE, _FOLDER = 0o755, 0o644, 0o755


def write_tar_xz(folder: Path, target: Path, *, top: str, epoch: int) -> None:
    """Pack what a folder holds under the name `top`: sorted, owned by root, all of one time.

    `epoch` is that time, in seconds since 1970. Symbolic links stay links.
    """
    with (
        lzma.open(target, "wb", filters=_XZ_FILTERS, check=lzma.CHECK_CRC64) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, name in _listed(folder, top):
            member = archive.gettarinfo(str(path), arcname=name)
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            member.mtime = epoch
            member.mode = _mode(path)
            if member.isreg():
                with path.open("rb") as file:
                    archive.addfile(member, file)
            else:
                archive.addfile(member)


def write_zip(folder: Path, target: Path, *, top: str, epoch: int) -> None:
    """Pack what a folder holds under the name `top`, in the same way.

    Raises:
        ValueError: a symbolic link, which Windows would unpack as a text file.
    """
    moment = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, name in _listed(folder, top):
            if path.is_symlink():
                raise ValueError(f"{path} is a symbolic link")
            member = zipfile.ZipInfo(f"{name}/" if path.is_dir() else name, moment)
            member.create_system = 3  # Unix, wherever it is packed: the same bytes
            member.external_attr = _mode(path) << 16 | (0x10 if path.is_dir() else 0)
            member.compress_type = zipfile.ZIP_STORED if path.is_dir() else zipfile.ZIP_DEFLATED
            archive.writestr(member, b"" if path.is_dir() else path.read_bytes())


def _listed(folder: Path, top: str) -> Iterator[tuple[Path, str]]:
    """Name everything in the folder, parents first, in the order of the names' bytes."""
    yield folder, top
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        yield path, f"{top}/{path.relative_to(folder).as_posix()}"


def _mode(path: Path) -> int:
    if path.is_symlink():
        return 0o777
    if path.is_dir():
        return _FOLDER
    return _PROGRAM if path.stat().st_mode & 0o100 else _FILE
