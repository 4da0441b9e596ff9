"""Make the kiosk's font family, Kiosk Sans, from stock Noto Sans Khmer Regular and Bold.

    python tools/patch_fonts.py NotoSansKhmer_400Regular.ttf NotoSansKhmer_700Bold.ttf

Stock Noto Sans Khmer states a line height that is too small for Khmer's deepest stacks, so Qt
clips them in labels and list rows. The patch states enough height and renames the family, as the
SIL Open Font License asks of modified versions. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

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


def patch(stock: Path, weight: Weight, folder: Path) -> Path:
    """Write the patched font of one weight into `folder` and return its path.

    Raises WrongSourceError if `stock` is not the file the patch was measured on.
    """
    _refuse_unknown_source(stock, weight)
    font = TTFont(stock, recalcTimestamp=False)  # keeps head.modified: same input, same bytes
    state_line_height(font)
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
