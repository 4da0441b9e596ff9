"""What the window and the render worker say to each other.

One request is in flight at a time and every answer carries its request's id. Pages count
from 1. Lengths on a page are in points (1/72 inch) from its upper left corner, as the page
is shown. How they travel is in `request_wire` and `answer_wire`.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NewType

from kiosk.core.reading.rect import Rect

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText  # the worker's first page does without

RequestId = NewType("RequestId", int)
DocumentId = NewType("DocumentId", int)

PROTOCOL = 3
PAGE_LIMIT = 20_000
LENGTH_LIMIT = 100_000.0
SIDE_LIMIT = 65_535
OUTLINE_LIMIT = 5_000
TITLE_LIMIT = 200
OUTLINE_DEPTH_LIMIT = 64
LABEL_LIMIT = 40
FONTS_LIMIT = 1_000
FONT_NAME_LIMIT = 100
LINK_LIMIT = 2_000
ADDRESS_LIMIT = 2_000
CHARACTER_LIMIT = 50_000
"""Characters of one page whose text is read: a page of a newspaper has 30,000."""
KEYS_LIMIT = 1_000_000
"""Characters of folded text in one answer."""
PAGES_LIMIT = 1_000_000
"""Characters of the pages in one answer."""


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


class Ink(Enum):
    """The colours a page is drawn in. Photographs keep theirs; a page that is one scan does not."""

    PAPER = "paper"
    SEPIA = "sepia"
    NIGHT = "night"


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
class Link:
    """A part of a page that leads somewhere: to a page of this document, or to an address.

    `page` is 0 where it leads to `address`, which is text from a stranger's file.
    """

    area: Rect
    page: int = 0
    y: float = 0.0
    address: str = ""


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
    ink: Ink = Ink.PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLabels:
    """Read what the document calls its pages, such as i, ii, iii, 1, 2."""

    id: RequestId
    document: DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFonts:
    """Read which fonts the document is written in."""

    id: RequestId
    document: DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLinks:
    """Read the links of a page."""

    id: RequestId
    document: DocumentId
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """Read the characters of a page and where they stand."""

    id: RequestId
    document: DocumentId
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadKeys:
    """Read the search keys of at most `count` pages from `page` on.

    The answer has at least one page and stops when it has taken some milliseconds, so that a
    page to be drawn does not have to wait.
    """

    id: RequestId
    document: DocumentId
    page: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """Read what is written on at most `count` pages from `page` on.

    As with `ReadKeys`, the answer has at least one page and as many as some milliseconds allow.
    """

    id: RequestId
    document: DocumentId
    page: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Let the document go."""

    id: RequestId
    document: DocumentId


Request = (
    Open
    | ReadOutline
    | ReadLabels
    | ReadFonts
    | Render
    | ReadLinks
    | ReadText
    | ReadKeys
    | ReadPages
    | Close
)


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
class LabelsRead:
    """What every page is called; empty where the document only counts them."""

    id: RequestId
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FontsRead:
    """The names of the document's fonts, at most `FONTS_LIMIT`."""

    id: RequestId
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksRead:
    """The page's links, at most `LINK_LIMIT`."""

    id: RequestId
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRead:
    """The page's text; empty for a scan."""

    id: RequestId
    text: "PageText"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysRead:
    """The search keys (`core.khmer.fold`) of some pages, in order, from the page asked for."""

    id: RequestId
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesRead:
    """What is written on some pages, in order, from the page asked for; nothing on a scan.

    `is_visual_order` says what the pages read so far tell of the document's Khmer.
    """

    id: RequestId
    texts: tuple[str, ...]
    is_visual_order: bool


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


Answer = (
    Opened
    | OutlineRead
    | LabelsRead
    | FontsRead
    | Rendered
    | LinksRead
    | TextRead
    | KeysRead
    | PagesRead
    | Closed
    | Failed
)
