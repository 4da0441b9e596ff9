"""Handing a file to a room: what it costs, who gets it, and how soon there is a code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.figures import Figure, Peer, Samples, Unit, compared
from benchmarks.programs import ProgramError
from benchmarks.sharing_codes import code_figures
from benchmarks.sharing_phones import HALF_OPEN, PHONES, Crowd, crowd, fetch_at_once
from benchmarks.sharing_servers import (
    Server,
    has_nginx,
    http_server,
    kiosk_share,
    nginx,
    write_pack,
)
from benchmarks.sharing_window import window_figures
from benchmarks.stage import Stage

_SIZE = 10 * 1024 * 1024  # bytes
_ROUNDS = 5
_PASSES = 5
"""Downloads by each phone in one round: the system counts hundredths of a second only."""

_SLOW_SIZE = 2 * 1024 * 1024  # bytes
_SLOW_SPEED = 200_000  # bytes a second
_GIGABYTE = 1e9
_CPU_RATIO, _PAGE_LIMIT, _MEMORY_LIMIT = 3, 100, 60


def measure(stage: Stage) -> list[Figure]:
    """Let the room fetch from each server, and from the window; and read all codes back."""
    return [
        *_load_figures(stage),
        *_crowd_figures(stage),
        *window_figures(stage),
        *code_figures(),
    ]


def _load_figures(stage: Stage) -> list[Figure]:
    """What forty downloads at once cost each server; in turns, so that all have the same luck."""
    home = stage.new_home()
    file = write_pack(home, _SIZE)
    told: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        for serving in _servers(stage, home, file):
            with serving as server:
                told.setdefault(server.name, []).append(_cost(server))
    samples = {name: Samples(name=name, values=tuple(own)) for name, own in told.items()}
    return [
        compared(
            f"{PHONES} phones × 10 MB at once: processor seconds per GB",
            Unit.SECONDS,
            samples,
            ratio_limit=_CPU_RATIO if has_nginx() else None,
        )
    ]


def _servers(stage: Stage, packs: Path, file: Path) -> Iterator[AbstractContextManager[Server]]:
    yield kiosk_share(packs)
    if has_nginx():
        yield nginx(file, stage.new_home())
    yield http_server(file)


def _cost(server: Server) -> float:
    before = server.cpu_seconds()
    came = sum(fetch_at_once(server) for _ in range(_PASSES))
    if came != PHONES * _SIZE * _PASSES:
        raise ProgramError(f"{server.name} has not sent everything: {came} bytes")
    return (server.cpu_seconds() - before) / came * _GIGABYTE


def _crowd_figures(stage: Stage) -> list[Figure]:
    home = stage.new_home()
    file = write_pack(home, _SLOW_SIZE)
    found: dict[str, Crowd] = {}
    for serving in _servers(stage, home, file):
        with serving as server:
            found[server.name] = crowd(server, _SLOW_SIZE, _SLOW_SPEED)
    own, *others = found.values()
    names = list(found)[1:]
    pages = [Samples(name=name, values=one.pages) for name, one in found.items()]
    return [
        Figure(
            name=f"slow phones served beside {HALF_OPEN} half-open connections",
            value=own.served,
            unit=Unit.PHONES,
            peers=tuple(Peer(name=n, value=o.served) for n, o in zip(names, others, strict=True)),
            least=PHONES,
            remark=f"of {PHONES}, at {_SLOW_SPEED // 1000} kB/s",
        ),
        Figure(
            name="a page meanwhile: p95",
            value=pages[0].percentile(95),
            unit=Unit.MILLISECONDS,
            peers=tuple(Peer(name=one.name, value=one.percentile(95)) for one in pages[1:]),
            limit=_PAGE_LIMIT,
            remark=f"median {pages[0].median:.1f}, n = {len(pages[0].values)}",
            samples=tuple(pages),
        ),
        Figure(
            name="memory (PSS) of the share worker meanwhile",
            value=own.memory,
            unit=Unit.MEGABYTES,
            peers=tuple(Peer(name=n, value=o.memory) for n, o in zip(names, others, strict=True)),
            limit=_MEMORY_LIMIT,
        ),
    ]
