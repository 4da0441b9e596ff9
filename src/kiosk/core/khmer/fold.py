"""Text folded for searching, so that what looks the same is found however it was typed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kiosk.core.khmer.letters import BASES, COENG, KHMER, MARKS, ROBAT, SOFT_HYPHEN
from kiosk.core.khmer.plain_letters import NOTHING, PlainLetters
from kiosk.core.khmer.stutter import repetitions, stutters
from kiosk.core.khmer.syllable import canonical
from kiosk.core.khmer.visual_order import reading_order


@dataclass(frozen=True, slots=True)
class SearchKey:
    """A text folded for searching, and where in the text each folded character comes from.

    A folded character stands for the source's characters from `starts[i]` up to `ends[i]`. From
    syllable to syllable they only grow; within a syllable they follow the folding.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Give the smallest range of the source that holds the folded range."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else max(self.ends, default=0)
            return at, at
        return min(self.starts[start:end]), max(self.ends[start:end])


_PLAIN = PlainLetters()

_HIDDEN = f"{NOTHING}{SOFT_HYPHEN}"
_SPACES = " \n"
_GAP = f"[{_SPACES}{_HIDDEN}]*"
_LATIN = r"[^\W\d_\u1780-\u17ff]"

# A word broken at a line's end cannot be told from one with a hyphen ("well-" and "known"):
# between letters no hyphen counts, so that e-mail is email.
_LINE_END = f"\n{_GAP}"
_HYPHEN = (
    f"(?<={_LATIN})[{_HIDDEN}]*"
    f"(?:-[{_HIDDEN}]*(?:{_LINE_END})?|{SOFT_HYPHEN}[{_HIDDEN}]*{_LINE_END})"
    f"(?={_LATIN})"
)
_CROWD = f"[{_SPACES}{_HIDDEN}]{{2,}}|[{_HIDDEN}]"

# Possessive, as the text may be made to be slow: what a gap or a row of coengs took, it keeps.
_PARTS = f"(?:{_GAP}+(?:{COENG}++(?:{_GAP}+[{BASES}])?|[{MARKS}]))"
# MuPDF drops the last ន of ន្នន, as in ទិន្នន័យ ("data"): text and query alike lose it.
_LOST_BY_MUPDF = f"ន(?:{_GAP}+{COENG}++{_GAP}+ន)+(?:{_GAP}+ន(?!{_GAP}+[{COENG}{ROBAT}]))+"
_SYLLABLE = f"(?:{_LOST_BY_MUPDF}|[{BASES}](?={_PARTS})|(?=[{COENG}{MARKS}])){_PARTS}*"
_BESIDE_KHMER = f"(?<=[{KHMER}])[{_SPACES}{_HIDDEN}]+|[{_SPACES}{_HIDDEN}]+(?=[{KHMER}])"

_HAS_KHMER = re.compile(f"[{KHMER}]")
_INSIDE_SYLLABLE = re.compile(f"[{MARKS}{COENG}]")
_CHANGES = re.compile(f"{_HYPHEN}|(?P<crowd>{_CROWD})")


@cache
def _changes_with_khmer() -> re.Pattern[str]:
    """What takes 2 ms to be compiled: a start without a search does not wait for it."""
    return re.compile(f"(?P<syllable>{_SYLLABLE})|{_BESIDE_KHMER}|{_HYPHEN}|(?P<crowd>{_CROWD})")


def fold(text: str, *, is_visual_order: bool = False) -> SearchKey:
    """Fold a text for searching; fold the query too, and search one in the other.

    What makes no difference: case, accents, width and the look of quotation marks and hyphens; how
    much white space there is, and beside Khmer whether there is any, since a PDF's lines split
    syllables; hyphens between letters; zero-width characters; the order in which a syllable was
    typed (Unicode Technical Note 61) and spellings that look the same; ដ or ត as a subscript; ឲ
    or ឱ; whose digits; how often a PDF that stutters says a syllable. Folding what is folded
    changes nothing.

    >>> fold("ស្រ្តី ១៩").text == fold("ស្ត្រី\u200b19").text
    True
    """
    if is_visual_order:
        order = reading_order(text)
        return _reordered(fold("".join([text[index] for index in order])), order)
    plain = text.translate(_PLAIN)
    key = _without_stutter(_settled(plain))
    return key if len(plain) == len(text) else _narrowed(key, text)


