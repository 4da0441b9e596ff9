"""A figure says where it is from, and nothing is promised or declared legal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.content.checks.check import caution
from kiosk.core.content.checks.passage import Passage, plain_passage
from kiosk.core.content.checks.proof import PackProof, Proof
from kiosk.core.content.checks.text import SOURCES, Text
from kiosk.core.content.checks.words import entry_file
from kiosk.core.content.document import Kind
from kiosk.core.content.finding import Finding
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message

UNSOURCED = caution("fact-without-source")
ABSOLUTE = caution("absolute")

_LATIN_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_NUMBER = r"(?<![\d.,])\d(?:[\d.,]{0,20}\d)?"
_SCALE = r"(?:\s?(?:thousand|million|billion|ពាន់|ម៉ឺន|លាន))?"
_DIGIT = re.compile(r"\d")
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY_OR_YEAR = rf"(?:\d\d? (?:{_MONTH})|(?:19|20)\d\d\b)"
"""What a law is of: Sub-Decree 23 of 16 February 2021 is no share of anything."""

_FIGURE = re.compile(
    rf"{_NUMBER}\s?(?:%|per ?cent\b|ភាគរយ)"
    rf"|{_NUMBER}{_SCALE}\s?(?:riels?\b|(?:US )?dollars?\b|USD\b|៛|រៀល|ដុល្លារ)"
    rf"|(?:\$|USD\s?|៛\s?){_NUMBER}"
    rf"|\b{_NUMBER} (?:out )?of (?:the )?(?!{_DAY_OR_YEAR}){_NUMBER}\b"
    rf"|{_NUMBER}\s?(?:ក្នុង)?ចំណោម(?:ទាំង)?\s?{_NUMBER}",
    re.IGNORECASE,
)
_TERM = re.compile(rf"{_NUMBER}\s?(?:years?\b|months?\b|ឆ្នាំ|ខែ)|(?:years?|ឆ្នាំ)\s?{_NUMBER}")
_PRISON = re.compile(
    r"\b(?:prison|jail|imprison\w*|behind bars)\b|ពន្ធនាគារ|ជាប់គុក|ដាក់គុក", re.IGNORECASE
)
_SOURCE = re.compile(r"\([^()]{0,200}(?<!\d)(?:19|20)\d\d(?!\d)[^()]{0,200}\)")

_PROMISE = re.compile(
    r"\b(?:(?:complete|total|absolute|entire|perfect)ly|100 ?%|100 per ?cent)"
    r" (?:safe|secure|anonymous|private)\b"
    r"|\b(?:is|are) (?:il)?legal\b|\bguarante\w+"
    r"|សុវត្ថិភាពទាំងស្រុង|ខុសច្បាប់|ស្របច្បាប់",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;:។៖\n]*[.!?;:។៖\n]?")
_NOT_STATED = re.compile(
    r"\b(?:no|not|nobody|nothing|none|never|cannot|without|whether|nor)\b|n[’']t\b|\?"
    r"|មិន|គ្មាន|ឥត|តើ|ឬទេ|ឬអត់|ឬយ៉ាងណា",
    re.IGNORECASE,
)
"""What makes of a sentence a denial or a question: "No app is completely safe"."""


def findings(proof: Proof) -> Iterator[Finding]:
    """Read the guides, the first-aid paths and the summaries of reports."""
    for one in proof.packs:
        for text in one.every_text():
            for passage in _factual(text):
                yield from _figures(passage)
                yield from _promises(passage)
        for passage in _summaries(one):
            yield from _figures(passage)
            yield from _promises(passage)


def _factual(text: Text) -> Iterator[Passage]:
    """Give what may state a fact; the section of sources is one itself."""
    yield from text.passages_in(text.introduction)
    for part in text.parts:
        if part.id != SOURCES:
            yield from text.passages_in(part.blocks)


def _summaries(one: PackProof) -> Iterator[Passage]:
    for document in one.documents(Kind.REPORT):
        file = entry_file(one.source, document)
        for language, summary in (document.summary.texts if document.summary else {}).items():
            yield plain_passage(file, language, summary, key=("summary",))


def _figures(passage: Passage) -> Iterator[Finding]:
    text = _plain(passage)
    if not _DIGIT.search(text):  # most have none, and the rest takes far longer to look for
        return
    figure = _FIGURE.search(text) or (_TERM.search(text) if _PRISON.search(text) else None)
    if figure and not _SOURCE.search(text):
        what = message(
            "“{figure}” has no source: put who says so, and the year, in brackets beside it.",
            figure=figure.group().strip(),
        )
        yield UNSOURCED.in_passage(passage, what)


def _promises(passage: Passage) -> Iterator[Finding]:
    text = _plain(passage)
    for sentence in _SENTENCE.findall(text) if _PROMISE.search(text) else ():
        promise = _PROMISE.search(sentence)
        if promise and not _NOT_STATED.search(sentence):
            what = message(
                "“{words}” is more than anybody can say: put it more carefully.",
                words=promise.group(),
            )
            yield ABSOLUTE.in_passage(passage, what)


def _plain(passage: Passage) -> str:
    return without_breaks(passage.text).translate(_LATIN_DIGITS)
