"""How the search worker's answers travel: each is a JSON object in one frame.

The worker reads indexes and texts from anywhere, so whatever it says is parsed as untrusted.
"""

from __future__ import annotations

import json

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.search.notes import Note, NoteKind
from kiosk.core.search.query import Match
from kiosk.core.search.quotation import Range
from kiosk.core.search.results import Count, Results, SearchHit
from kiosk.workers.render_messages import Ready
from kiosk.workers.search_messages import (
    MOST_HITS,
    SEARCH_PROTOCOL,
    Found,
    Prepared,
    Progressed,
    SearchAnswer,
    SearchId,
    Told,
)
from kiosk.workers.untrusted import (
    GarbledMessageError,
    Parsers,
    UntrustedFields,
    flag,
    parsed,
    row,
    text,
    whole,
)

_LANGUAGE_LIMIT = 20
_PLACE_LIMIT = 1_000
_TITLE_LIMIT = 2_000
_SNIPPET_LIMIT = 10_000
_WORD_LIMIT = 10_000
_MOST_WORDS = 200
_MOST_LANGUAGES = 100
_ENDLESS = 2**31 - 1

_Values = list[object]


def encode_search_answer(answer: SearchAnswer) -> bytes:
    """Return the answer as a frame's payload."""
    fields = json.dumps(_fields(answer), ensure_ascii=False, separators=(",", ":"))
    return fields.encode("utf-8")


def _fields(answer: SearchAnswer) -> dict[str, object]:
    match answer:
        case Ready(protocol=protocol):
            return {"kind": "ready", "protocol": protocol}
        case Progressed(done=done, total=total):
            return {"kind": "progressed", "done": done, "total": total}
        case Prepared():
            return {"kind": "prepared"}
        case Told(note=note):
            titles = [[code, words[:_TITLE_LIMIT]] for code, words in note.title.texts.items()]
            place = None if note.place is None else str(note.place)
            return {"kind": "told", "what": note.kind, "titles": titles, "place": place}
        case Found(id=id, results=results):
            return {"kind": "found", "id": id} | _results_fields(results)


def _results_fields(results: Results) -> dict[str, object]:
    counts = [[kind, count.places, count.is_more] for kind, count in results.counts.items()]
    return {
        "counts": counts,
        "hits": [_hit_row(hit) for hit in results.hits],
        "suggestions": results.suggestions,
        "is_near": results.is_near,
    }


def _hit_row(hit: SearchHit) -> _Values:
    return [
        str(hit.place),
        hit.language,
        hit.heading[:_TITLE_LIMIT],
        hit.start,
        hit.end,
        hit.snippet,
        [[mark.start, mark.end] for mark in hit.marks],
        hit.match,
        hit.words,
    ]


def parse_search_answer(untrusted: bytes) -> SearchAnswer:
    """Return the answer in a frame's payload, every field checked for its type and range.

    Raises:
        GarbledMessageError: it is none.
    """
    return parsed(untrusted, _ANSWERS)


def _ready(fields: UntrustedFields) -> Ready:
    return Ready(protocol=fields.whole("protocol", SEARCH_PROTOCOL, SEARCH_PROTOCOL))


def _progressed(fields: UntrustedFields) -> Progressed:
    total = fields.whole("total", 0, _ENDLESS)
    return Progressed(done=fields.whole("done", 0, total), total=total)


def _prepared(_fields: UntrustedFields) -> Prepared:
    return Prepared()


def _told(fields: UntrustedFields) -> Told:
    titles = fields.rows("titles", limit=_MOST_LANGUAGES, length=2)
    if not titles:
        raise GarbledMessageError("no title")
    texts = {_language(code): text(words, _TITLE_LIMIT) for code, words in titles}
    place = None if fields.is_absent("place") else _place(fields.text("place", limit=_PLACE_LIMIT))
    kind = NoteKind(fields.text("what", limit=20))
    return Told(note=Note(kind=kind, title=LocalText(texts), place=place))


def _found(fields: UntrustedFields) -> Found:
    rows = fields.rows("counts", limit=len(Kind), length=3)
    hits = fields.rows("hits", limit=MOST_HITS, length=9)
    results = Results(
        query="",
        counts={
            Kind(text(kind, 20)): Count(whole(places, 0, _ENDLESS), flag(is_more))
            for kind, places, is_more in rows
        },
        hits=tuple(map(_hit, hits)),
        suggestions=fields.texts("suggestions", count=20, limit=_WORD_LIMIT),
        is_near=fields.flag("is_near"),
    )
    return Found(id=SearchId(fields.whole("id", 0, 2**53)), results=results)


def _hit(values: _Values) -> SearchHit:
    place, language, heading, start, end, snippet, marks, match, words = values
    checked, line = _place(text(place, _PLACE_LIMIT)), text(snippet, _SNIPPET_LIMIT)
    begin = whole(start, 0, _ENDLESS)
    return SearchHit(
        place=checked,
        language=_language(language),
        kind=Kind.on(checked.shelf),
        heading=text(heading, _TITLE_LIMIT),
        start=begin,
        end=whole(end, begin, _ENDLESS),
        snippet=line,
        marks=_marks(marks, len(line)),
        match=Match(text(match, 20)),
        words=_words(words),
    )


def _place(untrusted: str) -> Place:
    """Read a place of an item; what is found is never anything else."""
    try:
        place = parse_place(untrusted)
    except UnknownPlaceError as error:
        raise GarbledMessageError(untrusted) from error
    if not place.item:
        raise GarbledMessageError(untrusted)
    return place


def _language(untrusted: object) -> LanguageCode:
    return LanguageCode(text(untrusted, _LANGUAGE_LIMIT))


def _marks(untrusted: object, length: int) -> tuple[Range, ...]:
    """Read ranges of a line, one behind the other."""
    if not isinstance(untrusted, list):
        raise GarbledMessageError(untrusted)
    marks: list[Range] = []
    done = 0
    for pair in untrusted:
        start, end = row(pair, 2)
        begin = whole(start, done, length)
        done = whole(end, begin, length)
        marks.append(Range(begin, done))
    return tuple(marks)


def _words(untrusted: object) -> tuple[str, ...]:
    if not isinstance(untrusted, list) or len(untrusted) > _MOST_WORDS:
        raise GarbledMessageError(untrusted)
    return tuple(text(word, _WORD_LIMIT) for word in untrusted)


_ANSWERS: Parsers[SearchAnswer] = {
    "ready": _ready,
    "progressed": _progressed,
    "prepared": _prepared,
    "told": _told,
    "found": _found,
}
