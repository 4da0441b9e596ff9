"""Make the kiosk's font family, Kiosk Sans, from stock Noto Sans Khmer Regular and Bold.

    python tools/patch_fonts.py NotoSansKhmer_400Regular.ttf NotoSansKhmer_700Bold.ttf

Stock Noto Sans Khmer states a line height that is too small for Khmer's deepest stacks, so Qt
clips them in labels and list rows. The patch states enough height, adds a few signs that guides and
checklists use, and renames the family, as the SIL Open Font License asks of modified versions. The
same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Kiosk Sans"
POSTSCRIPT_FAMILY = "KioskSans"
STOCK_FAMILY = "Noto Sans Khmer"
STOCK_POSTSCRIPT_FAMILY = "NotoSansKhmer"

ASCENT_IN_EM = 1.07
DESCENT_IN_EM = 0.58

FONTS_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"

USE_TYPO_METRICS = 1 << 7  # OS/2.fsSelection, OpenType 1.9
NAMES_OF_THE_FAMILY = (1, 3, 4, 6, 16, 25)  # name ids, OpenType 1.9, table "name"
RANGES_OF_THE_SIGNS = frozenset({37, 38, 45, 47})  # OS/2.ulUnicodeRange, OpenType 1.9

# The signs' measures in font units, 1000 to the em; how thick and how high is the font's own.
SIDE_BEARING = 80
ARROW_LENGTH, ARROW_HEAD = 700, 220  # the head: from its tip to either end, up or down
BOX_SIDE = 620
TICK = ((105, 180), (265, 0), (685, 560))  # the middle of its stroke
TICK_ADVANCE = 790
BAR_GAP = 75  # between the bar and the angle of ≥ and ≤

Contour = Sequence[tuple[float, float]]  # points in font units, clockwise around ink


class WrongSourceError(Exception):
    """The given file is not the stock font that the patch was measured on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One weight of the family: its name in file names, and its stock font's SHA-256."""

    name: str
    stock_sha256: str

    @property
    def file_name(self) -> str:
        """The patched file's name."""
        return f"{POSTSCRIPT_FAMILY}-{self.name}.ttf"


