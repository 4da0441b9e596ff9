"""Text folded for searching, so that what looks the same is found however it was typed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.khmer.letters import BASES, COENG, KHMER, MARKS, ROBAT, SOFT_HYPHEN
from kiosk.core.khmer.plain_letters import NOTHING, PlainLetters
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

_UNSEEN = f"[{NOTHING}{SOFT_HYPHEN}]"
_GAP = f"[ \n{NOTHING}{SOFT_HYPHEN}]"
_LATIN = r"[^\W\d_\u1780-\u17ff]"

# A word broken at a line's end cannot be told from one with a hyphen ("well-" and "known"):
# between letters no hyphen counts, so that e-mail is email.
_HYPHEN = (
    rf"(?<={_LATIN}){_UNSEEN}*(?:-{_UNSEEN}*(?:\n{_GAP}*)?|{SOFT_HYPHEN}{_UNSEEN}*\n{_GAP}*)"
    rf"(?={_LATIN})"
)
_CROWD = rf"{_GAP}{{2,}}|{_UNSEEN}"

_COENG = f"{COENG}[{COENG}{_GAP[1:]}*"
_TAIL = f"{_GAP}*(?:{COENG}(?:[{COENG}{_GAP[1:]}*[{BASES}])?|[{MARKS}])"
# MuPDF drops the last ន of ន្នន, as in ទិន្នន័យ ("data"): text and query alike lose it.
_LOST_BY_MUPDF = f"ន(?:{_GAP}*{_COENG}ន)+(?:{_GAP}*ន(?!{_GAP}*[{COENG}{ROBAT}]))+"
_SYLLABLE = f"{_LOST_BY_MUPDF}(?:{_TAIL})*|[{BASES}](?:{_TAIL})+|(?:(?=[^ \n])(?:{_TAIL}))+"
_BESIDE_KHMER = f"(?<=[{KHMER}]){_GAP}+|{_GAP}+(?=[{KHMER}])"

_HAS_KHMER = re.compile(f"[{KHMER}]")
_CHANGES = re.compile(f"{_HYPHEN}|(?P<crowd>{_CROWD})")
_CHANGES_WITH_KHMER = re.compile(
    f"(?P<syllable>{_SYLLABLE})|{_BESIDE_KHMER}|{_HYPHEN}|(?P<crowd>{_CROWD})"
)


def fold(text: str, *, is_visual_order: bool = False) -> SearchKey:
    """Fold a text for searching; fold the query too, and search one in the other.

    What makes no difference: case, accents, width and the look of quotation marks and hyphens; how
    much white space there is, and beside Khmer whether there is any, since a PDF's lines split
    syllables; hyphens between letters; zero-width characters; the order in which a syllable was
    typed (Unicode Technical Note 61) and spellings that look the same; ដ or ត as a subscript; ឲ
    or ឱ; whose digits. Folding what is folded changes nothing.

    >>> fold("ស្រ្តី ១៩").text == fold("ស្ត្រី\u200b19").text
    True
    """
    order: Sequence[int] | None = None
    if is_visual_order:
        order = reading_order(text)
        text = "".join([text[index] for index in order])
    plain = text.translate(_PLAIN)
    key = _settled(plain)
    if len(plain) > len(text):
        key = _traced(key, [at for at, char in enumerate(text) for _ in _PLAIN[ord(char)]])
    return key if order is None else _traced(key, order)


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


_INSIDE_SYLLABLE = re.compile(f"[{MARKS}{COENG}]")


def _settled(plain: str) -> SearchKey:
    """Order syllables and close gaps."""
    changes = _CHANGES_WITH_KHMER if _HAS_KHMER.search(plain) else _CHANGES
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    done = 0
    for found in changes.finditer(plain):
        written = found.group()
        start, end = found.span()
        if found.lastgroup == "syllable":
            syllable = canonical(written)
            if syllable.text == written:
                continue
            pieces += plain[done:start], syllable.text
            starts.extend(range(done, start))
            starts.extend([start + at for at in syllable.starts])
            ends.extend(range(done + 1, start + 1))
            ends.extend([start + at for at in syllable.ends])
        else:
            pieces.append(plain[done:start])
            starts.extend(range(done, start))
            ends.extend(range(done + 1, start + 1))
            if found.lastgroup == "crowd" and (" " in written or "\n" in written):
                pieces.append(" ")
                starts.append(start)
                ends.append(end)
        done = end
    pieces.append(plain[done:])
    starts.extend(range(done, len(plain)))
    ends.extend(range(done + 1, len(plain) + 1))
    return SearchKey("".join(pieces).replace("\n", " "), starts, ends)


def _traced(key: SearchKey, origin: Sequence[int]) -> SearchKey:
    """Give the key of the text whose characters came from these indexes of another text."""
    ranges = [origin[start:end] for start, end in zip(key.starts, key.ends, strict=True)]
    return SearchKey(
        key.text,
        array("I", [min(indexes) for indexes in ranges]),
        array("I", [max(indexes) + 1 for indexes in ranges]),
    )
