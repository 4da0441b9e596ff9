"""Handing over from the real window: how soon there is a code, and whether the window stutters."""

from __future__ import annotations

from pathlib import Path

from benchmarks.figures import Figure, Peer, Unit
from benchmarks.programs import measured_inside
from benchmarks.sharing_servers import write_pack
from benchmarks.stage import Stage

_PACKS = Path(".local/share/kiosk/packs")
"""Where the kiosk looks for packs in a home."""

_SIZE = 10 * 1024 * 1024  # bytes
_CODE_LIMIT, _GAP_LIMIT = 500, 16  # milliseconds


def window_figures(stage: Stage) -> list[Figure]:
    """Press "Get it from this laptop" in the window, then let forty phones fetch."""
    home = stage.new_home()
    write_pack(home / _PACKS, _SIZE)
    told = measured_inside(stage, "sharing", home)
    pressed, at_once = told["pressed"], told["pressed at once"]
    idle, fetching = told["idle"], told["fetching"]
    return [
        Figure(
            name="press to the code on the wall",
            value=pressed.median,
            unit=Unit.MILLISECONDS,
            peers=(Peer(name="as the sheet opens", value=at_once.median),),
            limit=_CODE_LIMIT,
            remark=f"{pressed.spread}; as the sheet opens: {at_once.spread}",
            samples=(pressed, at_once),
        ),
        Figure(
            name="gap in the event loop while phones fetch: p99.9",
            value=fetching.percentile(99.9),
            unit=Unit.MILLISECONDS,
            peers=(Peer(name="idle", value=idle.percentile(99.9)),),
            limit=_GAP_LIMIT,
            remark=f"maximum {fetching.highest:.0f}, n = {len(fetching.values)}",
            samples=(fetching, idle),
        ),
    ]
