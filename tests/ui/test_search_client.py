"""The window's side of the search worker, with the real worker and with fakes that misbehave."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.packs import GUIDE_TEXT, PackBuilder
from tests.workers import pdfs
from tests.workers.processes import children

from kiosk.core.content.document import Kind
from kiosk.core.content.place import parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message
from kiosk.core.search.results import Results
from kiosk.ui.search_client import SearchClient
from kiosk.workers.launch import PipedProcess, start_piped, start_search_worker

FAKE_WORKER = Path(__file__).parent.parent / "workers" / "fake_search_worker.py"
EN = LanguageCode("en")

Fake = Callable[..., SearchClient]


class Heard:
    """What a client tells."""

    def __init__(self, client: SearchClient) -> None:
        self.found: list[Results] = []
        self.told: list[Message] = []
        self.progress: list[tuple[int, int]] = []
        client.found.connect(self.found.append)
        client.told.connect(self.told.append)
        client.progress.connect(self._on_client_progress)

    def _on_client_progress(self, done: int, total: int) -> None:
        self.progress.append((done, total))


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs").filled()


@pytest.fixture
def client(qtbot: QtBot, pack: PackBuilder) -> Iterator[SearchClient]:
    """A client that knows where the packs are; it waits to be asked."""
    client = SearchClient(head_start=3_600_000)
    client.prepare([pack.packs])
    yield client
    client.close()


@pytest.fixture
def fake(qtbot: QtBot) -> Iterator[Fake]:
    """A client whose workers behave, one after the other, as they are told."""
    clients: list[SearchClient] = []

    def make(*behaviours: str) -> SearchClient:
        left = list(behaviours)

        def start() -> PipedProcess:
            behaviour = left.pop(0) if left else behaviours[-1]
            if behaviour == "cannot-start":
                raise OSError
            if behaviour == "real":
                return start_search_worker()
            return start_piped([sys.executable, str(FAKE_WORKER), behaviour])

        clients.append(SearchClient(start=start, limit=1_500))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def prepared(qtbot: QtBot, client: SearchClient) -> None:
    with qtbot.waitSignal(client.ready, timeout=20_000):
        client.start()


def found(qtbot: QtBot, client: SearchClient, text: str, **how: object) -> Results:
    with qtbot.waitSignal(client.found, timeout=20_000) as signal:
        client.search(text, shown=EN, **how)  # type: ignore[arg-type]
    results = signal.args[0]
    assert isinstance(results, Results)
    return results


def places(results: Results) -> list[str]:
    return [] if results.is_near else [str(hit.place) for hit in results.hits]


class TestSearching:
    def test_what_was_typed_is_found(self, qtbot: QtBot, client: SearchClient) -> None:
        prepared(qtbot, client)

        results = found(qtbot, client, "encryption")

        assert results.query == "encryption"
        assert places(results) == ["guides/lock#section=checklist"]
        assert results.counts[Kind.GUIDE].places == 1

    def test_some_kinds_and_a_few_of_each_can_be_asked_for(
        self, qtbot: QtBot, client: SearchClient
    ) -> None:
        prepared(qtbot, client)

        guides = found(qtbot, client, "the", kinds=[Kind.GUIDE], limit=5)
        one_of_each = found(qtbot, client, "the", each=1)
        further = found(qtbot, client, "the", offset=500)

        assert {hit.kind for hit in guides.hits} == {Kind.GUIDE}
        assert len({hit.kind for hit in one_of_each.hits}) == len(one_of_each.hits)
        assert further.hits == ()

    def test_only_the_newest_of_what_is_typed_is_told(
        self, qtbot: QtBot, client: SearchClient
    ) -> None:
        prepared(qtbot, client)
        heard = Heard(client)

        for length in range(1, len("encryption")):
            client.search("encryption"[:length], shown=EN)
        results = found(qtbot, client, "encryption")

        assert results.query == "encryption"
        assert [one.query for one in heard.found] == ["encryption"]

    def test_what_is_cancelled_is_not_told(self, qtbot: QtBot, client: SearchClient) -> None:
        prepared(qtbot, client)
        heard = Heard(client)

        client.search("encryption", shown=EN)
        client.cancel()
        found(qtbot, client, "screen")

        assert [one.query for one in heard.found] == ["screen"]

    def test_a_whole_book_can_be_pasted(self, qtbot: QtBot, client: SearchClient) -> None:
        prepared(qtbot, client)

        assert found(qtbot, client, "book " * 2_000).query == "book " * 2_000

    def test_progress_ends_where_everything_is_done(
        self, qtbot: QtBot, client: SearchClient
    ) -> None:
        heard = Heard(client)

        prepared(qtbot, client)

        assert heard.progress[-1] == (100, 100)
        assert client.is_ready

    def test_what_cannot_be_searched_is_told_and_known_of_its_item(
        self, qtbot: QtBot, client: SearchClient, pack: PackBuilder
    ) -> None:
        scan = pack.folder / "reports/study/en.pdf"
        pdfs.pictured_pdf(scan, place=(0, 0, 200, 300), text="")
        heard = Heard(client)

        prepared(qtbot, client)

        note = client.note_on(parse_place("reports/study#page=2"))
        assert [one.text for one in heard.told] == ["Scanned pages cannot be searched: “{title}”."]
        assert note == heard.told[0]
        assert client.note_on(parse_place("guides/lock")) is None

    def test_a_pack_that_has_changed_is_prepared_again(
        self, qtbot: QtBot, client: SearchClient, pack: PackBuilder
    ) -> None:
        prepared(qtbot, client)
        pack.guide(text=GUIDE_TEXT.replace("Encryption", "Ciphering"))

        with qtbot.waitSignal(client.ready, timeout=20_000):
            client.prepare([pack.packs])

        assert places(found(qtbot, client, "ciphering")) == ["guides/lock#section=checklist"]


class TestStarting:
    def test_nothing_is_started_with_the_window(self, qtbot: QtBot, client: SearchClient) -> None:
        assert client.worker_pid is None

    def test_the_worker_starts_by_itself_a_little_later(
        self, qtbot: QtBot, pack: PackBuilder
    ) -> None:
        client = SearchClient(head_start=10)

        with qtbot.waitSignal(client.ready, timeout=20_000):
            client.prepare([pack.packs])

        client.close()

    def test_the_first_search_starts_it_too(self, qtbot: QtBot, client: SearchClient) -> None:
        assert places(found(qtbot, client, "CamboJA")) == ["contacts/camboja"]

    @pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
    def test_closing_leaves_no_process(self, qtbot: QtBot, client: SearchClient) -> None:
        before = children()
        prepared(qtbot, client)

        client.close()

        assert children() <= before


class TestLosingTheWorker:
    def test_a_search_goes_on_with_the_next_one(self, qtbot: QtBot, client: SearchClient) -> None:
        prepared(qtbot, client)
        assert client.worker_pid is not None
        lost = client.worker_pid

        os.kill(lost, signal.SIGKILL)

        assert places(found(qtbot, client, "CamboJA")) == ["contacts/camboja"]
        assert client.worker_pid != lost

    @pytest.mark.parametrize(
        "behaviour",
        [
            "dies-when-asked",
            "is-silent",
            "answers-garbage",
            "answers-too-long",
            "answers-no-message",
            "dies-at-start",
        ],
    )
    def test_one_that_misbehaves_once_is_replaced(
        self, qtbot: QtBot, fake: Fake, pack: PackBuilder, behaviour: str
    ) -> None:
        client = fake(behaviour, "real")
        client.prepare([pack.packs])

        assert places(found(qtbot, client, "CamboJA")) == ["contacts/camboja"]

    @pytest.mark.parametrize(
        "behaviour", ["dies-when-asked", "answers-garbage", "dies-at-start", "cannot-start"]
    )
    def test_where_all_misbehave_nothing_is_found(
        self, qtbot: QtBot, fake: Fake, pack: PackBuilder, behaviour: str
    ) -> None:
        client = fake(behaviour)
        client.prepare([pack.packs])

        assert found(qtbot, client, "CamboJA") == Results(query="CamboJA")
        assert found(qtbot, client, "again") == Results(query="again")

    @pytest.mark.slow
    def test_after_a_rest_another_one_is_tried(
        self, qtbot: QtBot, fake: Fake, pack: PackBuilder
    ) -> None:
        client = fake(*["dies-when-asked"] * 3, "real")
        client.prepare([pack.packs])
        lost = found(qtbot, client, "CamboJA")

        qtbot.waitSignal(client.ready, timeout=20_000).wait()

        assert lost == Results(query="CamboJA")
        assert places(found(qtbot, client, "CamboJA")) == ["contacts/camboja"]

    def test_an_answer_to_something_else_is_not_told(
        self, qtbot: QtBot, fake: Fake, pack: PackBuilder
    ) -> None:
        client = fake("answers-strangers-first")
        client.prepare([pack.packs])

        assert found(qtbot, client, "password").suggestions == ("right",)

    def test_without_packs_there_is_nothing_to_start(self, qtbot: QtBot, fake: Fake) -> None:
        client = fake("real")

        assert found(qtbot, client, "password") == Results(query="password")
        assert client.worker_pid is None
