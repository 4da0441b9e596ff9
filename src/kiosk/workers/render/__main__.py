"""The render worker's program: answers one request after another until its input ends."""

import gc
import os
import select
import sys

if __name__ == "__main__":  # the first page waits for all that is imported from here on
    from kiosk.core.late_methods import compile_methods_late

    gc.disable()
    compile_methods_late()

from kiosk.workers.answer_pipe import AnswerPipe
from kiosk.workers.answer_wire import encode_answer
from kiosk.workers.frames import FrameReader, FrameTooLongError, framed
from kiosk.workers.limits import limit_this_process
from kiosk.workers.memory import give_back_memory
from kiosk.workers.pixels import SharedPixels
from kiosk.workers.render.opening import prepare
from kiosk.workers.render.pdf import Pdf, forget_what_is_unused
from kiosk.workers.render.refusal import RefusedError
from kiosk.workers.render_messages import (
    PROTOCOL,
    Answer,
    Close,
    Closed,
    DocumentId,
    Failed,
    FontsRead,
    KeysRead,
    LabelsRead,
    LinksRead,
    Open,
    Opened,
    OutlineRead,
    PagesRead,
    ReadFonts,
    ReadKeys,
    ReadLabels,
    ReadLinks,
    ReadOutline,
    ReadPages,
    ReadText,
    Ready,
    Reason,
    Render,
    Rendered,
    Request,
    TextRead,
)
from kiosk.workers.request_wire import parse_request

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
            case ReadOutline() | ReadLabels() | ReadFonts():
                return self._about(self._documents[request.document], request)
            case ReadLinks(id=id, document=document, page=page):
                return LinksRead(id=id, links=self._documents[document].links(page))
            case ReadText(id=id, document=document, page=page):
                return TextRead(id=id, text=self._documents[document].text(page))
            case ReadKeys(id=id, document=document, page=page, count=count):
                return KeysRead(id=id, keys=self._documents[document].keys(page, count))
            case ReadPages():
                return self._read_pages(request)
            case Render():
                return self._render(request)
            case Close(id=id, document=document):
                self._documents.pop(document).close()
                return Closed(id=id)

    def _about(self, pdf: Pdf, request: ReadOutline | ReadLabels | ReadFonts) -> Answer:
        match request:
            case ReadOutline(id=id):
                return OutlineRead(id=id, entries=pdf.outline())
            case ReadLabels(id=id):
                return LabelsRead(id=id, labels=pdf.labels())
            case ReadFonts(id=id):
                return FontsRead(id=id, names=pdf.fonts())

    def _read_pages(self, request: ReadPages) -> PagesRead:
        texts, is_visual_order = self._documents[request.document].texts(
            request.page, request.count
        )
        return PagesRead(id=request.id, texts=texts, is_visual_order=is_visual_order)

    def _render(self, request: Render) -> Rendered:
        pdf = self._documents[request.document]
        width, height, stride = pdf.render(request, self._pixels.view)
        return Rendered(id=request.id, width=width, height=height, stride=stride)


def _reason_for(request: Request) -> Reason:
    is_page = isinstance(request, Render | ReadLinks | ReadText | ReadKeys | ReadPages)
    return Reason.PAGE_FAILED if is_page else Reason.DAMAGED


def main() -> None:
    """Serve the window at the other end of standard input and output."""
    answers = AnswerPipe()
    prepare()
    limit_this_process()
    worker = RenderWorker(SharedPixels.attach(sys.argv[1]))
    answers.write(framed(encode_answer(Ready(protocol=PROTOCOL))))
    gc.freeze()
    gc.enable()
    frames = FrameReader()
    while piece := _read():
        for payload in frames.feed(piece):
            answers.write(_answered(worker, parse_request(payload)))


def _answered(worker: RenderWorker, request: Request) -> bytes:
    """Return the frame with the answer; one that the window would not take is not given."""
    try:
        return framed(encode_answer(worker.answer(request)))
    except FrameTooLongError:
        return framed(encode_answer(Failed(id=request.id, reason=Reason.TOO_LARGE)))


def _read() -> bytes:
    """Return what the window wrote, nothing when it is gone; tidies up while it waits."""
    if os.name == "posix" and not select.select([0], [], [], _REST)[0]:
        forget_what_is_unused()
        give_back_memory()
    return os.read(0, 65_536)


if __name__ == "__main__":
    main()
