"""The links of a page: where they lead, and nothing that they would do."""

import re
from collections.abc import Iterator

import pymupdf
from pymupdf import mupdf

from kiosk.core.reading.rect import Rect
from kiosk.workers.render_messages import (
    ADDRESS_LIMIT,
    LENGTH_LIMIT,
    LINK_LIMIT,
    PAGE_LIMIT,
    Link,
)

_SCHEMES = {"http", "https", "mailto", "tel", "ftp"}
"""Addresses that a person can be shown. Programs, scripts and files of this computer are none."""

_UNSEEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]"
)
"""What an address does not need and what could make it look like another one: control characters,
spaces, marks that turn the direction of writing."""

_NO_SCHEME = "file://"
"""What MuPDF puts before an address without a scheme, such as www.example.org."""


def read_links(document: pymupdf.Document, page: pymupdf.Page) -> tuple[Link, ...]:
    """Return the page's first links that lead to a page of the document or to an address.

    `Page.get_links` would take minutes for 32,768 annotations; MuPDF's own list takes none.
    """
    return tuple(link for each in _listed(page) if (link := _link(document, each)))


def _listed(page: pymupdf.Page) -> Iterator[mupdf.FzLink]:
    link = mupdf.fz_load_links(page.this)
    for _ in range(LINK_LIMIT):
        if not link.m_internal:
            return
        yield link
        link = link.next()


def _link(document: pymupdf.Document, link: mupdf.FzLink) -> Link | None:
    area, uri = _area(link.rect()), link.uri()
    if area is None or not uri:
        return None
    if mupdf.fz_is_external_link(uri):
        address = _address(uri)
        return Link(area=area, address=address) if address else None
    return _internal_link(document, area, uri)


def _internal_link(document: pymupdf.Document, area: Rect, uri: str) -> Link | None:
    target = mupdf.ll_fz_resolve_link_dest(document.this.m_internal, uri)
    page = target.loc.page + 1
    if not 1 <= page <= min(document.page_count, PAGE_LIMIT):
        return None
    return Link(area=area, page=page, y=target.y if 0 <= target.y <= LENGTH_LIMIT else 0.0)


def _area(rect: mupdf.FzRect) -> Rect | None:
    sides = (rect.x0, rect.y0, rect.x1, rect.y1)
    if not all(-LENGTH_LIMIT <= side <= LENGTH_LIMIT for side in sides):
        return None
    left, right = sorted((rect.x0, rect.x1))
    top, bottom = sorted((rect.y0, rect.y1))
    return Rect(left, top, right, bottom)


def _address(uri: str) -> str:
    """Return the address as text that shows what it is; empty where it is none."""
    address = _UNSEEN.sub("", uri).removeprefix(_NO_SCHEME)[:ADDRESS_LIMIT]
    scheme, colon, _rest = address.partition(":")
    is_shown = colon and scheme.lower() in _SCHEMES
    return address if is_shown or address.lower().startswith("www.") else ""
