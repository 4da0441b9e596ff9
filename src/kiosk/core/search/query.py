"""What somebody looks for: words that must all stand on one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.core.khmer.fold import begins_syllable, fold_query
from kiosk.core.reading.find import is_long_enough
from kiosk.core.search.inflection import other_forms
from kiosk.core.search.one_byte import encoded
from kiosk.core.search.synonyms import NO_SYNONYMS, Others, Synonyms

LONGEST_QUERY = 200
"""Characters; nobody types more, and what is pasted in is cut there."""

_QUOTED = re.compile(r'"([^"]*)"?|“([^”]*)”?|«([^»]*)»?')
_KHMER = "\u1780-\u17d3\u17d7\u17dc\u17dd"
_LATIN = rf"[^\W{_KHMER}]"
_WORD = re.compile(rf"[{_KHMER}0-9]*[{_KHMER}][{_KHMER}0-9]*|{_LATIN}(?:[^\s{_KHMER}]*{_LATIN})?")
_NO_WORD = re.compile(r"\S+")
_ENDS_IN_KHMER = re.compile(f".*[{_KHMER}]", re.DOTALL)
_INSIDE_LATIN = re.compile(f"{_LATIN}{{2}}")
_PLURAL = ("", "s", "es")


class Match(StrEnum):
    """How what was found is related to what was typed."""

    EXACT = "exact"
    SYNONYM = "synonym"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """Letters to look for, encoded, and how they are related to what was typed.

    With `endings`, a word must begin with the letters and end after one of these.
    """

    text: bytes
    match: Match = Match.EXACT
    endings: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a query, with all that may stand for it; the first is what was typed.

    `is_quoted` words are looked for exactly so.
    """

    typed: str
    needles: tuple[Needle, ...]
    is_quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for; nothing where too little was typed."""

    words: tuple[Word, ...] = ()
    phrase: bytes = b""
    """Several words as they were typed, one after the other."""


def parse_query(text: str, synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """Read what was typed.

    Several words must all stand on one place; what stands in quotation marks, exactly so. White
    space beside Khmer parts no words, as people type both ways, but a change of script does.
    """
    text = text[:LONGEST_QUERY]
    words: list[Word] = []
    done = 0
    for found in _QUOTED.finditer(text):
        words += words_of(text[done : found.start()], synonyms)
        words += _exactly(_quoted(found))
        done = found.end()
    words += words_of(text[done:], synonyms)
    telling = tuple({word.typed: word for word in words if is_long_enough(word.typed)}.values())
    phrase = fold_query(_QUOTED.sub(lambda found: f" {_quoted(found)} ", text))
    return Query(words=telling, phrase=encoded(phrase) if len(telling) > 1 else b"")


def words_of(text: str, synonyms: Synonyms = NO_SYNONYMS) -> list[Word]:
    """Give the words of a text without quotation marks, each with its forms and synonyms."""
    folded = fold_query(text)
    # Punctuation around words does not count, unless there is nothing else.
    tokens = list(_WORD.finditer(folded)) or list(_NO_WORD.finditer(folded))
    words = [word_of(token.group()) for token in tokens]
    for start, end, others in _stretches(folded, synonyms):
        for at, token in enumerate(tokens):
            needles = tuple(_replacing(token, start, end, others))
            words[at] = replace(words[at], needles=words[at].needles + needles)
    return words


def word_of(typed: str, match: Match = Match.EXACT) -> Word:
    """Make a word of folded letters, with the forms it may have."""
    forms = (
        Needle(text=encoded(stem), match=match, endings=tuple(map(encoded, endings)))
        for stem, endings in other_forms(typed)
    )
    return Word(typed=typed, needles=(Needle(text=encoded(typed), match=match), *forms))


def _exactly(text: str) -> Iterator[Word]:
    folded = fold_query(text)
    if folded:
        yield Word(typed=folded, needles=(Needle(text=encoded(folded)),), is_quoted=True)


def _quoted(found: re.Match[str]) -> str:
    return next(filter(None, found.groups()), "")


def _stretches(folded: str, synonyms: Synonyms) -> Iterator[tuple[int, int, Others]]:
    """Find words and phrases that have synonyms, the longest; give start, end and synonyms."""
    edges = [at for at in range(len(folded) + 1) if _is_edge(folded, at)]
    done = 0
    for start in edges:
        if start < done:
            continue
        ends = (end for end in reversed(edges) if start < end <= start + synonyms.longest + 2)
        for end in ends:
            if others := synonyms.of(folded[start:end]):
                yield start, end, others
                done = end
                break


def _is_edge(folded: str, at: int) -> bool:
    """Say whether a word may begin or end here; in Khmer, where a syllable does."""
    if at in (0, len(folded)):
        return True
    return begins_syllable(folded, at) and not _INSIDE_LATIN.match(folded, at - 1)


def _replacing(token: re.Match[str], start: int, end: int, others: Others) -> Iterator[Needle]:
    """Give what may stand for a word: a synonym of all of it and more, or of a part of it."""
    first, last = token.span()
    if start <= first and last <= end:
        before = behind = ""
    elif first <= start and end <= last:
        before, behind = token.string[first:start], token.string[end:last]
    else:
        return
    for other in others:
        text = before + other + behind
        if token.group() not in text:  # otherwise what was typed finds it
            yield _whole(text)


def _whole(text: str) -> Needle:
    """Make a needle that is found as a whole word: a short synonym stands inside many others."""
    endings = ("",) if _ENDS_IN_KHMER.fullmatch(text) else _PLURAL
    return Needle(text=encoded(text), match=Match.SYNONYM, endings=tuple(map(encoded, endings)))
