"""PDFs that were never meant to be read, each by the trick it tries."""

import zlib
from collections.abc import Callable
from pathlib import Path

from tests.workers.pdfs import _pdf as pdf
from tests.workers.pdfs import _stream as stream

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_A4 = b"/MediaBox[0 0 595 842]"


def no_pages() -> bytes:
    return pdf([_CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"])


def page_tree_that_holds_itself() -> bytes:
    return pdf([_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def page_trees_that_hold_each_other() -> bytes:
    node = b"<</Type/Pages/Kids[%d 0 R]/Count 1000/Parent %d 0 R>>"
    return pdf([_CATALOG, node % (3, 3), node % (2, 2)])


def deep_page_tree() -> bytes:
    """A chain of 5,000 nodes with one page at its end."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (3 + index) for index in range(5_000)]
    return pdf([_CATALOG, *nodes, b"<</Type/Page%s>>" % _A4])


def page_count_that_lies() -> bytes:
    return pdf([_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", _page()])


def more_pages_than_allowed() -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + index) for index in range(20_001))
    pages = b"<</Type/Pages/Kids[%s]/Count 20001>>" % kids
    return pdf([_CATALOG, pages, *[_page()] * 20_001])


def annotations_in_thousands() -> bytes:
    """32,768 links on one page."""
    link = b"<</Type/Annot/Subtype/Link/Rect[%d %d %d %d]/Dest[3 0 R/Fit]/Border[0 0 1]>>"
    links = [link % (x, y, x + 2, y + 2) for x in range(256) for y in range(128)]
    refs = b" ".join(b"%d 0 R" % (4 + index) for index in range(len(links)))
    return pdf([_CATALOG, _PAGES, _page(b"/Annots[%s]" % refs), *links])


def wall_chart() -> bytes:
    """A page of 7,800 points, as real posters have."""
    return _one_page(b"0 0 1 RG 10 w 0 0 m 7800 7800 l S", box=b"/MediaBox[0 0 7800 7800]")


def page_of_a_million_points() -> bytes:
    return _one_page(b"1 0 0 rg 0 0 9 9 re f", box=b"/MediaBox[0 0 1000000 1000000]")


def thread_of_a_page() -> bytes:
    return _one_page(b"1 0 0 rg 0 0 9 9 re f", box=b"/MediaBox[0 0 0.001 1000000]/UserUnit 75000")


def page_without_size() -> bytes:
    return _one_page(b"", box=b"/MediaBox[0 0 0 0]/CropBox[9 9 -9 1e400]/Rotate 45")


def form_that_draws_itself() -> bytes:
    return _with_forms(b"/F0 Do", [b"/F0 Do /F0 Do"])


def forms_in_forms_without_end() -> bytes:
    """24 forms that draw the next one eight times: 5 · 10²¹ strokes."""
    forms = [b"/F%d Do " % (index + 1) * 8 for index in range(24)]
    return _with_forms(b"/F0 Do", [*forms, b"0 0 m 9 9 l S"])


def dashes_without_end() -> bytes:
    dash = b"[0.00001 0.00001] 0 d 0 0 m 590 840 l S\n"
    return _one_page(dash * 1_000)


def picture_of_ten_thousand_million_pixels() -> bytes:
    data = zlib.compress(bytes(1_000_000))
    head = b"/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
    return _with_picture(head, data)


def picture_that_unpacks_to_a_gigabyte() -> bytes:
    """Packed twice, it is a few kilobytes."""
    head = (
        b"/Width 32768/Height 32768/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter[/FlateDecode/FlateDecode]"
    )
    return _with_picture(head, _gigabyte_of(b"\0"))


def content_that_unpacks_to_a_gigabyte() -> bytes:
    content = stream(b"/Filter[/FlateDecode/FlateDecode]", _gigabyte_of(b"q Q\n"))
    return pdf([_CATALOG, _PAGES, _page(b"/Contents 4 0 R"), content])


def arrays_in_arrays() -> bytes:
    return _one_page(b"[" * 200_000, more=b"/Deep " + b"[" * 100_000 + b"]" * 100_000)


def jbig2_garbage() -> bytes:
    head = b"/Width 600/Height 600/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode"
    return _with_picture(head, _noise(4_000))


def jpx_garbage() -> bytes:
    start = bytes.fromhex("0000000c6a5020200d0a870a00000014667479706a703220")
    return _with_picture(b"/Width 60000/Height 60000/Filter/JPXDecode", start + _noise(4_000))


def jpeg_garbage() -> bytes:
    start = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108ffffffff03")
    head = b"/Width 65535/Height 65535/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    return _with_picture(head, start + _noise(4_000))


def font_garbage() -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R/FirstChar 0/LastChar 0>>"
    descriptor = b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 7 0 R>>"
    file = stream(b"/Length1 9000", bytes.fromhex("00010000000c008000030040") + _noise(9_000))
    content = stream(b"", b"BT /F 20 Tf 50 500 Td (Garbage) Tj ET")
    page = _page(b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>")
    return pdf([_CATALOG, _PAGES, page, content, font, descriptor, file])


def glyph_that_writes_itself() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97"
        b"/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>"
        b"/Resources<</Font<</F 5 0 R>>>>>>"
    )
    glyph = stream(b"", b"9 0 d0 BT /F 9 Tf (aaaa) Tj ET")
    content = stream(b"", b"BT /F 20 Tf 50 500 Td (aaaa) Tj ET")
    page = _page(b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>")
    return pdf([_CATALOG, _PAGES, page, content, font, glyph])


def pattern_that_fills_itself() -> bytes:
    pattern = stream(
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .001/YStep .001"
        b"/Resources<</Pattern<</P 5 0 R>>>>",
        b"/Pattern cs /P scn 0 0 9 9 re f",
    )
    content = stream(b"", b"/Pattern cs /P scn 0 0 595 842 re f")
    page = _page(b"/Contents 4 0 R/Resources<</Pattern<</P 5 0 R>>>>")
    return pdf([_CATALOG, _PAGES, page, content, pattern])


def outline_in_a_circle() -> bytes:
    catalog = b"<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>"
    root = b"<</Type/Outlines/First 5 0 R/Last 6 0 R/Count 2>>"
    entry = b"<</Title(Round)/Parent %d 0 R/Next %d 0 R/First %d 0 R/Last 5 0 R/Dest[3 0 R/Fit]>>"
    return pdf([catalog, _PAGES, _page(), root, entry % (6, 6, 5), entry % (5, 5, 6)])


def cross_references_in_a_circle() -> bytes:
    whole = _one_page(b"1 0 0 rg 0 0 9 9 re f")
    start = whole.rindex(b"startxref") + 10
    place = whole[start:].split()[0]
    return whole.replace(b"trailer<<", b"trailer<</Prev %s/XRefStm %s" % (place, place))


def length_that_is_its_own() -> bytes:
    content = b"<</Length 4 0 R>>stream\n0 0 m 9 9 l S\nendstream"
    return pdf([_CATALOG, _PAGES, _page(b"/Contents 4 0 R"), content])


def parents_in_a_circle() -> bytes:
    """Resources are inherited from the parent, which has the page for its own."""
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"
    return pdf([_CATALOG, pages, page, stream(b"", b"/F0 Do /GS gs")])


def lock_nobody_knows() -> bytes:
    return _one_page(b"").replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Nobody/V 99>>")


def programs_to_run() -> bytes:
    """JavaScript, a program and a form that wants to be sent, all at opening."""
    run = b"<</S/JavaScript/JS(while(1){})/Next<</S/Launch/F(/bin/true)/Next<</S/SubmitForm"
    catalog = b"<</Type/Catalog/Pages 2 0 R/OpenAction %s/F(http://x.example)>>>>>>>>" % run
    return pdf([catalog, _PAGES, _page(b"/AA<</O<</S/JavaScript/JS(for(;;);)>>>>")])


def header_alone() -> bytes:
    return b"%PDF-1.7\n"


TORTURES: dict[Callable[[], bytes], set[str]] = {
    no_pages: {"empty"},
    page_tree_that_holds_itself: {"empty", "refused"},
    page_trees_that_hold_each_other: {"empty", "refused"},
    deep_page_tree: {"ok", "repaired", "refused"},
    page_count_that_lies: {"ok", "repaired", "refused"},
    more_pages_than_allowed: {"refused"},
    annotations_in_thousands: {"ok"},
    wall_chart: {"ok"},
    page_of_a_million_points: {"ok"},
    thread_of_a_page: {"ok"},
    page_without_size: {"ok"},
    form_that_draws_itself: {"ok"},
    forms_in_forms_without_end: {"partly"},
    dashes_without_end: {"ok", "partly"},
    picture_of_ten_thousand_million_pixels: {"ok", "partly"},
    picture_that_unpacks_to_a_gigabyte: {"ok", "partly"},
    content_that_unpacks_to_a_gigabyte: {"ok", "partly"},
    arrays_in_arrays: {"ok", "repaired", "refused", "partly"},
    jbig2_garbage: {"ok", "partly"},
    jpx_garbage: {"ok", "partly"},
    jpeg_garbage: {"ok", "partly"},
    font_garbage: {"ok"},
    glyph_that_writes_itself: {"ok"},
    pattern_that_fills_itself: {"ok", "partly"},
    outline_in_a_circle: {"ok"},
    cross_references_in_a_circle: {"ok", "repaired"},
    length_that_is_its_own: {"ok", "repaired"},
    parents_in_a_circle: {"ok", "refused", "partly"},
    lock_nobody_knows: {"locked", "refused"},
    programs_to_run: {"ok"},
    header_alone: {"refused"},
}
"""What each may be called: where it says more than one, that is the PDF library's business."""


def written(trick: Callable[[], bytes], folder: Path) -> Path:
    """Write the file under the trick's name."""
    path = folder / f"{trick.__name__}.pdf"
    path.write_bytes(trick())
    return path


def _page(more: bytes = b"", box: bytes = _A4) -> bytes:
    return b"<</Type/Page/Parent 2 0 R%s%s>>" % (box, more)


def _one_page(content: bytes, *, more: bytes = b"", box: bytes = _A4) -> bytes:
    page = _page(b"/Contents 4 0 R" + more, box)
    return pdf([_CATALOG, _PAGES, page, stream(b"", content)])


def _with_forms(content: bytes, forms: list[bytes]) -> bytes:
    """A page that draws with forms called F0, F1 …, which see each other."""
    names = b"".join(b"/F%d %d 0 R" % (index, 6 + index) for index in range(len(forms)))
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 5 0 R"
    return pdf(
        [
            _CATALOG,
            _PAGES,
            _page(b"/Contents 4 0 R/Resources 5 0 R"),
            stream(b"", content),
            b"<</XObject<<%s>>>>" % names,
            *(stream(head, form) for form in forms),
        ]
    )


def _with_picture(head: bytes, data: bytes) -> bytes:
    page = _page(b"/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>")
    content = stream(b"", b"q 500 0 0 500 40 200 cm /I Do Q")
    picture = stream(b"/Type/XObject/Subtype/Image" + head, data)
    return pdf([_CATALOG, _PAGES, page, content, picture])


def _noise(size: int) -> bytes:
    """Bytes without order, always the same ones."""
    state, noise = 1, bytearray()
    for _ in range(size):
        state = state * 1_103_515_245 + 12_345 & 0x7FFFFFFF
        noise.append(state >> 16 & 0xFF)
    return bytes(noise)


def _gigabyte_of(what: bytes) -> bytes:
    """Repeat and pack twice."""
    inner, outer = zlib.compressobj(1), zlib.compressobj()
    piece = what * ((1 << 20) // len(what))
    packed = [outer.compress(inner.compress(piece)) for _ in range(1 << 10)]
    return b"".join([*packed, outer.compress(inner.flush()), outer.flush()])
