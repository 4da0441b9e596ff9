"""PDFs for searching, printed by programs whose Khmer text can be read again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pymupdf

from benchmarks.programs import ProgramError

FONT = Path(__file__).parents[1] / "resources/fonts/KioskSans-Regular.ttf"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OFFICE = "soffice"
_PATIENCE = 180  # seconds

_STYLE = (
    "@font-face {{ font-family: Body; src: url('{font}') }} @page {{ size: A4; margin: 20mm }}"
    "body {{ font: 10pt/1.5 Body }} p {{ break-after: page; margin: 0 }}"
)
_OFFICE_PAGES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="Page" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/>
<style:text-properties style:font-name="Kiosk Sans" fo:font-family="'Kiosk Sans'"
 style:font-family-complex="'Kiosk Sans'" fo:font-size="10pt" style:font-size-complex="10pt"
 style:language-complex="km" style:country-complex="KH"/>
</style:style></office:automatic-styles>
<office:body><office:text>{pages}</office:text></office:body></office:document>
"""

Printer = Callable[[Sequence[str], Path], None]
"""Prints texts, each on a page of its own, into a file."""


def printers() -> dict[str, Printer]:
    """The programs that are here to print PDFs."""
    there: dict[str, Printer] = {}
    if any(map(shutil.which, _BROWSERS)):
        there["Chromium"] = _print_by_chromium
    if shutil.which(_OFFICE):
        there["LibreOffice"] = _print_by_office
    return there


def print_pages(printer: Printer, texts: Sequence[str], target: Path) -> None:
    """Print texts, each on a page of its own.

    Raises:
        ProgramError: there is no PDF, or one of them went over to a second page.
    """
    printer(texts, target)
    with pymupdf.open(target) as document:
        if len(document) != len(texts):
            raise ProgramError(f"{target.name}: {len(document)} pages for {len(texts)} texts")


def select_pages(sources: Sequence[Path], pages: Sequence[int], target: Path) -> None:
    """Write a PDF of these pages, counted from 0 through all the sources."""
    with pymupdf.open() as document:
        for source in sources:
            with pymupdf.open(source) as printed:
                document.insert_pdf(printed)
        document.select(pages)
        document.save(target, garbage=3, deflate=True)


def _print_by_chromium(texts: Sequence[str], target: Path) -> None:
    style = _STYLE.format(font=FONT.as_uri())
    body = "".join(f"<p>{escape(text)}</p>\n" for text in texts)
    html = f'<!doctype html><meta charset="utf-8"><style>{style}</style>{body}'
    browser = next(path for name in _BROWSERS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory(prefix="kiosk-print-") as folder:
        page = Path(folder, "page.html")
        page.write_text(html, encoding="utf-8")
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run"]
        options += ["--disable-background-networking", f"--user-data-dir={folder}/profile"]
        if os.geteuid() == 0:
            options.append("--no-sandbox")  # root has none to use
        _run([browser, *options, f"--print-to-pdf={target}", page.as_uri()], target)


def _print_by_office(texts: Sequence[str], target: Path) -> None:
    """Print by LibreOffice, whose fonts lie where the user has them: in a home of its own."""
    pages = "".join(f'<text:p text:style-name="Page">{escape(text)}</text:p>\n' for text in texts)
    with tempfile.TemporaryDirectory(prefix="kiosk-print-") as folder:
        fonts = Path(folder, ".fonts")
        fonts.mkdir()
        shutil.copy(FONT, fonts)
        source = Path(folder, f"{target.stem}.fodt")
        source.write_text(_OFFICE_PAGES.format(pages=pages), encoding="utf-8")
        options = ["--headless", "--convert-to", "pdf", "--outdir", str(target.parent)]
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run([_OFFICE, profile, *options, str(source)], target, home=folder)


def _run(command: Sequence[str], target: Path, *, home: str | None = None) -> None:
    environment = os.environ | ({"HOME": home} if home else {})
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    if not target.is_file():
        raise ProgramError(f"{command[0]} printed nothing: {done.stderr or done.returncode}")
