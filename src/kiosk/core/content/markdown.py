"""Markdown as a flat list of typed blocks: what the window, a handout and a code can each set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class BlockKind(Enum):
    """What a block is set as."""

    HEADING = auto()
    PARAGRAPH = auto()
    STEPS = auto()
    BULLETS = auto()
    NOTE = auto()
    PICTURE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style; `target` is the place or address it leads to, or ""."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block; steps and bullets have `items`, the others `spans`.

    `line` counts from 1, and so do `item_lines`, one for each item. A picture has its file as
    `target`, relative to the text's folder, and in its `spans` the sentence that says what it
    shows: `lines` has it too, since plain text shows no picture.
    """

    kind: BlockKind
    line: int
    spans: tuple[Span, ...] = ()
    items: tuple[tuple[Span, ...], ...] = ()
    item_lines: tuple[int, ...] = ()
    target: str = ""

    @property
    def text(self) -> str:
        """The words of `spans`."""
        return _text(self.spans)

    @property
    def lines(self) -> tuple[str, ...]:
        """The block as plain text, a line for each item; steps carry their numbers."""
        match self.kind:
            case BlockKind.STEPS:
                return tuple(
                    f"{number}. {_text(item)}" for number, item in enumerate(self.items, 1)
                )
            case BlockKind.BULLETS:
                return tuple(f"• {_text(item)}" for item in self.items)
            case _:
                return (self.text,)


def parse_blocks(source: str) -> tuple[Block, ...]:
    """Read CommonMark into blocks, in order.

    Of the block structure, headings, paragraphs, numbered and plain lists and quotations
    (as notes) are used; raw HTML, code blocks and rules are read as paragraphs or left out.
    A paragraph that is nothing but an image is a picture; an image within a text is its words.
    """
    return tuple(_blocks(_reader().parse(source)))


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    position = 0
    while position < len(tokens):
        end = _end_of(tokens, position)
        inside = tokens[position : end + 1]
        if block := _block(inside):
            yield block
        position = end + 1


def _end_of(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _block(tokens: Sequence[Token]) -> Block | None:
    first = tokens[0]
    line = _line(first)
    match first.type:
        case "heading_open":
            return Block(kind=BlockKind.HEADING, line=line, spans=_joined(tokens))
        case "paragraph_open":
            return _picture(tokens) or Block(
                kind=BlockKind.PARAGRAPH, line=line, spans=_joined(tokens)
            )
        case "blockquote_open":
            return Block(kind=BlockKind.NOTE, line=line, spans=_joined(tokens))
        case "ordered_list_open":
            return _list(BlockKind.STEPS, tokens)
        case "bullet_list_open":
            return _list(BlockKind.BULLETS, tokens)
        case "fence" | "code_block":
            return Block(kind=BlockKind.PARAGRAPH, line=line, spans=(Span(text=first.content),))
        case _:
            return None


def _picture(tokens: Sequence[Token]) -> Block | None:
    """Read a paragraph as a picture, if it holds an image and nothing else."""
    inside = [child for token in tokens for child in token.children or ()]
    if len(inside) != 1 or inside[0].type != "image":
        return None
    return Block(
        kind=BlockKind.PICTURE,
        line=_line(tokens[0]),
        spans=tuple(_spans(inside[0].children or ())),
        target=str(inside[0].attrGet("src") or ""),
    )


def _list(kind: BlockKind, tokens: Sequence[Token]) -> Block:
    """Gather a list's items; a list inside an item is read on as further text of it."""
    items: list[list[Token]] = []
    for token in tokens:
        if token.type == "list_item_open" and token.level == 1:
            items.append([])
        if items:
            items[-1].append(token)
    return Block(
        kind=kind,
        line=_line(tokens[0]),
        items=tuple(_joined(item) for item in items),
        item_lines=tuple(_line(item[0]) for item in items),
    )


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _joined(tokens: Sequence[Token]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for token in tokens:
        if token.type == "inline":
            if spans:
                spans.append(Span(text=" "))
            spans.extend(_spans(token.children or ()))
    return tuple(spans)


def _spans(children: Sequence[Token]) -> Iterator[Span]:
    strong = emphasis = 0
    target = ""
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                target = str(token.attrGet("href") or "")
            case "link_close":
                target = ""
            case "softbreak" | "hardbreak":
                yield Span(text=" ")
            case _ if token.content:
                yield Span(
                    text=token.content, strong=strong > 0, emphasis=emphasis > 0, target=target
                )


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
