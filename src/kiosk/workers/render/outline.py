"""A document's outline."""

import pymupdf

from kiosk.workers.render_messages import (
    LENGTH_LIMIT,
    OUTLINE_DEPTH_LIMIT,
    OUTLINE_LIMIT,
    TITLE_LIMIT,
    OutlineEntry,
)


def read_outline(document: pymupdf.Document) -> tuple[OutlineEntry, ...]:
    """Return the outline; entries that lead nowhere in the document are left out."""
    rows = document.get_toc(simple=False)[:OUTLINE_LIMIT]
    return tuple(entry for row in rows if (entry := _entry(row, document.page_count)))


def _entry(row: list[object], pages: int) -> OutlineEntry | None:
    level, title, page, target = row
    if not isinstance(level, int) or not isinstance(page, int) or not isinstance(title, str):
        return None
    if not 1 <= page <= pages:
        return None
    point = target.get("to") if isinstance(target, dict) else None
    y = float(point.y) if isinstance(point, pymupdf.Point) else 0.0
    return OutlineEntry(
        level=min(max(level, 1), OUTLINE_DEPTH_LIMIT),
        title=title.encode("utf-8", "replace").decode()[:TITLE_LIMIT],
        page=page,
        y=round(y, 2) if 0 <= y <= LENGTH_LIMIT else 0.0,
    )
