"""Which pages of a document are meant, as a person writes it: "1-3, 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

_SPACE = r"[\s\u200b\ufeff]"  # Khmer keyboards write a zero-width space with the space bar
_AROUND_DASH = re.compile(rf"{_SPACE}*[-‐‑‒–—―−～]{_SPACE}*")
_BETWEEN = re.compile(rf"(?:{_SPACE}|[,;،、，；។៖])+")
_PAGES = re.compile(r"(\d+)(?:-(\d+))?")
_MOST_DIGITS = 9
"""A longer number is no page of anything; Python itself refuses to read very long ones."""
_SHOWN = 20


class PageRangeError(Problem):
    """What was written names no pages of the document."""


def parse_page_range(text: str, count: int) -> tuple[int, ...]:
    """Give the pages meant, from 1, each once and in the order they are written.

    Digits of every script count, and so do the marks that scripts put between numbers. A
    range may run backwards. Raises `PageRangeError` where a page is not one of `count`.

    >>> parse_page_range("៥, 3-1", 12)
    (5, 3, 2, 1)
    """
    joined = _AROUND_DASH.sub("-", text)
    parts = [part for part in _BETWEEN.split(joined) if part]
    if not parts:
        raise PageRangeError(message("Write which pages, such as 1-3, 5."))
    return tuple(dict.fromkeys(page for part in parts for page in _pages(part, count)))


def _pages(part: str, count: int) -> Iterator[int]:
    found = _PAGES.fullmatch(part)
    if found is None:
        raise PageRangeError(_not_understood(part))
    first, last = _page(found[1], count), _page(found[2] or found[1], count)
    step = 1 if first <= last else -1
    yield from range(first, last + step, step)


def _page(digits: str, count: int) -> int:
    page = int(digits) if len(digits) <= _MOST_DIGITS else 0
    if 1 <= page <= count:
        return page
    raise PageRangeError(
        message(
            "There is no page {page}: the pages are 1 to {count}.",
            page=_shortened(digits),
            count=count,
        )
    )


def _not_understood(part: str) -> Message:
    return message("“{text}” is no page. Write pages such as 1-3, 5.", text=_shortened(part))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
