"""PDFs for tests, made on the spot."""

from pathlib import Path

import pymupdf

RED = (1, 0, 0)
_FONT = Path(__file__).resolve().parents[2] / "resources/fonts/KioskSans-Regular.ttf"


def text_pdf(
    path: Path,
    *,
    pages: int = 3,
    colour: tuple[float, float, float] = RED,
    words: str = "Page",
) -> Path:
    """A4 pages: a coloured square of 100 points in the upper left corner, a line of text."""
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page(width=595, height=842)
            page.draw_rect((0, 0, 100, 100), color=colour, fill=colour, width=0)
            page.insert_text((72, 200), f"{words} {number}")
        document.save(path)
    return path


def mixed_pdf(path: Path, sizes: list[tuple[float, float]]) -> Path:
    with pymupdf.open() as document:
        for width, height in sizes:
            document.new_page(width=width, height=height)
        document.save(path)
    return path


def outlined_pdf(path: Path) -> Path:
    with pymupdf.open() as document:
        for _ in range(3):
            document.new_page(width=595, height=842)
        document.set_toc(
            [
                [1, "សេចក្តីផ្តើម", 1],
                [2, "Findings", 2, {"kind": pymupdf.LINK_GOTO, "to": pymupdf.Point(0, 300)}],
            ]
        )
        document.save(path)
    return path


def handbook_pdf(path: Path) -> Path:
    """Nine pages called i to iii and 1 to 6; two links on the first: to the seventh, and out."""
    with pymupdf.open() as document:
        for number in range(1, 10):
            document.new_page(width=595, height=842).insert_text((72, 100), f"Sheet {number}")
        first = document[0]
        first.insert_text((72, 200), "See sheet seven")
        first.insert_text((72, 240), "https://example.org/")
        first.insert_link(
            {
                "kind": pymupdf.LINK_GOTO,
                "from": pymupdf.Rect(72, 185, 172, 205),
                "page": 6,
                "to": pymupdf.Point(0, 0),
            }
        )
        out = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 225, 192, 245)}
        first.insert_link(out | {"uri": "https://example.org/"})
        document.set_page_labels(
            [
                {"startpage": 0, "style": "r", "firstpagenum": 1},
                {"startpage": 3, "style": "D", "firstpagenum": 1},
            ]
        )
        document.save(path)
    return path


def locked_pdf(path: Path, password: str) -> Path:
    with pymupdf.open() as document:
        document.new_page()
        document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="o")
    return path


def cut_off_pdf(path: Path, *, keep: float) -> Path:
    """A file whose copying was interrupted: only this part of its bytes is there."""
    whole = text_pdf(path, pages=20).read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    return path


def meaningless_pdf(path: Path, text: str) -> Path:
    """A line of letters whose font draws them but does not say what they are."""
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=200)
        page.insert_text((20, 50), text, fontname="kiosk", fontfile=str(_FONT))
        document.xref_set_key(page.get_fonts()[0][0], "ToUnicode", "null")
        document.save(path)
    return path


def placed_pdf(path: Path, *lines: tuple[float, float, str]) -> Path:
    """A page of 300 × 400 points with these lines, drawn in this order: left, baseline, text."""
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=400)
        for left, baseline, text in lines:
            page.insert_text((left, baseline), text, fontsize=10)
        document.save(path)
    return path


def told_pdf(
    path: Path, *, drawn: str, told: str, then: str, form: str = "/ActualText <%s>"
) -> Path:
    """A line that begins 20 points from the left and says something else than it shows."""
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=200)
        width = pymupdf.Font(fontfile=str(_FONT)).text_length(drawn, fontsize=20)
        for left, text in ((20, drawn), (20 + width, then)):
            page.insert_text((left, 50), text, fontsize=20, fontname="kiosk", fontfile=str(_FONT))
        first = page.get_contents()[0]
        shapes = document.xref_stream(first)
        entry = form % f"FEFF{told.encode('utf-16-be').hex().upper()}"
        document.update_stream(first, b"/Span<<%b>>BDC\n%b\nEMC\n" % (entry.encode(), shapes))
        document.save(path)
    return path


def legacy_khmer_pdf(path: Path) -> Path:
    """Khmer as it was written before Unicode: Latin letters in a font that draws Khmer ones."""
    with pymupdf.open() as document:
        page = document.new_page(width=300, height=200)
        page.insert_text((20, 50), "esrIPaB", fontname="helv")
        document.xref_set_key(page.get_fonts()[0][0], "BaseFont", "/ABCDEF+Limon-S1")
        document.save(path)
    return path


def pageless_pdf(path: Path) -> Path:
    path.write_bytes(_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))
    return path


def heavy_pdf(path: Path, *, strokes: int, light_pages: int = 4) -> Path:
    """One page that takes long, drawn by forms within forms, then light ones.

    At 2 pixels per point, 100,000 strokes take about 4 s on a slow laptop.
    """
    square = b"0 0 1 RG 10 10 m 20 40 40 20 50 50 c S\n"
    inner = square * 1000
    outer = b"/Inner Do\n" * max(strokes // 1000, 1)
    pages = 1 + light_pages
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        _stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]", inner),
    ]
    for index in range(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</XObject<</Inner 3 0 R>>>>>>" % (5 + 2 * index)
        )
        objects.append(_stream(b"", outer if index == 0 else square))
    path.write_bytes(_pdf(objects))
    return path


