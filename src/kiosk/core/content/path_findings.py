"""Where a first-aid path would leave somebody without a way on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.core.content.finding import Finding, PackContentError, content_error, warning
from kiosk.core.content.first_aid import Answer, FirstAid, read_first_aid
from kiosk.core.content.library import Library
from kiosk.core.language.message import message

MOST_ANSWERS = 4
"""More than these nobody weighs in a fright."""


def path_findings(file: Path) -> Iterator[Finding]:
    """Follow every answer of a path; tell of loops, dead ends and cards that are never reached.

    A file that cannot be read is told as well, instead of being raised.
    """
    try:
        path = read_first_aid(file)
    except PackContentError as error:
        yield error.finding
        return
    yield from _unknown_cards(path, file)
    yield from _ends_without_contact(path, file)
    yield from _loops(path, file)
    yield from _unreached(path, file)
    yield from _too_many_answers(path, file)


def contact_findings(file: Path, library: Library) -> Iterator[Finding]:
    """Tell of contacts a path ends on that the library does not have.

    A file that cannot be read tells nothing here: `path_findings` does.
    """
    try:
        path = read_first_aid(file)
    except PackContentError:
        return
    for card in path.cards:
        for place, line in zip(card.contacts, card.contact_lines, strict=True):
            if library.contact(place.item) is None:
                what = message(
                    "There is no contact “{place}”: name one there is.", place=str(place)
                )
                yield content_error(file, line, what).finding


def _unknown_cards(path: FirstAid, file: Path) -> Iterator[Finding]:
    for card in path.cards:
        for answer in card.answers:
            if path.card(answer.card) is None:
                what = message(
                    "The answer leads to “{id}”, and no card has this id.", id=answer.card
                )
                yield content_error(file, answer.line, what).finding


def _ends_without_contact(path: FirstAid, file: Path) -> Iterator[Finding]:
    for card in path.cards:
        if not card.answers and not card.contacts:
            what = message(
                "The path ends on “{id}” without a contact: add one, or an answer.", id=card.id
            )
            yield content_error(file, card.line, what).finding


def _loops(path: FirstAid, file: Path) -> Iterator[Finding]:
    for answer in _closing_a_circle(path):
        what = message(
            "The answer leads back to “{id}”, so the path goes round in a circle.", id=answer.card
        )
        yield content_error(file, answer.line, what).finding


def _closing_a_circle(path: FirstAid) -> Iterator[Answer]:
    """Go every way once, deepest first; give the answers that lead back into the way itself."""
    done: set[str] = set()
    for start in path.cards:
        way = {} if start.id in done else {start.id: iter(start.answers)}
        while way:
            here = next(reversed(way))
            answer = next(way[here], None)
            if answer is None:
                done.add(here)
                del way[here]
                continue
            onward = path.card(answer.card)
            if answer.card in way:
                yield answer
            elif onward is not None and onward.id not in done:
                way[onward.id] = iter(onward.answers)


def _unreached(path: FirstAid, file: Path) -> Iterator[Finding]:
    reached = set(_reached(path))
    for card in path.cards:
        if card.id not in reached:
            what = message("No answer leads to “{id}”: link to it, or remove it.", id=card.id)
            yield content_error(file, card.line, what).finding


def _reached(path: FirstAid) -> Iterator[str]:
    waiting, seen = [path.first], {path.first.id}
    while waiting:
        card = waiting.pop()
        yield card.id
        onward = [path.card(answer.card) for answer in card.answers]
        new = [one for one in onward if one is not None and one.id not in seen]
        seen.update(one.id for one in new)
        waiting.extend(new)


def _too_many_answers(path: FirstAid, file: Path) -> Iterator[Finding]:
    for card in path.cards:
        if len(card.answers) > MOST_ANSWERS:
            what = message(
                "“{id}” has {count} answers: ask for at most {most} at a time.",
                id=card.id,
                count=len(card.answers),
                most=MOST_ANSWERS,
            )
            yield warning(file, card.line, what)
