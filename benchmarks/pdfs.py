"""Marks by which pages of a PDF are known on the screen, and how long a page takes."""

from __future__ import annotations

import time
from pathlib import Path

import pymupdf

from kiosk.workers.session import RenderSession

BRIEFING = Path(__file__).parents[1] / "resources/packs/camboja/reports/impacts-briefing"
SCALE = 1.5
"""Pixels per point, about what a page has in the window."""

MARKS = (0xFF00FF, 0x00FF00, 0x00FFFF, 0xFFFF00, 0xFF0000)
"""Pure colours, which nothing else on a screen has: pages take turns at them."""

STRIPE = 20.0
"""How wide a mark is, in points, on each side of the page."""


class UnmarkableError(Exception):
    """A file that is locked or damaged: its pages cannot be marked without changing the rest."""


def mark_of(page: int) -> int:
    """The colour (0xRRGGBB) of the marks on this page, from 1."""
    return MARKS[(page - 1) % len(MARKS)]


def mark(page: pymupdf.Page) -> None:
    """Paint a stripe from top to bottom on both sides, where reports have their margins.

    What is seen of a page, wherever it is cut, has a piece of them; a page without is white.
    """
    colour = mark_of(page.number + 1)
    fill = [(colour >> shift & 0xFF) / 0xFF for shift in (16, 8, 0)]
    box = page.rect
    for left in (box.x0, box.x1 - STRIPE):
        stripe = pymupdf.Rect(left, box.y0, left + STRIPE, box.y1)
        page.draw_rect(stripe * page.derotation_matrix, color=None, fill=fill)


def marked_copy(source: Path, target: Path, *, pages: int = 20) -> Path:
    """Write a copy whose first pages are marked; all the rest stays as it is, byte for byte.

    Raises:
        UnmarkableError: the file does not allow that.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
    with pymupdf.open(target) as document:
        if not document.can_save_incrementally():
            raise UnmarkableError
        for page in document.pages(0, min(pages, len(document))):
            page.wrap_contents()
            mark(page)
        document.saveIncr()
    return target


def render_seconds(file: Path, page: int) -> float:
    """How long the render worker takes for a page (from 1), without what it does only once."""
    with RenderSession(limit=60) as session:
        document = session.open(file)
        session.render(document.id, 1, SCALE)
        started = time.perf_counter()
        session.render(document.id, page, SCALE)
        return time.perf_counter() - started
