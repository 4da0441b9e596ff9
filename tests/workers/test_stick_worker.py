"""The process that fills a stick: it copies once, stops when told, and leaves nothing half."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.packs import PackBuilder
from tests.workers.sticks import files_below
from tests.workers.talk import hear_until

from kiosk.core.content.place import parse_place
from kiosk.core.handover.stick_plan import RECORD
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.launch import PipedProcess, start_stick_worker
from kiosk.workers.stick_messages import (
    Copied,
    CopyProgress,
    CopyTo,
    NotCopied,
    Stage,
    StickAnswer,
    StopCopy,
    Trouble,
)
from kiosk.workers.stick_wire import encode_stick_request, parse_stick_answer

MEGABYTE = 1024 * 1024


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path / "packs").filled()
    pack.write("reports/study/en.pdf", b"%PDF-1.7" + os.urandom(24 * MEGABYTE))
    return pack


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def worker() -> Iterator[PipedProcess]:
    process = start_stick_worker()
    yield process
    process.kill()
    process.wait(5.0)
    process.close()


def wish(pack: PackBuilder, stick: Path, *places: str) -> CopyTo:
    return CopyTo(
        folders=(pack.packs,),
        places=tuple(map(parse_place, places)),
        language=LanguageCode("en"),
        target=stick,
    )


def is_writing(answer: StickAnswer) -> bool:
    return isinstance(answer, CopyProgress) and answer.stage is Stage.WRITING and answer.done > 0


def is_last(answer: StickAnswer) -> bool:
    return isinstance(answer, Copied | NotCopied)


def ask(worker: PipedProcess, request: CopyTo | StopCopy) -> None:
    worker.send(encode_stick_request(request))


def test_what_was_wished_for_is_on_the_stick(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick, "reports", "guides/lock"))

    answers = hear_until(worker, parse_stick_answer, is_last)

    copied = answers[-1]
    assert isinstance(copied, Copied)
    assert copied.folder == stick / "Kiosk"
    there = files_below(copied.folder)
    study = (pack.folder / "reports/study/en.pdf").read_bytes()
    assert there["Reports – របាយការណ៍/The study (English).pdf"] == study
    assert {"index.html", RECORD} < set(there)


def test_it_ends_when_it_has_said_how_it_went(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick, "guides/lock"))
    hear_until(worker, parse_stick_answer, is_last)

    assert worker.wait(10.0)


def test_the_first_page_leads_to_what_earlier_copies_brought(
    pack: PackBuilder, stick: Path
) -> None:
    for place in ("guides/lock", "contacts"):
        process = start_stick_worker()
        ask(process, wish(pack, stick, place))
        hear_until(process, parse_stick_answer, is_last)
        assert process.wait(10.0)
        process.close()

    index = (stick / "Kiosk" / "index.html").read_text("utf-8")

    assert "Lock%20it%20%28English%29.html" in index
    assert "Contacts%20%28English%29.html" in index


def test_it_stops_when_told_and_leaves_no_half_file(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick, "reports"))
    hear_until(worker, parse_stick_answer, is_writing)

    ask(worker, StopCopy())
    answers = hear_until(worker, parse_stick_answer, is_last)

    stopped = answers[-1]
    assert isinstance(stopped, NotCopied)
    assert stopped.why is Trouble.STOPPED
    assert not list(stick.rglob("kiosk-unfinished*"))


def test_it_stops_when_the_window_is_gone(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick, "reports"))
    hear_until(worker, parse_stick_answer, is_writing)

    worker.dismiss()

    assert worker.wait(10.0)
    assert not list(stick.rglob("kiosk-unfinished*"))


def test_killed_it_leaves_whole_files_and_the_next_one_puts_the_rest_away(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick, "reports"))
    hear_until(worker, parse_stick_answer, is_writing)
    os.kill(worker.pid, signal.SIGKILL)
    assert worker.wait(10.0)
    assert not list(stick.rglob("*.pdf")), "half a file has the name of a whole one"

    another = start_stick_worker()
    ask(another, wish(pack, stick, "reports"))
    answers = hear_until(another, parse_stick_answer, is_last)
    assert another.wait(10.0)
    another.close()

    assert isinstance(answers[-1], Copied)
    assert answers[-1].folder == stick / "Kiosk"
    assert not list(stick.rglob("kiosk-unfinished*"))


def test_nothing_is_there_to_be_copied(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick, "first-aid"))

    answers = hear_until(worker, parse_stick_answer, is_last)

    assert answers[-1] == NotCopied(why=Trouble.NOTHING_THERE)
    assert not list(stick.iterdir())


def test_a_stick_that_is_not_there_is_gone(
    worker: PipedProcess, pack: PackBuilder, stick: Path
) -> None:
    ask(worker, wish(pack, stick / "nowhere", "guides/lock"))

    answers = hear_until(worker, parse_stick_answer, is_last)

    assert isinstance(answers[-1], NotCopied)
    assert answers[-1].why is Trouble.GONE
