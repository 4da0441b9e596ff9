"""A guide as one page of rich text, for paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kiosk.core.content.guide import Guide
from kiosk.core.content.markdown import Block, BlockKind, Span
from kiosk.ui.language import Language


def guide_page(title: str, guide: Guide, language: Language) -> str:
    """Set a guide in black on white: title, sections, and the checklist with empty boxes."""
    return "".join(_parts(title, guide, language))


def _parts(title: str, guide: Guide, language: Language) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield from (_block(block, language) for block in guide.introduction)
    for section in guide.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield from (_block(block, language) for block in section.blocks)
    if guide.checklist:
        yield f"<h2>{escape(guide.checklist_title)}</h2>"
        for item in guide.checklist:
            yield f'<p style="margin-left: 12px">□ {escape(item.text)}</p>'


def _block(block: Block, language: Language) -> str:
    if block.kind in (BlockKind.STEPS, BlockKind.BULLETS):
        is_numbered = block.kind is BlockKind.STEPS
        lines = (
            f"<p style='margin-left: 12px'>{language.number(number) + '.' if is_numbered else '•'}"
            f" {_inline(item)}</p>"
            for number, item in enumerate(block.items, 1)
        )
        return "".join(lines)
    if block.kind is BlockKind.NOTE:
        return f"<p style='margin-left: 12px'><small>{_inline(block.spans)}</small></p>"
    return f"<p>{_inline(block.spans)}</p>"


def _inline(spans: tuple[Span, ...]) -> str:
    return "".join(
        f"<b>{escape(span.text)}</b>" if span.strong or span.emphasis else escape(span.text)
        for span in spans
    )
