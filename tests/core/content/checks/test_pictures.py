"""Every picture is there, is sound, and says what it shows."""

from __future__ import annotations

import pytest
from tests import pictures
from tests.core.content.checks.proofs import all_found, found, guide
from tests.packs import PackBuilder

from kiosk.core.content.checks.pictures import DESCRIPTION, MISSING, UNSOUND, UNUSED, WORDS
from kiosk.core.content.finding import Severity

SHOWN = "![A phone that is locked](images/phone.svg)"


def shown(pack: PackBuilder, drawing: str | bytes, name: str = "phone.svg") -> None:
    """Show a picture in both languages."""
    words = SHOWN.replace("phone.svg", name)
    guide(pack, en=words, km=words)
    pack.write(f"guides/lock/images/{name}", drawing)


def test_a_sound_picture_is_not_complained_about(pack: PackBuilder) -> None:
    shown(pack, pictures.ARROW)

    assert [one for one in all_found(pack) if one.severity is Severity.PROBLEM] == []
    assert found(pack, UNUSED) == []


@pytest.mark.parametrize(
    "target", ["images/gone.svg", "../lock/images/phone.svg", "https://example.org/phone.svg"]
)
def test_a_picture_that_is_not_in_the_folder_is_found(pack: PackBuilder, target: str) -> None:
    guide(pack, en=f"![A phone]({target})")

    assert found(pack, MISSING) == [("guides/lock/en.md", 3)]


@pytest.mark.parametrize("inside", pictures.HOSTILE.values(), ids=pictures.HOSTILE.keys())
def test_a_picture_that_reaches_out_or_acts_is_found_once(pack: PackBuilder, inside: str) -> None:
    shown(pack, pictures.svg(inside))

    assert [file for file, _ in found(pack, UNSOUND)] == ["guides/lock/images/phone.svg"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("phone.svg", b"\x89PNG\r\n"),
        ("phone.jpg", b"\xff\xd8\xff"),
        ("phone.png", b"<svg/>"),
        ("phone.svg", b"<svg>" + b" " * 256 * 1024),
    ],
)
def test_a_picture_of_another_kind_or_too_large_is_found(
    pack: PackBuilder, name: str, content: bytes
) -> None:
    shown(pack, content, name)

    assert [file for file, _ in found(pack, UNSOUND)] == [f"guides/lock/images/{name}"]


def test_words_in_a_picture_are_found(pack: PackBuilder) -> None:
    shown(pack, pictures.svg('<g/>\n<text x="1" y="1">Phone</text>'))

    assert found(pack, WORDS) == [("guides/lock/images/phone.svg", 2)]


@pytest.mark.parametrize("number", ["1", "12", "៣"])
def test_a_number_in_a_picture_is_no_word(pack: PackBuilder, number: str) -> None:
    shown(pack, pictures.svg(f'<text x="1" y="1">{number}</text>'))

    assert found(pack, WORDS) == []


@pytest.mark.parametrize("description", ["", " ", "\u200b"])
def test_a_picture_without_a_description_is_found(pack: PackBuilder, description: str) -> None:
    shown(pack, pictures.ARROW)
    guide(pack, en=f"![{description}](images/phone.svg)", km=SHOWN)

    assert found(pack, DESCRIPTION) == [("guides/lock/en.md", 3)]


def test_a_picture_that_no_text_shows_is_found(pack: PackBuilder) -> None:
    shown(pack, pictures.ARROW)
    pack.write("guides/lock/images/old.svg", pictures.ARROW)

    assert found(pack, UNUSED) == [("guides/lock/images/old.svg", 0)]
