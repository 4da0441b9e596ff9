"""A guide's text: sections with ids and a checklist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.packs import GUIDE_TEXT

from kiosk.core.content.finding import PackContentError
from kiosk.core.content.guide import Guide, read_guide
from kiosk.core.content.markdown import BlockKind
from kiosk.core.content.reading_time import reading_minutes

MARKDOWN = st.text(
    st.sampled_from("# -*>_[](){}`!|\\\"'&<=~+.:1a#ក្ខ\u200b\n\n\n\t\r\x00") | st.characters(),
    max_size=300,
)
LINES = st.lists(
    st.sampled_from(
        [
            "## Head {#a}",
            "## Head {#b}",
            "## Head",
            "# Top {#a}",
            "## {#checklist}",
            "- [ ] tick {#t}",
            "- [x] tick",
            "1. step",
            "> note",
            "    - deep {#d}",
            "text",
            "",
            "===",
            "---",
            "```",
            "[x]: y",
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


def test_a_guide_has_its_introduction_sections_and_checklist(
    write: Callable[[str], Path],
) -> None:
    guide = read_guide(write(GUIDE_TEXT))

    assert guide.introduction[0].lines == ("An introduction.",)
    (section,) = guide.sections
    assert (section.id, section.title) == ("screen-lock", "Lock the screen")
    assert [block.kind for block in section.blocks] == [BlockKind.STEPS, BlockKind.NOTE]
    assert section.text == "Lock the screen\n1. Open Settings.\n2. Choose PIN.\nMenu names differ."
    assert guide.checklist_title == "Checklist"
    assert [(item.id, item.text) for item in guide.checklist] == [
        ("six-digits", "Six digits"),
        ("encrypted", "Encryption"),
    ]
    assert guide.section("screen-lock") is section
    assert guide.section("gone") is None


def test_an_empty_guide_is_empty(write: Callable[[str], Path]) -> None:
    assert read_guide(write("")) == Guide(introduction=(), sections=())


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("## Lock the screen\n", 1, "Lock the screen"),
        ("intro\n\n## A {#a}\n\n## B {#a}\n", 5, "stands twice"),
        ("## A {#A-b}\n", 1, "has no id"),
        ("## Checklist {#checklist}\n\n- [ ] one {#one}\n- [ ] two\n", 4, "two"),
        ("## Checklist {#checklist}\n\n- [ ] one {#one}\n\n- [ ] two {#one}\n", 5, "twice"),
        ("## A {#a}\n\n## Checklist {#checklist}\n\n- [ ] one {#a}\n", 5, "twice"),
    ],
)
def test_a_heading_or_line_without_its_own_id_is_named(
    write: Callable[[str], Path], text: str, line: int, says: str
) -> None:
    file = write(text)

    with pytest.raises(PackContentError) as refused:
        read_guide(file)

    assert (refused.value.finding.file, refused.value.finding.line) == (file, line)
    assert says in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackContentError, match=r"gone\.md"):
        read_guide(tmp_path / "gone.md")
    with pytest.raises(PackContentError, match=r"gone\.md"):
        reading_minutes(tmp_path / "gone.md")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=MARKDOWN | LINES)
def test_any_text_is_a_guide_or_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "en.md"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))

    guide, refused = Guide(introduction=(), sections=()), None
    try:
        guide = read_guide(file)
    except PackContentError as error:
        refused = error.finding

    ids = [section.id for section in guide.sections] + [item.id for item in guide.checklist]
    assert len(set(ids)) == len(ids)
    assert refused is None or 1 <= refused.line <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize("text", [">" * 5000 + " a", "[" * 5000, "- " * 5000, "*_" * 5000])
def test_a_text_nested_beyond_reason_is_read_all_the_same(
    write: Callable[[str], Path], text: str
) -> None:
    assert isinstance(read_guide(write(text)), Guide)


def test_reading_takes_at_least_a_minute(write: Callable[[str], Path]) -> None:
    assert reading_minutes(write("")) == 1
    assert reading_minutes(write("word " * 800)) == 5
    assert reading_minutes(write("ពាក្យ\u200b" * 800)) == 5
