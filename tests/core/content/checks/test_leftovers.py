"""Files that nobody reads are found."""

from __future__ import annotations

import pytest
from tests.core.content.checks.proofs import found, guide
from tests.packs import PackBuilder

from kiosk.core.content.checks.leftovers import LEFTOVER, UNUSED


@pytest.mark.parametrize(
    "name",
    [
        "guides/lock/en.md~",
        "guides/lock/.en.md.swp",
        "guides/.DS_Store",
        "reports/study/~$km.docx",
        "contacts/camboja.toml.bak",
        "pack.toml.orig",
        "Thumbs.db",
    ],
)
def test_what_an_editor_leaves_behind_is_found(pack: PackBuilder, name: str) -> None:
    guide(pack)
    pack.filled()
    pack.write(name, "x")

    assert found(pack, LEFTOVER) == [(name, 0)]
    assert found(pack, UNUSED) == []


@pytest.mark.parametrize(
    "name",
    [
        "guides/lock/notes.docx",
        "guides/lock/km.pdf",
        "guides/lock.md",
        "contacts/camboja.vcf",
        "guide/lock/en.md",
        "glossary.xlsx",
        "glossary/terms.csv",
    ],
)
def test_a_file_that_is_not_used_is_found(pack: PackBuilder, name: str) -> None:
    guide(pack)
    pack.filled()
    pack.write(name, "x")

    assert [file for file, _ in found(pack, UNUSED)] in ([name], [name.split("/", maxsplit=1)[0]])


def test_everything_that_has_its_place_is_left_alone(pack: PackBuilder) -> None:
    guide(pack)
    pack.filled()
    for name in ("README.md", "LICENSE", "synonyms.csv", "SHA256SUMS", "SHA256SUMS.minisig"):
        pack.write(name, "x")
    for name in ("km.pdf", "km.txt", "cover.svg", "source/km.md"):
        pack.write(f"reports/study/{name}", "x")

    assert (found(pack, LEFTOVER), found(pack, UNUSED)) == ([], [])
