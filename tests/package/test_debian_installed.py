"""The Debian package on a computer of its own: installed, used, replaced and removed."""

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from tests.e2e.display import Display
from tests.e2e.program import wait_for
from tests.package.bare_debian import BareDebian

from debian_needs import binaries_in

ROOT = Path(__file__).parents[2]
PACKAGE = "kiosk"
MAGENTA = (204, 26, 153)
REPORTS, STUDY = (173, 280), (550, 415)
"""Where Home has the shelf of reports, and where the shelf has the study, at 1366 × 768."""


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display() as display:
        yield display


@pytest.fixture(scope="module")
def deb(package: Callable[[str], Path]) -> Path:
    return package("_amd64.deb")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Room for whole systems; pytest's own folders would outlast the tests."""
    with tempfile.TemporaryDirectory(prefix="kiosk-debian-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def bare_root(deb: Path, folder: Path) -> BareDebian:
    """A bare Debian with what the package says it needs, and nothing more."""
    (ROOT / "build").mkdir(exist_ok=True)
    bare = BareDebian.made_in(folder / "bare", ROOT / "build" / "bare-debian")
    bare.install_needs(needs_of(deb))
    return bare


@pytest.fixture(scope="module")
def installed(bare_root: BareDebian, deb: Path, folder: Path) -> BareDebian:
    """One on which Kiosk is installed; nothing is changed there."""
    debian = bare_root.copied_to(folder / "installed")
    debian.install(deb)
    return debian


@pytest.fixture
def debian(installed: BareDebian) -> Iterator[BareDebian]:
    """One on which Kiosk is installed, to do with what one likes."""
    with tempfile.TemporaryDirectory(prefix="kiosk-debian-") as name:
        yield installed.copied_to(Path(name) / "root")


@contextmanager
def window(debian: BareDebian, display: Display) -> Iterator["subprocess.Popen[bytes]"]:
    """The user's window, on Home in English."""
    with debian.start("kiosk", "--lang", "en", display=display.name) as process:
        try:
            wait_for_title(display, "Home – Kiosk")
            display.place_window(display.windows("Kiosk")[0], 1366, 768)
            yield process
        finally:
            process.kill()


def wait_for_title(display: Display, title: str) -> None:
    wait_for(lambda: bool(display.windows(f"^{title}")), f"The window is called “{title}”")


def is_magenta(display: Display) -> bool:
    """Say whether most of the screen is the page's colour."""
    apart = np.abs(display.picture().astype(int) - MAGENTA).max(axis=2)
    return bool((apart < 8).mean() > 0.5)


def add_study(debian: BareDebian) -> None:
    """Put a PDF in one colour where staff put the study."""
    file = debian.home / ".local/share/kiosk/packs/camboja/reports/impacts-study/km.pdf"
    file.parent.mkdir(parents=True)
    with pymupdf.open() as study:
        page = study.new_page()
        page.draw_rect(page.rect, fill=[part / 255 for part in MAGENTA], color=None)
        study.save(file)
    debian.run("chown", "--recursive", "reader:", "/home/reader")


def read_study(display: Display) -> None:
    """Go from Home to the study, with the mouse."""
    display.click(*REPORTS)
    wait_for_title(display, "Reports – Kiosk")
    display.click(*STUDY)
    wait_for_title(display, "The Impacts of Digital Rights")
    wait_for(lambda: is_magenta(display), "The page is shown")


def needs_of(deb: Path) -> list[str]:
    """Name the packages that a package depends on."""
    asked = ["dpkg-deb", "--field", str(deb), "Depends"]
    needs = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return [need.split()[0] for need in needs.split(",")]


def older(deb: Path, folder: Path) -> Path:
    """Make an older version of the package, with a file that the new one does not have."""
    root = folder / "older"
    subprocess.run(["dpkg-deb", "--raw-extract", deb, root], check=True)
    control = root / "DEBIAN" / "control"
    control.write_text(re.sub("(?m)^Version: .*", "Version: 0.0.1", control.read_text()))
    (root / "usr/lib/kiosk/_internal/of-old").touch()
    target = folder / "older.deb"
    subprocess.run(["dpkg-deb", "-Znone", "--build", root, target], check=True, capture_output=True)
    return target


# --- A new user


def test_every_library_finds_what_it_needs_on_a_bare_system(installed: BareDebian) -> None:
    binaries = list(binaries_in(installed.root / "usr/lib/kiosk"))
    inside = [f"/{binary.relative_to(installed.root)}" for binary in binaries]

    said = installed.run("ldd", *inside).stdout

    assert len(binaries) > 50
    assert said.count("libc.so.6 => ") > 50
    assert "not found" not in said


def test_the_self_test_passes_for_a_new_user_without_a_screen(installed: BareDebian) -> None:
    done = installed.as_user("kiosk", "self-test", "--lang", "en")

    assert (done.returncode, done.stderr) == (0, "")
    assert "render-worker: works" in done.stdout


def test_the_self_test_passes_for_a_new_user_under_x(
    installed: BareDebian, display: Display
) -> None:
    done = installed.as_user("kiosk", "self-test", "--lang", "en", display=display.name)

    assert (done.returncode, done.stderr) == (0, "")
    assert "window: works" in done.stdout


def test_a_pdf_that_staff_put_into_their_folder_is_read(
    debian: BareDebian, display: Display
) -> None:
    add_study(debian)

    with window(debian, display):
        assert not is_magenta(display)
        read_study(display)


def test_the_window_tells_the_desktop_which_entry_it_is_of(
    installed: BareDebian, display: Display
) -> None:
    entry = (installed.root / "usr/share/applications/kiosk.desktop").read_text()

    with window(installed, display):
        asked = ["xprop", "-id", str(display.windows("Home – Kiosk")[0]), "WM_CLASS"]
        told = subprocess.run(
            asked, env=display.environment, capture_output=True, text=True, check=True
        )

    assert told.stdout.split('"')[3] == "kiosk"
    assert "StartupWMClass=kiosk\n" in entry


def test_the_manual_names_every_option_in_both_languages(installed: BareDebian) -> None:
    commands = ["", "handout", "list", "pack check", "pack inspect", "qr", "search", "self-test"]
    helps = [
        installed.as_user("kiosk", *command.split(), "--help", "--lang", "en").stdout
        for command in [*commands, "share"]
    ]
    options = {option for text in helps for option in re.findall(r"--[a-z][a-z-]+", text)}

    assert {"--portable", "--wifi-name", "--today", "--minutes"} <= options
    for page in ("kiosk.1", "kiosk.km.1"):
        manual = (ROOT / "packaging/linux" / page).read_text().replace("\\-", "-")
        assert {option for option in options if option not in manual} == set(), page


# --- Removed


def test_nothing_is_left_when_it_is_removed(bare_root: BareDebian, debian: BareDebian) -> None:
    add_study(debian)
    assert debian.as_user("kiosk", "search", "password").returncode == 0
    debian.run("kiosk", "search", "password")  # by root, who may write beside the program

    debian.run("apt-get", "purge", "--yes", PACKAGE)

    assert debian.files() - bare_root.files() == set()
    assert bare_root.files() - debian.files() == set()
    assert (debian.home / ".local/share/kiosk/packs/camboja/reports/impacts-study/km.pdf").exists()


def test_removed_while_it_runs_it_still_closes_as_it_should(
    debian: BareDebian, display: Display
) -> None:
    with window(debian, display) as process:
        debian.run("apt-get", "purge", "--yes", PACKAGE)
        display.click(*REPORTS)
        wait_for_title(display, "Reports – Kiosk")
        display.press("ctrl+q")

        assert process.wait(10) == 0
    assert not (debian.root / "usr/lib/kiosk").exists()


# --- Replaced


def test_a_new_version_replaces_an_old_one_under_a_running_window(
    bare_root: BareDebian, deb: Path, display: Display, folder: Path
) -> None:
    debian = bare_root.copied_to(folder / "updated")
    debian.install(older(deb, folder))
    add_study(debian)

    with window(debian, display):
        debian.install(deb)
        read_study(display)

    assert debian.version_of(PACKAGE) != "0.0.1"
    assert not (debian.root / "usr/lib/kiosk/_internal/of-old").exists()
    with window(debian, display):
        read_study(display)


# --- What can go wrong


def test_a_damaged_package_is_refused_and_the_system_stays_as_it_was(
    bare_root: BareDebian, deb: Path, folder: Path
) -> None:
    debian = bare_root.copied_to(folder / "damaged")
    (debian.root / "root/half.deb").write_bytes(deb.read_bytes()[: deb.stat().st_size // 2])

    done = debian.run("dpkg", "--install", "/root/half.deb", may_fail=True)

    assert done.returncode != 0
    assert "unexpected end of file" in done.stderr
    assert debian.version_of(PACKAGE) == ""
    assert debian.files() - bare_root.files() == {"root/half.deb"}


def test_without_room_nothing_is_installed_and_it_can_be_tried_again(
    bare_root: BareDebian, deb: Path, folder: Path
) -> None:
    debian = bare_root.copied_to(folder / "full")

    done = debian.install(deb, room="40m", may_fail=True)

    assert done.returncode != 0
    assert "No space left on device" in done.stderr + done.stdout
    assert debian.version_of(PACKAGE) == ""
    assert debian.run("dpkg", "--audit").stdout == ""
    debian.install(deb)
    assert debian.as_user("kiosk", "--version").returncode == 0
