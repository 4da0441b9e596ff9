"""One open PDF, by way of PyMuPDF.

Everything here may be handed a hostile file. What PyMuPDF raises is turned into a
`RefusedError`; a crash or a hang is the window's to notice.
"""

import stat
from collections import OrderedDict
from pathlib import Path

import pymupdf

from kiosk.workers.render_messages import (
    LENGTH_LIMIT,
    OUTLINE_DEPTH_LIMIT,
    OUTLINE_LIMIT,
    PAGE_LIMIT,
    SIDE_LIMIT,
    TITLE_LIMIT,
    Clip,
    OutlineEntry,
    PageSize,
    Reason,
)

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024  # ISO 32000-1, Annex H.3, note 13: where readers look for the header
_DRAWINGS_KEPT = 3
_STORE_SHRINK = 98
"""Percent of MuPDF's store (256 MB) that must be free at each further page.

What goes first are the decoded pictures and fonts that are longest unused. With a photograph
on every second page the process takes 68 MB with it and 203 MB without.
"""
_A4 = PageSize(width=595, height=842)

_PDF_ERRORS = (
    RuntimeError,  # PyMuPDF's own errors derive from it
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    OSError,
    pymupdf.mupdf.FzErrorBase,
)


class RefusedError(Exception):
    """The request cannot be done."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Pdf:
    """A PDF that is open for reading."""

    def __init__(self, path: str, password: str | None = None) -> None:
        """Open the file.

        Raises:
            RefusedError: why it cannot be read.
        """
        _look_at(path)
        self._document = _opened(path)
        if self._document.needs_pass and not self._document.authenticate(password or ""):
            self.close()
            raise RefusedError(Reason.LOCKED)
        self._drawings: OrderedDict[int, pymupdf.DisplayList] = OrderedDict()
        self.sizes = self._read_sizes()

    @property
    def is_repaired(self) -> bool:
        """Whether the file was damaged and could be put right in memory."""
        return bool(self._document.is_repaired)

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the outline; entries that lead nowhere in the document are left out."""
        try:
            rows = self._document.get_toc(simple=False)
        except _PDF_ERRORS:
            return ()
        return tuple(entry for row in rows[:OUTLINE_LIMIT] if (entry := self._entry(row)))

    def _entry(self, row: list[object]) -> OutlineEntry | None:
        level, title, page, target = row
        if not isinstance(level, int) or not isinstance(page, int) or not isinstance(title, str):
            return None
        if not 1 <= page <= len(self.sizes):
            return None
        point = target.get("to") if isinstance(target, dict) else None
        y = float(point.y) if isinstance(point, pymupdf.Point) else 0.0
        return OutlineEntry(
            level=min(max(level, 1), OUTLINE_DEPTH_LIMIT),
            title=title.encode("utf-8", "replace").decode()[:TITLE_LIMIT],
            page=page,
            y=round(y, 2) if 0 <= y <= LENGTH_LIMIT else 0.0,
        )

    def render(
        self, page: int, scale: float, rotation: int, clip: Clip | None, room: memoryview
    ) -> tuple[int, int, int]:
        """Draw the page, or the clip of it, into the room; return width, height and stride.

        The page's background is white. Without a clip, its sides are rounded to whole pixels.

        Raises:
            RefusedError: the page does not exist, cannot be drawn or does not fit.
        """
        if not 1 <= page <= len(self.sizes):
            raise RefusedError(Reason.PAGE_FAILED)
        turn = pymupdf.Matrix(scale, scale).prerotate(rotation)
        area = _area(self.sizes[page - 1], turn, clip)
        if area.width * area.height * 3 > len(room) or max(area.width, area.height) > SIDE_LIMIT:
            raise RefusedError(Reason.TOO_LARGE)
        try:
            return _draw(self._drawing(page), turn, area, room)
        except MemoryError as error:
            raise RefusedError(Reason.OUT_OF_MEMORY) from error
        except _PDF_ERRORS as error:
            self._drawings.pop(page, None)
            raise RefusedError(_reason_in(error, Reason.PAGE_FAILED)) from error

    def _drawing(self, page: int) -> pymupdf.DisplayList:
        """Return what the page draws; kept for the sharp picture that follows a preview."""
        if page in self._drawings:
            self._drawings.move_to_end(page)
            return self._drawings[page]
        drawing: pymupdf.DisplayList = self._document[page - 1].get_displaylist()
        self._drawings[page] = drawing
        while len(self._drawings) > _DRAWINGS_KEPT:
            self._drawings.popitem(last=False)
        pymupdf.TOOLS.store_shrink(_STORE_SHRINK)
        return drawing

    def _read_sizes(self) -> tuple[PageSize, ...]:
        try:
            count = self._document.page_count
        except _PDF_ERRORS as error:
            raise RefusedError(_reason_in(error, Reason.DAMAGED)) from error
        if count < 1:
            raise RefusedError(Reason.DAMAGED if self.is_repaired else Reason.NO_PAGES)
        if count > PAGE_LIMIT:
            raise RefusedError(Reason.TOO_LARGE)
        sizes = [self._size(index) for index in range(count)]
        if not any(sizes):
            raise RefusedError(Reason.DAMAGED)
        return tuple(size or _A4 for size in sizes)

    def _size(self, index: int) -> PageSize | None:
        try:
            bounds = self._document[index].rect
        except _PDF_ERRORS:
            return None
        return PageSize(width=_length(bounds.width), height=_length(bounds.height))

    def close(self) -> None:
        """Let the file go."""
        self._drawings = OrderedDict()
        self._document.close()