def lettered_pdf(path: Path, text: str, *, rotation: int = 0) -> Path:
    """A page of 300 × 200 points, cropped by 10 all round, that says this 50 points down."""
    with pymupdf.open() as document:
        page = document.new_page(width=320, height=220)
        page.insert_text((30, 60), text, fontsize=20)
        page.set_cropbox(pymupdf.Rect(10, 10, 310, 210))
        page.set_rotation(rotation)
        document.save(path)
    return path


def linked_pdf(path: Path, *actions: bytes, pages: int = 3) -> Path:
    """A4 pages; on the first, a link of 100 × 20 points for each action, one below the other.

    The name "chapter" stands for a place 242 points down on the last page.
    """
    kids = b" ".join(b"%d 0 R" % (4 + index) for index in range(pages))
    place = b"[%d 0 R/XYZ 0 600 null]" % (3 + pages)
    links = b"".join(
        b"<</Type/Annot/Subtype/Link/Rect[100 %d 200 %d]%s>>" % (800 - 30 * at, 820 - 30 * at, one)
        for at, one in enumerate(actions)
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Names<</Dests 3 0 R>>>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Names[(chapter) %s]>>" % place,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[%s]>>" % links,
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * (pages - 1),
    ]
    path.write_bytes(_pdf(objects))
    return path


def labelled_pdf(path: Path, labels: bytes, *further: bytes, pages: int = 6) -> Path:
    """Pages with this tree of labels; further objects have the numbers from 4 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"
    kids = b" ".join(b"%d 0 R" % (4 + len(further) + index) for index in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/PageLabels 3 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        labels,
        *further,
        *[page] * pages,
    ]
    path.write_bytes(_pdf(objects))
    return path


def swelling_pdf(path: Path, *, characters: int) -> Path:
    """A page of so many characters ㌖ ("kilometre"), each of which folds to six."""
    unicode = (
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <3316> endbfchar"
    )
    line = b"(%s) Tj 0 -1 Td " % (b"A" * 1_000)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 900]/Contents 4 0 R/Resources 7 0 R>>",
        _stream(b"", b"BT /F 1 Tf 10 800 Td " + line * (characters // 1_000) + b"ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        _stream(b"", b"/CIDInit /ProcSet findresource begin begincmap %s endcmap end" % unicode),
        b"<</Font<</F 5 0 R>>>>",
    ]
    path.write_bytes(_pdf(objects))
    return path


def scheming_pdf(path: Path, secret: Path) -> Path:
    """A page with a red square whose file tries everything: scripts when it is opened and shown,
    programs to start, a file within, a form of its own, and streams that are in another file.
    """
    elsewhere = b"(%s)" % str(secret).encode()
    script = b"<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\);)>>"
    launch = b"<</S/Launch/F(/usr/bin/touch)/P%s>>" % elsewhere
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction %s/AA<</WC %s>>/AcroForm 6 0 R"
        b"/Names<</JavaScript<</Names[(a) %s]>>/EmbeddedFiles<</Names[(b) 10 0 R]>>>>>>"
        % (script, launch, script),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents[4 0 R 5 0 R]/AA<</O %s/C %s>>"
        b"/Annots[8 0 R 9 0 R]/Resources<</XObject<</Image 11 0 R>>>>>>" % (launch, script),
        _stream(b"", b"1 0 0 rg 0 150 50 50 re f q 50 0 0 50 100 100 cm /Image Do Q"),
        _stream(b"/F%s" % elsewhere, b""),
        b"<</Fields[8 0 R]/NeedAppearances true/XFA 7 0 R/DR<<>>/DA(/Helv 12 Tf)>>",
        _stream(
            b"",
            b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template><subform><event "
            b"activity='initialize'><submit target='http://127.0.0.1:9/'/></event></subform>"
            b"</template></xdp:xdp>",
        ),
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(me)/Rect[10 10 90 30]"
        b"/AA<</C %s/F %s/K %s/PV %s>>>>" % (script, script, script, launch),
        b"<</Type/Annot/Subtype/Screen/Rect[10 40 90 60]/A %s/AA<</PO %s>>>>" % (launch, script),
        b"<</Type/Filespec/F(inner.sh)/EF<</F 12 0 R>>>>",
        _stream(
            b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
            b"/ColorSpace/DeviceRGB/F%s" % elsewhere,
            b"",
        ),
        _stream(b"/Type/EmbeddedFile", b"#!/bin/sh\n"),
    ]
    path.write_bytes(_pdf(objects))
    return path


def pictured_pdf(
    path: Path,
    *,
    place: tuple[float, float, float, float],
    text: str,
    bits: int = 8,
    is_text_hidden: bool = False,
) -> Path:
    """A page of 200 × 300 points with an orange picture at this place and a text at the top.

    With one bit per pixel, the picture is black. A hidden text is what was recognised in a scan.
    """
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=300)
        image = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 40, 60))
        image.set_rect(image.irect, (255, 128, 0))
        drawn = {"stream": _bitonal_image(40, 60)} if bits == 1 else {"pixmap": image}
        page.insert_image(place, keep_proportion=False, **drawn)
        if text:
            page.insert_text((10, 20), text, render_mode=3 if is_text_hidden else 0)
        document.save(path)
    return path


def _bitonal_image(width: int, height: int) -> bytes:
    """A black picture of one bit per pixel, as PBM (netpbm's P4)."""
    return b"P4 %d %d\n" % (width, height) + b"\xff" * ((width + 7) // 8 * height)


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def _pdf(objects: list[bytes]) -> bytes:
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(body)
