"""A first-aid path: cards, their answers and their contacts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.packs import PATH_TEXT

from kiosk.core.content.finding import PackContentError
from kiosk.core.content.first_aid import Answer, read_first_aid
from kiosk.core.content.markdown import BlockKind
from kiosk.core.content.path_findings import path_findings
from kiosk.core.content.place import parse_place

LINES = st.lists(
    st.sampled_from(
        [
            "## One {#a}",
            "## Two {#b}",
            "## No id",
            "- [to a](#a)",
            "- [to b](#b)",
            "- [nowhere](#)",
            "- [somebody](contacts/x)",
            "- [nobody](contacts/)",
            "- [nobody](contacts/a/b#c)",
            "- text [to b](#b)",
            "1. [to a](#a)",
            "text",
            "",
        ]
    ),
    max_size=15,
).map("\n".join)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        file = tmp_path / "en.md"
        file.write_text(text, encoding="utf-8")
        return file

    return written


def test_a_path_has_its_introduction_cards_answers_and_contacts(
    write: Callable[[str], Path],
) -> None:
    path = read_first_aid(write(PATH_TEXT))

    asked, called, found = path.cards
    assert path.introduction[0].lines == ("Take a breath.",)
    assert path.first is asked
    assert (asked.id, asked.title, asked.line) == ("gone", "Is it gone?", 3)
    assert asked.answers == (Answer(text="Yes", card="call"), Answer(text="No", card="found"))
    assert [answer.line for answer in asked.answers] == [7, 8]
    assert asked.contacts == ()
    assert called.contacts == (parse_place("contacts/camboja"),)
    assert called.contact_lines == (14,)
    assert called.answers == ()
    assert path.card("found") is found
    assert path.card("lost") is None


def test_what_is_answer_or_contact_is_not_text_of_the_card(write: Callable[[str], Path]) -> None:
    asked, called, found = read_first_aid(write(PATH_TEXT)).cards

    assert [block.lines for block in asked.blocks] == [("Look around first.",)]
    assert [block.kind for block in called.blocks] == [BlockKind.STEPS]
    assert [block.lines for block in found.blocks] == [("• Hold it.",)]
    assert [block.item_lines for block in found.blocks] == [(18,)]
    assert called.text == "Call somebody\n1. Say where you are."


def test_a_link_inside_a_sentence_is_no_answer(write: Callable[[str], Path]) -> None:
    text = "## A {#a}\n\n- See [this](#b) first\n- [Ask](contacts/x) them\n- [Word](glossary/x)\n"

    (card,) = read_first_aid(write(text)).cards

    assert (card.answers, card.contacts) == ((), ())
    assert len(card.blocks[0].items) == 3


def test_an_answer_may_be_bold_and_hold_invisible_breaks(write: Callable[[str], Path]) -> None:
    text = "## A {#a}\n\n- [**បាទ**\u200bចាស](#b)\u200b\n\n## B {#b}\n\n- [x](contacts/x)\n"

    path = read_first_aid(write(text))

    assert path.first.answers == (Answer(text="បាទ\u200bចាស", card="b"),)


def test_an_answer_that_leads_nowhere_is_not_offered(write: Callable[[str], Path]) -> None:
    text = "## A {#a}\n\n- [B](#b)\n- [C](#c)\n\n## B {#b}\n\n- [x](contacts/x)\n"

    path = read_first_aid(write(text))

    assert [answer.card for answer in path.answers(path.first)] == ["b"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "There is no section"),
        ("Only an introduction.\n", 0, "There is no section"),
        ("## Is it gone?\n", 1, "has no id"),
        ("## A {#a}\n\n## B {#a}\n", 3, "stands twice"),
        ("## A {#a}\n\n- [x](contacts/Camboja)\n", 3, "is not a contact"),
    ],
)
def test_what_cannot_be_read_is_named(
    write: Callable[[str], Path], text: str, line: int, says: str
) -> None:
    file = write(text)

    with pytest.raises(PackContentError) as refused:
        read_first_aid(file)

    assert (refused.value.finding.file, refused.value.finding.line) == (file, line)
    assert says in str(refused.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=LINES)
def test_any_text_is_looked_through_to_its_end(tmp_path: Path, text: str) -> None:
    file = tmp_path / "en.md"
    file.write_text(text, encoding="utf-8")

    for finding in path_findings(file):
        assert 0 <= finding.line <= text.count("\n") + 1
