"""PDFs gone wrong: our own files, damaged at random, the same way every time."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pymupdf
from tests.workers import pdfs

BUNDLED = Path(__file__).resolve().parents[2] / "resources/packs/camboja/reports/impacts-briefing"
_NUMBER = re.compile(rb"-?\d+(\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z]{1,20}")
_KEYWORD = re.compile(rb"endstream|stream|endobj|obj|xref|trailer|startxref|%%EOF|<<|>>|\[|\]")
_ODD_NUMBERS = (
    b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296",
    b"99999999999999999999", b"0.0000001", b"-0.0", b"1e9",
)  # fmt: skip


def originals(folder: Path) -> dict[str, bytes]:
    """Give small whole PDFs by name, with between them everything that ours have."""
    return {name: make(folder) for name, make in ORIGINALS.items()}


def mutant(random: Random, whole: bytes, other: bytes) -> bytes:
    """Damage the file once to three times."""
    for damage in random.choices(_DAMAGES, k=random.choice((1, 1, 2, 3))):
        whole = damage(random, whole, other)
    return whole


def _flip_bits(random: Random, whole: bytes, _other: bytes) -> bytes:
    flipped = bytearray(whole)
    for _ in range(random.choice((1, 8, 64))):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _cut_off(random: Random, whole: bytes, _other: bytes) -> bytes:
    return whole[: random.randrange(20, len(whole))] if len(whole) > 20 else whole


def _cut_out(random: Random, whole: bytes, _other: bytes) -> bytes:
    start, end = _block(random, whole)
    return whole[:start] + whole[end:]


def _repeat(random: Random, whole: bytes, _other: bytes) -> bytes:
    start, end = _block(random, whole)
    return whole[:end] + whole[start:]


def _swap(random: Random, whole: bytes, _other: bytes) -> bytes:
    places = sorted(random.randrange(len(whole) + 1) for _ in range(4))
    first, second, third = (whole[start:end] for start, end in pairwise(places))
    return whole[: places[0]] + third + second + first + whole[places[3] :]


def _graft(random: Random, whole: bytes, other: bytes) -> bytes:
    """Put a piece of another file in."""
    start, end = _block(random, other)
    place = random.randrange(len(whole))
    return whole[:place] + other[start:end] + whole[place:]


def _change_numbers(random: Random, whole: bytes, _other: bytes) -> bytes:
    return _changed(random, whole, _NUMBER, lambda _: random.choice(_ODD_NUMBERS))


def _mix_up_references(random: Random, whole: bytes, _other: bytes) -> bytes:
    reference = re.compile(rb"\d+ 0 R")
    return _changed(random, whole, reference, lambda _: b"%d 0 R" % random.randrange(40))


def _mix_up_names(random: Random, whole: bytes, _other: bytes) -> bytes:
    names = _NAME.findall(whole) or [b"/Nothing"]
    return _changed(random, whole, _NAME, lambda _: random.choice(names))


def _drop_keywords(random: Random, whole: bytes, _other: bytes) -> bytes:
    return _changed(random, whole, _KEYWORD, lambda word: word[1:])


def _lie_about_lengths(random: Random, whole: bytes, _other: bytes) -> bytes:
    length = re.compile(rb"/(Length|First|N|Size|W|Index|Count|Width|Height)\b[ \[]?\d+")
    return _changed(
        random, whole, length, lambda word: word.rstrip(b"0123456789") + random.choice(_ODD_NUMBERS)
    )


def _break_cross_references(random: Random, whole: bytes, _other: bytes) -> bytes:
    place = re.compile(rb"\d{10} \d{5} [nf]|(?<=startxref\n)\d+")
    return _changed(random, whole, place, lambda _: b"%010d 00000 n" % random.randrange(1 << 20))


def _spoil_streams(random: Random, whole: bytes, _other: bytes) -> bytes:
    inside = re.compile(rb"(?<=stream\n).+?(?=endstream)", re.DOTALL)
    return _changed(random, whole, inside, lambda data: _flip_bits(random, data, b""))


_DAMAGES = (
    _flip_bits,
    _cut_off,
    _cut_out,
    _repeat,
    _swap,
    _graft,
    _change_numbers,
    _mix_up_references,
    _mix_up_names,
    _drop_keywords,
    _lie_about_lengths,
    _break_cross_references,
    _spoil_streams,
)


def _block(random: Random, whole: bytes) -> tuple[int, int]:
    start = random.randrange(len(whole))
    return start, min(len(whole), start + random.choice((1, 16, 256, 4096)))


def _changed(
    random: Random, whole: bytes, what: re.Pattern[bytes], change: Callable[[bytes], bytes]
) -> bytes:
    """Change a few of the places where `what` is found."""
    found = list(what.finditer(whole))
    for place in sorted(
        random.sample(found, min(len(found), random.choice((1, 3, 10)))), key=_start
    )[::-1]:
        whole = whole[: place.start()] + change(place.group()) + whole[place.end() :]
    return whole


def _start(place: re.Match[bytes]) -> int:
    return place.start()


def _saved(document: pymupdf.Document, **how: object) -> bytes:
    with document:
        return bytes(document.tobytes(no_new_id=True, **how))


def _first_page(file: Path) -> bytes:
    document = pymupdf.open(file)
    document.select([0])
    return _saved(document, garbage=4)


def _outlined() -> pymupdf.Document:
    document = pymupdf.open()
    for number in range(1, 3):
        page = document.new_page(width=300, height=400)
        page.insert_text((30, 50), f"Page {number}", fontname="helv")
        page.insert_link(
            {"kind": pymupdf.LINK_GOTO, "page": 0, "from": pymupdf.Rect(30, 60, 90, 80)}
        )
        page.insert_link(
            {
                "kind": pymupdf.LINK_URI,
                "uri": "https://x.example",
                "from": pymupdf.Rect(9, 9, 20, 20),
            }
        )
    document.set_toc([[1, "One", 1], [2, "Two", 2]])
    document.set_page_labels([{"startpage": 0, "style": "r", "firstpagenum": 1}])
    return document


def _with_pictures() -> pymupdf.Document:
    document = pymupdf.open()
    page = document.new_page(width=300, height=400)
    picture = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 40, 40), 1)
    picture.clear_with(120)
    page.insert_image((10, 10, 110, 110), stream=picture.tobytes("png"))
    opaque = pymupdf.Pixmap(picture, 0)
    page.insert_image((120, 10, 220, 110), stream=opaque.tobytes("jpeg"))
    page.draw_circle((150, 250), 50, color=(1, 0, 0), fill=(0, 1, 0), fill_opacity=0.4)
    return document


def _with_forms_and_notes() -> pymupdf.Document:
    document = pymupdf.open()
    page = document.new_page(width=300, height=400)
    page.insert_text((30, 50), "A form", fontname="tiro")
    page.add_text_annot((200, 50), "A note")
    page.add_highlight_annot((30, 40, 80, 55))
    page.add_freetext_annot((30, 300, 200, 340), "Free text")
    page.add_ink_annot([[(10, 10), (50, 80), (90, 10)]])
    for row, kind in enumerate((pymupdf.PDF_WIDGET_TYPE_TEXT, pymupdf.PDF_WIDGET_TYPE_CHECKBOX)):
        field = pymupdf.Widget()
        field.field_name, field.field_type = f"field{row}", kind
        field.rect = pymupdf.Rect(30, 100 + 40 * row, 150, 120 + 40 * row)
        page.add_widget(field)
    document.embfile_add("attached", b"attached", filename="attached.txt")
    return document


def _locked(cipher: int, password: str) -> bytes:
    return _saved(_outlined(), encryption=cipher, user_pw=password, owner_pw="owner")


ORIGINALS: dict[str, Callable[[Path], bytes]] = {
    "briefing in English": lambda _: _first_page(BUNDLED / "en.pdf"),
    "briefing in Khmer": lambda _: _first_page(BUNDLED / "km.pdf"),
    "text and outline": lambda _: _saved(_outlined()),
    "pictures": lambda _: _saved(_with_pictures()),
    "forms and notes": lambda _: _saved(_with_forms_and_notes()),
    "packed objects": lambda _: _saved(_with_forms_and_notes(), deflate=True, use_objstms=1),
    "locked, no password": lambda _: _locked(pymupdf.PDF_ENCRYPT_AES_256, ""),
    "locked, old cipher": lambda _: _locked(pymupdf.PDF_ENCRYPT_RC4_128, ""),
    "locked": lambda _: _locked(pymupdf.PDF_ENCRYPT_AES_128, "secret"),
    "forms in forms": lambda folder: pdfs.heavy_pdf(folder / "a.pdf", strokes=1).read_bytes(),
}
