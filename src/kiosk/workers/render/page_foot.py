"""The running line at the foot of a page, which is read last, though browsers draw it first.

Nothing else is put into another place. On a page with columns the one to the left may end below
the one to the right, and a box beside the text may stand anywhere: for them the order in which
they were drawn is the best that is known.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

_MARGIN = 1 / 10
"""Of a page's height: where running lines are."""


class Block(NamedTuple):
    """A paragraph or line of a page, as MuPDF gives it: where it is, in points, and its text."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    number: int


def foot_last(blocks: Sequence[Block], top: float, bottom: float) -> Sequence[Block]:
    """Return the blocks of a page that is so high, those of the foot behind all the others.

    The foot is what lies in the lower margin, below everything else, and comes before whatever
    is between the margins.
    """
    margin = (bottom - top) * _MARGIN

    def is_running(block: Block) -> bool:
        return block.bottom <= top + margin or block.top >= bottom - margin

    running = takewhile(is_running, blocks)
    foot = [block for block in running if block.top >= bottom - margin]
    rest = [block for block in blocks if block not in foot] if foot else []
    if not rest or min(block.top for block in foot) < max(block.bottom for block in rest):
        return blocks
    return [*rest, *foot]
