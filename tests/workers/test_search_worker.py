"""The search worker's process: it answers while it prepares, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.packs import GUIDE_TEXT, PackBuilder
from tests.workers import pdfs
from tests.workers.processes import children

from kiosk.core.content.library import BUILT
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.notes import NoteKind
from kiosk.core.search.results import Results
from kiosk.workers.frames import FrameReader, framed
from kiosk.workers.launch import PipedProcess, WorkerGoneError, start_search_worker
from kiosk.workers.search_answer_wire import parse_search_answer
from kiosk.workers.search_messages import (
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
from kiosk.workers.search_request_wire import encode_search_request

ENDLESS = 20_000_000
"""Strokes of a page that is not drawn within the time it has."""

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


class Talk:
    """A conversation with a worker."""

    def __init__(self, process: PipedProcess) -> None:
        self.process = process
        self.heard: list[SearchAnswer] = []
        self._frames = FrameReader()
        self._next = 0

    def ask(self, request: SearchRequest) -> None:
        self.process.send(encode_search_request(request))

    def search(self, text: str) -> Results:
        self.ask(Search(id=SearchId(len(self.heard) + 1), text=text, shown=LanguageCode("en")))
        found = self.wait_for(Found)
        assert isinstance(found, Found)
        return found.results

    def prepare(self, *folders: Path) -> None:
        self.ask(Prepare(folders=folders))
        self.wait_for(Prepared)

    def wait_for(self, kind: type) -> SearchAnswer:
        while True:
            while self._next < len(self.heard):
                self._next += 1
                if isinstance(self.heard[self._next - 1], kind):
                    return self.heard[self._next - 1]
            for payload in self._frames.feed(self.process.receive()):
                self.heard.append(parse_search_answer(payload))


@pytest.fixture
def talk() -> Iterator[Talk]:
    process = start_search_worker()
    yield Talk(process)
    process.kill()
    process.wait(5.0)
    process.close()


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path / "packs").filled()
    pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=3)
    return pack


def places(results: Results) -> list[str]:
    return [] if results.is_near else [str(hit.place) for hit in results.hits]


def test_what_is_asked_is_found_when_all_is_prepared(talk: Talk, pack: PackBuilder) -> None:
    talk.prepare(pack.packs)

    assert places(talk.search('"page 2"')) == ["reports/study#page=2"]
    assert places(talk.search("គណនី"))[0] == "glossary/account"
    assert [one.done for one in talk.heard if isinstance(one, Progressed)][-1] == 100


def test_what_is_asked_at_once_is_answered_from_what_is_read_by_then(
    talk: Talk, pack: PackBuilder
) -> None:
    talk.ask(Prepare(folders=(pack.packs,)))

    assert places(talk.search("CamboJA")) == ["contacts/camboja"]


def test_searches_are_answered_while_a_page_keeps_the_pdf_library_busy(
    talk: Talk, pack: PackBuilder
) -> None:
    pdfs.heavy_pdf(pack.folder / "reports/study/km.pdf", strokes=ENDLESS)
    talk.ask(Prepare(folders=(pack.packs,)))
    while not places(talk.search('"page 2"')):
        pass

    found = [places(talk.search("encryption")) for _ in range(20)]

    assert found == [["guides/lock#section=checklist"]] * 20
    assert not any(isinstance(one, Prepared) for one in talk.heard)


def test_only_the_newest_of_many_searches_is_answered(talk: Talk, pack: PackBuilder) -> None:
    talk.prepare(pack.packs)
    searches = [
        encode_search_request(Search(id=SearchId(at), text="encryption", shown=LanguageCode("en")))
        for at in range(1, 101)
    ]

    talk.process._input.write(b"".join(map(framed, searches)))
    while not (isinstance(found := talk.wait_for(Found), Found) and found.id == 100):
        pass

    assert sum(isinstance(one, Found) for one in talk.heard) < 100


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u200b" * 50, "្", "ក្", ".*[(", "\0\x1b[2J", "x" * 1_000, "\ud800", '"', "ក" * 999],
    ids=ascii,
)
def test_whatever_is_typed_is_answered(talk: Talk, pack: PackBuilder, text: str) -> None:
    talk.prepare(pack.packs)

    assert talk.search(text).query == ""
    assert places(talk.search("encryption"))


def test_nothing_is_found_before_it_is_known_where_to_look(talk: Talk) -> None:
    assert talk.search("encryption") == Results(query="")


def test_a_pack_that_was_corrected_is_prepared_again(talk: Talk, pack: PackBuilder) -> None:
    talk.prepare(pack.packs)
    pack.guide(text=GUIDE_TEXT.replace("Encryption", "Ciphering"))

    talk.prepare(pack.packs)

    assert places(talk.search("ciphering")) == ["guides/lock#section=checklist"]
    assert places(talk.search("encryption")) == []


def test_a_scan_is_told_once(talk: Talk, pack: PackBuilder) -> None:
    scan = pack.folder / "reports/study/km.pdf"
    pdfs.pictured_pdf(scan, place=(0, 0, 200, 300), text="")

    talk.prepare(pack.packs)
    pack.contact("another")
    talk.prepare(pack.packs)

    told = [one.note for one in talk.heard if isinstance(one, Told)]
    assert [(note.kind, str(note.place)) for note in told] == [(NoteKind.SCANNED, "reports/study")]


@pytest.mark.skipif(os.name != "posix", reason="what is open cannot be cut here")
def test_an_index_that_is_damaged_while_it_is_used_is_made_anew(
    talk: Talk, pack: PackBuilder
) -> None:
    talk.prepare(pack.packs)
    os.truncate(pack.folder / BUILT / "search-index", 300)

    first = talk.search('"page 2"')
    talk.wait_for(Prepared)

    assert first.hits == ()
    assert places(talk.search('"page 2"')) == ["reports/study#page=2"]
    assert NoteKind.DAMAGED in [one.note.kind for one in talk.heard if isinstance(one, Told)]


def test_it_ends_with_its_input_and_so_does_its_render_worker(
    talk: Talk, pack: PackBuilder
) -> None:
    pdfs.heavy_pdf(pack.folder / "reports/study/km.pdf", strokes=ENDLESS)
    talk.ask(Prepare(folders=(pack.packs,)))
    talk.search("encryption")

    talk.process.dismiss()

    assert talk.process.wait(10.0)


def test_nonsense_ends_it(talk: Talk) -> None:
    talk.process.send(b"nonsense")

    with pytest.raises(WorkerGoneError):
        talk.wait_for(Prepared)


@on_linux
def test_it_dies_with_the_program_that_started_it() -> None:
    code = (
        "import time; from kiosk.workers.launch import start_search_worker\n"
        "worker = start_search_worker(); worker.receive(); print(worker.pid, flush=True)\n"
        "time.sleep(60)"
    )
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert program.stdout is not None
    worker = int(program.stdout.readline())

    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()

    assert gone(worker)


@on_linux
def test_it_opens_no_socket_and_what_was_typed_is_nowhere_to_be_seen(
    talk: Talk, pack: PackBuilder
) -> None:
    talk.prepare(pack.packs)

    talk.search("mysecretword")

    proc = Path(f"/proc/{talk.process.pid}")
    opened = [str(one.readlink()) for one in (proc / "fd").iterdir()]
    assert not [one for one in opened if one.startswith("socket:")]
    assert b"mysecretword" not in (proc / "cmdline").read_bytes()
    assert b"mysecretword" not in (proc / "environ").read_bytes()
    for file in pack.packs.rglob("*"):
        assert file.is_dir() or b"mysecretword" not in file.read_bytes()


@on_linux
def test_its_render_worker_ends_when_all_is_read(talk: Talk, pack: PackBuilder) -> None:
    talk.prepare(pack.packs)

    assert children() == {talk.process.pid}
    assert not children_of(talk.process.pid)


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def gone(pid: int) -> bool:
    """Wait for a process that is not ours to end."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
    return False
