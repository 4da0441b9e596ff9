"""Khmer that no line can break is found wherever a reader may see it."""

from __future__ import annotations

import pytest
from tests.core.content.checks.proofs import ITEM, found, guide
from tests.packs import PackBuilder

from kiosk.core.content.checks.khmer_breaks import UNBROKEN

LONG, FITS = "ស្ត្រី" * 26, "ស្ត្រី" * 25


def test_a_run_is_counted_in_letters_as_a_reader_sees_them(pack: PackBuilder) -> None:
    guide(pack, km=f"{FITS}\n\n- {FITS}\u200b{FITS}\n- **{LONG[:30]}**{LONG[30:]}")

    assert found(pack, UNBROKEN) == [("guides/lock/km.md", 6)]


def test_headings_and_checklists_are_looked_at(pack: PackBuilder) -> None:
    guide(pack)
    pack.write(
        "guides/lock/km.md",
        f"{LONG}\n\n## {LONG} {{#one}}\n\n## ក {{#checklist}}\n\n- [ ] {LONG} {{#a}}\n",
    )

    assert [line for _, line in found(pack, UNBROKEN)] == [1, 3, 7]


def test_titles_contacts_and_the_pack_itself_are_looked_at(pack: PackBuilder) -> None:
    guide(pack, item=ITEM.replace("ចាក់សោ", LONG, 1))
    pack.contact("camboja", f'note = {{ km = "{LONG}" }}\n')
    pack.write("pack.toml", f'id = "{{id}}"\ntitle = {{ en = "A", km = "{LONG}" }}\n')

    assert sorted(found(pack, UNBROKEN)) == [
        ("contacts/camboja.toml", 4),
        ("guides/lock/item.toml", 3),
        ("pack.toml", 2),
    ]


def test_the_glossary_is_looked_at(pack: PackBuilder) -> None:
    pack.glossary(f"id,en,km,meaning.en,meaning.km\na,A,ក,x,ខ\nb,B,ក,x,{LONG}\n")

    assert found(pack, UNBROKEN) == [("glossary.csv", 3)]


@pytest.mark.parametrize("text", ["https://example.org/" + "a" * 90, "ក " * 60])
def test_latin_and_spaced_khmer_are_left_alone(pack: PackBuilder, text: str) -> None:
    guide(pack, km=text)

    assert found(pack, UNBROKEN) == []
