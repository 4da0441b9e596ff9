"""What the window and the render worker say to each other.

One request is in flight at a time and every answer carries its request's id. Pages count
from 1. Lengths on a page are in points (1/72 inch) from its upper left corner, as the page
is shown. How they travel is in `render_wire`.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

RequestId = NewType("RequestId", int)
DocumentId = NewType("DocumentId", int)

PROTOCOL = 1
PAGE_LIMIT = 20_000
LENGTH_LIMIT = 100_000.0
SIDE_LIMIT = 65_535
OUTLINE_LIMIT = 5_000
TITLE_LIMIT = 200
OUTLINE_DEPTH_LIMIT = 64


class Reason(Enum):
    """Why something was not done, to be worded for the reader by the screen."""

    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    NOT_A_PDF = "not_a_pdf"
    DAMAGED = "damaged"
    LOCKED = "locked"
    NO_PAGES = "no_pages"
    PAGE_FAILED = "page_failed"
    TOO_LARGE = "too_large"
    OUT_OF_MEMORY = "out_of_memory"
    TIMED_OUT = "timed_out"
    """The window's own judgement: the worker took longer than the request's limit."""
    WORKER_LOST = "worker_lost"
    """The window's own judgement: the worker cannot be started, or dies again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """A page's width and height in points, as shown: cropped and turned."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A part of a rendered page in its pixels, from the upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """One line of a document's outline: level from 1, the page, and how far down it."""

    level: int
    title: str
    page: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open the file under this document id, which the window chooses."""

    id: RequestId
    document: DocumentId
    path: str
    password: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOutline:
    """Read the document's outline."""

    id: RequestId
    document: DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """Render a page, or a clip of it, into the shared pixels.

    `scale` is in pixels per point; `rotation` is clockwise in degrees: 0, 90, 180 or 270.
    """

    id: RequestId
    document: DocumentId
    page: int
    scale: float
    rotation: int = 0
    clip: Clip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Let the document go."""

    id: RequestId
    document: DocumentId


Request = Open | ReadOutline | Render | Close


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The worker's first word: it has started and speaks this protocol."""

    protocol: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The document is open; `repaired` says that the file was damaged and put right."""

    id: RequestId
    sizes: tuple[PageSize, ...]
    repaired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRead:
    """The document's outline, empty when it has none."""

    id: RequestId
    entries: tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The pixels lie at the start of the shared memory: RGB, 3 bytes each, `stride` bytes a row."""

    id: RequestId
    width: int
    height: int
    stride: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The document is let go."""

    id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The request was not done, and why."""

    id: RequestId
    reason: Reason


Answer = Opened | OutlineRead | Rendered | Closed | Failed
