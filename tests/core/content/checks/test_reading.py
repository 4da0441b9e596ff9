"""One bad file never hides what is wrong with the others."""

from __future__ import annotations

import pytest
from tests.core.conftest import Nobody
from tests.core.content.checks.proofs import ITEM, all_found, found, guide
from tests.packs import PackBuilder

from kiosk.core.content.checks.every import checks
from kiosk.core.content.checks.guide_shape import COUNT
from kiosk.core.content.checks.reading import TEXT
from kiosk.core.content.finding import Severity

HOSTILE = {
    "bytes that are no text": bytes(range(256)) * 9,
    "nothing": b"",
    "only zeros": b"\x00" * 999,
    "50 megabytes": b"- a\n" * 13_000_000,
    "a heading without an id": b"## One\n",
    "a heading twice": b"## One {#a}\n\n## Two {#a}\n",
}

SLOW = {
    "deep lists": "".join("  " * deep + "- a\n" for deep in range(700)),
    "deep quotations": ">" * 50_000,
    "open brackets": "[" * 50_000 + "](" * 50_000,
    "open stars": "*_" * 50_000,
    "parentheses": "(" * 50_000 + "Update" + ")" * 50_000,
    "shares": "1 of " * 20_000,
    "digits": "9" * 300_000,
    "years": "(" + "1999 " * 50_000,
    "links": "[a](b) " * 20_000,
    "sections": "".join(f"## B {{#b{number}}}\n" for number in range(10_000)),
    "khmer": "ក" * 100_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_that_cannot_be_read_is_named_and_the_rest_is_checked(
    pack: PackBuilder, content: bytes
) -> None:
    guide(pack)
    pack.write("guides/bad/item.toml", ITEM)
    pack.write("guides/bad/en.md", content)

    assert [file for file, _ in found(pack, TEXT)] == ["guides/bad/en.md"]
    assert [file for file, _ in found(pack, COUNT)] == ["guides/lock/en.md", "guides/lock/km.md"]


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW.keys())
def test_a_text_made_to_be_slow_does_not_stop_the_checks(pack: PackBuilder, text: str) -> None:
    pack.glossary("id,en,km,meaning.en,meaning.km,avoid.km\nup,Update,ការធ្វើ,x,x,កខ|គឃ\n")
    pack.write("guides/lock/item.toml", ITEM)
    for code in ("en", "km"):
        pack.write(f"guides/lock/{code}.md", f"## A {{#one}}\n\n{text}\n")

    found_in = {one.file.name for one in all_found(pack)}

    assert {"en.md", "km.md"} <= found_in


def test_links_that_lead_back_to_themselves_are_not_followed(pack: PackBuilder) -> None:
    guide(pack)
    folder = pack.folder / "guides"
    try:
        (folder / "lock" / "images").symlink_to(folder, target_is_directory=True)
        (folder / "round").symlink_to(folder, target_is_directory=True)
        (folder / "self").symlink_to(folder / "self")
    except OSError:
        pytest.skip("no links here")

    assert [file for file, _ in found(pack, COUNT)] == ["guides/lock/en.md", "guides/lock/km.md"]


def test_a_folder_that_may_not_be_read_is_named(pack: PackBuilder, as_nobody: Nobody) -> None:
    with as_nobody.as_root():
        guide(pack)
        pack.write("reports/secret/item.toml", "x")
        (pack.folder / "reports").chmod(0)

    problems = [one.file.name for one in all_found(pack) if one.severity is Severity.PROBLEM]

    with as_nobody.as_root():
        (pack.folder / "reports").chmod(0o755)
    assert problems == ["reports"]
    assert len(found(pack, COUNT)) == 2


def test_what_the_reader_of_packs_complains_about_is_told_as_it_is(pack: PackBuilder) -> None:
    pack.guide("Lock")

    (told,) = [one for one in all_found(pack) if one.severity is Severity.PROBLEM]

    assert (told.check, told.line) == ("pack-file", 1)


def test_no_two_checks_have_the_same_name() -> None:
    names = [one.name for one in checks()]

    assert len(names) > 30
    assert len(set(names)) == len(names)
