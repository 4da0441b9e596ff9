"""The pictures of a guide: what may be drawn, and what is refused before anything draws it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import PackBuilder, document_at
from tests.pictures import ARROW, HOSTILE, LOCK_STATES, png, svg

from kiosk.core.content.finding import PackContentError
from kiosk.core.content.library import PackFolders
from kiosk.core.content.picture import LARGEST_FILE, PictureKind, picture_file, read_picture
from kiosk.core.content.svg import SvgRefusedError, svg_size


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The folder of a guide, with a place for pictures."""
    folder = tmp_path / "guide"
    (folder / "images").mkdir(parents=True)
    return folder


def refusal(guide: Path, content: str | bytes, name: str = "images/a.svg") -> str:
    """Why a picture with this content is refused."""
    source = content.encode() if isinstance(content, str) else content
    (guide / name).write_bytes(source)
    with pytest.raises(PackContentError) as refused:
        read_picture([guide], name)
    return str(refused.value.finding.what.text)


@pytest.mark.parametrize("source", [ARROW, LOCK_STATES])
def test_a_sound_drawing_is_read_as_it_is(guide: Path, source: str) -> None:
    (guide / "images" / "a.svg").write_text(source)

    picture = read_picture([guide], "images/a.svg")

    assert picture.kind is PictureKind.SVG
    assert picture.source == source.encode()
    assert picture.width > picture.height


def test_a_png_tells_its_size(guide: Path) -> None:
    (guide / "images" / "a.PNG").write_bytes(png(30, 20))

    picture = read_picture([guide], "images/a.PNG")

    assert (picture.kind, picture.width, picture.height) == (PictureKind.PNG, 30, 20)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 720 260"', (720, 260)),
        ('viewBox="-10,-10,20.5,40" width="100%"', (20.5, 40)),
        ('width="300" height="200px"', (300, 200)),
    ],
)
def test_a_drawing_says_its_size(head: str, size: tuple[float, float]) -> None:
    assert svg_size(f"<svg {head}/>".encode()) == size


@pytest.mark.parametrize("head", ["", 'width="50%" height="9"', 'viewBox="0 0 a 9"', 'width="9"'])
def test_a_drawing_without_a_size_is_refused(head: str) -> None:
    with pytest.raises(SvgRefusedError, match="no size"):
        svg_size(f"<svg {head}/>".encode())


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_drawing_that_is_not_plain_shapes_is_refused(guide: Path, inside: str) -> None:
    assert "The picture" in refusal(guide, svg(inside))


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
        '<?xml-stylesheet href="file:///tmp/a.css"?>',
        '<?xml version="1.0" encoding="utf-7"?>',
    ],
)
def test_what_stands_before_a_drawing_is_looked_at_too(guide: Path, before: str) -> None:
    assert refusal(guide, svg("", before=before)) != "The picture is damaged."


def test_a_refusal_names_the_line(guide: Path) -> None:
    (guide / "images" / "a.svg").write_text(svg("\n<g/>\n<script/>"))

    with pytest.raises(PackContentError) as refused:
        read_picture([guide], "images/a.svg")

    assert refused.value.finding.line == 3


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "images/a.svg", "damaged"),
        ("<svg", "images/a.svg", "damaged"),
        (b"\xff\xfe<\x00", "images/a.svg", "not UTF-8"),
        (b"GIF89a", "images/a.gif", "neither SVG nor PNG"),
        (b"\x89PNG\r\n\x1a\n", "images/a.png", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "images/a.png", "damaged"),
        (png(30, 20)[:-9], "images/a.png", "damaged"),
        (png(10_000, 1), "images/a.png", "pixels a side"),
        (svg("", view="0 0 10000 10"), "images/a.svg", "pixels a side"),
        (svg("", view="0 0 0 10"), "images/a.svg", "pixels a side"),
        (svg(" " * LARGEST_FILE), "images/a.svg", "larger than"),
    ],
)
def test_what_is_damaged_or_huge_is_refused(
    guide: Path, content: str | bytes, name: str, told: str
) -> None:
    assert told in refusal(guide, content, name)


@given(st.binary(max_size=300))
def test_nothing_a_file_can_hold_gets_further_than_a_refusal(source: bytes) -> None:
    try:
        width, height = svg_size(source)
    except SvgRefusedError:
        return
    assert width >= 0
    assert height >= 0


@pytest.mark.parametrize(
    "target",
    [
        "../secret.svg",
        "images/../../secret.svg",
        "/etc/passwd",
        "images//a.svg",
        "images\\a.svg",
        "C:a.svg",
        "file:///etc/passwd",
        "https://a.example/a.svg",
        "images/link.svg",
        "images/loop.svg",
        "images",
        "",
    ],
)
def test_nothing_outside_of_the_guide_is_found(guide: Path, target: str) -> None:
    secret = guide.parent / "secret.svg"
    secret.write_text(ARROW)
    (guide / "images" / "a.svg").write_text(ARROW)
    (guide / "images" / "link.svg").symlink_to(secret)
    (guide / "images" / "loop.svg").symlink_to(guide / "images" / "loop.svg")

    assert picture_file([guide], target) is None


def test_a_missing_picture_is_named(guide: Path) -> None:
    with pytest.raises(PackContentError) as missing:
        read_picture([guide], "images/a.svg")

    assert missing.value.finding.file == guide / "images" / "a.svg"


def test_the_nearest_layer_has_the_picture_whichever_has_the_text(tmp_path: Path) -> None:
    far = PackBuilder(tmp_path / "far")
    near = PackBuilder(tmp_path / "near", pack_toml=None)
    far.guide()
    far.write("guides/lock/images/a.svg", ARROW)
    far.write("guides/lock/images/b.svg", ARROW)
    nearest = near.write("guides/lock/images/a.svg", ARROW)

    document = document_at(PackFolders([near.packs, far.packs]).load(), "guides/lock")

    assert picture_file(document.folders, "images/a.svg") == nearest.resolve()
    assert picture_file(document.folders, "images/b.svg") is not None
