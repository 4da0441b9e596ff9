"""What a built briefing has to be: readable, searchable, of one outline, honest on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pymupdf

from khmer_breaks import ZERO_WIDTH_SPACE

FEWEST_PAGES, MOST_PAGES = 4, 6
FONTS = frozenset({"KioskSans-Regular", "KioskSans-Bold"})
WORDS_FOUND = 0.99  # of the words

_SAME_ROW = 1.0  # points between the baselines of what belongs to one printed line
_TEXT_FLAGS = pymupdf.TEXTFLAGS_TEXT & ~pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
_KHMER_WORD = re.compile("[\u1780-\u17d3\u17dc\u17dd]+")
_WORD = re.compile(_KHMER_WORD.pattern + "|[A-Za-z\u00c0-\u024f]+")
_KHMER_AT_END = re.compile(_KHMER_WORD.pattern + "$")
_MARKUP = re.compile(r"\]\([^)\n]*\)|\{#[^}\n]*\}|`[^`\n]*`|[*\[]|https?://\S+")
_SIGN_FIRST = re.compile("[\u17b4-\u17d3\u17d7]")  # what belongs to the letter before it
_REPEATED_SIGN = re.compile("([\u17b4-\u17d3])\\1+")  # MuPDF gives some signs twice
_IGNORED = re.compile(f"[\\s{ZERO_WIDTH_SPACE}\ufffd]+")


def faults(
    pdf: bytes, *, text: str, headings: Sequence[tuple[int, str]], running_line: str
) -> list[str]:
    """List what is wrong with a built PDF of the Markdown `text`, in sentences; best, nothing.

    The outline must be `headings`, as (level, text); `running_line` must stand on every page.
    """
    texts, fonts = _read(pdf)
    return [
        *_wrong_length(texts),
        *_strange_fonts(fonts),
        *_pages_without(texts, running_line),
        *_broken_clusters(texts),
        *_broken_words(texts, text),
        *_lost_words(texts, text),
        *_wrong_outline(_outline(pdf), headings),
    ]


def unequal_outlines(pdfs: Mapping[str, bytes]) -> list[str]:
    """Say which languages' outlines differ in entries or levels, or that there is none."""
    levels = {language: [level for level, _ in _outline(pdf)] for language, pdf in pdfs.items()}
    if all(found and found == next(iter(levels.values())) for found in levels.values()):
        return []
    return [f"the outlines differ: {levels}"]


def parted_words(pdf: bytes, text: str) -> set[str]:
    """Return the Khmer words of the Markdown `text` of which a line holds only a part.

    Where a line ends between two words, the zero-width space that allowed it is still there.
    """
    return _parted(_read(pdf)[0], text)


def words_of(markdown: str) -> list[str]:
    """List the words of a text in order; its word breaks part the Khmer ones."""
    return _WORD.findall(_MARKUP.sub("", markdown))


def share_of_words_found(words: Sequence[str], extracted: str) -> float:
    """Say what share of `words` stands in `extracted` beside the word before or after it."""
    text = _letters_of(extracted)
    bare = [_letters_of(word) for word in words]
    pairs = [first + second in text for first, second in pairwise(bare)]
    found = [left or right for left, right in zip([False, *pairs], [*pairs, False], strict=True)]
    return sum(found) / len(found)


def fonts_of(document: pymupdf.Document) -> set[str]:
    """Name the fonts of all pages."""
    pages = (document[index] for index in range(document.page_count))
    return {font[3].partition("+")[2] for page in pages for font in page.get_fonts()}


def _outline(pdf: bytes) -> list[tuple[int, str]]:
    """Return the outline's entries as (level, title)."""
    with pymupdf.open(stream=pdf) as document:
        return [(level, title) for level, title, _ in document.get_toc()]


def _read(pdf: bytes) -> tuple[list[str], set[str]]:
    """Return each page's text, and the names of all fonts."""
    with pymupdf.open(stream=pdf) as document:
        pages = [document[index] for index in range(document.page_count)]
        return ["\n".join(_rows(page)) for page in pages], fonts_of(document)


def _rows(page: pymupdf.Page) -> list[str]:
    """Return the lines as printed: MuPDF parts them where a sign is set back over a letter."""
    rows: list[str] = []
    baseline = float("-inf")
    blocks = page.get_text("dict", flags=_TEXT_FLAGS)["blocks"]
    for line in (line for block in blocks for line in block.get("lines", ())):
        text = "".join(span["text"] for span in line["spans"])
        if abs(line["spans"][0]["origin"][1] - baseline) < _SAME_ROW:
            rows[-1] += text
        else:
            rows.append(text)
        baseline = line["spans"][0]["origin"][1]
    return rows


def _wrong_length(texts: Sequence[str]) -> Iterator[str]:
    if not FEWEST_PAGES <= len(texts) <= MOST_PAGES:
        yield f"it has {len(texts)} pages instead of {FEWEST_PAGES} to {MOST_PAGES}"


def _strange_fonts(fonts: set[str]) -> Iterator[str]:
    if strange := fonts - FONTS:
        yield f"a character is missing in Kiosk Sans; set in {', '.join(sorted(strange))} instead"


def _pages_without(texts: Sequence[str], running_line: str) -> Iterator[str]:
    for number, text in enumerate(texts, start=1):
        if _bare(running_line) not in _bare(text):
            yield f"page {number} does not carry the line that says what it is"


def _broken_clusters(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts, start=1):
        for line in text.splitlines():
            if _SIGN_FIRST.match(line):
                yield f"page {number}: a line begins inside a cluster: {line}"


def _broken_words(texts: Sequence[str], markdown: str) -> Iterator[str]:
    for word in sorted(_parted(texts, markdown)):
        yield f"a line's end parts a word: {word}"


def _parted(texts: Sequence[str], markdown: str) -> set[str]:
    words = {_bare(word): word for word in words_of(markdown)}
    found = set()
    for text in texts:
        for line, following in pairwise(text.splitlines()):
            last, first = _KHMER_AT_END.search(line), _KHMER_WORD.match(following)
            if last and first:
                found.add(words.get(_bare(last[0] + first[0]), ""))
    return found - {""}


def _lost_words(texts: Sequence[str], markdown: str) -> Iterator[str]:
    words = words_of(markdown)
    if words and (share := share_of_words_found(words, "".join(texts))) < WORDS_FOUND:
        yield f"only {share:.1%} of the words can be found in the PDF"


def _wrong_outline(
    outline: Sequence[tuple[int, str]], headings: Sequence[tuple[int, str]]
) -> Iterator[str]:
    if len(outline) != len(headings):
        yield f"the outline has {len(outline)} entries for {len(headings)} headings"
    for found, heading in zip(outline, headings, strict=False):
        if (found[0], _IGNORED.sub("", found[1])) != (heading[0], _IGNORED.sub("", heading[1])):
            yield f"the outline says {found} where the heading is {heading}"


def _bare(text: str) -> str:
    return _REPEATED_SIGN.sub(r"\1", _IGNORED.sub("", text))


def _letters_of(text: str) -> str:
    return "".join(_WORD.findall(_bare(text)))
