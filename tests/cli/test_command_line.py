"""The command line, in this process and as a program of its own."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.packs import PackBuilder

from kiosk import __version__
from kiosk.cli.command_line import run
from kiosk.cli.display import has_display
from kiosk.cli.words import opens_window
from kiosk.core.language.catalogue import ENGLISH, Catalogue, read_catalogue
from kiosk.core.settings import Settings, SettingsFile

ROOT = Path(__file__).resolve().parents[2]
UNKNOWN = "There is no place called “{place}”. “kiosk list” shows the places there are."
NO_FILE = "There is no file {file}. Check the path."
NO_FOLDER = "There is no folder {folder}. Check the path."
NO_SCREEN = "There is no screen to open a window on: start Kiosk in a desktop session."

Said = subprocess.CompletedProcess[str]


def kiosk(*words: str | os.PathLike[str], **environment: str) -> Said:
    """Run the program itself, with no screen and these variables."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG", "LC_ALL"}
    }
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        env=inherited | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=50,
        check=False,
    )


@pytest.fixture(scope="module")
def khmer() -> Catalogue:
    return read_catalogue(ROOT / "translations" / "km.po")


@pytest.fixture
def catalogue(request: pytest.FixtureRequest, khmer: Catalogue) -> Catalogue:
    return khmer if request.param == "km" else ENGLISH


both_languages = pytest.mark.parametrize("catalogue", ["en", "km"], indirect=True)


# What it answers, and with which exit code


@both_languages
def test_an_unknown_place_is_told_in_the_language_asked_for(catalogue: Catalogue) -> None:
    said = kiosk("guide/lock", "--lang", catalogue.code)

    assert said.returncode == 1
    assert said.stderr == catalogue.say(UNKNOWN, place="guide/lock") + "\n"
    assert said.stdout == ""
    assert catalogue is ENGLISH or "ទីតាំង" in said.stderr


@both_languages
def test_an_item_that_is_not_in_the_library_is_told(catalogue: Catalogue) -> None:
    said = kiosk("guides/gone", "--lang", catalogue.code, QT_QPA_PLATFORM="offscreen")

    assert said.returncode == 1
    assert said.stderr == catalogue.say(UNKNOWN, place="guides/gone") + "\n"


@both_languages
def test_a_pdf_that_does_not_exist_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "ការសិក្សា.pdf"

    said = kiosk(file, "--lang", catalogue.code)

    assert said.returncode == 1
    assert said.stderr == catalogue.say(NO_FILE, file=file) + "\n"


@both_languages
def test_a_pack_that_does_not_exist_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "camboja.kioskpack"

    said = kiosk(file, "--lang", catalogue.code)

    assert said.returncode == 1
    assert said.stderr == catalogue.say(NO_FILE, file=file) + "\n"


@both_languages
def test_without_a_screen_there_is_one_sentence_and_no_abort(catalogue: Catalogue) -> None:
    said = kiosk("--lang", catalogue.code)

    assert said.returncode == 1
    assert said.stderr == catalogue.say(NO_SCREEN) + "\n"


def test_a_screen_that_does_not_answer_is_one_sentence_too() -> None:
    said = kiosk("--lang", "en", DISPLAY=":4711", WAYLAND_DISPLAY="gone")

    assert said.returncode == 1
    assert said.stderr == NO_SCREEN + "\n"


@both_languages
@pytest.mark.parametrize("words", [["list"], []])
def test_a_pack_folder_that_is_not_there_is_told(
    catalogue: Catalogue, words: list[str], tmp_path: Path
) -> None:
    said = kiosk(*words, "--pack", tmp_path / "gone", "--lang", catalogue.code)

    assert said.returncode == 1
    assert said.stderr == catalogue.say(NO_FOLDER, folder=tmp_path / "gone") + "\n"


@both_languages
def test_wrong_usage_is_told_with_the_way_to_the_help(catalogue: Catalogue) -> None:
    said = kiosk("list", "--jsno", "--lang", catalogue.code)

    assert said.returncode == 2
    assert "--jsno" in said.stderr
    assert said.stderr.count("\n") == 1
    assert "kiosk --help" in said.stderr


def test_the_version_is_told() -> None:
    said = kiosk("--version")

    assert (said.returncode, said.stdout, said.stderr) == (0, f"Kiosk {__version__}\n", "")


def test_an_answer_that_nobody_waits_for_ends_quietly() -> None:
    said = subprocess.run(
        f'"{sys.executable}" -m kiosk list | head -1',
        shell=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert said.stdout.startswith("reports/")
    assert said.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_answer_that_finds_no_room_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "kiosk", "list", "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert said.returncode == 1
    assert said.stderr == "The answer could not be written (No space left on device).\n"


# A terminal that cannot show Khmer


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
)
@pytest.mark.parametrize(
    ("words", "code"),
    [(["list"], 0), (["--help"], 0), (["list", "--help"], 0), (["no-place"], 1), (["--x"], 2)],
)
def test_khmer_never_crashes_a_terminal(
    environment: dict[str, str], words: list[str], code: int
) -> None:
    said = kiosk(*words, "--lang", "km", **environment)

    assert said.returncode == code
    assert "Traceback" not in said.stderr
    assert said.stdout or said.stderr


def test_json_stays_json_on_a_terminal_that_cannot_show_it(tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path)
    title = "ចាក់សោ é 😀 \u200b"
    pack.write(
        "guides/lock/item.toml",
        f'id = "lock"\nkind = "guide"\ntitle = {{ en = "x{title}x" }}\n',
    )

    said = kiosk("list", "--json", "--pack", tmp_path, PYTHONIOENCODING="ascii")

    assert json.loads(said.stdout)[0]["title"]["en"] == f"x{title}x"


