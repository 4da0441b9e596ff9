"""The fonts that phones get: small, the same each time, and able to write Khmer."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import Lookup

import web_fonts
from patch_fonts import BOLD, FONTS_FOLDER, REGULAR

FONTS = [FONTS_FOLDER / weight.file_name for weight in (REGULAR, BOLD)]

OF_ACCENTS = ("ccmp", "kern", "mkmk")
"""Features that only put loose accents on Latin letters; texts have letters with their accents."""


@pytest.fixture(params=FONTS, ids=lambda path: path.stem)
def font_file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def packed(font_file: Path) -> TTFont:
    return TTFont(font_file.with_suffix(".woff2"))


def test_the_same_font_gives_the_bytes_that_are_shipped(font_file: Path, tmp_path: Path) -> None:
    made = web_fonts.pack(font_file, tmp_path)

    assert made.read_bytes() == font_file.with_suffix(".woff2").read_bytes()


def test_it_is_light_enough_for_a_full_room(font_file: Path) -> None:
    assert font_file.with_suffix(".woff2").stat().st_size < 32_000


def test_khmer_and_the_signs_of_guides_are_in_it(font_file: Path) -> None:
    whole, kept = TTFont(font_file).getBestCmap(), packed(font_file).getBestCmap()

    khmer = [code for code in whole if 0x1780 <= code < 0x1800]
    needed = [*khmer, *map(ord, "aZéœſčÿ–—…«»“”‘’·•€→←□✓≥≤\u200b\u00a0")]
    assert len(khmer) > 100
    assert [chr(code) for code in needed if code in whole and code not in kept] == []


@pytest.mark.parametrize("table", ["GSUB", "GPOS"])
def test_every_rule_that_shapes_khmer_is_kept(font_file: Path, table: str) -> None:
    whole, kept = khmer_rules(TTFont(font_file), table), khmer_rules(packed(font_file), table)

    assert whole
    assert kept == whole


def khmer_rules(font: TTFont, table: str) -> list[tuple[str, list[int]]]:
    """Give the features of Khmer, each with how much every lookup of it holds."""
    found = font[table].table
    scripts = {one.ScriptTag: one.Script for one in found.ScriptList.ScriptRecord}
    features = (
        found.FeatureList.FeatureRecord[number]
        for number in scripts["khmr"].DefaultLangSys.FeatureIndex
    )
    return sorted(
        (
            one.FeatureTag,
            [held_by(found.LookupList.Lookup[number]) for number in one.Feature.LookupListIndex],
        )
        for one in features
        if one.FeatureTag not in OF_ACCENTS
    )


def held_by(lookup: Lookup) -> int:
    """Count the parts of a lookup, and what each of them turns into something else."""
    parts = [getattr(part, "ExtSubTable", part) for part in lookup.SubTable]
    tables = ("mapping", "ligatures", "alternates")
    return len(parts) + sum(len(getattr(part, name, ())) for part in parts for name in tables)


def test_lines_are_as_high_as_in_the_window(font_file: Path) -> None:
    whole, kept = TTFont(font_file), packed(font_file)

    assert (kept["hhea"].ascent, kept["hhea"].descent) == (
        whole["hhea"].ascent,
        whole["hhea"].descent,
    )
    assert kept["OS/2"].usWinDescent == whole["OS/2"].usWinDescent


def test_the_copyright_and_the_licence_stay_inside(font_file: Path) -> None:
    whole, kept = TTFont(font_file)["name"], packed(font_file)["name"]

    for name in (0, 1, 13, 14):
        assert kept.getDebugName(name) == whole.getDebugName(name)
