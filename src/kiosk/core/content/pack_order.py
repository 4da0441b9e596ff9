"""Read how a pack orders its entries: by topics, by reading paths, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.core.content.document import Document, Entry, Kind
from kiosk.core.content.finding import Finding, PackContentError, warning
from kiosk.core.content.pack import Pack, PackSource, ReadingPath, Topic
from kiosk.core.content.place import Place, UnknownPlaceError, is_item_id, parse_place
from kiosk.core.content.toml_file import TomlTable, read_toml
from kiosk.core.language.message import message

_BAD_ID = message("“id” may hold small Latin letters, digits and single hyphens only.")


def read_topics(table: TomlTable, findings: list[Finding]) -> Iterator[Topic]:
    """Read the topics of `pack.toml` in order; one that cannot be used is told and left out."""
    try:
        topics = table.table("topics")
    except PackContentError as error:
        findings.append(error.finding)
        return
    if topics is None:
        return
    for id_ in topics.keys():
        try:
            yield _topic(topics, id_)
        except PackContentError as error:
            findings.append(error.finding)


def _topic(topics: TomlTable, id_: str) -> Topic:
    topic = topics.table(id_)
    if topic is None or not is_item_id(id_):
        raise topics.wrong(id_, _BAD_ID)
    return Topic(id=id_, title=topic.required_local_text("title"))


def read_paths(
    table: TomlTable, entries: Mapping[Place, Entry], findings: list[Finding]
) -> Iterator[ReadingPath]:
    """Read the paths of `pack.toml` in order; one that cannot be used is told and left out."""
    ids: set[str] = set()
    try:
        tables = tuple(table.tables("paths"))
    except PackContentError as error:
        findings.append(error.finding)
        return
    for one in tables:
        try:
            path = _path(one, ids, entries, findings)
        except PackContentError as error:
            findings.append(error.finding)
        else:
            ids.add(path.id)
            yield path


def _path(
    table: TomlTable, ids: set[str], entries: Mapping[Place, Entry], findings: list[Finding]
) -> ReadingPath:
    id_ = table.required_text("id")
    if not is_item_id(id_):
        raise table.wrong("id", _BAD_ID)
    if id_ in ids:
        raise table.wrong("id", message("The id “{id}” stands twice: give each its own.", id=id_))
    guides = known_places(table, "guides", table.texts("guides"), entries, findings)
    return ReadingPath(
        id=id_,
        title=table.required_local_text("title"),
        summary=table.local_text("summary"),
        guides=tuple(_guides(table, guides, findings)),
    )


def _guides(table: TomlTable, places: Iterator[Place], findings: list[Finding]) -> Iterator[Place]:
    for place in places:
        if place.shelf == Kind.GUIDE.shelf:
            yield place
        else:
            what = message("“{place}” is not a guide, so it is not shown.", place=str(place))
            findings.append(warning(table.file, table.line_of("guides"), what))


def known_places(
    table: TomlTable,
    key: str,
    names: Sequence[str],
    entries: Mapping[Place, Entry],
    findings: list[Finding],
) -> Iterator[Place]:
    """Give the places among `names`, the value of `key`, that the pack has; warn of the others."""
    for name in filter(None, names):
        try:
            place = parse_place(name)
        except UnknownPlaceError:
            place = Place(shelf="")
        if place in entries:
            yield place
        else:
            what = message("“{place}” is not in this pack, so it is not shown.", place=name)
            findings.append(warning(table.file, table.line_of(key), what))


def unknown_topics(source: PackSource, pack: Pack) -> Iterator[Finding]:
    """Warn of each guide with a topic that the pack, which names its topics, does not name."""
    known = {topic.id for topic in pack.topics}
    for guide in pack.entries.values() if known else ():
        if isinstance(guide, Document) and guide.kind is Kind.GUIDE:
            yield from _unknown_topics(source, guide, known)


def _unknown_topics(source: PackSource, guide: Document, known: set[str]) -> Iterator[Finding]:
    unknown = [topic for topic in guide.topics if topic not in known]
    file = source.file(f"{guide.place}/item.toml") if unknown else None
    if file is not None:
        line = read_toml(file).line_of("topics")
        for topic in unknown:
            what = message("“{topic}” is not a topic of this pack: add it there.", topic=topic)
            yield warning(file, line, what)
