"""The shape of a guide: sections that fit a card, and those that must be there."""

from __future__ import annotations

import pytest
from tests.core.content.checks.proofs import SECTION, found, guide, told
from tests.packs import PackBuilder

from kiosk.core.content.checks.guide_shape import CHECKS, COUNT, LENGTH, MENU_NOTE, MISSING

ENOUGH = "".join(
    SECTION.format(id=one, text="Words.") for one in ("a", "b", "c", "limits", "sources")
)


def checklist(lines: int) -> str:
    items = "".join(f"- [ ] done {{#done-{number}}}\n" for number in range(lines))
    return f"## Checklist {{#checklist}}\n\n{items}"


def english(pack: PackBuilder, text: str) -> None:
    guide(pack)
    (pack.folder / "guides/lock/km.md").unlink()
    pack.write("guides/lock/en.md", text)


def test_a_sound_guide_is_not_complained_about(pack: PackBuilder) -> None:
    english(pack, ENOUGH + checklist(6))

    checks = (COUNT, LENGTH, CHECKS, MISSING, MENU_NOTE)
    assert [found(pack, check) for check in checks] == [[]] * 5


@pytest.mark.parametrize("sections", [4, 10])
def test_too_few_and_too_many_sections_are_found(pack: PackBuilder, sections: int) -> None:
    english(pack, "".join(SECTION.format(id=f"s{n}", text="x") for n in range(sections)))

    assert found(pack, COUNT) == [("guides/lock/en.md", 0)]


def test_the_checklist_is_no_section(pack: PackBuilder) -> None:
    nine = "".join(SECTION.format(id=f"s{number}", text="x") for number in range(9))
    english(pack, nine + checklist(6))

    assert found(pack, COUNT) == []


def test_a_section_is_overlong_from_the_first_word_too_many(pack: PackBuilder) -> None:
    guide(pack, en="word " * 118, km="ពាក្យ\u200b" * 119)

    assert found(pack, LENGTH) == [("guides/lock/km.md", 1)]
    assert told(pack, LENGTH) == ["“one” has 121 words: at most 120 fit a card."]


@pytest.mark.parametrize("lines", [5, 13])
def test_too_short_and_too_long_a_checklist_is_found(pack: PackBuilder, lines: int) -> None:
    english(pack, "## A {#a}\n\n" + checklist(lines))

    assert found(pack, CHECKS) == [("guides/lock/en.md", 3)]


def test_each_section_that_must_be_there_is_named(pack: PackBuilder) -> None:
    english(pack, "## A {#a}\n")

    assert told(pack, MISSING) == [
        "There is no section “checklist”: add it.",
        "There is no section “limits”: add it.",
        "There is no section “sources”: add it.",
    ]


def test_a_section_that_names_menus_needs_its_note(pack: PackBuilder) -> None:
    guide(
        pack,
        en="1. Open *Settings → Lock*.\n\n> Menu names may differ on your version.",
        km="1. បើក *Settings → Lock*។\n\n> ចំណាំ\u200bផ្សេង។",
    )

    assert found(pack, MENU_NOTE) == [("guides/lock/km.md", 1)]


def test_the_note_is_known_in_khmer(pack: PackBuilder) -> None:
    guide(pack, km="បើក *Settings → Lock*។\n\n> ឈ្មោះ\u200bអាច\u200bខុស\u200bពី\u200bនេះ។")

    assert found(pack, MENU_NOTE) == []


def test_an_arrow_that_is_not_emphasised_names_no_menu(pack: PackBuilder) -> None:
    guide(pack, en="You → provider → website. Open *Settings*.")

    assert found(pack, MENU_NOTE) == []
