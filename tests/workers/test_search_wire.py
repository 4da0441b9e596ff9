"""What the window and the search worker say travels unharmed; nonsense is recognised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.search.notes import Note, NoteKind
from kiosk.core.search.query import Match
from kiosk.core.search.quotation import Range
from kiosk.core.search.results import Count, Results, SearchHit
from kiosk.workers.render_messages import Ready
from kiosk.workers.search_answer_wire import encode_search_answer, parse_search_answer
from kiosk.workers.search_messages import (
    SEARCH_PROTOCOL,
    Found,
    Prepare,
    Prepared,
    Progressed,
    Search,
    SearchAnswer,
    SearchId,
    SearchRequest,
    Told,
)
from kiosk.workers.search_request_wire import encode_search_request, parse_search_request
from kiosk.workers.untrusted import GarbledMessageError

ID, KM = SearchId(7), LanguageCode("km")
TITLE = LocalText({KM: "ការសិក្សា", LanguageCode("en"): "The study"})
PAGE = Place(shelf="reports", item="study", page=3)
HIT = SearchHit(
    place=PAGE,
    language=KM,
    kind=Kind.REPORT,
    heading="",
    start=10,
    end=14,
    snippet="…ពាក្យ\u200bសម្ងាត់ 𝔸…",
    marks=(Range(1, 6), Range(6, 9)),
    match=Match.SYNONYM,
    words=("ពាក្យ", "សម្ងាត់"),
)
RESULTS = Results(
    query="",
    counts={Kind.REPORT: Count(500, is_more=True), Kind.TERM: Count(1)},
    hits=(HIT,),
    suggestions=("password",),
    is_near=True,
)
ROW = ["reports/study#page=3", "km", "", 10, 14, "snippet", [[0, 3]], "exact", ["a"]]


@pytest.mark.parametrize(
    "request_",
    [
        Prepare(folders=(Path("/ស្រី/\udce9"), Path("a")), chosen=(Path("b"),)),
        Prepare(folders=(), within=Path("/media/ស្រី")),
        Search(id=ID, text='"ពាក្យ" \ud800 x', shown=KM, limit=5, offset=40, each=3),
        Search(id=ID, text="", shown=KM, kinds=(Kind.REPORT, Kind.FIRST_AID)),
    ],
)
def test_every_request_arrives_as_it_was_sent(request_: SearchRequest) -> None:
    assert parse_search_request(encode_search_request(request_)) == request_


@pytest.mark.parametrize(
    "answer",
    [
        Ready(protocol=SEARCH_PROTOCOL),
        Progressed(done=3, total=100),
        Prepared(),
        *(Told(note=Note(kind=kind, title=TITLE, place=PAGE.whole)) for kind in NoteKind),
        Told(note=Note(kind=NoteKind.DAMAGED, title=TITLE)),
        Found(id=ID, results=Results(query="")),
        Found(id=ID, results=RESULTS),
    ],
)
def test_every_answer_arrives_as_it_was_sent(answer: SearchAnswer) -> None:
    assert parse_search_answer(encode_search_answer(answer)) == answer


def test_what_was_typed_is_not_said_again() -> None:
    found = Found(id=ID, results=Results(query="my secret"))

    assert b"secret" not in encode_search_answer(found)


def test_an_endless_title_is_cut() -> None:
    title = LocalText({KM: "ក" * 5_000})

    told = parse_search_answer(
        encode_search_answer(Told(note=Note(kind=NoteKind.SCANNED, title=title, place=PAGE)))
    )

    assert isinstance(told, Told)
    assert told.note.title.texts[KM] == "ក" * 2_000


@pytest.mark.parametrize(
    "untrusted",
    [
        {"kind": "prepare", "folders": "a", "chosen": []},
        {"kind": "prepare", "folders": ["a"] * 1_001, "chosen": []},
        {"kind": "prepare", "folders": ["a"]},
        {"kind": "search", "id": 7},
        {"kind": "delete"},
        [],
    ],
)
def test_anything_else_is_no_request(untrusted: object) -> None:
    with pytest.raises(GarbledMessageError):
        parse_search_request(json.dumps(untrusted).encode())


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "x" * 1_001},
        {"text": None},
        {"shown": 1},
        {"limit": 501},
        {"limit": -1},
        {"offset": -1},
        {"each": 2**40},
        {"kinds": ["film"]},
        {"kinds": ["report"] * 6},
    ],
)
def test_a_search_that_asks_for_the_impossible_is_none(wrong: dict[str, object]) -> None:
    sound = json.loads(encode_search_request(Search(id=ID, text="a", shown=KM)))

    with pytest.raises(GarbledMessageError):
        parse_search_request(json.dumps(sound | wrong).encode())


@pytest.mark.parametrize(
    "untrusted",
    [
        {"kind": "ready", "protocol": 0},
        {"kind": "progressed", "done": 3, "total": 2},
        {"kind": "progressed", "done": -1, "total": 2},
        {"kind": "progressed", "done": 0, "total": 2**31},
        {"kind": "told", "what": "fancy", "titles": [["km", "a"]], "place": None},
        {"kind": "told", "what": "scanned", "titles": [], "place": None},
        {"kind": "told", "what": "scanned", "titles": [["km", "\udc00"]], "place": None},
        {"kind": "told", "what": "scanned", "titles": [["km", "a"]], "place": "home"},
        {"kind": "told", "what": "scanned", "titles": [["km", "a"]], "place": "../../etc"},
        {"kind": "found", "id": 7},
        {"kind": "gone"},
        None,
    ],
)
def test_anything_else_is_no_answer(untrusted: object) -> None:
    with pytest.raises(GarbledMessageError):
        parse_search_answer(json.dumps(untrusted).encode())


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        (0, "home"),
        (0, "film/a"),
        (0, 5),
        (1, "x" * 21),
        (2, "x" * 2_001),
        (3, -1),
        (4, 9),
        (5, "x" * 10_001),
        (5, "\ud800"),
        (6, [[3, 1]]),
        (6, [[0, 8]]),
        (6, [[2, 4], [0, 1]]),
        (6, [[0]]),
        (6, None),
        (7, "fuzzy"),
        (8, ["a"] * 201),
        (8, [1]),
        (8, "a"),
    ],
)
def test_a_hit_that_does_not_agree_with_itself_is_none(at: int, wrong: object) -> None:
    def answer(row: list[object]) -> bytes:
        results = {"counts": [["report", 1, False]], "hits": [row], "suggestions": []}
        return json.dumps({"kind": "found", "id": 7, "is_near": False} | results).encode()

    parse_search_answer(answer(ROW))

    with pytest.raises(GarbledMessageError):
        parse_search_answer(answer([*ROW[:at], wrong, *ROW[at + 1 :]]))


@given(st.text(max_size=300))
def test_whatever_is_typed_arrives(text: str) -> None:
    search = Search(id=ID, text=text, shown=KM)

    assert parse_search_request(encode_search_request(search)) == search
