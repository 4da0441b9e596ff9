"""What the window remembers of a document that it reads through the worker."""

from kiosk.ui.worker_requests import OpenRequest, Part, Subject, WorkerRequest
from kiosk.workers.render_messages import (
    Answer,
    LabelsRead,
    LinksRead,
    Opened,
    OutlineRead,
    PageSize,
    Reason,
)
from kiosk.workers.untrusted import GarbledMessageError

_LASTING = {Reason.PAGE_FAILED, Reason.TIMED_OUT, Reason.DAMAGED}
"""What would be the same at every other size of the page, and the next time."""
_TEXTS_TRIED = 3
"""Pages whose text fails before no other page's is tried: each may cost seconds and a worker."""


class WorkerDocument:
    """What it takes to open a document again, and what must not be tried again."""

    def __init__(self, opening: OpenRequest) -> None:
        self.opening = opening
        self._sizes: tuple[PageSize, ...] = ()
        self._refused: dict[Subject, Reason] = {}

    def reason_against(self, request: WorkerRequest) -> Reason | None:
        """Return why the request must not be asked, if it must not."""
        reasons = [self._refused[one] for one in request.subjects if one in self._refused]
        texts = [reason for one, reason in self._refused.items() if one.part is Part.TEXT]
        if len(texts) >= _TEXTS_TRIED and any(one.part is Part.TEXT for one in request.subjects):
            reasons.append(texts[0])
        return reasons[0] if reasons else None

    def refuse(self, request: WorkerRequest, reason: Reason) -> None:
        """Remember that the request failed. Of several pages it is not known which one did."""
        if reason in _LASTING and len(request.subjects) == 1:
            self._refused[request.subjects[0]] = reason

    def has_been_replaced(self, untrusted: Opened) -> bool:
        """Say whether what was opened again is another document, of other pages."""
        return bool(self._sizes) and untrusted.sizes != self._sizes

    def check(self, untrusted: Answer) -> None:
        """Learn how many pages there are, and see that what is read stays within them.

        Raises:
            GarbledMessageError: it does not.
        """
        match untrusted:
            case Opened(sizes=sizes):
                self._sizes = sizes
                return
            case OutlineRead(entries=entries):
                is_within = all(entry.page <= len(self._sizes) for entry in entries)
            case LinksRead(links=links):
                is_within = all(link.page <= len(self._sizes) for link in links)
            case LabelsRead(labels=labels):
                is_within = len(labels) in {0, len(self._sizes)}
            case _:
                return
        if not is_within:
            raise GarbledMessageError("pages that are not there")
