"""What the window can ask to read of a document: its outline, labels, links and text."""

from PySide6.QtCore import Signal

from kiosk.ui.worker_requests import Limits, Part, Subject, Urgency, WorkerRequest
from kiosk.workers.pixels import SharedPixels
from kiosk.workers.render_messages import (
    Answer,
    DocumentId,
    KeysRead,
    LabelsRead,
    LinksRead,
    OutlineRead,
    ReadKeys,
    ReadLabels,
    ReadLinks,
    ReadOutline,
    ReadText,
    Reason,
    RequestId,
    TextRead,
)
from kiosk.workers.untrusted import GarbledMessageError


class OutlineRequest(WorkerRequest):
    """Asks for a document's outline."""

    read = Signal(object)  # tuple[OutlineEntry, ...]

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (Subject(Part.OUTLINE),)

    def limit(self, limits: Limits) -> int:
        return limits.outline

    def message(self, request_id: RequestId) -> ReadOutline:
        return ReadOutline(id=request_id, document=self.document)

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, OutlineRead):
            raise GarbledMessageError(untrusted)
        self.read.emit(untrusted.entries)


class LabelsRequest(WorkerRequest):
    """Asks what a document calls its pages."""

    read = Signal(object)  # tuple[str, ...]: one for every page, or none

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (Subject(Part.LABELS),)

    def limit(self, limits: Limits) -> int:
        return limits.outline

    def message(self, request_id: RequestId) -> ReadLabels:
        return ReadLabels(id=request_id, document=self.document)

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, LabelsRead):
            raise GarbledMessageError(untrusted)
        self.read.emit(untrusted.labels)


class PageReading(WorkerRequest):
    """Asks for a `part` of one page."""

    failure = Reason.PAGE_FAILED
    part: Part

    def __init__(self, document: DocumentId, page: int, urgency: Urgency = Urgency.NEARBY) -> None:
        super().__init__(document, urgency)
        self.page = page

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (Subject(self.part, self.page),)

    def limit(self, limits: Limits) -> int:
        return limits.text


class LinksRequest(PageReading):
    """Asks for the links of a page."""

    read = Signal(object)  # tuple[Link, ...]
    part = Part.LINKS

    def message(self, request_id: RequestId) -> ReadLinks:
        return ReadLinks(id=request_id, document=self.document, page=self.page)

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, LinksRead):
            raise GarbledMessageError(untrusted)
        self.read.emit(untrusted.links)


class TextRequest(PageReading):
    """Asks for the characters of a page and where they stand."""

    read = Signal(object)  # PageText
    part = Part.TEXT

    def message(self, request_id: RequestId) -> ReadText:
        return ReadText(id=request_id, document=self.document, page=self.page)

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, TextRead):
            raise GarbledMessageError(untrusted)
        self.read.emit(untrusted.text)


class KeysRequest(WorkerRequest):
    """Asks for the search keys of at most `count` pages from `page` on.

    Of several pages it is not known which one failed: ask for them one by one.
    """

    read = Signal(object)  # tuple[str, ...]: at least one
    failure = Reason.PAGE_FAILED

    def __init__(
        self, document: DocumentId, page: int, count: int, urgency: Urgency = Urgency.NEARBY
    ) -> None:
        super().__init__(document, urgency)
        self.page, self.count = page, count
        self.attempts_allowed = 2 if count == 1 else 1

    @property
    def subjects(self) -> tuple[Subject, ...]:
        pages = range(self.page, self.page + self.count)
        return tuple(Subject(Part.TEXT, page) for page in pages)

    def limit(self, limits: Limits) -> int:
        return limits.text

    def message(self, request_id: RequestId) -> ReadKeys:
        return ReadKeys(id=request_id, document=self.document, page=self.page, count=self.count)

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, KeysRead) or len(untrusted.keys) > self.count:
            raise GarbledMessageError(untrusted)
        self.read.emit(untrusted.keys)
