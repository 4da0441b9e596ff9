"""What the window can ask of the render worker, as objects that tell their answer."""

from dataclasses import dataclass
from enum import Enum, IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.workers.pixels import SharedPixels
from kiosk.workers.render_messages import (
    Answer,
    Clip,
    Close,
    Closed,
    DocumentId,
    Ink,
    Open,
    Opened,
    PageSize,
    Reason,
    Render,
    Rendered,
    Request,
    RequestId,
)
from kiosk.workers.untrusted import GarbledMessageError


class Urgency(IntEnum):
    """Which request goes first; among equals the newest."""

    THUMBNAIL = 0
    NEARBY = 1
    VISIBLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long the worker may take, in milliseconds, before it is ended and started anew."""

    start: int = 30_000
    open: int = 30_000
    outline: int = 10_000
    page: int = 15_000
    """A city's map takes a slow laptop eight seconds, and who looks at it may wait: whoever turns
    to another page waits for `unwanted` at most."""
    text: int = 10_000
    unwanted: int = 600
    """For a request that nobody waits for any more, or that keeps somebody waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPdf:
    """A document that is open: the size of every page in points, as shown."""

    id: DocumentId
    path: Path
    sizes: tuple[PageSize, ...]
    repaired: bool = False


class Part(Enum):
    """What of a document can fail while everything else is well."""

    PICTURE = "picture"
    TEXT = "text"
    LINKS = "links"
    OUTLINE = "outline"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a request is about: a part of a page, or of the whole document (page 0)."""

    part: Part
    page: int = 0


class WorkerRequest(QObject):
    """One request. It tells its answer once, or never if it is cancelled."""

    failed = Signal(object)  # Reason
    failure = Reason.DAMAGED
    """What to say when the worker dies of this request, again and again."""

    def __init__(self, document: DocumentId, urgency: Urgency = Urgency.VISIBLE) -> None:
        super().__init__()
        self.document = document
        self.urgency = urgency
        self.attempts = 0
        self.attempts_allowed = 2
        self.times_in_the_way = 0

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What it is about: if one of them failed for good, it is not asked."""
        return ()

    def limit(self, limits: Limits) -> int:
        """Return how long this request may take, in milliseconds."""
        raise NotImplementedError

    def message(self, request_id: RequestId) -> Request:
        """Return the request as the worker reads it."""
        raise NotImplementedError

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        """Tell the answer.

        Raises:
            GarbledMessageError: it is no answer to this request.
        """
        raise NotImplementedError


class OpenRequest(WorkerRequest):
    """Asks to open a file."""

    opened = Signal(object)  # OpenedPdf

    def __init__(self, document: DocumentId, path: Path, password: str | None) -> None:
        super().__init__(document)
        self.path, self.password = path, password

    def limit(self, limits: Limits) -> int:
        return limits.open

    def message(self, request_id: RequestId) -> Request:
        return Open(
            id=request_id, document=self.document, path=str(self.path), password=self.password
        )

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, Opened):
            raise GarbledMessageError(untrusted)
        pdf = OpenedPdf(
            id=self.document, path=self.path, sizes=untrusted.sizes, repaired=untrusted.repaired
        )
        self.opened.emit(pdf)


class PageRequest(WorkerRequest):
    """Asks for a picture of a page, or of a clip of it."""

    rendered = Signal(object)  # QImage
    failure = Reason.PAGE_FAILED

    def __init__(
        self,
        document: DocumentId,
        page: int,
        scale: float,
        *,
        clip: Clip | None,
        rotation: int,
        urgency: Urgency,
        ink: Ink = Ink.PAPER,
    ) -> None:
        super().__init__(document, urgency)
        self.page, self.scale, self.clip, self.rotation = page, scale, clip, rotation
        self.ink = ink

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (Subject(Part.PICTURE, self.page),)

    def limit(self, limits: Limits) -> int:
        return limits.page

    def message(self, request_id: RequestId) -> Request:
        return Render(
            id=request_id,
            document=self.document,
            page=self.page,
            scale=self.scale,
            rotation=self.rotation,
            clip=self.clip,
            ink=self.ink,
        )

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, Rendered):
            raise GarbledMessageError(untrusted)
        self.rendered.emit(_picture(untrusted, pixels))


class CloseRequest(WorkerRequest):
    """Asks to let a document go; nobody waits for the answer."""

    def limit(self, limits: Limits) -> int:
        return limits.page

    def message(self, request_id: RequestId) -> Request:
        return Close(id=request_id, document=self.document)

    def deliver(self, untrusted: Answer, pixels: SharedPixels) -> None:
        if not isinstance(untrusted, Closed):
            raise GarbledMessageError(untrusted)


def _picture(untrusted: Rendered, pixels: SharedPixels) -> QImage:
    """Return a copy of the shared pixels as the screen wants them, so that they are free again.

    RGB in, RGB32 out: of Qt's conversions the fastest, about 1 ms per million pixels.
    """
    used = untrusted.stride * untrusted.height
    if used > len(pixels.view):
        raise GarbledMessageError(untrusted)
    shared = QImage(
        pixels.view[:used],
        untrusted.width,
        untrusted.height,
        untrusted.stride,
        QImage.Format.Format_RGB888,
    )
    picture = shared.convertToFormat(QImage.Format.Format_RGB32)
    if picture.isNull():
        raise GarbledMessageError(untrusted)
    pixels.give_back(used)
    return picture
