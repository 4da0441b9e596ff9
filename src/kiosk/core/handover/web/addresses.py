"""Addresses on the web as words: the room has no internet, and nothing here leads out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kiosk.core.content.markdown import Block, Span


def spelled_out(block: Block) -> Block:
    """Give a block that says the web address of each of its links instead of leading there."""
    return replace(
        block,
        spans=tuple(_spans(block.spans)),
        items=tuple(tuple(_spans(item)) for item in block.items),
    )


def _spans(spans: Sequence[Span]) -> Iterator[Span]:
    for target, run in groupby(spans, key=_target):
        if not target.startswith(("https://", "http://")):
            yield from run
            continue
        words = tuple(run)
        yield from (replace(span, target="") for span in words)
        address = target.partition("://")[2].rstrip("/")
        if address not in "".join(span.text for span in words):
            yield Span(text=f" ({address})")


def _target(span: Span) -> str:
    return span.target
