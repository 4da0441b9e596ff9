"""The parts of a Windows package, looked at one by one: its Python, its wheels, its lists."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from tests.package.stand_in_runtime import LEFT_OUT, stand_in_runtime

from kiosk.workers import launch
from windows_launchers import LAUNCHERS
from windows_runtime import LIBRARY, Runtime, RuntimeRefusedError
from windows_wheels import QT_MODULES, is_wanted, requirements_for_windows

SOURCE = Path(__file__).parents[2] / "src" / "kiosk"


def test_of_python_only_what_kiosk_needs_is_taken(tmp_path: Path) -> None:
    runtime = stand_in_runtime(tmp_path)

    runtime.unpack(tmp_path / "unpacked")

    names = {path.name for path in (tmp_path / "unpacked").iterdir()}
    assert {f"{LIBRARY}.dll", f"{LIBRARY}.zip", "python3.dll", "LICENSE.txt"} <= names
    assert names.isdisjoint(LEFT_OUT)


def test_an_archive_with_another_sum_is_refused_naming_both(tmp_path: Path) -> None:
    runtime = stand_in_runtime(tmp_path)
    promised = "0" * 64

    with pytest.raises(RuntimeRefusedError) as refused:
        Runtime(runtime.archive, promised).unpack(tmp_path / "unpacked")

    assert runtime.sha256 in str(refused.value)
    assert promised in str(refused.value)
    assert str(runtime.archive) in str(refused.value)
    assert not (tmp_path / "unpacked").exists()


def test_a_sum_may_be_written_in_capitals(tmp_path: Path) -> None:
    runtime = stand_in_runtime(tmp_path)

    Runtime(runtime.archive, runtime.sha256.upper()).unpack(tmp_path / "unpacked")

    assert (tmp_path / "unpacked" / f"{LIBRARY}.dll").is_file()


def test_a_damaged_archive_is_refused_by_name(tmp_path: Path) -> None:
    whole = stand_in_runtime(tmp_path).archive.read_bytes()
    damaged = tmp_path / "damaged.zip"
    middle = len(whole) // 3
    damaged.write_bytes(whole[:middle] + bytes(64) + whole[middle + 64 :])

    with pytest.raises(RuntimeRefusedError, match=r"damaged\.zip is damaged"):
        _vouched(damaged).unpack(tmp_path / "unpacked")

    assert not (tmp_path / "unpacked").exists()


def test_a_truncated_archive_is_refused_by_name(tmp_path: Path) -> None:
    whole = stand_in_runtime(tmp_path).archive.read_bytes()
    truncated = tmp_path / "truncated.zip"
    truncated.write_bytes(whole[:-200])

    with pytest.raises(RuntimeRefusedError, match=r"truncated\.zip .* is damaged"):
        _vouched(truncated).unpack(tmp_path / "unpacked")


def test_an_archive_of_another_python_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as opened:
        opened.writestr("python311.dll", b"")

    with pytest.raises(RuntimeRefusedError, match=r"not an embeddable Python 3\.14 for 64-bit"):
        _vouched(other).unpack(tmp_path / "unpacked")


def test_an_archive_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeRefusedError, match=r"no Python for Windows at .*gone\.zip"):
        Runtime(tmp_path / "gone.zip", "0" * 64).unpack(tmp_path / "unpacked")


def test_pins_are_those_that_hold_on_windows() -> None:
    pinned = (
        "aiohttp==3.14.5 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n"
        "flit-core==4.2.0 \\\n    --hash=sha256:dd\n"
        "typing-extensions==4.16.0 ; python_full_version < '3.13' \\\n    --hash=sha256:ee\n"
    )

    wanted = requirements_for_windows(pinned)

    assert wanted == (
        "aiohttp==3.14.5 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "colorama==0.4.6 \\\n    --hash=sha256:cc\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtSvg.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
        "aiohttp/_http_parser.cp314-win_amd64.pyd",
        "aiohttp-3.14.5.dist-info/licenses/LICENSE.txt",
        "pymupdf/mupdfcpp64.dll",
        "shiboken6/msvcp140.dll",
    ],
)
def test_what_a_package_needs_of_wheels_is_taken(name: str) -> None:
    assert is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Qml.dll",
        "PySide6/QtWidgets.pyi",
        "PySide6/designer.exe",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/resources/icudtl.dat",
        "PySide6/translations/qtbase_de.qm",
        "aiohttp/_http_parser.pyx",
        "aiohttp-3.14.5.dist-info/RECORD",
        "pymupdf/mupdf-devel/lib/mupdfcpp64.lib",
        "qrcode/tests/test_qrcode.py",
        "shiboken6/include/shiboken.h",
    ],
)
def test_what_a_package_does_not_need_of_wheels_is_left(name: str) -> None:
    assert not is_wanted(name)


def test_every_module_of_qt_that_kiosk_imports_is_taken() -> None:
    imported: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        text = file.read_text("utf-8")
        imported.update(re.findall(r"^\s*(?:from|import) PySide6\.Qt(\w+)", text, re.MULTILINE))

    assert imported == set(QT_MODULES)


def test_every_worker_that_kiosk_starts_has_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/programs/kiosk.com")
    monkeypatch.setattr("kiosk.workers.launch._executable_suffix", _windows_suffix)
    workers = {value for name, value in vars(launch).items() if name.endswith("_WORKER")}

    started = {module: Path(*launch.worker_command(module)).name for module in workers}

    assert started == {
        one.module: one.file for one in LAUNCHERS if one.module.startswith("kiosk.workers.")
    }


def _windows_suffix() -> str:
    return ".exe"


def _vouched(archive: Path) -> Runtime:
    return Runtime(archive, hashlib.sha256(archive.read_bytes()).hexdigest())
