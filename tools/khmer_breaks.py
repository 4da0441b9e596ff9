"""Where a line of Khmer may break: finds words and marks their edges with zero-width spaces.

Khmer writes no spaces between words, and neither Qt nor a browser without a dictionary finds where
a line may end. Words come from khmercut, a conditional random field trained on khPOS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import khmercut

ZERO_WIDTH_SPACE = "\u200b"
_UNSEEN, _UNTOUCHED = "\ufdd0", "\ufdd1"  # noncharacters: in no text
COENG = "\u17d2"  # joins the next consonant to the cluster before it

_KHMER_PHRASE = re.compile("[\u1780-\u17dd\u17e0-\u17e9]+")
_FIRST_OF_A_WORD = re.compile("[\u1780-\u17b3\u17e0-\u17e9]")  # letters and digits, no signs
_DIGITS = frozenset("០១២៣៤៥៦៧៨៩")
_WORDS = re.compile("[^។-៖៘-៛]+")  # what stands between punctuation; khmercut errs beside it
_AFTER_WHICH_A_WORD_BEGINS = frozenset("។៕៖ៗ")
_LONE_CONSONANT = re.compile("[\u1780-\u17a2]")  # nearly always the end of the word before it
_CLUSTER = re.compile(f"(?<!{COENG})[\u1780-\u17b3\u17d4-\u17db\u17e0-\u17e9]")

# Names and words that khmercut takes apart, each a single word to a reader.
_WHOLE_WORDS = re.compile(
    "សេរីភាព|អ៊ិនគ្រីប|ខេមបូចា|អ៊ីនធឺណិត|អ៊ីនធឺណែត|តេឡេក្រាម|ហ្វេសប៊ុក|មេកាបៃ|រមូរ|សមកាលកម្ម|ស៊ីមកាត|រ៉ោតទ័រ"
)


# What stands in a text beside its words: the group `unseen` matches what a reader never sees, so
# that the letters on both sides are neighbours; `untouched`, what is shown or used as it stands.
PLAIN = re.compile("(?P<unseen>(?!))|(?P<untouched>(?!))")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """The characters a reader sees, and where each stands in the source."""

    text: str
    origins: tuple[int, ...]


def with_breaks(text: str, markup: re.Pattern[str] = PLAIN) -> str:
    """Add a zero-width space between Khmer words wherever none is; existing ones stay.

    Doing it twice changes nothing more.
    """
    places = sorted(_missing_breaks(text, markup), reverse=True)
    for place in places:
        text = text[:place] + ZERO_WIDTH_SPACE + text[place:]
    return text


def unbroken_runs(
    text: str, longest: int, markup: re.Pattern[str] = PLAIN
) -> Iterator[tuple[int, str]]:
    """Yield (index, run) for every Khmer run of more than `longest` clusters without a break."""
    seen = _as_seen(text, markup, with_zero_width_spaces=True)
    for run in _KHMER_PHRASE.finditer(seen.text):
        if cluster_count(run.group()) > longest:
            yield seen.origins[run.start()], run.group()


def cluster_count(khmer: str) -> int:
    """Count the clusters (what a reader would call letters) of a Khmer text."""
    return len(_CLUSTER.findall(khmer))


def word_edges(phrase: str) -> Iterator[int]:
    """Yield the indexes inside a Khmer phrase without spaces at which a new word begins."""
    whole = [match.span() for match in _WHOLE_WORDS.finditer(phrase)]
    edges = _edges_of_tokens(phrase) | {edge for span in whole for edge in span}
    for index in sorted(edges):
        inside_a_word = any(start < index < end for start, end in whole)
        if may_break(phrase, index) and not inside_a_word:
            yield index


def may_break(phrase: str, index: int) -> bool:
    """Say whether a line may end before `index`: never in a cluster, a number or before a sign."""
    if not 0 < index < len(phrase):
        return False
    before, after = phrase[index - 1], phrase[index]
    if before == COENG or (before in _DIGITS and after in _DIGITS):
        return False
    return _FIRST_OF_A_WORD.match(after) is not None


def _edges_of_tokens(phrase: str) -> set[int]:
    edges = {i + 1 for i, sign in enumerate(phrase) if sign in _AFTER_WHICH_A_WORD_BEGINS}
    for words in _WORDS.finditer(phrase):
        position = words.start()
        for token in khmercut.tokenize(words.group()):
            if not _LONE_CONSONANT.fullmatch(token):
                edges.add(position)
            position += len(token)
    return edges


def _missing_breaks(text: str, markup: re.Pattern[str]) -> Iterator[int]:
    seen = _as_seen(text, markup, with_zero_width_spaces=False)
    for phrase in _KHMER_PHRASE.finditer(seen.text):
        for edge in word_edges(phrase.group()):
            before = seen.origins[phrase.start() + edge - 1]
            after = seen.origins[phrase.start() + edge]
            between = text[before + 1 : after]
            if ZERO_WIDTH_SPACE not in between:
                yield _place_beside(between, before + 1, after)


def _place_beside(between: str, before: int, after: int) -> int:
    """Choose the side of the markup between two letters: after what closes, before what opens."""
    return before if between.startswith("[") else after


def _as_seen(text: str, markup: re.Pattern[str], *, with_zero_width_spaces: bool) -> _Seen:
    characters = list(text)
    for match in markup.finditer(text):
        replacement = _UNSEEN if match["unseen"] else _UNTOUCHED
        characters[slice(*match.span())] = replacement * len(match.group())
    dropped = {_UNSEEN} if with_zero_width_spaces else {_UNSEEN, ZERO_WIDTH_SPACE}
    origins = tuple(i for i, character in enumerate(characters) if character not in dropped)
    return _Seen(text="".join(characters[i] for i in origins), origins=origins)
