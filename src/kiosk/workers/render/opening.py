"""Opening a file that may be anything."""

import stat
from contextlib import suppress
from pathlib import Path

import pymupdf
from pymupdf import mupdf

from kiosk.workers.render.refusal import PDF_ERRORS, RefusedError, refusing
from kiosk.workers.render_messages import LENGTH_LIMIT, PAGE_LIMIT, PageSize, Reason

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024  # ISO 32000-1, Annex H.3, note 13: where readers look for the header
_A4 = PageSize(width=595, height=842)


def open_document(path: str, password: str | None) -> pymupdf.Document:
    """Open the file.

    Raises:
        RefusedError: why it cannot be read.
    """
    _look_at(path)
    document = _opened(path)
    if document.needs_pass and not document.authenticate(password or ""):
        document.close()
        raise RefusedError(Reason.LOCKED)
    _forget_structure(document)
    return document


def _forget_structure(document: pymupdf.Document) -> None:
    """Have MuPDF not read the document's tags (ISO 32000-1, 14.7), which nobody here asks for.

    MuPDF 1.28.2 frees memory twice where a tag is damaged: of 127 damaged reports that open, 25
    killed the worker. Without tags a page is drawn a tenth faster, too.
    """
    with suppress(*PDF_ERRORS):
        trailer = mupdf.pdf_trailer(mupdf.pdf_document_from_fz_document(document.this))
        mupdf.pdf_dict_dels(mupdf.pdf_dict_gets(trailer, "Root"), "StructTreeRoot")


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
    with refusing(Reason.DAMAGED):
        if _is_text(path):
            return pymupdf.Document(path, filetype="pdf")
        # The library takes only names that are valid text; Linux allows others.
        return pymupdf.Document(stream=Path(path).read_bytes(), filetype="pdf")


def _is_text(path: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in path)


def page_sizes(document: pymupdf.Document) -> tuple[PageSize, ...]:
    """Return the size of every page; a page that is broken is A4.

    Raises:
        RefusedError: there are none, or too many.
    """
    with refusing(Reason.DAMAGED):
        count = document.page_count
    if count < 1:
        raise RefusedError(Reason.DAMAGED if document.is_repaired else Reason.NO_PAGES)
    if count > PAGE_LIMIT:
        raise RefusedError(Reason.TOO_LARGE)
    sizes = [_size(document, index) for index in range(count)]
    if not any(sizes):
        raise RefusedError(Reason.DAMAGED)
    return tuple(size or _A4 for size in sizes)


def _size(document: pymupdf.Document, index: int) -> PageSize | None:
    try:
        bounds = document[index].rect
    except PDF_ERRORS:
        return None
    return PageSize(width=_length(bounds.width), height=_length(bounds.height))


def _length(points: float) -> float:
    return round(min(max(points, 1.0), LENGTH_LIMIT), 2)
