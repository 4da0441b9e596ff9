"""Blocks of a text as HTML: for a phone's browser, a stick's pages and a handout."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from kiosk.core.content.markdown import Block, BlockKind, Span


def blocks_html(
    blocks: Sequence[Block],
    *,
    number: Callable[[int], str],
    link: Callable[[str], str | None],
    picture: Callable[[Block], str | None],
) -> str:
    """Set blocks as HTML, with every word of them escaped and every break in Khmer kept.

    `number` writes the number of a step (from 1). `link` gives the address that a target leads
    to, or None where it leads nowhere: then its words are plain text. `picture` gives the HTML of
    a picture, or None where it cannot be shown: then its sentence stands there.
    """
    setter = _Setter(number, link, picture)
    return "\n".join(setter.block(block) for block in blocks)


class _Setter:
    def __init__(
        self,
        number: Callable[[int], str],
        link: Callable[[str], str | None],
        picture: Callable[[Block], str | None],
    ) -> None:
        self._number, self._link, self._picture = number, link, picture

    def block(self, block: Block) -> str:
        match block.kind:
            case BlockKind.HEADING:
                return f"<h3>{self._inline(block.spans)}</h3>"
            case BlockKind.PARAGRAPH:
                return f"<p>{self._inline(block.spans)}</p>"
            case BlockKind.NOTE:
                return f'<div class="note" role="note"><p>{self._inline(block.spans)}</p></div>'
            case BlockKind.STEPS:
                return f'<ol class="steps">{"".join(self._steps(block))}</ol>'
            case BlockKind.BULLETS:
                items = (f"<li>{self._inline(item)}</li>" for item in block.items)
                return f'<ul class="bullets">{"".join(items)}</ul>'
            case BlockKind.PICTURE:
                return self._figure(block)

    def _steps(self, block: Block) -> Iterator[str]:
        """Set steps with their numbers as words: no browser counts in Khmer by itself."""
        for number, item in enumerate(block.items, 1):
            shown = escape(self._number(number))
            yield f'<li><span class="number">{shown}</span> {self._inline(item)}</li>'

    def _figure(self, block: Block) -> str:
        shown = self._picture(block)
        if shown is None:
            return f'<p class="picture-words">{self._inline(block.spans)}</p>'
        return f"<figure>{shown}</figure>"

    def _inline(self, spans: Sequence[Span]) -> str:
        """Set spans; neighbours that lead to the same target are one link."""
        runs = groupby(spans, key=_target)
        return "".join(self._linked(target, "".join(map(_styled, run))) for target, run in runs)

    def _linked(self, target: str, words: str) -> str:
        address = self._link(target) if target else None
        return words if address is None else f'<a href="{escape(address)}">{words}</a>'


def _target(span: Span) -> str:
    return span.target


def _styled(span: Span) -> str:
    words = escape(span.text)
    if span.emphasis:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if span.strong else words
