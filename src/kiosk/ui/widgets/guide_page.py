"""A guide as one page of rich text, for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from PySide6.QtCore import QSize

from kiosk.core.content.guide import Guide
from kiosk.core.content.markdown import Block, BlockKind, Span
from kiosk.ui.language import Language


def guide_page(
    title: str, guide: Guide, language: Language, pictures: Mapping[str, QSize] | None = None
) -> str:
    """Set a guide in black on white: title, sections, and the checklist with empty boxes.

    `pictures` says how large each picture is that can be shown; the others are put in words.
    """
    return "".join(_parts(title, guide, language, pictures or {}))


def blocks_on_paper(blocks: Sequence[Block], language: Language) -> str:
    """Set paragraphs, steps and notes in black on white; pictures are put in words."""
    return "".join(_block(block, language, {}) for block in blocks)


def _parts(
    title: str, guide: Guide, language: Language, pictures: Mapping[str, QSize]
) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield from (_block(block, language, pictures) for block in guide.introduction)
    for section in guide.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield from (_block(block, language, pictures) for block in section.blocks)
    if guide.checklist:
        yield f"<h2>{escape(guide.checklist_title)}</h2>"
        for item in guide.checklist:
            yield f'<p style="margin-left: 12px">□ {escape(item.text)}</p>'


def _block(block: Block, language: Language, pictures: Mapping[str, QSize]) -> str:
    if block.kind in (BlockKind.STEPS, BlockKind.BULLETS):
        is_numbered = block.kind is BlockKind.STEPS
        lines = (
            f"<p style='margin-left: 12px'>{language.number(number) + '.' if is_numbered else '•'}"
            f" {_inline(item)}</p>"
            for number, item in enumerate(block.items, 1)
        )
        return "".join(lines)
    if block.kind is BlockKind.PICTURE and block.target in pictures:
        size = pictures[block.target]
        source = f'src="{escape(block.target)}" width="{size.width()}" height="{size.height()}"'
        return f"<p><img {source}></p>"
    if block.kind in (BlockKind.NOTE, BlockKind.PICTURE):
        return f"<p style='margin-left: 12px'><small>{_inline(block.spans)}</small></p>"
    return f"<p>{_inline(block.spans)}</p>"


def _inline(spans: tuple[Span, ...]) -> str:
    return "".join(
        f"<b>{escape(span.text)}</b>" if span.strong or span.emphasis else escape(span.text)
        for span in spans
    )
