"""The library that is searched: 1,500 guides and 10,000 pages of reports, and what they say."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import ProgramError
from benchmarks.search_pdfs import Printer, print_pages, printers, select_pages
from benchmarks.search_recall import Origin, Written
from benchmarks.search_texts import LANGUAGES, PACK, Section, Sentences

GUIDES = 1500
"""In two languages each."""

PAGES = 10_000
_REPORT_PAGES = 100
_SECTIONS = 6
_SECTION_SIZE, _PAGE_SIZE = 300, 1700  # characters
_PRINTED_FILES, _PRINTED_PAGES = 4, 50
"""In each language by each program; the pages of the reports are chosen from these."""

PACK_ID = "bench"
_PACK_TOML = f'id = "{PACK_ID}"\ntitle = {{ en = "Shuffled texts" }}\n'


_ORIGINS = {"Chromium": Origin.CHROMIUM, "LibreOffice": Origin.OFFICE}


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLibrary:
    """A folder with the bundled pack and the one that was made, and what the latter says."""

    packs: Path
    written: tuple[Written, ...]

    @property
    def pdfs(self) -> list[Path]:
        return sorted(self.packs.glob(f"{PACK_ID}/reports/*/*.pdf"))

    @property
    def origins(self) -> list[Origin]:
        """What the texts are read from, of what could be made here."""
        return list(dict.fromkeys(one.origin for one in self.written))


def make_library(packs: Path) -> MadeLibrary:
    """Write the library into this folder; it is the same every time.

    Raises:
        ProgramError: there is nothing to print PDFs with.
    """
    there = printers()
    if not there:
        raise ProgramError("no PDFs without Chromium or LibreOffice: apt-get install chromium")
    pack = packs / PACK_ID
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text(_PACK_TOML)
    shutil.copytree(PACK, packs / PACK.name)
    written = [*_write_guides(pack), *_write_reports(pack, there)]
    return MadeLibrary(packs=packs, written=tuple(written))


def _write_guides(pack: Path) -> Iterator[Written]:
    sentences = {language: Sentences(language, seed=1) for language in LANGUAGES}
    for number in range(1, GUIDES + 1):
        id_ = f"guide-{number}"
        folder = pack / "guides" / id_
        folder.mkdir(parents=True)
        titles = {}
        for language, own in sentences.items():
            sections = [own.section(_SECTION_SIZE) for _ in range(_SECTIONS)]
            titles[language] = f"{sections[0].heading} ({number})"
            (folder / f"{language}.md").write_text(_markdown(sections), encoding="utf-8")
            yield _guide_text(f"guides/{id_}", language, titles[language])
            for at, section in enumerate(sections, 1):
                yield _guide_text(f"guides/{id_}#section=s{at}", language, section.text)
        (folder / "item.toml").write_text(_item(id_, "guide", titles), encoding="utf-8")


def _guide_text(place: str, language: str, text: str) -> Written:
    return Written(place=place, language=language, text=text, origin=Origin.GUIDE)


def _markdown(sections: Sequence[Section]) -> str:
    parts = (f"## {one.heading} {{#s{at}}}\n\n{one.body}\n" for at, one in enumerate(sections, 1))
    return "\n".join(parts)


def _item(id_: str, kind: str, titles: dict[str, str]) -> str:
    title = ", ".join(f'{language} = "{_quoted(text)}"' for language, text in titles.items())
    return f'id = "{id_}"\nkind = "{kind}"\ntitle = {{ {title} }}\n'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _write_reports(pack: Path, there: dict[str, Printer]) -> Iterator[Written]:
    """Write as many reports in each language by each program; all have the same texts."""
    chance = random.Random(3)  # noqa: S311 - the same pages every time
    each = PAGES // _REPORT_PAGES // len(there) // len(LANGUAGES)
    for language in LANGUAGES:
        texts = _page_texts(language)
        for program, printer in there.items():
            printed = list(_print(pack / "printed", f"{program}-{language}", texts, printer))
            for number in range(1, each + 1):
                id_ = f"{program.lower()}-{language}-{number}"
                pages = chance.sample(range(len(texts)), _REPORT_PAGES)
                _write_report(pack / "reports" / id_, language, printed, pages)
                for at, page in enumerate(pages, 1):
                    yield Written(
                        place=f"reports/{id_}#page={at}",
                        language=language,
                        text=texts[page],
                        origin=_ORIGINS[program],
                    )
    shutil.rmtree(pack / "printed")


def _page_texts(language: str) -> list[str]:
    sentences = Sentences(language, seed=2)
    return [sentences.text(_PAGE_SIZE) for _ in range(_PRINTED_FILES * _PRINTED_PAGES)]


def _print(folder: Path, name: str, texts: Sequence[str], printer: Printer) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    for number, at in enumerate(range(0, len(texts), _PRINTED_PAGES), 1):
        target = folder / f"{name}-{number}.pdf"
        print_pages(printer, texts[at : at + _PRINTED_PAGES], target)
        yield target


def _write_report(
    folder: Path, language: str, printed: Sequence[Path], pages: Sequence[int]
) -> None:
    folder.mkdir(parents=True)
    select_pages(printed, pages, folder / f"{language}.pdf")
    title = {language: folder.name.replace("-", " ")}
    (folder / "item.toml").write_text(_item(folder.name, "report", title), encoding="utf-8")
