"""Search of a library of 10,000 pages and 1,500 guides: how fast, how much of it, at what price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figures import Figure, Peer, Samples, Unit
from benchmarks.inside.search_indexes import stored_indexes
from benchmarks.programs import measured_inside
from benchmarks.search_library import MadeLibrary, make_library
from benchmarks.search_peers import FullText, PdfGrep, has_pdfgrep
from benchmarks.search_quality import misspellings_figure, recall_figures, variants_figure
from benchmarks.search_recall import Key
from benchmarks.search_speed import engine_figures, pdfgrep_figure, worker_figures
from benchmarks.search_typing import typing_figures
from benchmarks.stage import Stage
from kiosk.core.content.library import PackFolders
from kiosk.core.khmer.fold import fold_query

_PACKS = Path(".local/share/kiosk/packs")
"""Where the kiosk looks for packs in a home."""

_SIZE_LIMIT = 1.0  # of the text
_SPEED_LEAST = 300_000  # characters a second


def measure(stage: Stage) -> list[Figure]:
    """Make the library and its indexes, search them from all sides, and see what is found."""
    home = stage.new_home()
    library = make_library(home / _PACKS)
    built = measured_inside(stage, "search_build", home, str(library.packs))
    with ExitStack() as ending:
        others = {
            name: ending.enter_context(full_text)
            for name, full_text in _full_texts(library.packs, stage.new_home())
        }
        grep = _pdfgrep(library, stage.new_home())
        return [
            *_index_figures(built, others),
            *engine_figures(stage, library.packs, others),
            *worker_figures(library.packs),
            *([pdfgrep_figure(grep)] if grep is not None else []),
            *typing_figures(stage, home),
            *recall_figures(library, others, grep),
            variants_figure(),
            misspellings_figure(),
        ]


def _pdfgrep(library: MadeLibrary, cache: Path) -> PdfGrep | None:
    if not has_pdfgrep():
        return None
    return PdfGrep(library.packs / "bench", library.pdfs, cache)


def _full_texts(packs: Path, folder: Path) -> Iterator[tuple[str, FullText]]:
    """Index the same texts by SQLite: as they are, and folded as the kiosk folds them."""
    yield "FTS5", FullText(folder / "words.db", "unicode61", _texts(packs))
    yield "FTS5 trigram", FullText(folder / "trigram.db", "trigram", _texts(packs))
    folded = FullText(folder / "folded.db", "trigram", _texts(packs), prepare=fold_query)
    yield "FTS5 trigram, folded", folded


def _texts(packs: Path) -> Iterator[tuple[Key, str]]:
    """Every passage, as the kiosk has read it from the files."""
    for filed in stored_indexes(PackFolders([packs])):
        for number in range(len(filed.index)):
            passage = filed.index.original(number).passage
            yield (str(passage.place), passage.language), passage.text
        filed.close()


def _index_figures(built: Mapping[str, Samples], others: Mapping[str, FullText]) -> list[Figure]:
    characters, text, size = (built[name].values[0] for name in ("characters", "text", "index"))
    made, folded = built["made"].values[0], built["built from texts"].values[0]
    speeds = (Peer(name=name, value=characters / one.built) for name, one in others.items())
    sizes = (Peer(name=name, value=one.size / text) for name, one in others.items())
    passages = built["passages"].values[0]
    return [
        Figure(
            name="index: built from texts",
            value=characters / folded,
            unit=Unit.SPEED,
            peers=tuple(speeds),
            least=_SPEED_LEAST,
            remark=f"{characters / 1e6:.1f} million characters, {passages:,.0f} passages",
        ),
        Figure(
            name="index: built from the files, with PDFs read and the index written",
            value=characters / made,
            unit=Unit.SPEED,
            least=_SPEED_LEAST,
            remark=f"{made:.0f} s",
        ),
        Figure(
            name="index: size on the disk, of the text",
            value=size / text,
            unit=Unit.TIMES,
            peers=tuple(sizes),
            limit=_SIZE_LIMIT,
            remark=f"{size / 2**20:.0f} MB",
        ),
    ]
