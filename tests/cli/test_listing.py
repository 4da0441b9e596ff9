"""`kiosk list`: what is in the library, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.packs import PackBuilder

from kiosk.cli.command_line import run

KEYS = ["place", "kind", "title", "languages", "files", "review"]


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs").filled()


def listed(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str], *words: str
) -> list[dict[str, Any]]:
    code = run(["list", "--json", "--pack", str(pack.packs), *words], None)
    listing = json.loads(capsys.readouterr().out)
    assert code == 0
    assert isinstance(listing, list)
    return listing


def test_with_json_it_gives_every_entry_with_the_keys_that_exist(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = pack.write("reports/study/km.pdf", b"%PDF-1.7")
    pack.report("bare")
    pack.guide("lock", '[review.en]\nstate = "reviewed"\nby = "A. Person"\non = 2026-11-23\n')
    pack.write(
        "first-aid/taken/item.toml",
        'id = "taken"\nkind = "first-aid"\ntitle = { en = "Taken" }\n'
        "[review.en]\ndue = 2027-05-23\n",
    )

    listing = listed(pack, capsys)

    title = {"en": "The study", "km": "ការសិក្សា"}
    guide = {"en": "Lock it", "km": "ចាក់សោ"}
    assert listing == [
        {"place": "reports/bare", "kind": "report", "title": title, "languages": ["en", "km"]},
        {
            "place": "reports/study",
            "kind": "report",
            "title": title,
            "languages": ["km"],
            "files": {"km": str(pdf)},
        },
        {
            "place": "guides/lock",
            "kind": "guide",
            "title": guide,
            "languages": ["en"],
            "files": {"en": str(pack.folder / "guides/lock/en.md")},
            "review": {"en": {"state": "reviewed", "by": "A. Person", "on": "2026-11-23"}},
        },
        {
            "place": "first-aid/taken",
            "kind": "first-aid",
            "title": {"en": "Taken"},
            "languages": ["en"],
            "review": {"en": {"state": "draft", "due": "2027-05-23"}},
        },
        {
            "place": "contacts/camboja",
            "kind": "contact",
            "title": {"en": "CamboJA"},
            "languages": ["en"],
        },
        {
            "place": "glossary/account",
            "kind": "term",
            "title": {"en": "Account", "km": "គណនី"},
            "languages": ["en", "km"],
            "review": {"km": {"state": "draft"}},
        },
    ]


def test_the_keys_are_always_in_the_same_order(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    for entry in listed(pack, capsys):
        assert list(entry) == [key for key in KEYS if key in entry]


def test_the_language_asked_for_does_not_change_the_json(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listed(pack, capsys, "--lang", "km") == listed(pack, capsys, "--lang", "en")


def test_for_people_it_gives_a_line_for_each_entry_in_their_language(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["list", "--pack", str(pack.packs), "--lang", "km"], None)

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "reports/study\tការសិក្សា\ten,km",
        "guides/lock\tចាក់សោ\ten",
        "contacts/camboja\tCamboJA\ten",
        "glossary/account\tគណនី\ten,km\tkm=draft",
    ]


def test_what_cannot_be_used_is_told_on_stderr_and_the_rest_is_listed(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    file = pack.write("guides/bad/item.toml", 'kind = "guide"\ntitle = { en = "x" }\n')

    code = run(["list", "--json", "--pack", str(pack.packs), "--lang", "en"], None)

    said = capsys.readouterr()
    assert code == 1
    assert said.err == f"{file}, line 1: “id” is missing: add it.\n"
    assert len(json.loads(said.out)) == 4


def test_a_warning_is_told_and_is_no_failure(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    file = pack.guide("odd", 'tilte = "x"\n')

    code = run(["list", "--pack", str(pack.packs), "--lang", "en"], None)

    assert code == 0
    assert f"{file}, line 4: Kiosk does not know “tilte”" in capsys.readouterr().err


def test_an_empty_pack_lists_nothing_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = PackBuilder(tmp_path / "packs")

    code = run(["list", "--json", "--pack", str(empty.packs), "--lang", "en"], None)

    said = capsys.readouterr()
    assert code == 0
    assert json.loads(said.out) == []
    assert "The pack is empty" in said.err


def test_the_bundled_pack_is_listed_without_a_word_on_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run(["list", "--json"], None)

    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    kinds = {entry["kind"] for entry in json.loads(said.out)}
    assert {"report", "guide", "contact", "term"} <= kinds
