"""Markdown becomes a flat list of typed blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.markdown import BlockKind, Span, parse_blocks


def test_every_kind_of_block_is_read_with_its_line() -> None:
    blocks = parse_blocks("Intro\n\n## Head\n\n1. one\n2. two\n\n- a\n- b\n\n> note\n")

    assert [(block.kind, block.line) for block in blocks] == [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.HEADING, 3),
        (BlockKind.STEPS, 5),
        (BlockKind.BULLETS, 8),
        (BlockKind.NOTE, 11),
    ]
    assert blocks[3].item_lines == (8, 9)


def test_runs_of_text_carry_their_style_and_target() -> None:
    (block,) = parse_blocks("Use **strong _both_** [words](glossary/words) and `code`.")

    assert block.spans == (
        Span(text="Use "),
        Span(text="strong ", strong=True),
        Span(text="both", strong=True, emphasis=True),
        Span(text=" "),
        Span(text="words", target="glossary/words"),
        Span(text=" and "),
        Span(text="code"),
        Span(text="."),
    )


def test_a_paragraph_that_is_only_an_image_is_a_picture() -> None:
    (block,) = parse_blocks("![Three **phones**,\none locked](images/phones.svg)\n")

    assert block.kind is BlockKind.PICTURE
    assert block.target == "images/phones.svg"
    assert block.lines == ("Three phones, one locked",)


def test_an_image_within_a_text_is_its_words() -> None:
    (block,) = parse_blocks("See ![the lock](images/lock.svg) here.")

    assert block.kind is BlockKind.PARAGRAPH
    assert block.lines == ("See the lock here.",)


def test_plain_text_keeps_numbers_and_bullets() -> None:
    steps, bullets = parse_blocks("1. one\n2. two\n\ntext-breaks\n\n- a\n")[::2]

    assert steps.lines == ("1. one", "2. two")
    assert bullets.lines == ("• a",)


def test_a_list_inside_a_list_is_read_on_as_text() -> None:
    (block,) = parse_blocks("- a\n  - inner\n- b\n")

    assert block.lines == ("• a inner", "• b")


def test_a_broken_line_is_a_space() -> None:
    (block,) = parse_blocks("one\ntwo  \nthree")

    assert block.lines == ("one two three",)


def test_khmer_keeps_its_breaks() -> None:
    (block,) = parse_blocks("ចាក់សោ\u200bទូរសព្ទ")

    assert block.lines == ("ចាក់សោ\u200bទូរសព្ទ",)


@pytest.mark.parametrize("source", ["<script>x</script>", "<b onclick=x>y</b>", "a <img src=x>"])
def test_html_is_text(source: str) -> None:
    (block,) = parse_blocks(source)

    assert block.lines == (source,)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "file:///etc/passwd"])
def test_no_link_runs_or_opens_what_is_on_the_computer(address: str) -> None:
    (block,) = parse_blocks(f"[press]({address})")

    assert all(span.target == "" for span in block.spans)


@given(st.text(max_size=300))
def test_any_text_becomes_blocks_on_lines_of_the_text(source: str) -> None:
    blocks = parse_blocks(source)

    for block in blocks:
        assert 1 <= block.line <= source.count("\n") + source.count("\r") + 1
        assert len(block.item_lines) == len(block.items)
        assert bool(block.items) is (block.kind in (BlockKind.STEPS, BlockKind.BULLETS))
