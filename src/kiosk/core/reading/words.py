"""Words as a pointer picks them up, and as they are copied."""

from __future__ import annotations

import re

from kiosk.core.khmer.breaks import ZERO_WIDTH_SPACE
from kiosk.core.khmer.clusters import cluster_end, cluster_start, clusters

_KHMER_RUN = re.compile("[\u1780-\u17d3\u17d7\u17dd\u200c\u200d]+")
_OTHER_RUN = re.compile(r"(?:(?![\u1780-\u17ff])[\w\u00ad\u0300-\u036f]|(?<=\w)['’](?=\w))+")
_LONGEST_WORD = 5
"""Clusters that a stretch between spaces may have and still be one word rather than several."""

_UNSEEN = re.compile(
    "[\u200b\u2060\ufeff\u00ad]|(?<=[\u1780-\u17ff])[\u200c\u200d]|[\u200c\u200d](?=[\u1780-\u17ff])"
)


def spoken(text: str) -> str:
    """Give the text without invisible breaks; joiners stay where emoji or other scripts need them.

    >>> spoken("ពាក្យ\u200bសម្ងាត់")
    'ពាក្យសម្ងាត់'
    """
    return _UNSEEN.sub("", text)


def word_range(text: str, index: int) -> tuple[int, int]:
    """Give the range of the word around `index`.

    A word ends at white space, punctuation, an invisible break, or where the script changes. A
    run of Khmer that holds more than a word, since nobody marked its breaks, gives the cluster
    instead; so does whatever is no word at all.
    """
    if not text:
        return 0, 0
    index = min(max(index, 0), len(text) - 1)
    if text[index] == "\n" and index > 0 and text[index - 1] != "\n":
        index -= 1
    start = cluster_start(text, index)
    around = _run_around(_KHMER_RUN, text, start)
    if around:
        return around if _is_one_word(text, *around) else (start, cluster_end(text, start))
    return _run_around(_OTHER_RUN, text, start) or (start, cluster_end(text, start))


def _run_around(run: re.Pattern[str], text: str, index: int) -> tuple[int, int] | None:
    line_start = text.rfind("\n", 0, index) + 1
    for found in run.finditer(text, line_start):
        if found.start() > index:
            return None
        if index < found.end():
            return found.span()
    return None


def _is_one_word(text: str, start: int, end: int) -> bool:
    if ZERO_WIDTH_SPACE in (text[start - 1 : start], text[end : end + 1]):
        return True
    return sum(1 for _ in clusters(text[start:end])) <= _LONGEST_WORD
