"""Khmer in a browser: no line's end parts a word.

Chromium breaks lines at our marks (U+200B), and also where a dictionary of its own sees words,
some of them inside ours. The CSS that forbids it, `word-break: manual` (CSS Text 4, 5.1), is
unknown to it, so words are held together one by one, as the class `word`.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_TAG_OR_WORD = re.compile("<[^>]*>|[\u1780-\u17d3\u17dc\u17dd]+")


def with_whole_words(html: str, words: AbstractSet[str] | None = None) -> str:
    """Keep each Khmer word in one line, or only `words`, wherever they stand in the page."""

    def held(match: re.Match[str]) -> str:
        text = match[0]
        is_word = not text.startswith("<") and (words is None or text in words)
        return f'<span class="word">{text}</span>' if is_word else text

    return _TAG_OR_WORD.sub(held, html)
