"""Every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.content.checks.check import caution, error
from kiosk.core.content.checks.passage import Passage, plain_passage
from kiosk.core.content.checks.proof import PackProof, Proof
from kiosk.core.content.checks.words import entry_file
from kiosk.core.content.document import Contact, Document, Entry, Kind
from kiosk.core.content.finding import Finding
from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message

DEAD = error("dead-link")
INSECURE = caution("insecure-link")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
_ADDRESS = re.compile(
    rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"]*)?"
    rf"|mailto:[^\s@<>,;:\"?&]+@{_HOST}(?:\?[^\s<>\"]*)?",
    re.IGNORECASE,
)
_UNREAD_LINK = re.compile(r"\[[^\[\]\n]{0,200}\]\s?\([^()\n]{0,200}\)")


def findings(proof: Proof) -> Iterator[Finding]:
    """Follow every link in the texts; look at the addresses in the tables."""
    for one in proof.packs:
        for text in one.every_text():
            is_path = text.path is not None
            for passage in text.passages():
                yield from _links(proof, passage, is_path=is_path)
        for entry in one.pack.entries.values():
            yield from _addresses(one, entry)


def _links(proof: Proof, passage: Passage, *, is_path: bool) -> Iterator[Finding]:
    for target in dict.fromkeys(span.target for span in passage.spans if span.target):
        if is_path and target.startswith("#"):  # an answer: the reader of paths follows those
            continue
        if _SCHEME.match(target):
            yield from _outside(passage, target)
        elif not _leads_somewhere(proof, target):
            what = message("The link leads nowhere: {target}.", target=target)
            yield DEAD.in_passage(passage, what)
    for found in _UNREAD_LINK.finditer(passage.text):
        what = message(
            "This is not read as a link: {link}.", link=without_breaks(found.group())[:80]
        )
        yield DEAD.in_passage(passage, what)


def _outside(passage: Passage, target: str) -> Iterator[Finding]:
    if not _ADDRESS.fullmatch(target):
        what = message("This address cannot be opened: {target}.", target=target)
        yield DEAD.in_passage(passage, what)
    elif target.lower().startswith("http:"):
        yield _insecure(passage, target)


def _insecure(passage: Passage, address: str) -> Finding:
    what = message(
        "The address is not encrypted: {target}. Is there one with https?", target=address
    )
    return INSECURE.in_passage(passage, what)


def _leads_somewhere(proof: Proof, target: str) -> bool:
    try:
        place = parse_place(target)
    except UnknownPlaceError:
        return False
    if not place.item:
        return not place.page and (not place.section or place in _reading_paths(proof))
    entry = proof.library.find(place)
    if entry is None:
        return False
    return _has_inside(proof, entry, place)


def _reading_paths(proof: Proof) -> set[Place]:
    return {path.place for one in proof.packs for path in one.pack.paths}


def _has_inside(proof: Proof, entry: Entry, place: Place) -> bool:
    """Say whether the page or section can be there; the pages of PDFs are not counted."""
    if place.page:
        return entry.kind is Kind.REPORT
    if not place.section:
        return True
    editions = proof.editions(place)
    has_checklist = (text.guide and place.section == "checklist" for text in editions.values())
    return bool(editions) and (
        any(has_checklist)
        or all(text.part(place.section) is not None for text in editions.values())
    )


def _addresses(one: PackProof, entry: Entry) -> Iterator[Finding]:
    """Look at the addresses that an entry's table states."""
    file = entry_file(one.source, entry)
    stated: dict[str, str] = {}
    if isinstance(entry, Document):
        stated = {"link": entry.link, "source_url": entry.source_url}
    elif isinstance(entry, Contact):
        stated = {"website": entry.website}
    for key, address in stated.items():
        if address.lower().startswith("http:"):
            yield _insecure(plain_passage(file, one.languages[0], address, key=(key,)), address)
