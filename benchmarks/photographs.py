"""Pictures that a decoder has as much to do with as with photographs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pymupdf

WIDTH, HEIGHT = 1600, 1200
_COARSEST, _FINEST = 2, 9  # clouds of 4 to 512 cells from side to side
_GRAIN = 11.0  # of 255: what a small sensor adds
_QUALITY = 92

_Plane = npt.NDArray[np.float64]


def photograph(number: int) -> bytes:
    """A JPEG of 1600 x 1200 pixels, between 1 and 2 MB; each number gives another picture.

    Light falls off over all scales as in nature (1/f), colours change slowly, grain lies over it.
    """
    chance = np.random.default_rng(number)
    light = _cloud(chance, _COARSEST, _FINEST)
    tints = [_cloud(chance, _COARSEST, _COARSEST + 2) for _ in "RGB"]
    planes = [0.75 * light + 0.25 * tint for tint in tints]
    colours = np.stack(planes, axis=-1) * 230 + 12
    colours += chance.normal(0, _GRAIN, colours.shape)
    pixels = colours.clip(0, 255).astype(np.uint8)
    picture = pymupdf.Pixmap(pymupdf.csRGB, WIDTH, HEIGHT, pixels.tobytes(), False)
    return bytes(picture.tobytes("jpeg", jpg_quality=_QUALITY))


def _cloud(chance: np.random.Generator, coarsest: int, finest: int) -> _Plane:
    """Noise at each scale, half as strong as at the one before; from 0 to 1."""
    cloud = np.zeros((HEIGHT, WIDTH))
    for scale in range(coarsest, finest + 1):
        cells = 2**scale
        cloud += _stretched(chance.random((cells * 3 // 4 + 1, cells + 1))) / cells
    cloud -= cloud.min()
    return np.asarray(cloud / cloud.max())


def _stretched(grid: _Plane) -> _Plane:
    """The grid over the whole picture, with straight lines between its points."""
    rows, upper, down = _steps(grid.shape[0], HEIGHT)
    columns, left, right = _steps(grid.shape[1], WIDTH)
    tall = grid[rows] * upper[:, None] + grid[rows + 1] * down[:, None]
    return np.asarray(tall[:, columns] * left + tall[:, columns + 1] * right)


def _steps(points: int, pixels: int) -> tuple[npt.NDArray[np.int64], _Plane, _Plane]:
    """For every pixel the point before it, and the shares of that one and of the next."""
    at = np.linspace(0, points - 1, pixels, endpoint=False)
    before = at.astype(np.int64)
    return before, 1 - (at - before), at - before
