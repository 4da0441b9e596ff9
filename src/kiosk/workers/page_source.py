"""What is written on the pages of a report: read from its PDF, or from a text beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.workers.render_messages import CHARACTER_LIMIT, PAGE_LIMIT, PAGES_LIMIT, Reason
from kiosk.workers.session import OpenDocument, RenderError, RenderSession

_AT_ONCE = 50
"""Pages that are asked for; the render worker gives as many as some milliseconds allow."""

_MOST_FAILURES = 3
"""Pages of one file that may fail: each can cost seconds and a worker."""

_PAGE_END = "\f"
_LONGEST_TEXT = 64 * 2**20
"""Bytes of a text beside a PDF: fifty times the longest report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Some pages, the next of `total`; `is_whole` is false where one of them could not be read.

    `is_visual_order` says what the pages so far tell of the document.
    """

    texts: tuple[str, ...]
    total: int
    is_visual_order: bool = False
    is_whole: bool = True


def _opened(session: RenderSession, file: Path) -> OpenDocument:
    """Open a PDF; once more where that failed, for the worker may have been ended from outside."""
    try:
        return session.open(file)
    except RenderError as error:
        if error.reason is not Reason.DAMAGED:
            raise
    return session.open(file)


def pages_of_pdf(session: RenderSession, file: Path) -> Iterator[Pages]:
    """Read a PDF; a page that cannot be read is empty, and after a few of them no more come.

    Raises:
        RenderError: it cannot be opened, or there is no worker to do it.
    """
    document = _opened(session, file)
    total = len(document.sizes)
    page, count, failures = 1, _AT_ONCE, 0
    while page <= total:
        try:
            read = session.pages(document.id, page, count)
        except RenderError as error:
            _blame(error)
            with suppress(RenderError):
                session.close_document(document.id)
            document = session.open(file)
            if count == 1:
                yield Pages(texts=("",), total=total, is_whole=False)
                page, failures = page + 1, failures + 1
            if failures >= _MOST_FAILURES:
                break
            count = 1 if count > 1 else _AT_ONCE
        else:
            texts = read.texts[:count]
            yield Pages(texts=texts, total=total, is_visual_order=read.is_visual_order)
            page, count = page + len(texts), _AT_ONCE
    with suppress(RenderError):
        session.close_document(document.id)


def pages_of_text(file: Path) -> Iterator[Pages]:
    """Read a text in which pages are parted by form feeds; raises `OSError` where it cannot be."""
    with file.open("rb") as content:
        text = content.read(_LONGEST_TEXT).decode("utf-8-sig", "replace")
    pages = [page[:CHARACTER_LIMIT] for page in text.split(_PAGE_END, PAGE_LIMIT)[:PAGE_LIMIT]]
    at_once = PAGES_LIMIT // CHARACTER_LIMIT
    for at in range(0, len(pages), at_once):
        yield Pages(texts=tuple(pages[at : at + at_once]), total=len(pages))


def _blame(error: RenderError) -> None:
    """Go on if it is the file's fault; raises the error again if not."""
    if error.reason is Reason.WORKER_LOST:
        raise error
