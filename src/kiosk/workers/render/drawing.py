"""Drawing a page into the shared pixels."""

from dataclasses import dataclass
from functools import cached_property

import pymupdf
from pymupdf import mupdf

from kiosk.workers.render.ink import apply_ink
from kiosk.workers.render.photographs import photographs_on
from kiosk.workers.render_messages import Clip, Ink, PageSize


class Drawing:
    """What a page draws, kept for the sharp picture that follows a preview."""

    def __init__(self, strokes: pymupdf.DisplayList) -> None:
        self.strokes = strokes

    @cached_property
    def photographs(self) -> tuple[pymupdf.Rect, ...]:
        """The parts of the page that keep their colours in every ink, in points."""
        return photographs_on(self.strokes)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a page is looked at: `turn` leads from points to pixels, `area` is the part to draw."""

    turn: pymupdf.Matrix
    area: pymupdf.IRect


def view_of(size: PageSize, scale: float, rotation: int, clip: Clip | None) -> View:
    """Return how to draw the page, or the clip of it, in pixels of the turned page.

    Without a clip, its sides are rounded to whole pixels.
    """
    turn = pymupdf.Matrix(scale, scale).prerotate(rotation)
    page = pymupdf.Rect(0, 0, size.width, size.height) * turn
    if clip is None:
        width, height = max(round(page.width), 1), max(round(page.height), 1)
        clip = Clip(x=0, y=0, width=width, height=height)
    x, y = round(page.x0) + clip.x, round(page.y0) + clip.y
    area = pymupdf.IRect(x, y, x + clip.width, y + clip.height)
    return View(turn=turn, area=area)


def draw(drawing: Drawing, view: View, ink: Ink, room: memoryview) -> int:
    """Draw the page on white in this ink; return the room's bytes per row.

    The pixels are set where they are wanted: to copy 5 MB of them there costs 2.5 ms a page. There
    must be room for three bytes of each.
    """
    turn, area = view.turn, view.area
    picture = mupdf.fz_new_pixmap_with_bbox_and_data(
        pymupdf.csRGB.this,
        mupdf.FzIrect(area.x0, area.y0, area.x1, area.y1),
        mupdf.FzSeparations(),
        0,
        mupdf.python_mutable_buffer_data(room),
    )
    mupdf.fz_clear_pixmap_with_value(picture, 0xFF)
    brush = mupdf.fz_new_draw_device(
        mupdf.FzMatrix(turn.a, turn.b, turn.c, turn.d, turn.e, turn.f), picture
    )
    visible = mupdf.FzRect(*(pymupdf.Rect(area) * ~turn))
    mupdf.fz_run_display_list(
        drawing.strokes.this, brush, mupdf.FzMatrix(), visible, mupdf.FzCookie()
    )
    mupdf.fz_close_device(brush)
    if ink is not Ink.PAPER:
        places = (pymupdf.Rect(place) * turn for place in drawing.photographs)
        apply_ink(picture, ink, [place.irect & area for place in places])
    return int(mupdf.fz_pixmap_stride(picture))
