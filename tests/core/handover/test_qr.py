"""Codes: the smallest that fit, read back, and the same on paper and in files."""

import re
import struct
import subprocess
import sys
import zlib
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode import constants
from qrcode.main import QRCode
from tests.core.handover.entries import fitting

from kiosk.core.handover import qr
from kiosk.core.handover.qr import (
    ErrorCorrection,
    PayloadTooLongError,
    UnreadableCodeError,
    make_code,
    png,
    read_code,
    smallest_version,
    svg,
)

# Bytes that fit each version at M, Q and H in byte mode (ISO/IEC 18004:2015, table 7).
_CAPACITY = {
    1: (14, 11, 7),
    2: (26, 20, 14),
    3: (42, 32, 24),
    4: (62, 46, 34),
    5: (84, 60, 44),
    6: (106, 74, 58),
    7: (122, 86, 64),
    8: (152, 108, 84),
    9: (180, 130, 98),
    10: (213, 151, 119),
    11: (251, 177, 137),
    12: (287, 203, 155),
    13: (331, 241, 177),
}


@settings(max_examples=60, deadline=None)
@given(fitting)
def test_what_goes_into_a_code_comes_out_of_it(payload: str) -> None:
    code = make_code(payload)

    assert read_code(code.modules) == payload
    assert code.payload == payload
    assert code.bytes == len(payload.encode())
    assert code.side == 17 + 4 * code.version


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300))
def test_plain_bytes_take_the_version_and_correction_of_the_standards_table(size: int) -> None:
    code = make_code("é" * (size // 2) + "a" * (size % 2))

    version = min(v for v, (m, _q, _h) in _CAPACITY.items() if size <= m)
    fitting_levels = [
        level
        for level, room in zip(ErrorCorrection, _CAPACITY[version], strict=True)
        if size <= room
    ]
    assert code.version == version
    assert code.error_correction is fitting_levels[-1]


@pytest.mark.parametrize(
    "payload",
    [
        "https://camboja.net",
        "https://KHMER.CAMBOJANEWS.COM/archives/2023/11/23/1234567",
        "https://signal.me/#p/+85512345678",
        "mailto:ed@camboja.net?subject=reports/impacts-study",
        "WIFI:T:WPA;S:CAMBOJA-TRAINING-2;P:0123456789ABCDEF;;",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:ខេមបូចា\r\nTEL:+85512345678\r\nEND:VCARD\r\n",
        "គណនី — កន្លែងផ្ទាល់ខ្លួនរបស់អ្នកក្នុងសេវាមួយ",
    ],
)
def test_no_way_to_split_a_payload_makes_a_smaller_code(payload: str) -> None:
    versions = []
    for limit in range(31):
        other = QRCode(error_correction=constants.ERROR_CORRECT_M)
        other.add_data(payload, optimize=limit)
        versions.append(other.best_fit())

    assert make_code(payload).version == smallest_version(payload) == min(versions)


def test_splitting_off_capitals_and_digits_beats_the_librarys_own_choice() -> None:
    payload = "https://CAMBOJA.NET/impacts"
    alone = QRCode(error_correction=constants.ERROR_CORRECT_M)
    alone.add_data(payload)

    assert make_code(payload).version < alone.best_fit()


def test_more_correction_is_taken_only_while_it_costs_no_module() -> None:
    assert make_code("a" * 7).error_correction is ErrorCorrection.H
    assert make_code("a" * 11).error_correction is ErrorCorrection.Q
    assert make_code("a" * 14).error_correction is ErrorCorrection.M
    assert {make_code("a" * size).version for size in (7, 11, 14)} == {1}


@pytest.mark.parametrize(
    ("payload", "excess"), [("a" * 301, 1), ("ក" * 101, 3), ("a" * 5000, 4700)]
)
def test_a_payload_that_is_too_long_says_by_how_many_bytes(payload: str, excess: int) -> None:
    with pytest.raises(PayloadTooLongError) as caught:
        make_code(payload)

    assert str(caught.value) == (
        f"This is {excess} bytes too long for a code that phones can read (at most 300)."
        " Hand over the link or the contact instead."
    )
    assert caught.value.size == 300 + excess


def test_three_hundred_bytes_still_fit() -> None:
    assert make_code("ក" * 100).bytes == 300


def test_a_code_that_reads_back_differently_is_never_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qr, "_pixels", lambda modules, module: (b"\xff" * 10_000, 100))

    with pytest.raises(UnreadableCodeError, match="could not be read back"):
        make_code("https://camboja.net")


def test_half_a_character_is_refused_in_words() -> None:
    with pytest.raises(UnreadableCodeError):
        make_code("\udcff")


def test_a_broken_code_reads_as_nothing() -> None:
    code = make_code("https://camboja.net")
    blank = tuple(tuple(False for _ in row) for row in code.modules)

    assert read_code(blank) is None


def test_distance_is_in_the_unit_of_the_width() -> None:
    code = make_code("a" * 26)  # version 2: 25 modules

    assert code.readable_distance(0.25) == pytest.approx(3.09)
    assert code.readable_distance(25) == pytest.approx(309)


@settings(max_examples=20, deadline=None)
@given(fitting, st.integers(1, 9))
def test_a_png_reads_back_and_says_its_size(payload: str, module: int) -> None:
    code = make_code(payload)

    width, height, rows = _read_png(png(code, module=module))

    assert width == height == (code.side + 8) * module
    assert [row[::module] for row in rows[::module]] == _with_quiet_zone(code.modules)
    if module > 2:
        shade = bytes(0 if dark else 255 for row in rows for dark in row)
        seen = zxingcpp.read_barcodes(
            memoryview(shade).cast("B", shape=(height, width)), text_mode=zxingcpp.TextMode.Plain
        )
        assert [one.text for one in seen] == [payload]


def test_an_svg_is_one_path_of_whole_modules_with_a_quiet_zone_and_a_title() -> None:
    code = make_code("https://camboja.net/ខ្មែរ")

    root = ET.fromstring(svg(code, "Lock & <key>", module=5))

    paper, ink = root.findall("{*}path")
    assert root.findtext("{*}title") == "Lock & <key>"
    assert root.get("width") == root.get("height") == str((code.side + 8) * 5)
    assert root.get("viewBox") == f"0 0 {code.side + 8} {code.side + 8}"
    assert paper.get("fill") == "#fff"
    assert ink.get("fill") is None  # black
    assert _drawn(ink.attrib["d"], code.side + 8) == _with_quiet_zone(code.modules)


def test_pictures_of_the_same_payload_are_the_same_to_the_byte() -> None:
    payload = "mailto:ed@camboja.net?subject=reports/impacts-study"

    first, second = make_code(payload), make_code(payload)

    assert png(first) == png(second)
    assert svg(first, "x") == svg(second, "x")


def test_nothing_is_loaded_before_a_code_is_made() -> None:
    program = (
        "import sys, kiosk.core.handover.payload, kiosk.core.handover.qr as qr\n"
        "early = {'qrcode', 'zxingcpp'} & set(sys.modules)\n"
        "qr.make_code('https://camboja.net')\n"
        "print(sorted(early), 'numpy' in sys.modules)"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[] False"


def _with_quiet_zone(modules: qr.Modules) -> list[list[bool]]:
    side = len(modules) + 8
    edge = [False] * 4
    blank = [[False] * side for _ in range(4)]
    return [*blank, *([*edge, *row, *edge] for row in modules), *blank]


def _drawn(path: str, side: int) -> list[list[bool]]:
    rows = [[False] * side for _ in range(side)]
    strokes = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{n}v1h-{back}z" for x, y, n, back in strokes) == path
    for x, y, length, back in (tuple(map(int, stroke)) for stroke in strokes):
        assert length == back
        rows[y][x : x + length] = [True] * length
    return rows


def _read_png(picture: bytes) -> tuple[int, int, list[list[bool]]]:
    """Read a one-bit PNG without filters: width, height, rows with True where dark."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        name, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert zlib.crc32(name + content) == struct.unpack_from(">I", picture, at + 8 + length)[0]
        chunks[name], at = content, at + 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, depth, colour = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    assert (depth, colour) == (1, 0)
    stride = 1 + (width + 7) // 8
    lines = zlib.decompress(chunks[b"IDAT"])
    assert len(lines) == stride * height
    assert not any(lines[::stride])
    rows = [lines[start + 1 : start + stride] for start in range(0, len(lines), stride)]
    return width, height, [[not row[x // 8] >> 7 - x % 8 & 1 for x in range(width)] for row in rows]
