"""What a document calls its pages (ISO 32000-1, 12.4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

import pymupdf
from pymupdf import mupdf

from kiosk.workers.render_messages import LABEL_LIMIT, PAGE_LIMIT

_NODES_LIMIT = 10_000
"""Nodes of the tree that are looked at: it may be endless, or lead back to itself."""
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN_LIMIT = 4_999
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbering:
    """How pages are called from one page on."""

    prefix: str
    style: str
    first: int

    def label(self, offset: int) -> str:
        return f"{self.prefix}{_number(self.first + offset, self.style)}"[:LABEL_LIMIT]


_COUNTED = _Numbering(prefix="", style="D", first=1)


def read_labels(document: pymupdf.Document) -> tuple[str, ...]:
    """Return what every page is called; empty where that is only its number."""
    count = document.page_count
    labels: list[str] = []
    numberings = _numberings(document)
    start, current = 0, _COUNTED
    for page in range(count):
        if page in numberings:
            start, current = page, numberings[page]
        labels.append(current.label(page - start))
    is_counted = all(label == str(page) for page, label in enumerate(labels, 1))
    return () if is_counted else tuple(labels)


def _numberings(document: pymupdf.Document) -> dict[int, _Numbering]:
    """Return the numberings by the index of the page that each begins with."""
    trailer = mupdf.pdf_trailer(mupdf.pdf_document_from_fz_document(document.this))
    catalog = mupdf.pdf_dict_gets(trailer, "Root")
    numberings: dict[int, _Numbering] = {}
    for node in _nodes(mupdf.pdf_dict_gets(catalog, "PageLabels")):
        numbers = mupdf.pdf_dict_gets(node, "Nums")
        for at in range(0, min(mupdf.pdf_array_len(numbers), PAGE_LIMIT * 2) - 1, 2):
            page = mupdf.pdf_to_int(mupdf.pdf_array_get(numbers, at))
            numberings[page] = _numbering(mupdf.pdf_array_get(numbers, at + 1))
    return numberings


def _nodes(root: mupdf.PdfObj) -> Iterator[mupdf.PdfObj]:
    """Give the nodes of the tree, each once."""
    waiting, seen = [root], set[int]()
    while waiting and len(seen) < _NODES_LIMIT:
        node = waiting.pop()
        if (number := mupdf.pdf_to_num(node)) and number in seen:
            continue
        seen.add(number or -len(seen) - 1)
        yield node
        kids = mupdf.pdf_dict_gets(node, "Kids")
        waiting += [
            mupdf.pdf_array_get(kids, at)
            for at in range(min(mupdf.pdf_array_len(kids), _NODES_LIMIT))
        ]


def _numbering(rule: mupdf.PdfObj) -> _Numbering:
    prefix = mupdf.pdf_dict_get_text_string(rule, mupdf.pdf_new_name("P"))
    first = mupdf.pdf_to_int_default(mupdf.pdf_dict_gets(rule, "St"), 1)
    return _Numbering(
        prefix="".join(filter(str.isprintable, prefix))[:LABEL_LIMIT],
        style=mupdf.pdf_to_name(mupdf.pdf_dict_gets(rule, "S")),
        first=max(first, 1),
    )


def _number(value: int, style: str) -> str:
    """Return the number in a style: D, R, r, A or a. Without one a label is its prefix alone."""
    match style:
        case "D":
            return str(value)
        case "R" | "r" if value <= _ROMAN_LIMIT:
            return _cased(_roman(value), style)
        case "A" | "a":
            times, letter = divmod(value - 1, len(_ALPHABET))
            return _cased(_ALPHABET[letter] * min(times + 1, LABEL_LIMIT), style)
        case "R" | "r":
            return str(value)
        case _:
            return ""


def _cased(text: str, style: str) -> str:
    return text.upper() if style.isupper() else text


def _roman(value: int) -> str:
    digits = ""
    for worth, digit in _ROMAN:
        times, value = divmod(value, worth)
        digits += digit * times
    return digits
