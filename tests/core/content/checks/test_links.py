"""Every link leads somewhere."""

from __future__ import annotations

import pytest
from tests.core.content.checks.proofs import found, guide
from tests.packs import PackBuilder

from kiosk.core.content.checks.links import DEAD, INSECURE


@pytest.mark.parametrize(
    "target",
    [
        "guides/lock",
        "guides/lock#section=one",
        "reports/study#page=900",
        "contacts/camboja",
        "glossary/account",
        "contacts",
        "home",
        "search?q=lock",
        "guides#section=first",
        "https://camboja.net",
        "https://www.example.org:8443/a/b?c=d#e",
        "mailto:help@example.org",
        "mailto:help@example.org?subject=Hello",
    ],
)
def test_a_place_or_address_that_can_be_reached_is_in_order(pack: PackBuilder, target: str) -> None:
    pack.filled()
    pack.write(
        "pack.toml",
        'id = "{id}"\ntitle = { en = "A", km = "ក" }\n[[paths]]\nid = "first"\n'
        'title = { en = "First", km = "ដំបូង" }\nguides = ["guides/lock"]\n',
    )
    guide(pack, en=f"A [link]({target}).")

    assert (found(pack, DEAD), found(pack, INSECURE)) == ([], [])


@pytest.mark.parametrize(
    "target",
    [
        "guides/gone",
        "guides/lock#section=gone",
        "guides/lock#page=2",
        "guides/lock#one",
        "guides#section=gone",
        "glossary/gone",
        "contacts/Camboja",
        "images/phone.svg",
        "../lock",
        "#one",
        "https://",
        "https://localhost",
        "https://user@example.org",
        "https:/example.org",
        "mailto:nobody",
        "ftp://example.org",
        "tel:+85512",
    ],
)
def test_a_link_that_leads_nowhere_is_found(pack: PackBuilder, target: str) -> None:
    pack.filled()
    guide(pack, en=f"Words.\n\n- A [link]({target}).")

    assert found(pack, DEAD) == [("guides/lock/en.md", 5)]


@pytest.mark.parametrize("written", ["[a](javascript:b)", "[a](guides/b c)", "[a] (guides/lock)"])
def test_what_is_not_read_as_a_link_is_found(pack: PackBuilder, written: str) -> None:
    guide(pack, en=f"Words {written}.")

    assert found(pack, DEAD) == [("guides/lock/en.md", 3)]


def test_a_section_must_be_there_in_every_language(pack: PackBuilder) -> None:
    guide(pack, en="[here](guides/lock#section=two)\n\n## Two {#two}\n\nWords.")

    assert found(pack, DEAD) == [("guides/lock/en.md", 3)]


def test_an_address_that_is_not_encrypted_is_found_in_text_and_table(pack: PackBuilder) -> None:
    guide(pack, en="[a](http://example.org)")
    pack.report("study", 'source_url = "http://example.org"\n')
    pack.contact("camboja", 'website = "http://example.org"\n')

    assert found(pack, INSECURE) == [
        ("guides/lock/en.md", 3),
        ("reports/study/item.toml", 4),
        ("contacts/camboja.toml", 4),
    ]
