"""Colours for eyes that are tired of white: sepia, and light on dark for the night."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pymupdf
from pymupdf import mupdf

from kiosk.workers.render_messages import Ink

NIGHT_PAPER = 0x1B2225
"""MuPDF makes white #040404 before it tints: #1E2528 comes of it. On black, letters would glare."""
NIGHT_TEXT = 0xDCE1DF
"""What was black: 11 : 1 on the paper. White on black would be 21 : 1 and blur for many eyes."""
SEPIA_PAPER = 0xF4ECD8
"""Old paper in lamp light."""
SEPIA_TEXT = 0x2E2418
"""What was black: 13 : 1 on the paper."""

_WHITE = b"\xff"
_BAND = 4
"""Rows that are recoloured together. Two thirds of a page of text are blank bands, which are
filled: that is three times as fast as recolouring them."""


def apply_ink(picture: mupdf.FzPixmap, ink: Ink, photographs: Sequence[pymupdf.IRect]) -> None:
    """Give a picture drawn on white its ink, all but the photographs (in the picture's pixels)."""
    kept = [_copied(picture, place) for place in photographs if not place.is_empty]
    samples = mupdf.fz_pixmap_samples_memoryview(picture)
    stride, left, top = picture.stride(), picture.x(), picture.y()
    paper = _paper(ink) * picture.w()
    for strip in _strips(bytes(samples), stride):
        if strip.is_blank:
            samples[strip.start * stride : strip.end * stride] = paper * (strip.end - strip.start)
        else:
            area = mupdf.FzIrect(left, top + strip.start, left + picture.w(), top + strip.end)
            _recolour(mupdf.fz_new_pixmap_from_pixmap(picture, area), ink)
    for photograph in kept:
        area = mupdf.fz_pixmap_bbox(photograph)
        mupdf.fz_copy_pixmap_rect(picture, photograph, area, mupdf.FzDefaultColorspaces())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """Rows of a picture, from `start` up to `end`."""

    start: int
    end: int
    is_blank: bool


def _strips(samples: bytes, stride: int) -> Iterator[_Strip]:
    """Part the picture where blank rows begin and end."""
    rows, white = len(samples) // stride, _WHITE * (stride * _BAND)
    bands = range(0, rows, _BAND)
    for is_blank, strip in groupby(bands, lambda row: samples.startswith(white, row * stride)):
        starts = list(strip)
        yield _Strip(start=starts[0], end=min(starts[-1] + _BAND, rows), is_blank=is_blank)


def _paper(ink: Ink) -> bytes:
    """Return what becomes of one white pixel."""
    pixel = mupdf.fz_new_pixmap_with_bbox(
        pymupdf.csRGB.this, mupdf.FzIrect(0, 0, 1, 1), mupdf.FzSeparations(), 0
    )
    mupdf.fz_clear_pixmap_with_value(pixel, 0xFF)
    _recolour(pixel, ink)
    return bytes(mupdf.fz_pixmap_samples_memoryview(pixel))


def _recolour(picture: mupdf.FzPixmap, ink: Ink) -> None:
    if ink is Ink.NIGHT:
        mupdf.fz_invert_pixmap_luminance(picture)
        mupdf.fz_tint_pixmap(picture, NIGHT_PAPER, NIGHT_TEXT)
    else:
        mupdf.fz_tint_pixmap(picture, SEPIA_TEXT, SEPIA_PAPER)


def _copied(picture: mupdf.FzPixmap, place: pymupdf.IRect) -> mupdf.FzPixmap:
    area = mupdf.FzIrect(place.x0, place.y0, place.x1, place.y1)
    copy = mupdf.fz_new_pixmap_with_bbox(pymupdf.csRGB.this, area, mupdf.FzSeparations(), 0)
    mupdf.fz_copy_pixmap_rect(copy, picture, area, mupdf.FzDefaultColorspaces())
    return copy