def fold_query(text: str) -> str:
    """Fold what a person typed; a hyphen at the end may still be followed by a letter."""
    folded = fold(text).text.strip()
    return re.sub(f"(?<={_LATIN})-$", "", folded)


def begins_word(key: str, start: int) -> bool:
    """Say whether something found at `start` of a folded text may be the beginning of a word.

    Khmer does not say where words begin; there it is where a syllable does.
    """
    if start == 0:
        return True
    before, first = key[start - 1], key[start]
    if _HAS_KHMER.match(first):
        return begins_syllable(key, start)
    return not before.isalnum() or bool(_HAS_KHMER.match(before))


def begins_syllable(key: str, start: int) -> bool:
    """Say whether a folded text may be cut at `start` without splitting a Khmer syllable."""
    return start == 0 or (key[start - 1] != COENG and not _INSIDE_SYLLABLE.match(key, start))


class _KeyInTheMaking:
    """A key put together from what stays as it is and what changes."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._pieces: list[str] = []
        self._starts, self._ends = array("I"), array("I")
        self._done = 0

    def keep_until(self, end: int) -> None:
        self._pieces.append(self._plain[self._done : end])
        self._starts.extend(range(self._done, end))
        self._ends.extend(range(self._done + 1, end + 1))
        self._done = end

    def replace_until(
        self, end: int, piece: str, starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        """Put `piece` for what comes next; `starts` and `ends` count from there."""
        begin = self._done
        self._pieces.append(piece)
        self._starts.extend([begin + at for at in starts])
        self._ends.extend([begin + at for at in ends])
        self._done = end

    def key(self) -> SearchKey:
        self.keep_until(len(self._plain))
        return SearchKey("".join(self._pieces).replace("\n", " "), self._starts, self._ends)


def _settled(plain: str) -> SearchKey:
    """Order the syllables and close the gaps."""
    changes = _changes_with_khmer() if _HAS_KHMER.search(plain) else _CHANGES
    making = _KeyInTheMaking(plain)
    for found in changes.finditer(plain):
        written, (start, end) = found.group(), found.span()
        if found.lastgroup == "syllable":
            syllable = canonical(written)
            if syllable.text != written:
                making.keep_until(start)
                making.replace_until(end, syllable.text, syllable.starts, syllable.ends)
        elif found.lastgroup == "crowd" and written.strip(_HIDDEN):
            making.keep_until(start)
            making.replace_until(end, " ", (0,), (end - start,))
        else:
            making.keep_until(start)
            making.replace_until(end, "", (), ())
    return making.key()


def _without_stutter(key: SearchKey) -> SearchKey:
    """Say once what a PDF says over and over; what remains stands for all of it."""
    if not stutters(key.text):
        return key
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    done = 0
    for start, end in repetitions(key.text):
        pieces.append(key.text[done:start])
        starts += key.starts[done:start]
        ends += key.ends[done:start]
        ends[-1] = max(ends[-1], *key.ends[start:end])
        done = end
    pieces.append(key.text[done:])
    return SearchKey("".join(pieces), starts + key.starts[done:], ends + key.ends[done:])


def _narrowed(key: SearchKey, text: str) -> SearchKey:
    """Give the key of a text some of whose characters became several plain letters."""
    origin = [at for at, char in enumerate(text) for _ in _PLAIN[ord(char)]]
    starts = array("I", [origin[start] for start in key.starts])
    return SearchKey(key.text, starts, array("I", [origin[end - 1] + 1 for end in key.ends]))


def _reordered(key: SearchKey, order: Sequence[int]) -> SearchKey:
    """Give the key of a text from that of its characters in another order."""
    ranges = [order[start:end] for start, end in zip(key.starts, key.ends, strict=True)]
    return SearchKey(
        key.text,
        array("I", [min(indexes) for indexes in ranges]),
        array("I", [max(indexes) + 1 for indexes in ranges]),
    )
