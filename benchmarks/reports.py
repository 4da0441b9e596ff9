"""The reports that are read: two of 50 pages and one of 600, every page marked."""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path

import pymupdf

from benchmarks.pdfs import BRIEFING, mark, render_seconds
from benchmarks.photographs import photograph
from benchmarks.stage import Stage

SHORT, LONG = 50, 600
"""How many pages a report has."""

SLOW_PAGE = 300
"""The page of the long report that takes `SLOW_SECONDS`, where one does."""

SLOW_SECONDS = 3.0

_FONT = Path(__file__).parents[1] / "resources/fonts/KioskSans-Regular.ttf"
_TEXT = pymupdf.Rect(60, 70, 535, 800)
_LEFT_COLUMN, _RIGHT_COLUMN = pymupdf.Rect(60, 70, 290, 800), pymupdf.Rect(305, 70, 535, 800)
_PICTURE = pymupdf.Rect(60, 90, 535, 446)
_LEADING = 14.5
_LINES, _WORDS = 48, 18  # on a page, on a line
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvw"

_FRONT = 8  # pages, counted i to viii
_CHAPTER = 10  # pages
_KHMER_EVERY, _PICTURE_EVERY, _COLUMNS_EVERY = 12, 25, 7  # pages
_PICTURES = 6  # different ones
_CURVES = 15_000  # a sample, to see what one takes


def photographs(stage: Stage) -> Path:
    """50 pages: a photograph on every second one, from the first; text below and between."""
    return stage.made("photographs.pdf", _write_photographs)


def text_only(stage: Stage) -> Path:
    """50 pages of text."""
    return stage.made("text.pdf", _write_text)


def long_report(stage: Stage) -> Path:
    """600 pages as in a thick study.

    Text in one column and in two, Khmer pages of the bundled briefing, pictures, an outline,
    contents that lead to the chapters, and front matter counted in Roman numerals.
    """
    return stage.made("long.pdf", _write_long)


def long_report_with_slow_page(stage: Stage) -> Path:
    """The same, and page 300 takes the render worker three seconds here."""
    fast = long_report(stage)

    def write(target: Path) -> None:
        _slow_down(fast, target, _CURVES)
        curves = round(_CURVES * SLOW_SECONDS / render_seconds(target, SLOW_PAGE))
        _slow_down(fast, target, curves)

    return stage.made("long-slow.pdf", write)


def _write_photographs(target: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - the same words every time
    with pymupdf.open() as document:
        for number in range(1, SHORT + 1):
            page = document.new_page()
            if number % 2:
                page.insert_image(_PICTURE, stream=photograph(number))
            _write_column(page, chance, _TEXT, first=27 if number % 2 else 0)
            mark(page)
        document.save(target, deflate=True)


def _write_text(target: Path) -> None:
    chance = random.Random(2)  # noqa: S311
    with pymupdf.open() as document:
        for _ in range(SHORT):
            page = document.new_page()
            _write_column(page, chance, _TEXT)
            mark(page)
        document.save(target, deflate=True)


def _write_long(target: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    pictures: list[int] = []  # cross references: a picture that is there is not put in again
    with pymupdf.open() as document, pymupdf.open(BRIEFING / "km.pdf") as briefing:
        for number in range(1, LONG + 1):
            page = document.new_page()
            if number % _KHMER_EVERY == 0:
                page.show_pdf_page(page.rect, briefing, number // _KHMER_EVERY % len(briefing))
            elif number % _PICTURE_EVERY == 0:
                _put_picture(page, pictures, number // _PICTURE_EVERY)
                _write_column(page, chance, _TEXT, first=27)
            elif number % _COLUMNS_EVERY == 0:
                _write_column(page, chance, _LEFT_COLUMN, words=8)
                _write_column(page, chance, _RIGHT_COLUMN, words=8)
            else:
                _write_column(page, chance, _TEXT)
            mark(page)
        _write_contents(document)
        document.save(target, deflate=True, garbage=1)


def _put_picture(page: pymupdf.Page, pictures: list[int], number: int) -> None:
    if len(pictures) < _PICTURES:
        pictures.append(page.insert_image(_PICTURE, stream=photograph(100 + len(pictures))))
    else:
        page.insert_image(_PICTURE, xref=pictures[number % _PICTURES])


def _write_contents(document: pymupdf.Document) -> None:
    """An outline, page labels, and links from the front matter to the chapters."""
    starts = range(_FRONT + 1, LONG + 1, _CHAPTER)
    titles = [f"Chapter {number}" for number, _ in zip(count(1), starts, strict=False)]
    document.set_toc([[1, title, start] for title, start in zip(titles, starts, strict=True)])
    document.set_page_labels(
        [
            {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
            {"startpage": _FRONT, "prefix": "", "style": "D", "firstpagenum": _FRONT + 1},
        ]
    )
    for index, start in enumerate(starts):
        page = document[1 + index // 30]
        top = _TEXT.y0 + index % 30 * 24
        area = pymupdf.Rect(_TEXT.x0, top, _TEXT.x1, top + 20)
        page.insert_link({"kind": pymupdf.LINK_GOTO, "from": area, "page": start - 1})


def _write_column(
    page: pymupdf.Page,
    chance: random.Random,
    area: pymupdf.Rect,
    *,
    first: int = 0,
    words: int = _WORDS,
) -> None:
    """Fill the area with lines of made-up words, from this line on."""
    lines = [" ".join(_word(chance) for _ in range(words)) for _ in range(first, _LINES)]
    top = area.y0 + first * _LEADING
    page.insert_text(
        (area.x0, top),
        lines,
        fontsize=9,
        lineheight=_LEADING / 9,
        fontname="body",
        fontfile=str(_FONT),
    )


def _word(chance: random.Random) -> str:
    syllables = chance.choice((1, 2, 2, 3))
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))


def _slow_down(source: Path, target: Path, curves: int) -> None:
    chance = random.Random(4)  # noqa: S311
    content = "0.4 w\n" + "\n".join(_curve(chance) for _ in range(curves))
    with pymupdf.open(source) as document:
        page = document[SLOW_PAGE - 1]
        page.clean_contents()
        stream = page.get_contents()[0]
        document.update_stream(stream, document.xref_stream(stream) + content.encode())
        document.save(target, deflate=True)


def _curve(chance: random.Random) -> str:
    points = " ".join(f"{chance.uniform(40, 550):.1f} {chance.uniform(40, 800):.1f}" for _ in "123")
    return f"{chance.uniform(40, 550):.1f} {chance.uniform(40, 800):.1f} m {points} c S"
