"""The PDFs that are timed: the briefing with a mark that can be seen, and a page that is slow."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pymupdf

from kiosk.workers.session import RenderSession

BRIEFING = Path(__file__).parents[1] / "resources/packs/camboja/reports/impacts-briefing"
MARK = 0xFF00FF
"""Magenta: nothing else on a screen has this colour."""

SLOW_PAGES = (9, 10)
"""Which pages of a slow file are slow, from 1; those around them are blank."""

_SAMPLE = 20_000  # curves
_SCALE = 1.5  # pixels per point, about what a page has in the window


def marked_copy(source: Path, target: Path) -> Path:
    """Write a copy with a block of `MARK` near the top of its first page."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with pymupdf.open(source) as document:
        block = pymupdf.Rect(60, 60, 300, 200)
        document[0].draw_rect(block, color=None, fill=(1, 0, 1))
        document.save(target, deflate=True)
    return target


def slow_copy(target: Path, *, seconds: float) -> Path:
    """Write a file whose `SLOW_PAGES` take the render worker about so long here, each."""
    _write_curves(target, _SAMPLE)
    curves = round(_SAMPLE * seconds / render_seconds(target, SLOW_PAGES[0]))
    return _write_curves(target, curves)


def render_seconds(file: Path, page: int) -> float:
    """How long the render worker takes for a page (from 1), without what it does only once."""
    with RenderSession(limit=60) as session:
        document = session.open(file)
        session.render(document.id, 1, _SCALE)
        started = time.perf_counter()
        session.render(document.id, page, _SCALE)
        return time.perf_counter() - started


def _write_curves(target: Path, curves: int) -> Path:
    chance = random.Random(1)  # noqa: S311 - the same page every time
    strokes = [_curve(chance) for _ in range(curves)]
    content = "0.4 w\n" + "\n".join(strokes)
    with pymupdf.open() as document:
        for number in range(1, max(SLOW_PAGES) + 4):
            page = document.new_page()
            if number in SLOW_PAGES:
                page.draw_line((0, 0), (1, 1))  # so that there is a stream to replace
                document.update_stream(page.get_contents()[0], content.encode())
        document.save(target, deflate=True)
    return target


def _curve(chance: random.Random) -> str:
    points = " ".join(f"{chance.uniform(40, 550):.1f} {chance.uniform(40, 800):.1f}" for _ in "123")
    return f"{chance.uniform(40, 550):.1f} {chance.uniform(40, 800):.1f} m {points} c S"