def prepare() -> None:
    """Keep the library silent: what it says names files and their content."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)


def _look_at(path: str) -> None:
    """Tell a missing or foreign file from a broken one, before the library guesses at it."""
    try:
        kind = Path(path).stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a pipe would be waited for, for ever
            raise RefusedError(Reason.NOT_A_PDF)
        with Path(path).open("rb") as file:
            start = file.read(_HEADER_WITHIN + len(_HEADER))
    except FileNotFoundError as error:
        raise RefusedError(Reason.NOT_FOUND) from error
    except (OSError, ValueError) as error:
        raise RefusedError(Reason.UNREADABLE) from error
    if not start:
        raise RefusedError(Reason.DAMAGED)
    if _HEADER not in start:
        raise RefusedError(Reason.NOT_A_PDF)


def _opened(path: str) -> pymupdf.Document:
    try:
        if _is_text(path):
            return pymupdf.Document(path, filetype="pdf")
        # The library takes only names that are valid text; Linux allows others.
        return pymupdf.Document(stream=Path(path).read_bytes(), filetype="pdf")
    except MemoryError as error:
        raise RefusedError(Reason.OUT_OF_MEMORY) from error
    except _PDF_ERRORS as error:
        raise RefusedError(_reason_in(error, Reason.DAMAGED)) from error


def _is_text(path: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in path)


def _reason_in(error: Exception, otherwise: Reason) -> Reason:
    """MuPDF has no error of its own for memory: it says "malloc (… bytes) failed"."""
    return Reason.OUT_OF_MEMORY if "alloc (" in str(error) else otherwise


def _length(points: float) -> float:
    return round(min(max(points, 1.0), LENGTH_LIMIT), 2)


def _area(size: PageSize, turn: pymupdf.Matrix, clip: Clip | None) -> pymupdf.IRect:
    """Return the part to draw, in pixels of the turned page, whose corner is where it falls."""
    page = pymupdf.Rect(0, 0, size.width, size.height) * turn
    if clip is None:
        width, height = max(round(page.width), 1), max(round(page.height), 1)
        clip = Clip(x=0, y=0, width=width, height=height)
    x, y = round(page.x0) + clip.x, round(page.y0) + clip.y
    return pymupdf.IRect(x, y, x + clip.width, y + clip.height)


def _draw(
    drawing: pymupdf.DisplayList, turn: pymupdf.Matrix, area: pymupdf.IRect, room: memoryview
) -> tuple[int, int, int]:
    library = pymupdf.mupdf
    picture = library.fz_new_pixmap_with_bbox(
        pymupdf.csRGB.this,
        library.FzIrect(area.x0, area.y0, area.x1, area.y1),
        library.FzSeparations(),
        0,
    )
    library.fz_clear_pixmap_with_value(picture, 0xFF)
    brush = library.fz_new_draw_device(
        library.FzMatrix(turn.a, turn.b, turn.c, turn.d, turn.e, turn.f), picture
    )
    visible = library.FzRect(*(pymupdf.Rect(area) * ~turn))
    library.fz_run_display_list(
        drawing.this, brush, library.FzMatrix(), visible, library.FzCookie()
    )
    library.fz_close_device(brush)
    stride = library.fz_pixmap_stride(picture)
    samples = library.fz_pixmap_samples_memoryview(picture)
    room[: len(samples)] = samples
    return area.width, area.height, stride
