"""What a PDF says its Khmer shapes mean, put so that MuPDF says every character once.

Browsers and office programs write a syllable's characters (its ActualText, ISO 32000-2, 14.9.4)
beside its shapes. Where the last ones are the same, MuPDF 1.28 says them twice: it counts bytes
for characters (`do_extract_within_actualtext` in stext-device.c). It also gives a mark no room,
though it may be handed the shape of a wide letter, and then finds a gap in the middle of a word.
Neither happens to characters that are no marks and not those of any shape: a stand-in for every
Khmer one, and fillers for shapes that are more than the characters.
"""

import re
from functools import cached_property, lru_cache

import pymupdf
from pymupdf import mupdf

from kiosk.workers.render.refusal import PDF_ERRORS

_STAND_INS = 0x10E780
"""For U+1780 and on: a part of the private area that no font is known to use."""
FILLERS = "\U0010e700\U0010e701"
"""For shapes that are more than the characters. One follows the other, since twice the same on
top of each other passes for bold."""

CHARACTERS = {_STAND_INS + at: chr(0x1780 + at) for at in range(0x80)}
"""What the stand-ins stand for."""

_SYLLABLE = re.compile(rb"/ActualText\s*<FEFF((?:17[89A-F][0-9A-F]){2,60})>", re.IGNORECASE)
"""A long word at most: those that were met are remembered."""
_ENDS_IN_LETTER = re.compile(rb"17(?:[89A].|B[0-3])$", re.IGNORECASE)
_DRAWN_FIRST = re.compile(rb"17(?:B[EF]|C[0-5]|D2179A)", re.IGNORECASE)
_DRAWN_AROUND_MORE = re.compile(rb"17D2.*17(?:B[EF]|C[045])", re.IGNORECASE)

_KHMER_UNIT = b"17"
"""How a Khmer character begins in UTF-16, and nothing else in a row of them: the second byte is
80 or more."""
_STAND_IN_UNITS = b"DBF9DF"
_FILLER_UNITS = b"DBF9DF00", b"DBF9DF01"


class ActualText:
    """Has the pages of one document drawn with such stand-ins; they look as they did."""

    def __init__(self, document: pymupdf.Document) -> None:
        self._document = document
        self._forms: set[int] = set()

    def strokes(self, page: pymupdf.Page) -> pymupdf.DisplayList:
        """Return what a page draws."""
        try:
            contents = _told_by_stand_ins(page.read_contents())
            if contents:
                self._replace_forms(page)
        except PDF_ERRORS:
            contents = None  # damaged: the drawing copes with it
        return self._drawn_with(contents, page) if contents else _drawn(page)

    def _replace_forms(self, page: pymupdf.Page) -> None:
        """See to the parts that a page draws from elsewhere, as what is half transparent."""
        for number in {number for number, *_ in page.get_xobjects()} - self._forms:
            self._forms.add(number)
            contents = _told_by_stand_ins(self._document.xref_stream(number) or b"")
            if contents:
                self._document.update_stream(number, contents)

    def _drawn_with(self, contents: bytes, page: pymupdf.Page) -> pymupdf.DisplayList:
        """Draw the page with other contents; they lie beside it only until it is drawn."""
        self._document.update_stream(self._scratch, contents, compress=False)
        pdf = mupdf.pdf_document_from_fz_document(self._document.this)
        scratch = mupdf.pdf_new_indirect(pdf, self._scratch, 0)
        entries, key = mupdf.pdf_page_from_fz_page(page.this).obj(), mupdf.pdf_new_name("Contents")
        own = mupdf.pdf_dict_get(entries, key)
        mupdf.pdf_dict_put(entries, key, scratch)
        try:
            return _drawn(page)
        finally:
            mupdf.pdf_dict_put(entries, key, own)

    @cached_property
    def _scratch(self) -> int:
        number: int = self._document.get_new_xref()
        self._document.update_object(number, "<<>>")
        self._document.update_stream(number, b"", new=True)
        return number


def _drawn(page: pymupdf.Page) -> pymupdf.DisplayList:
    strokes: pymupdf.DisplayList = page.get_displaylist()
    return strokes


def _told_by_stand_ins(contents: bytes) -> bytes | None:
    """Return other contents for a page or a part of it; None if it tells of no Khmer."""
    parts = _SYLLABLE.split(contents)
    if len(parts) == 1:
        return None
    parts[1::2] = map(_with_stand_ins, parts[1::2])
    return b"".join(parts)


@lru_cache(maxsize=2_000)
def _with_stand_ins(syllable: bytes) -> bytes:
    units = syllable.replace(_KHMER_UNIT, _STAND_IN_UNITS) + _fillers(syllable)
    return b"/ActualText<FEFF" + units + b">"


def _fillers(syllable: bytes) -> bytes:
    """Return as many as the syllable may have shapes too many.

    Where something is drawn before its letter, office programs give the first shape all the
    characters: one shape is left, or three beside a subscript and a vowel on both sides. And one
    keeps the last letter from the next, which passes for bold if it is the same (ន្ន and ន័).
    """
    one, other = _FILLER_UNITS
    if _DRAWN_AROUND_MORE.search(syllable):
        return one + other + one
    return one if _DRAWN_FIRST.search(syllable) or _ENDS_IN_LETTER.search(syllable) else b""
