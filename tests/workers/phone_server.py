"""The web server of a share in the test's own process, with something small to hand out."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tests.workers.room import DEADLINE, REPORT

from kiosk.core.handover.web.files import Served
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.share.phones import Phones
from kiosk.workers.share.server import HEAD_SECONDS, STALLED_SECONDS, PhoneServer

TOKEN = "ABCDEFGHIJKLMNOPQRST"

Result = TypeVar("Result")


class SmallSite:
    """A page, which counts for nothing, and things and a file, of which each is all there is."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "report.pdf"
        self.file.write_bytes(REPORT)

    def at(self, path: str, preferred: Sequence[LanguageCode]) -> Served | None:
        match path:
            case "":
                return Served(media_type="text/plain", content=b"page")
            case "thing":
                return Served(media_type="text/plain", content=b"a thing", is_whole=True)
            case "file":
                return Served(media_type="application/pdf", content=self.file, is_whole=True)
            case "long":
                return Served(media_type="text/plain", content=REPORT, is_whole=True)
            case "language":
                return Served(media_type="text/plain", content=" ".join(preferred).encode())
            case "broken":
                raise RuntimeError("a text that nobody can show")
        return None


def at_server(
    do: Callable[[tuple[str, int], str], Result],
    *,
    phones: Phones | None = None,
    head_seconds: float = HEAD_SECONDS,
    stalled_seconds: float = STALLED_SECONDS,
) -> Result:
    """Do something with a server that is at an address, with its token's path; gives what it gave.

    It is done in a thread, and the server has done with everything when this returns.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = SmallSite(Path(folder))
        server = PhoneServer(
            lambda: site,
            phones or Phones(),
            head_seconds=head_seconds,
            stalled_seconds=stalled_seconds,
        )
        return asyncio.run(_at(server, do))


async def _at(server: PhoneServer, do: Callable[[tuple[str, int], str], Result]) -> Result:
    await server.open("127.0.0.1", (0,), TOKEN)
    listening = server._listening
    assert listening is not None
    try:
        return await asyncio.to_thread(do, listening.sockets[0].getsockname(), f"/{TOKEN}/")
    finally:
        listening.close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        if left:
            await asyncio.wait(left, timeout=DEADLINE)
