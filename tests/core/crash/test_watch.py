"""What nobody caught is reported and told once, and no second error hides the first."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.crash.watch import CrashWatch, qt_version
from kiosk.core.language.catalogue import ENGLISH, Catalogue
from kiosk.core.language.message import Message

SECRET = "impacts-study"


class Listener:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[Message] = []

    @property
    def catalogue(self) -> Catalogue:
        return ENGLISH

    def tell(self, told: Message) -> None:
        self.heard.append(told)


class Deaf(Listener):
    """Cannot be told anything."""

    def tell(self, told: Message) -> None:
        raise RuntimeError(SECRET)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listener: Listener) -> CrashWatch:
    """One that stands by until the test ends."""
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    watch = CrashWatch(tmp_path / "reports", listener, lambda: date(2026, 11, 28))
    watch.begin()
    return watch


def escapes(fail: Callable[[], object]) -> None:
    """Let an error out as PySide6 does when a slot raises one."""
    try:
        fail()
    except Exception:  # noqa: BLE001 - any will do
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def one() -> None:
    raise KeyError(SECRET)


def another() -> None:
    raise ValueError(SECRET)


def written(watch: CrashWatch) -> list[str]:
    files = sorted(watch.folder.iterdir()) if watch.folder.exists() else []
    return [file.read_text(encoding="utf-8") for file in files]


def test_an_error_is_reported_and_told(watch: CrashWatch, listener: Listener) -> None:
    escapes(one)

    (told,) = listener.heard
    (text,) = written(watch)
    assert "Kiosk goes on" in ENGLISH.tell(told)
    assert str(watch.folder / "crash-2026-11-28-1.txt") in ENGLISH.tell(told)
    assert "Error: KeyError" in text
    assert SECRET not in text


def test_nothing_is_written_before_there_is_an_error(watch: CrashWatch) -> None:
    assert not watch.folder.exists()


def test_the_same_place_is_told_of_once(watch: CrashWatch, listener: Listener) -> None:
    for _ in range(1_000):
        escapes(one)
    escapes(another)

    assert len(listener.heard) == 2
    assert len(written(watch)) == 2


def test_after_a_handful_of_places_no_more_is_told(watch: CrashWatch, listener: Listener) -> None:
    for number in range(20):
        namespace: dict[str, Callable[[], None]] = {}
        exec(f"def fail(): raise KeyError({number})", namespace)
        escapes(namespace["fail"])

    assert len(listener.heard) == len(written(watch)) == 5


def test_an_error_in_a_thread_is_told(watch: CrashWatch, listener: Listener) -> None:
    thread = threading.Thread(target=one)
    thread.start()
    thread.join()

    assert len(listener.heard) == len(written(watch)) == 1


def test_an_error_that_python_can_only_ignore_is_told(
    watch: CrashWatch, listener: Listener
) -> None:
    class Falls:
        def __del__(self) -> None:
            another()

    falls = Falls()
    del falls

    assert len(listener.heard) == 1
    assert "Error: ValueError" in written(watch)[0]


def test_where_no_report_can_be_written_it_is_still_told(
    watch: CrashWatch, listener: Listener
) -> None:
    watch.folder.write_text("in the way")

    escapes(one)

    (told,) = listener.heard
    assert "No report of it could be written" in ENGLISH.tell(told)
    assert not told.values


def test_an_error_while_telling_does_not_hide_the_first(
    watch: CrashWatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watch.teller = Deaf()

    escapes(one)

    assert capsys.readouterr().err == "Kiosk: KeyError\n"
    assert len(written(watch)) == 1


def test_an_error_without_frames_is_told(watch: CrashWatch, listener: Listener) -> None:
    sys.excepthook(KeyError, KeyError(SECRET), None)

    assert len(listener.heard) == 1


def test_the_version_of_qt_is_that_which_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "PySide6", raising=False)

    assert qt_version() == "not loaded"
    assert "PySide6" not in sys.modules