REGULAR = Weight(
    name="Regular",
    stock_sha256="fff6f415386616d8d99c4f64b876e54e6e231dc0c007c87a61b254b3795957f9",
)
BOLD = Weight(
    name="Bold",
    stock_sha256="c72f01526f03b16b64a355cc898605c950c0c5bdcef6d00974a8e753358d3a8e",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign to add: its glyph's name, its outline, and its advance width in font units."""

    name: str
    contours: Sequence[Contour]
    advance: int


def patch(stock: Path, weight: Weight, folder: Path) -> Path:
    """Write the patched font of one weight into `folder` and return its path.

    Raises WrongSourceError if `stock` is not the file the patch was measured on.
    """
    _refuse_unknown_source(stock, weight)
    font = TTFont(stock, recalcTimestamp=False)  # keeps head.modified: same input, same bytes
    state_line_height(font)
    add_signs(font)
    rename_family(font)
    target = folder / weight.file_name
    font.save(target, reorderTables=True)
    return target


def state_line_height(font: TTFont) -> None:
    """Set the ascent and descent in all three places where platforms look for them."""
    em: int = font["head"].unitsPerEm
    ascent, descent = round(ASCENT_IN_EM * em), round(DESCENT_IN_EM * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent
    os2.fsSelection |= USE_TYPO_METRICS


def rename_family(font: TTFont) -> None:
    """Give every name that carries the stock family's name the new one."""
    for record in font["name"].names:
        if record.nameID in NAMES_OF_THE_FAMILY:
            name: str = record.toUnicode()
            name = name.replace(STOCK_FAMILY, FAMILY)
            record.string = name.replace(STOCK_POSTSCRIPT_FAMILY, POSTSCRIPT_FAMILY)


def add_signs(font: TTFont) -> None:
    """Add → ← □ ✓ ≥ ≤ in outlines of our own, as heavy and as high as the font's "="."""
    for character, sign in signs(font).items():
        pen = TTGlyphPen(None)
        for first, *others in sign.contours:
            pen.moveTo(first)
            for point in others:
                pen.lineTo(point)
            pen.closePath()
        glyph = pen.glyph()  # rounds to whole units
        font.setGlyphOrder([*font.getGlyphOrder(), sign.name])
        font["glyf"][sign.name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][sign.name] = (sign.advance, glyph.xMin)
        for table in font["cmap"].tables:
            table.cmap[ord(character)] = sign.name
    os2 = font["OS/2"]
    os2.setUnicodeRanges(os2.getUnicodeRanges() | RANGES_OF_THE_SIGNS)


def signs(font: TTFont) -> dict[str, Sign]:
    """Draw the signs to add, by character, in the weight of `font`."""
    heights = sorted({y for _, y in _outline(font, "equal")})  # of its two bars: four
    thickness, axis = heights[1] - heights[0], (heights[0] + heights[-1]) / 2
    arrow = _arrow(thickness)
    more, less = (_over_bar(_outline(font, name), thickness) for name in ("greater", "less"))
    arrow_advance = ARROW_LENGTH + 2 * SIDE_BEARING
    drawn = {
        "→": Sign(name="arrowright", contours=[arrow], advance=arrow_advance),
        "←": Sign(name="arrowleft", contours=[_mirrored(arrow)], advance=arrow_advance),
        "□": Sign(name="uni25A1", contours=_box(thickness), advance=BOX_SIDE + 2 * SIDE_BEARING),
        "✓": Sign(name="uni2713", contours=[_tick(thickness)], advance=TICK_ADVANCE),
        "≥": Sign(name="greaterequal", contours=more, advance=font["hmtx"]["greater"][0]),
        "≤": Sign(name="lessequal", contours=less, advance=font["hmtx"]["less"][0]),
    }
    return {character: _centred(sign, axis) for character, sign in drawn.items()}


def _outline(font: TTFont, name: str) -> Contour:
    coordinates, _, _ = font["glyf"][name].getCoordinates(font["glyf"])
    return list(coordinates)


def _centred(sign: Sign, axis: float) -> Sign:
    """Move a sign up or down until its middle is at the height `axis`."""
    heights = [y for contour in sign.contours for _, y in contour]
    rise = axis - (min(heights) + max(heights)) / 2
    contours = [[(x, y + rise) for x, y in contour] for contour in sign.contours]
    return replace(sign, contours=contours)


def _arrow(thickness: float) -> Contour:
    """Draw an arrow to the right: a shaft, and a head of two strokes at 45 degrees."""
    half, slant = thickness / 2, thickness / 2**0.5
    tip = SIDE_BEARING + ARROW_LENGTH
    above = [
        (SIDE_BEARING, half),
        (tip - 2 * slant - half, half),
        (tip - ARROW_HEAD - slant, ARROW_HEAD - slant),
        (tip - ARROW_HEAD, ARROW_HEAD),
    ]
    return [*above, (tip, 0), *((x, -y) for x, y in reversed(above))]


def _mirrored(contour: Contour) -> Contour:
    """Turn a contour to the other side in the same width, still clockwise."""
    edges = min(x for x, _ in contour) + max(x for x, _ in contour)
    return [(edges - x, y) for x, y in reversed(contour)]


def _rectangle(left: float, bottom: float, right: float, top: float) -> Contour:
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def _box(thickness: float) -> Sequence[Contour]:
    left, right = SIDE_BEARING, SIDE_BEARING + BOX_SIDE
    outer = _rectangle(left, 0, right, BOX_SIDE)
    inner = _rectangle(left + thickness, thickness, right - thickness, BOX_SIDE - thickness)
    return [outer, inner[::-1]]


def _tick(thickness: float) -> Contour:
    """Draw two strokes along TICK, with a mitred corner and square ends."""
    start, corner, end = (complex(*point) for point in TICK)
    into, out_of = ((b - a) / abs(b - a) * 1j for a, b in ((start, corner), (corner, end)))
    mitre = (into + out_of) * 2 / abs(into + out_of) ** 2
    sides = [(start, into), (corner, mitre), (end, out_of)]
    left = [point + normal * thickness / 2 for point, normal in sides]
    right = [point - normal * thickness / 2 for point, normal in reversed(sides)]
    return [(point.real, point.imag) for point in (*left, *right)]


def _over_bar(angle: Contour, thickness: float) -> Sequence[Contour]:
    left, right = min(x for x, _ in angle), max(x for x, _ in angle)
    top = min(y for _, y in angle) - BAR_GAP
    return [angle, _rectangle(left, top - thickness, right, top)]


def _refuse_unknown_source(stock: Path, weight: Weight) -> None:
    found = hashlib.sha256(stock.read_bytes()).hexdigest()
    if found != weight.stock_sha256:
        raise WrongSourceError(
            f"{stock}: not the stock {STOCK_FAMILY} {weight.name} 2.004 "
            f"(SHA-256 {found}, expected {weight.stock_sha256})"
        )


def main(arguments: list[str]) -> int:
    """Patch both weights; exit 1 with one sentence if a source is wrong or cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("regular", type=Path, help=f"stock {STOCK_FAMILY} Regular, a static TTF")
    parser.add_argument("bold", type=Path, help=f"stock {STOCK_FAMILY} Bold, a static TTF")
    parser.add_argument("--into", type=Path, default=FONTS_FOLDER, help="where the results go")
    given = parser.parse_args(arguments)
    try:
        for stock, weight in ((given.regular, REGULAR), (given.bold, BOLD)):
            print(patch(stock, weight, given.into))
    except (WrongSourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
