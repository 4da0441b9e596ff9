"""`kiosk qr`, run as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.core.handover.entries import card_fields

from kiosk.core.handover.qr import make_code, png, svg

Said = subprocess.CompletedProcess[str]


def kiosk_qr(*words: str, language: str = "en") -> Said:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "qr", *words, "--lang", language],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_says_what_the_code_holds_and_from_how_far_it_reads() -> None:
    said = kiosk_qr("reports/impacts-study")

    assert said.returncode == 0
    assert said.stdout.splitlines() == [
        "mailto:ed@camboja.net?subject=reports/impacts-study",
        "",
        "Writes an e-mail to ed@camboja.net that asks for this.",
        "It has no address of its own on the web, so the code asks CamboJA for it.",
        "Version 4, error correction M, 51 bytes. Printed 20 cm wide it can be read from 1.9 m.",
    ]


def test_with_json_it_prints_five_values() -> None:
    said = kiosk_qr("reports/impacts-study", "--json")

    assert json.loads(said.stdout) == {
        "payload": "mailto:ed@camboja.net?subject=reports/impacts-study",
        "version": 4,
        "error_correction": "M",
        "bytes": 51,
        "modules": 33,
    }


def test_a_private_number_needs_asking_for() -> None:
    without = json.loads(kiosk_qr("contacts/camboja", "--json").stdout)
    with_phone = json.loads(kiosk_qr("contacts/camboja", "--with-phone", "--json").stdout)

    assert "TEL" not in card_fields(without["payload"])
    assert card_fields(with_phone["payload"])["TEL"] == "+85512519261"


@pytest.mark.parametrize(
    ("form", "start"),
    [("link", "https://"), ("contact", "BEGIN:VCARD"), ("text", "CamboJA")],
)
def test_the_form_can_be_chosen(form: str, start: str) -> None:
    said = kiosk_qr("contacts/camboja", "--as", form)

    assert said.stdout.lower().startswith(start.lower())


def test_a_wi_fi_is_joined_by_its_name_and_password() -> None:
    said = kiosk_qr(
        "--as", "wifi", "--wifi-name", "Room 2", "--wifi-password", "a;long:one", "--json"
    )

    assert json.loads(said.stdout)["payload"] == r"WIFI:T:WPA;S:Room 2;P:a\;long\:one;;"


@pytest.mark.parametrize("name", ["code.svg", "កូដ.PNG"])
def test_the_picture_is_written_over_an_older_one(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("an older picture", encoding="utf-8")

    said = kiosk_qr("reports/impacts-study", "-o", str(file), language="en")

    code = make_code("mailto:ed@camboja.net?subject=reports/impacts-study")
    title = "The Impacts of Digital Rights Restrictions on Press Freedom and Freedom of Expression"
    assert said.returncode == 0
    assert list(tmp_path.iterdir()) == [file]
    if file.suffix == ".svg":
        assert file.read_text(encoding="utf-8") == svg(code, f"{title} on the Internet")
    else:
        assert file.read_bytes() == png(code)


def test_a_picture_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "code.svg").mkdir()

    said = kiosk_qr("home", "-o", str(tmp_path / "code.svg"))

    assert said.returncode == 1
    assert str(tmp_path) in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["code.svg"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["guides/not-there"], "There is no place called “guides/not-there”."),
        (["not a place"], "There is no place called “not a place”."),
        (["guides/phishing#section=checklist", "--as", "text"], "bytes too long for a code"),
        (["--as", "wifi", "--wifi-name", "x" * 33], "1 to 32 bytes"),
        (["contacts/camboja", "-o", "/not/there/x.svg"], "The folder /not/there is not there."),
    ],
)
def test_a_problem_is_one_sentence_and_exit_one(words: list[str], told: str) -> None:
    said = kiosk_qr(*words)

    assert said.returncode == 1
    assert told in said.stderr
    assert said.stdout == ""
    assert len(said.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "PLACE is missing"),
        (["guides/phishing", "--as", "wifi"], "--as wifi needs --wifi-name"),
        (["guides/phishing", "--wifi-name", "Room 2"], "go with --as wifi"),
        (["guides/phishing", "-o", "x.gif"], "must end in .svg or .png"),
        (["guides/phishing", "--as", "song"], "song"),
    ],
)
def test_wrong_usage_is_told_with_exit_two(words: list[str], told: str) -> None:
    said = kiosk_qr(*words)

    assert said.returncode == 2
    assert told in said.stderr
    assert said.stdout == ""
