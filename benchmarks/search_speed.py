"""How fast a query is answered, by the engine, by the worker and by other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.figures import Figure, Peer, Samples, Unit
from benchmarks.programs import measured_inside
from benchmarks.search_peers import FullText, PdfGrep
from benchmarks.search_queries import QUERIES, letter_by_letter
from benchmarks.search_worker import SearchWorker
from benchmarks.stage import Stage

_USUAL_LIMIT, _WORST_LIMIT = 5, 20  # milliseconds
_MEMORY_LIMIT = 60  # MB
_RUNS = 3
_GREPPED = ("ពាក្យសម្ងាត់", "password")
_ALL = tuple(chain.from_iterable(QUERIES.values()))


def engine_figures(stage: Stage, packs: Path, others: Mapping[str, FullText]) -> list[Figure]:
    """The engine alone, beside the indexes of SQLite."""
    told = measured_inside(stage, "search_engine", stage.new_home(), str(packs))
    whole = Samples(
        name="queries", values=tuple(chain.from_iterable(told[kind].values for kind in QUERIES))
    )
    beside = {name: _answered_by(full_text) for name, full_text in others.items()}
    slowest = max(QUERIES, key=lambda kind: told[kind].median)
    remark = f"slowest kind: {slowest} ({told[slowest].median:.1f} ms)"
    return [
        *_usual_and_worst("query, engine alone", whole, beside, remark),
        *_usual_and_worst("query, engine alone, letter by letter", told["letters"], {}),
    ]


def worker_figures(packs: Path) -> list[Figure]:
    """The worker, asked through its pipes, with the index on the disk already."""
    with SearchWorker() as worker:
        ready = worker.prepare(packs) * 1000
        whole = tuple(_median([worker.search(query) for _ in range(_RUNS)]) for query in _ALL)
        typed = chain.from_iterable(map(letter_by_letter, _ALL))
        letters = tuple(map(worker.search, typed))
        memory = worker.memory
    return [
        *_usual_and_worst("query, through the worker", Samples(name="queries", values=whole)),
        *_usual_and_worst(
            "query, through the worker, letter by letter", Samples(name="letters", values=letters)
        ),
        Figure(name="start of the worker to all found", value=ready, unit=Unit.MILLISECONDS),
        Figure(
            name="memory (PSS) of the search worker while searching",
            value=memory,
            unit=Unit.MEGABYTES,
            limit=_MEMORY_LIMIT,
        ),
    ]


def pdfgrep_figure(grep: PdfGrep) -> Figure:
    """The same PDFs searched by pdfgrep, which reads them each time, or keeps what it has read."""
    took = tuple(grep.seconds(query, is_cached=False) * 1000 for query in _GREPPED)
    cached = tuple(grep.seconds(query, is_cached=True) * 1000 for query in (_GREPPED[0], *_GREPPED))
    samples = Samples(name="pdfgrep", values=took)
    usual = Samples(name="pdfgrep --cache", values=cached[1:])
    return Figure(
        name="query, pdfgrep (the PDFs alone)",
        value=samples.median,
        unit=Unit.MILLISECONDS,
        peers=(Peer(name="with --cache", value=usual.median),),
        remark="without counts, order and guides",
        samples=(samples, usual),
    )


def _usual_and_worst(
    name: str,
    samples: Samples,
    beside: Mapping[str, Samples] | None = None,
    remark: str = "",
) -> list[Figure]:
    beside = beside or {}
    return [
        Figure(
            name=f"{name}: p{percent}",
            value=samples.percentile(percent),
            unit=Unit.MILLISECONDS,
            peers=tuple(
                Peer(name=peer, value=own.percentile(percent)) for peer, own in beside.items()
            ),
            limit=limit,
            remark=remark if percent > 50 else samples.spread,
            samples=(samples, *beside.values()),
        )
        for percent, limit in ((50, _USUAL_LIMIT), (95, _WORST_LIMIT))
    ]


def _answered_by(full_text: FullText) -> Samples:
    times = tuple(
        _median([full_text.seconds(query) * 1000 for _ in range(_RUNS)]) for query in _ALL
    )
    return Samples(name="SQLite", values=times)


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
