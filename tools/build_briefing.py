"""Set a briefing's Markdown as PDF, one file for each language.

    python tools/build_briefing.py [FOLDER…]

A briefing's folder holds `item.toml` and `source/LANGUAGE.md`; `LANGUAGE.pdf` is written beside
them. Chromium sets the pages, because its Khmer text can be searched and copied again. The same
sources and the same Chromium give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pymupdf

from briefing_page import RESOURCES, BriefingError, Edition, editions, page
from check_briefing import faults, parted_words, unequal_outlines
from kiosk.core.handover.pdf_facts import with_facts
from kiosk.core.problem import Problem
from kiosk.workers.browser import find_browser, set_pdf

BRIEFING_FOLDER = RESOURCES / "packs" / "camboja" / "reports" / "impacts-briefing"

MOST_SETTINGS = 8
KEEP: int = pymupdf.mupdf.PDF_ENCRYPT_KEEP  # what an incremental update asks for


def typeset(edition: Edition, browser: Path) -> bytes:
    """Set an edition so that no line's end parts a word.

    Chromium breaks lines at our marks, and also where a dictionary of its own sees words, some of
    them inside ours. The CSS that forbids it, `word-break: manual` (CSS Text 4, 5.1), is unknown
    to it; so the words it parted are held together, and the page is set again.
    """
    whole: set[str] = set()
    for _ in range(MOST_SETTINGS):
        pdf = set_pdf(page(edition, whole), browser, with_outline=True)
        parted = parted_words(pdf, edition.all_text)
        if not parted:
            break
        whole |= parted
    return pdf


def titled(pdf: bytes, headings: Sequence[tuple[int, str]]) -> bytes:
    """Give the outline's entries, in order, the texts of `headings`, each a (level, text).

    Chromium puts a title together from what it marks as the heading: it loses the space at a
    line's end, and says twice what begins a page, because it marks it on the page before as well.
    The entries are appended as an incremental update, so every byte before stays as it was.
    Raises BriefingError if the outline has not as many entries.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as name:
        file = _written(Path(name, "page.pdf"), pdf)
        with pymupdf.open(file) as document:
            entries = document.get_toc(simple=False)
            if len(entries) != len(headings):
                raise BriefingError(f"outline entries: {len(entries)}, headings: {len(headings)}")
            for (*_, entry), (_, title) in zip(entries, headings, strict=True):
                document.xref_set_key(entry["xref"], "Title", pymupdf.get_pdf_str(title))
            document.save(file, incremental=True, encryption=KEEP, no_new_id=True)
        return file.read_bytes()


def finished(edition: Edition, browser: Path) -> bytes:
    """Set an edition and state in the PDF what the edition states.

    Raises BriefingError or StrangePdfError if the browser's PDF is not of the expected form.
    """
    pdf = typeset(edition, browser)
    dated = with_facts(pdf, day=edition.published, author=edition.publisher)
    return titled(dated, edition.headings)


def build(folder: Path, browser: Path) -> list[Path]:
    """Build every edition of a briefing, check them, and only then write them.

    Raises BriefingError with everything that is wrong with the result.
    """
    read = editions(folder)
    pdfs = {edition.language: finished(edition, browser) for edition in read}
    found = unequal_outlines(pdfs)
    for edition in read:
        found += faults(
            pdfs[edition.language],
            text=edition.all_text,
            headings=edition.headings,
            running_line=edition.words.running,
        )
    if found:
        raise BriefingError("\n".join(f"{folder}: {fault}" for fault in found))
    return [_written(folder / f"{language}.pdf", pdf) for language, pdf in pdfs.items()]


def main(arguments: list[str]) -> int:
    """Build the briefings; exit 1 and say why if one cannot be built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[BRIEFING_FOLDER])
    given = parser.parse_args(arguments)
    try:
        browser = find_browser(os.environ)
        for folder in given.folders:
            print(*build(folder, browser), sep="\n")
    except (BriefingError, Problem, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
