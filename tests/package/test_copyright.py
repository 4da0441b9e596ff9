"""Debian's copyright file says of every part whose it is and what its licence says."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest

from copyright import debian_copyright
from kiosk.core.licences import System, read_components

ROOT_FIELDS = {"Format", "Upstream-Name", "Comment"}

Paragraph = dict[str, str]


@pytest.fixture(scope="module")
def paragraphs() -> list[Paragraph]:
    """The file as a program reads it: fields by name, continued lines joined."""
    return [
        dict(re.findall(r"^([A-Z][A-Za-z-]*): ?(.*(?:\n .*)*)$", block, re.MULTILINE))
        for block in debian_copyright().split("\n\n")
    ]


def licence_of(path: str, paragraphs: list[Paragraph]) -> str:
    """The licence of a file: that of the last paragraph that fits it."""
    fitting = [
        one["License"]
        for one in paragraphs
        if any(fnmatch(path, pattern) for pattern in one.get("Files", "").split())
    ]
    return fitting[-1]


def test_it_begins_with_what_it_is(paragraphs: list[Paragraph]) -> None:
    assert paragraphs[0].keys() == ROOT_FIELDS
    assert paragraphs[0]["Format"].endswith("copyright-format/1.0/")


def test_every_component_of_the_linux_package_has_its_paragraph(
    paragraphs: list[Paragraph],
) -> None:
    from copyright import LICENCES

    shipped = [one for one in read_components(LICENCES) if System.LINUX in one.systems]

    files = [one for one in paragraphs if "Files" in one]

    assert len(files) == len(shipped)
    for paragraph in files:
        assert paragraph.keys() == {"Files", "Copyright", "License", "Comment"}
        assert all(paragraph.values())


def test_every_licence_that_is_named_is_there_once(paragraphs: list[Paragraph]) -> None:
    named = {name for one in paragraphs if "Files" in one for name in one["License"].split(" and ")}
    said = [
        one["License"].partition("\n") for one in paragraphs if one and one.keys() == {"License"}
    ]

    assert sorted(name for name, _, _ in said) == sorted(named)
    assert all(text for _, _, text in said)


@pytest.mark.parametrize(
    ("path", "licence"),
    [
        ("usr/lib/kiosk/kiosk", "AGPL-3.0"),
        ("usr/lib/kiosk/_internal/PySide6/QtGui.abi3.so", "LGPL-3.0 and GPL-3.0"),
        ("usr/lib/kiosk/_internal/PySide6/Qt/lib/libQt6Gui.so.6", "LGPL-3.0 and GPL-3.0"),
        ("usr/lib/kiosk/_internal/PySide6/Qt/lib/libicudata.so.73", "Unicode-DFS-2016"),
        ("usr/lib/kiosk/_internal/pymupdf/libmupdf.so.28.2", "AGPL-3.0"),
        ("usr/lib/kiosk/_internal/resources/fonts/KioskSans-Bold.ttf", "OFL-1.1"),
    ],
)
def test_a_file_is_under_the_licence_of_its_component(
    paragraphs: list[Paragraph], path: str, licence: str
) -> None:
    assert licence_of(path, paragraphs) == licence


def test_what_every_debian_has_is_not_brought_once_more() -> None:
    text = debian_copyright()

    assert "/usr/share/common-licenses/GPL-3" in text
    assert "GNU GENERAL PUBLIC LICENSE\n" not in text


def test_a_line_of_a_text_is_never_taken_for_a_field(paragraphs: list[Paragraph]) -> None:
    known = {"Files", "Copyright", "License", *ROOT_FIELDS}

    assert {field for paragraph in paragraphs for field in paragraph} == known
