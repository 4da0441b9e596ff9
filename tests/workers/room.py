"""A room with a laptop that shares, and phones that ask it: real processes, raw sockets."""

from __future__ import annotations

import random
import select
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from http.client import parse_headers
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import urlsplit

from tests.packs import PackBuilder

from kiosk.core.content.place import parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.frames import FrameReader
from kiosk.workers.launch import PipedProcess
from kiosk.workers.share_messages import Offer, Offered, Open, Opened, ShareAnswer, ShareRequest
from kiosk.workers.share_wire import encode_share_request, parse_share_answer

Heard = TypeVar("Heard", bound=ShareAnswer)

DEADLINE = 5.0
"""Seconds after which a test gives up; nothing here takes as long."""

REPORT = b"%PDF-1.7\n" + random.Random(5).randbytes(10_000_000)
"""As large as reports are, and larger than what the system keeps for a connection."""

PDF, SAVED_PDF = "reports/study/en.pdf", "reports/study/study.en.pdf"
KHMER_PDF = "reports/study/study.km.pdf"
GUIDE, CARD = "en/guides/lock", "contacts/camboja/camboja.en.vcf"

SHARED = ("reports/study", "guides/lock", "contacts/camboja")


def shared_pack(packs: Path) -> Path:
    """Write a pack with what is shared, and a guide that is not; gives the report's file."""
    pack = PackBuilder(packs).filled()
    pack.guide("hidden")
    pack.write("reports/study/km.pdf", REPORT[:1_000])
    return pack.write("reports/study/en.pdf", REPORT)


class Laptop:
    """A share worker, and what it says."""

    def __init__(self, process: PipedProcess) -> None:
        self.process = process
        self.url = ""
        self._frames = FrameReader()
        self._heard: list[ShareAnswer] = []

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def where(self) -> tuple[str, int]:
        host, _, port = self.host.partition(":")
        return host, int(port or 80)

    @property
    def token(self) -> str:
        return urlsplit(self.url).path.strip("/")

    def ask(self, request: ShareRequest) -> None:
        self.process.send(encode_share_request(request))

    def offer(self, packs: Path, places: Sequence[str] = SHARED) -> Offered:
        self.ask(
            Offer(
                folders=(packs,),
                places=tuple(map(parse_place, places)),
                language=LanguageCode("en"),
            )
        )
        return self.wait_for(Offered)

    def open(self, address: str = "127.0.0.1") -> Self:
        """Share from now on, at any port that is free."""
        self.ask(Open(address=address))
        self.url = self.wait_for(Opened).url
        return self

    def wait_for(self, kind: type[Heard], is_it: Callable[[Heard], bool] | None = None) -> Heard:
        """Give the next answer of this kind, or the next that is the one meant."""
        until = time.monotonic() + DEADLINE
        for heard in self._answers(until):
            if isinstance(heard, kind) and (is_it is None or is_it(heard)):
                return heard
        raise AssertionError(f"no {kind.__name__} came")

    def _answers(self, until: float) -> Iterator[ShareAnswer]:
        while True:
            while self._heard:
                yield self._heard.pop(0)
            left = max(until - time.monotonic(), 0)
            if not select.select([self.process.output], [], [], left)[0]:
                return
            self._heard += map(parse_share_answer, self._frames.feed(self.process.receive()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a phone got."""

    status: int
    head: bytes
    fields: Message
    body: bytes

    def field(self, name: str) -> str:
        """Give the value of a field that stands there once."""
        (value,) = self.fields.get_all(name, [])
        return str(value)


class Phone:
    """One connection to a laptop, on which anything can be said."""

    def __init__(self, where: tuple[str, int], address: str = "127.0.0.1") -> None:
        """Connect; phones with other addresses are other phones."""
        self._socket = socket.create_connection(where, DEADLINE, source_address=(address, 0))
        self._heard = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.leave()

    def leave(self) -> None:
        self._heard.close()
        self._socket.close()

    def say(self, words: str | bytes) -> None:
        self._socket.sendall(words.encode() if isinstance(words, str) else words)

    def ask(self, target: str, host: str, *fields: str, method: str = "GET") -> Answer:
        """Ask as a browser does."""
        lines = (f"{method} {target} HTTP/1.1", f"Host: {host}", *fields, "", "")
        self.say("\r\n".join(lines))
        return self.hear(has_body=method != "HEAD")

    def hear(self, *, has_body: bool = True) -> Answer:
        """Take the next answer whole; raises `ConnectionError` where there is none."""
        status, head, fields = self.hear_head()
        body = self._hear_body(fields) if has_body and status != 304 else b""
        return Answer(status=status, head=head, fields=fields, body=body)

    def hear_head(self) -> tuple[int, bytes, Message]:
        lines = [self._heard.readline()]
        while lines[-1] not in (b"\r\n", b""):
            lines.append(self._heard.readline())
        if lines[-1] == b"":
            raise ConnectionError("the laptop hung up")
        fields = parse_headers(_Lines(lines[1:]))
        return int(lines[0].split()[1]), b"".join(lines), fields

    def _hear_body(self, fields: Message) -> bytes:
        if fields["Transfer-Encoding"] != "chunked":
            return self.hear_bytes(int(fields["Content-Length"]))
        pieces = [b""]
        while size := int(self._heard.readline(), 16):
            pieces.append(self.hear_bytes(size + 2)[:-2])
        self._heard.readline()
        return b"".join(pieces)

    def hear_bytes(self, count: int) -> bytes:
        """Take so many bytes, or fewer where the laptop hangs up before."""
        return self._heard.read(count)

    def hear_what_is_left(self) -> bytes:
        """Take everything until the laptop hangs up, rudely or not."""
        pieces = [b""]
        with suppress(ConnectionError):
            while piece := self._heard.read1(65_536):
                pieces.append(piece)
        return b"".join(pieces)

    def is_hung_up_on(self) -> bool:
        """Wait for the laptop to hang up, having said nothing (more)."""
        try:
            return self._socket.recv(1) == b""
        except ConnectionError:
            return True

    def drip(self, letter: str, *, seconds: float) -> bool:
        """Send a letter; says whether the laptop hangs up within so many seconds."""
        try:
            self.say(letter)
        except ConnectionError:
            return True
        return bool(select.select([self._socket], [], [], seconds)[0]) and self.is_hung_up_on()


class _Lines:
    def __init__(self, lines: list[bytes]) -> None:
        self._lines = iter(lines)

    def readline(self, _limit: int = -1) -> bytes:
        return next(self._lines, b"")
