"""The render worker's program: answers one request after another until its input ends."""

import os
import select
import sys

from kiosk.workers.frames import FrameReader, framed
from kiosk.workers.memory import give_back_memory
from kiosk.workers.pixels import SharedPixels
from kiosk.workers.render.limits import limit_this_process
from kiosk.workers.render.pdf import Pdf, RefusedError, prepare
from kiosk.workers.render_messages import (
    PROTOCOL,
    Answer,
    Close,
    Closed,
    DocumentId,
    Failed,
    Open,
    Opened,
    OutlineRead,
    ReadOutline,
    Ready,
    Reason,
    Render,
    Rendered,
    Request,
)
from kiosk.workers.render_wire import encode_answer, parse_request

_REST = 0.5  # seconds without a request


class RenderWorker:
    """Does what requests ask, on the documents that are open."""

    def __init__(self, pixels: SharedPixels) -> None:
        self._pixels = pixels
        self._documents: dict[DocumentId, Pdf] = {}

    def answer(self, request: Request) -> Answer:
        """Do what the request asks; a failure is an answer too."""
        try:
            return self._do(request)
        except RefusedError as refusal:
            return Failed(id=request.id, reason=refusal.reason)
        except MemoryError:
            return Failed(id=request.id, reason=Reason.OUT_OF_MEMORY)
        except Exception:  # noqa: BLE001 - the process's edge: a file must not take it down
            return Failed(id=request.id, reason=_reason_for(request))

    def _do(self, request: Request) -> Answer:
        match request:
            case Open(id=id, document=document):
                pdf = self._documents[document] = Pdf(request.path, request.password)
                return Opened(id=id, sizes=pdf.sizes, repaired=pdf.is_repaired)
            case ReadOutline(id=id, document=document):
                return OutlineRead(id=id, entries=self._documents[document].outline())
            case Render():
                return self._render(request)
            case Close(id=id, document=document):
                self._documents.pop(document).close()
                return Closed(id=id)

    def _render(self, request: Render) -> Rendered:
        width, height, stride = self._documents[request.document].render(
            request.page, request.scale, request.rotation, request.clip, self._pixels.view
        )
        return Rendered(id=request.id, width=width, height=height, stride=stride)


def _reason_for(request: Request) -> Reason:
    return Reason.PAGE_FAILED if isinstance(request, Render) else Reason.DAMAGED


def main() -> None:
    """Serve the window at the other end of standard input and output."""
    answers = _take_over_output()
    prepare()
    limit_this_process()
    worker = RenderWorker(SharedPixels.attach(sys.argv[1]))
    _write(answers, encode_answer(Ready(protocol=PROTOCOL)))
    frames = FrameReader()
    while piece := _read():
        for payload in frames.feed(piece):
            _write(answers, encode_answer(worker.answer(parse_request(payload))))


def _read() -> bytes:
    """Return what the window wrote, nothing when it is gone; tidies up while it waits."""
    if os.name == "posix" and not select.select([0], [], [], _REST)[0]:
        give_back_memory()
    return os.read(0, 65_536)


def _take_over_output() -> int:
    """Return standard output as ours alone: a library that prints must not talk to the window."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _write(answers: int, payload: bytes) -> None:
    frame = memoryview(framed(payload))
    while frame:
        frame = frame[os.write(answers, frame) :]


if __name__ == "__main__":
    main()
