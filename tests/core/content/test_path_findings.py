"""A path that would leave somebody without a way on is named, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import PATH_TEXT, PackBuilder

from kiosk.core.content.finding import Severity
from kiosk.core.content.path_findings import contact_findings, path_findings
from kiosk.core.language.catalogue import ENGLISH

END = "## End {#end}\n\n- [CamboJA](contacts/camboja)\n"


def found(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    file = tmp_path / "en.md"
    file.write_text(text, encoding="utf-8")
    findings = list(path_findings(file))
    assert all(finding.file == file for finding in findings)
    return [(finding.line, ENGLISH.tell(finding.what)) for finding in findings]


def test_a_sound_path_is_not_complained_about(tmp_path: Path) -> None:
    assert found(tmp_path, PATH_TEXT) == []


def test_an_answer_to_a_card_that_is_not_there_is_found(tmp_path: Path) -> None:
    text = f"## A {{#a}}\n\n- [End](#end)\n- [Gone](#gone)\n\n{END}"

    assert found(tmp_path, text) == [(4, "The answer leads to “gone”, and no card has this id.")]


def test_an_end_without_a_contact_is_found(tmp_path: Path) -> None:
    text = f"## A {{#a}}\n\n- [End](#end)\n- [Other](#other)\n\n{END}\n## Other {{#other}}\n"

    assert found(tmp_path, text) == [
        (10, "The path ends on “other” without a contact: add one, or an answer.")
    ]


def test_a_card_that_no_answer_leads_to_is_found(tmp_path: Path) -> None:
    text = f"{END}\n## Lonely {{#lonely}}\n\n- [End](#end)\n"

    assert found(tmp_path, text) == [(5, "No answer leads to “lonely”: link to it, or remove it.")]


def test_cards_that_only_lead_to_each_other_are_not_reached_and_go_in_a_circle(
    tmp_path: Path,
) -> None:
    text = f"{END}\n## A {{#a}}\n\n- [B](#b)\n\n## B {{#b}}\n\n- [A](#a)\n"

    assert found(tmp_path, text) == [
        (11, "The answer leads back to “a”, so the path goes round in a circle."),
        (5, "No answer leads to “a”: link to it, or remove it."),
        (9, "No answer leads to “b”: link to it, or remove it."),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"## A {{#a}}\n\n- [A](#a)\n- [End](#end)\n\n{END}", 3),
        (f"## A {{#a}}\n\n- [B](#b)\n\n## B {{#b}}\n\n- [A](#a)\n- [End](#end)\n\n{END}", 7),
    ],
    ids=["itself", "two cards"],
)
def test_a_circle_is_found_where_it_closes(tmp_path: Path, text: str, line: int) -> None:
    assert found(tmp_path, text) == [
        (line, "The answer leads back to “a”, so the path goes round in a circle.")
    ]


def test_two_ways_to_one_card_are_no_circle(tmp_path: Path) -> None:
    text = (
        "## A {#a}\n\n- [B](#b)\n- [C](#c)\n\n## B {#b}\n\n- [End](#end)\n\n"
        f"## C {{#c}}\n\n- [B](#b)\n- [End](#end)\n\n{END}"
    )

    assert found(tmp_path, text) == []


def test_a_path_of_very_many_cards_is_followed_to_its_end(tmp_path: Path) -> None:
    cards = [f"## {one} {{#c{one}}}\n\n- [on](#c{one + 1})\n" for one in range(1500)]

    assert found(tmp_path, "\n".join([*cards, END.replace("end", "c1500")])) == []


def test_more_answers_than_anybody_weighs_are_warned_of(tmp_path: Path) -> None:
    answers = "- [End](#end)\n" * 5
    file = tmp_path / "en.md"
    file.write_text(f"## A {{#a}}\n\n{answers}\n{END}", encoding="utf-8")

    (finding,) = path_findings(file)

    assert finding.severity is Severity.WARNING
    assert finding.line == 1
    assert ENGLISH.tell(finding.what) == "“a” has 5 answers: ask for at most 4 at a time."


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path)
    file = builder.first_aid(text="## No id\n")

    assert [finding.line for finding in path_findings(file)] == [1]
    assert list(contact_findings(file, builder.load())) == []


def test_a_contact_the_library_does_not_have_is_found_in_its_line(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path)
    builder.contact("camboja")
    file = builder.first_aid(text=f"{END}- [Nobody](contacts/nobody)\n")

    (finding,) = contact_findings(file, builder.load())

    assert (finding.file, finding.line) == (file, 4)
    assert "contacts/nobody" in ENGLISH.tell(finding.what)