# In this process


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["guides/lock"], True),
        (["a.pdf", "--full-screen"], True),
        (["--lang", "km"], True),
        (["--pack", "list"], True),
        (["--portable", "qr", "guides/lock"], True),
        (["list"], False),
        (["--lang", "km", "list"], False),
        (["--pack=x", "qr"], False),
        (["pack", "inspect", "a.pdf"], False),
        (["--lang", "km", "pack"], False),
        (["self-test"], False),
        (["--version"], False),
        (["--help"], False),
        (["-h"], False),
    ],
)
def test_it_is_known_beforehand_whether_a_window_opens(words: list[str], window: bool) -> None:
    assert opens_window(words) is window


def test_a_folder_named_like_a_command_is_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    PackBuilder(tmp_path / "list").filled()
    monkeypatch.chdir(tmp_path)

    code = run(["--pack", "list", "list", "--lang", "en"], None)

    assert code == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize("text", ["x" * 5000, "x" * 5000 + ".pdf", "/" + "y/" * 3000, "", "\udcff"])
def test_whatever_is_given_for_a_place_is_answered_in_words(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run([text, "--lang", "en"], None)

    assert code == 1
    assert capsys.readouterr().err.startswith(("There is no place", "There is no file"))


@pytest.mark.parametrize("text", ["x" * 5000, "\udcff"])
def test_whatever_is_given_for_a_pack_is_answered_in_words(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["list", "--pack", text, "--lang", "en"], None)

    assert code == 1
    assert capsys.readouterr().err.startswith("There is no folder")


def test_a_pack_folder_without_a_pack_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["list", "--pack", str(tmp_path), "--lang", "en"], None)

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err == (
        f"{tmp_path}: There is nothing to read here yet."
        " Put a content pack into the packs folder.\n"
    )


def test_pack_may_be_given_more_than_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = PackBuilder(tmp_path / "a", "one").filled()
    two = PackBuilder(tmp_path / "b", "two")
    two.guide("other")

    code = run(["list", "--pack", str(one.folder), "--pack", str(two.folder)], None)

    out = capsys.readouterr().out
    assert code == 0
    assert "guides/lock\t" in out
    assert "guides/other\t" in out


def test_the_help_names_every_command_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], khmer: Catalogue
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--help", "--lang", "km"], None)

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert khmer.say("list what is in the library") in said
    for word in (
        "list",
        "pack",
        "qr",
        "self-test",
        "--full-screen",
        "--pack",
        "--portable",
        "--lang",
    ):
        assert word in said


@pytest.mark.parametrize("words", [["--lang=km"], ["--lang", "km"]])
def test_the_language_is_understood_however_it_is_written(
    words: list[str], capsys: pytest.CaptureFixture[str], khmer: Catalogue
) -> None:
    run([*words, "nowhere"], None)

    assert capsys.readouterr().err == khmer.say(UNKNOWN, place="nowhere") + "\n"


def test_a_language_there_is_none_of_is_wrong_usage_told_in_the_systems(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")

    code = run(["list", "--lang", "xx"], None)

    assert code == 2
    assert capsys.readouterr().err == "There is no language “xx”. There are: km, en.\n"


def test_the_address_a_file_manager_hands_over_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")

    run(["file:///nowhere/a%20report.pdf"], None)

    told = ENGLISH.say(NO_FILE, file="/nowhere/a report.pdf")
    assert capsys.readouterr().err == told + "\n"


def test_a_portable_kiosk_answers_in_the_language_kept_with_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    khmer: Catalogue,
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    SettingsFile(tmp_path / "settings" / "settings.json").write(Settings(language=khmer.code))

    run(["nowhere", "--portable", str(tmp_path)], None)

    assert capsys.readouterr().err == khmer.say(UNKNOWN, place="nowhere") + "\n"


def test_a_broken_catalogue_is_answered_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "km.po").write_text("this is no catalogue")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    code = run(["nowhere", "--lang", "km"], None)

    assert code == 1
    assert capsys.readouterr().err == ENGLISH.say(UNKNOWN, place="nowhere") + "\n"


def test_looking_at_the_command_line_leaves_broken_settings_for_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings" / "settings.json"
    file.parent.mkdir()
    file.write_text("{")

    run(["nowhere", "--portable", str(tmp_path)], None)

    assert file.read_text() == "{"
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]


def test_stderr_that_is_gone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())

    assert run(["nowhere"], None) == 1


# Whether there is a screen


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Path]:
    """Something that listens where a Wayland server would."""
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        yield path


def test_a_server_that_answers_is_a_screen(server: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(server.parent), "WAYLAND_DISPLAY": server.name}

    assert has_display(environment, platform="linux")


@pytest.mark.parametrize(
    ("environment", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":4711"}, False),
        ({"DISPLAY": ":4711.0"}, False),
        ({"DISPLAY": "unix:4711"}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"DISPLAY": ":" + "x" * 500}, False),
        ({"DISPLAY": "localhost:10.0"}, True),
        ({"WAYLAND_DISPLAY": "/tmp/gone"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": ""}, False),
    ],
)
def test_only_what_answers_is_a_screen(environment: dict[str, str], screen: bool) -> None:
    assert has_display(environment, platform="linux") is screen


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(platform: str) -> None:
    assert has_display({}, platform=platform)
