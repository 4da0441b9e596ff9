"""Make the web fonts that phones get, from the kiosk's font family: the same letters, packed.

    python tools/web_fonts.py

What a page can need is kept: all of Khmer with its shaping rules, Latin with its accents,
punctuation and the signs that guides use. Left out are the days of the moon, glyph names and what
only old printers read. The same fonts give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

import patch_fonts

CHARACTERS = (
    *range(0x0020, 0x007F),  # Basic Latin
    *range(0x00A0, 0x0180),  # Latin-1 and Latin Extended-A
    *range(0x0218, 0x021C),  # the commas below of Romanian
    *range(0x1780, 0x1800),  # Khmer
    *range(0x2000, 0x2070),  # punctuation, and the breaks and joiners within words
    *(ord(sign) for sign in "€™←→−≤≥□◌✓"),
)


def pack(font_file: Path, folder: Path) -> Path:
    """Write the web font of one weight into `folder` and return its path."""
    font = TTFont(font_file, recalcTimestamp=False)  # keeps head.modified: same input, same bytes
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    target = folder / font_file.with_suffix(".woff2").name
    font.save(target, reorderTables=None)
    return target


def _options() -> Options:
    options = Options()
    options.layout_features = ["*"]
    options.layout_scripts = ["*"]
    options.name_IDs = ["*"]  # the copyright and the licence stay inside, as the licence asks
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    options.recalc_timestamp = False
    return options


def main() -> None:
    """Make the web fonts beside the fonts they are made from."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.parse_args()
    for weight in (patch_fonts.REGULAR, patch_fonts.BOLD):
        target = pack(patch_fonts.FONTS_FOLDER / weight.file_name, patch_fonts.FONTS_FOLDER)
        print(f"{target.name}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
