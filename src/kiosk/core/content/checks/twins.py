"""The languages of a pack say the same: nothing is missing in one, or put differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from kiosk.core.content.checks.check import caution, error
from kiosk.core.content.checks.passage import plain_passage
from kiosk.core.content.checks.proof import PackProof, Proof
from kiosk.core.content.checks.text import Text
from kiosk.core.content.checks.words import Fields, entry_file, fields_of, pack_fields, pack_file
from kiosk.core.content.document import Document, Term
from kiosk.core.content.finding import Finding
from kiosk.core.content.markdown import Block, BlockKind
from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode
from kiosk.core.language.message import message

MISSING = caution("missing-twin")
IDS = error("differing-ids")
ANSWERS = error("differing-answers")
LINKS = error("differing-links")
PICTURES = error("differing-pictures")


def findings(proof: Proof) -> Iterator[Finding]:
    """Compare the languages of everything."""
    for one in proof.packs:
        yield from _missing_words(one, pack_file(one.source), pack_fields(one.pack))
        for entry in one.pack.entries.values():
            line = entry.line if isinstance(entry, Term) else 0
            yield from _missing_words(
                one, entry_file(one.source, entry), fields_of(entry), line=line
            )
            if isinstance(entry, Document) and entry.files:
                yield from _missing_files(one, entry)
        for editions in one.texts.values():
            yield from _differences(editions)


def _missing_words(
    one: PackProof, file: Path, fields: Fields, *, line: int = 0
) -> Iterator[Finding]:
    for key, words in fields.items():
        missing = [code for code in one.languages if words and code not in words.texts]
        for code in missing:
            where = plain_passage(file, code, "", line=line, key=() if line else key)
            what = message(
                "“{key}” is missing in “{language}”: add it.", key=key[-1], language=code
            )
            yield MISSING.in_passage(where, what)


def _missing_files(one: PackProof, document: Document) -> Iterator[Finding]:
    for code in one.languages:
        if code not in document.files:
            what = message("There is no file in “{language}”: add it.", language=code)
            yield MISSING.at(entry_file(one.source, document), 0, what)


def _differences(editions: Mapping[LanguageCode, Text]) -> Iterator[Finding]:
    """Compare every language with English, or with the first where there is no English."""
    if len(editions) < 2:
        return
    first = editions.get(SOURCE_LANGUAGE) or next(iter(editions.values()))
    for other in editions.values():
        if other is not first:
            yield from _differing_ids(first, other)
            yield from _differing_answers(first, other)
            yield from _differing_targets(first, other)


def _differing_ids(first: Text, other: Text) -> Iterator[Finding]:
    yield from _unlike(
        other.file,
        {part.id: part.line for part in other.parts},
        [part.id for part in first.parts],
        first.language,
    )
    if first.guide is not None and other.guide is not None:
        yield from _unlike(
            other.file,
            {item.id: item.line for item in other.guide.checklist},
            [item.id for item in first.guide.checklist],
            first.language,
        )


def _unlike(
    file: Path, here: Mapping[str, int], there: Sequence[str], language: LanguageCode
) -> Iterator[Finding]:
    """Compare ids (with their lines) with those of the other language, then their order."""
    known = set(there)
    for id_, line in here.items():
        if id_ not in known:
            what = message("“{id}” is not in “{language}”.", id=id_, language=language)
            yield IDS.at(file, line, what)
    missing = [id_ for id_ in there if id_ not in here]
    for id_ in missing:
        what = message("“{id}” is in “{language}” and not here.", id=id_, language=language)
        yield IDS.at(file, 0, what)
    common = [id_ for id_ in here if id_ in known]
    expected = [id_ for id_ in there if id_ in here]
    moved = next((id_ for id_, other in zip(common, expected, strict=True) if id_ != other), None)
    if moved is not None:
        what = message("“{id}” stands elsewhere in “{language}”.", id=moved, language=language)
        yield IDS.at(file, here[moved], what)


def _differing_answers(first: Text, other: Text) -> Iterator[Finding]:
    if first.path is None or other.path is None:
        return
    for card in other.path.cards:
        twin = first.path.card(card.id)
        ways = [[answer.card for answer in one.answers] for one in (card, twin) if one]
        if twin is not None and ways[0] != ways[1]:
            what = message(
                "The answers of “{id}” do not lead where they lead in “{language}”.",
                id=card.id,
                language=first.language,
            )
            yield ANSWERS.at(other.file, card.line, what)


def _differing_targets(first: Text, other: Text) -> Iterator[Finding]:
    introductions = (None, first.introduction, other.introduction)
    twins = {part.id: part.blocks for part in first.parts}
    pairs = [(part, twins[part.id], part.blocks) for part in other.parts if part.id in twins]
    for part, there, here in (introductions, *pairs):
        line = part.line if part else 1
        for check, targets in ((LINKS, _links), (PICTURES, _pictures)):
            unlike = _difference(targets(here), targets(there))
            if unlike:
                what = message(
                    "Not the same in “{language}”: {targets}.",
                    language=first.language,
                    targets=", ".join(unlike),
                )
                yield check.at(other.file, line, what)


def _difference(here: Sequence[str], there: Sequence[str]) -> list[str]:
    """Give what stands here more often than there, or less often."""
    times_here, times_there = Counter(here), Counter(there)
    return [
        target
        for target in dict.fromkeys((*here, *there))
        if times_here[target] != times_there[target]
    ]


def _links(blocks: Sequence[Block]) -> list[str]:
    """Give where links lead; the answers of a first-aid card are compared by themselves."""
    spans = chain.from_iterable((*block.spans, *chain(*block.items)) for block in blocks)
    return [span.target for span in spans if span.target and not span.target.startswith("#")]


def _pictures(blocks: Sequence[Block]) -> list[str]:
    return [block.target for block in blocks if block.kind is BlockKind.PICTURE]
