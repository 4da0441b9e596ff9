"""`kiosk search`: what was found, for people and for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from tests.packs import PackBuilder

from kiosk.cli.command_line import run


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    builder = PackBuilder(tmp_path / "packs")
    builder.guide()
    builder.glossary()
    builder.write("synonyms.csv", "words\naccount|profile\n")
    return builder


def search(pack: PackBuilder, *words: str) -> int:
    return run(["search", "--lang", "en", "--pack", str(pack.packs), *words], None)


def found(pack: PackBuilder, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code = search(pack, "--json", *words)
    values = json.loads(capsys.readouterr().out)
    assert code == 0
    assert isinstance(values, dict)
    return values


def test_with_json_it_gives_hits_with_the_place_they_open_at(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    snippet = "Lock the screen An introduction. 1. Open Settings. 2. Choose PIN. Menu names differ."

    values = found(pack, capsys, "introduction")

    assert values["took_ms"] >= 0
    del values["took_ms"]
    assert values == {
        "query": "introduction",
        "total": 1,
        "is_more": False,
        "is_near": False,
        "suggestions": [],
        "hits": [
            {
                "place": "guides/lock#section=screen-lock",
                "language": "en",
                "kind": "guide",
                "title": "Lock it",
                "snippet": snippet,
                "start": snippet.index("introduction"),
                "end": snippet.index("introduction") + len("introduction"),
                "match": "exact",
            }
        ],
    }


def test_start_and_end_are_where_the_hit_stands_in_the_snippet(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    hits = found(pack, capsys, "គណនី")["hits"]

    (hit,) = (hit for hit in hits if hit["language"] == "km")
    assert hit["snippet"][hit["start"] : hit["end"]] == "គណនី"


@pytest.mark.parametrize(
    ("query", "match"), [("account", "exact"), ("profile", "synonym"), ("acount", "near")]
)
def test_each_hit_says_how_it_matches(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str], query: str, match: str
) -> None:
    hits = found(pack, capsys, query)["hits"]

    assert {(hit["place"], hit["match"]) for hit in hits} >= {("glossary/account", match)}


def test_a_misspelled_word_is_answered_with_what_it_may_have_been(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    values = found(pack, capsys, "acount")

    assert (values["is_near"], values["suggestions"]) == (True, ["Account"])


def test_limit_gives_fewer_hits_and_the_same_count(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    values = found(pack, capsys, "lock", "--limit", "1")

    assert (values["total"], len(values["hits"])) == (2, 1)


def test_several_words_need_no_quotation_marks(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(pack, capsys, "menu", "names")["query"] == "menu names"


def test_for_people_it_names_the_place_the_title_and_what_stands_there(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    code = search(pack, "គណនី")

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert "glossary/account\tគណនី" in lines
    assert "  គណនី កន្លែងរបស់អ្នក។" in lines


def test_in_a_terminal_what_was_found_stands_out(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    search(pack, "account")

    assert "  \x1b[1mAccount\x1b[0m Your own place" in capsys.readouterr().out


def test_nothing_found_is_an_answer(pack: PackBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    code = search(pack, "qqqqqq\x1b[31m")

    assert code == 0
    assert capsys.readouterr().out == "Nothing was found for “qqqqqq[31m”.\n"


def test_what_comes_near_is_said_to_be_near(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    search(pack, "acount")

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "Nothing says “acount”. These places come near.",
        "Did you mean: Account?",
    ]


def test_where_there_is_more_than_is_printed_it_says_so(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    search(pack, "lock", "--limit", "1")

    assert capsys.readouterr().out.splitlines()[-1] == "There are 2 places."


@pytest.mark.parametrize("words", [(), ("key", "--limit", "0"), ("key", "--limit", "many")])
def test_wrong_usage_is_told(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code = search(pack, *words)

    assert code == 2
    assert capsys.readouterr().err.startswith("This cannot be understood")


def test_a_table_of_synonyms_that_cannot_be_used_is_told_and_the_rest_is_found(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    pack.write("synonyms.csv", "nothing\n")

    assert search(pack, "account", "--json") == 0

    captured = capsys.readouterr()
    assert "synonyms.csv" in captured.err
    assert json.loads(captured.out)["total"] > 0


def pdf(*texts: str) -> bytes:
    document = pymupdf.open()
    for text in texts:
        document.new_page().insert_text((72, 72), text)
    return document.tobytes()


def test_the_pages_of_a_report_are_found(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    pack.report()
    pack.write("reports/study/en.pdf", pdf("Nothing here", "A needle"))

    (hit,) = found(pack, capsys, "needle")["hits"]

    assert (hit["place"], hit["title"]) == ("reports/study#page=2", "The study")
    assert hit["snippet"][hit["start"] : hit["end"]] == "needle"


def test_a_report_that_cannot_be_searched_is_told_and_the_rest_is_found(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    pack.report()
    pack.write("reports/study/en.pdf", pdf(""))

    assert search(pack, "account", "--json") == 0

    captured = capsys.readouterr()
    assert captured.err == "Scanned pages cannot be searched: “The study”.\n"
    assert json.loads(captured.out)["total"] > 0


def test_what_was_prepared_once_is_used_again_until_something_changes(
    pack: PackBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(pack, capsys, "settings")["total"] == 1
    pack.guide(text="## Another {#another}\n\nNew words.\n")

    assert found(pack, capsys, "settings")["total"] == 0
    assert found(pack, capsys, "new words")["total"] == 1
