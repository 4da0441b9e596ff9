"""The browser that sets pages: found where it is, run without a trace, never waited for long."""

from __future__ import annotations

import os
import select
import shutil
from pathlib import Path

import pytest
from tests.workers.processes import children

from kiosk.workers.browser import BrowserFailedError, NoBrowserError, find_browser, set_pdf

CHROMIUM = shutil.which("chromium")


def program(folder: Path, script: str, name: str = "chromium") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def test_a_browser_on_the_path_is_found(tmp_path: Path) -> None:
    file = program(tmp_path, "", "microsoft-edge")

    assert find_browser({"PATH": str(tmp_path)}, platform="linux") == file


def test_edge_is_found_where_windows_keeps_it(tmp_path: Path) -> None:
    file = program(tmp_path / "Microsoft" / "Edge" / "Application", "", "msedge.exe")

    found = find_browser({"PATH": "", "PROGRAMFILES(X86)": str(tmp_path)}, platform="win32")

    assert found == file


def test_chrome_is_found_among_the_users_programs_on_a_mac(tmp_path: Path) -> None:
    place = tmp_path / "Applications" / "Google Chrome.app" / "Contents" / "MacOS"
    file = program(place, "", "Google Chrome")

    found = find_browser({"PATH": "", "HOME": str(tmp_path)}, platform="darwin")

    assert found == file


def test_where_there_is_none_it_is_said_what_to_do() -> None:
    with pytest.raises(NoBrowserError, match="install one, or print the guide from the window"):
        find_browser({"PATH": "/nowhere"}, platform="linux")


def test_a_browser_is_kept_offline_and_gets_a_new_profile_that_is_removed(tmp_path: Path) -> None:
    script = f"""echo "$@" > {tmp_path}/said
for word; do case $word in --print-to-pdf=*) echo PDF > "${{word#*=}}";; esac; done"""

    pdf = set_pdf("<p>", program(tmp_path, script))

    said = (tmp_path / "said").read_text().split()
    profile = next(Path(word.partition("=")[2]) for word in said if "--user-data-dir" in word)
    assert pdf == b"PDF\n"
    assert "--disable-background-networking" in said
    assert ("--no-sandbox" in said) == (os.geteuid() == 0)
    assert not profile.parent.exists()


def test_a_browser_that_crashes_is_told_with_its_last_words(tmp_path: Path) -> None:
    browser = program(tmp_path, "echo first >&2; echo 'no room for a profile' >&2; kill -SEGV $$")

    with pytest.raises(BrowserFailedError, match=r"chromium set no PDF \(no room for a profile\)"):
        set_pdf("<p>", browser)


def test_a_browser_that_says_nothing_is_told_by_its_exit_code(tmp_path: Path) -> None:
    with pytest.raises(BrowserFailedError, match="exit code 3"):
        set_pdf("<p>", program(tmp_path, "exit 3"))


def test_a_file_that_is_no_program_is_told(tmp_path: Path) -> None:
    (tmp_path / "chromium").write_text("")

    with pytest.raises(BrowserFailedError, match="Permission denied"):
        set_pdf("<p>", tmp_path / "chromium")


def test_a_browser_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    browser = program(tmp_path, f"sleep 600 & echo $! > {tmp_path}/child; wait")

    with pytest.raises(BrowserFailedError, match=r"> 0\.5 s"):
        set_pdf("<p>", browser, seconds=0.5)

    assert children() == set()
    assert ends_soon(int((tmp_path / "child").read_text()))


def ends_soon(process: int) -> bool:
    """Wait until a process has ended, however long the machine takes to see to that."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    ended = select.poll()
    ended.register(descriptor, select.POLLIN)
    has_ended = bool(ended.poll(30_000))
    os.close(descriptor)
    return has_ended


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_the_same_page_is_set_the_same_again_but_for_the_hour() -> None:
    first, second = (set_pdf("<p>One</p>", Path(str(CHROMIUM))) for _ in range(2))

    assert first.startswith(b"%PDF-")
    assert len(first) == len(second)
