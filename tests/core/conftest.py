"""What the tests of the core share: being somebody without rights, and time to think."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

_NOBODY = 65534

# A busy computer is slow, not wrong.
settings.register_profile("kiosk", deadline=None)
settings.load_profile("kiosk")


class Nobody:
    """This process as a user who owns nothing; can be root again for a moment."""

    @contextmanager
    def as_root(self) -> Iterator[None]:
        os.seteuid(0)
        try:
            yield
        finally:
            os.seteuid(_NOBODY)


@pytest.fixture
def as_nobody(tmp_path: Path) -> Iterator[Nobody]:
    """Go on as a user who may read this test's folder and write nowhere in it."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    closed = [one for one in (tmp_path, *tmp_path.parents) if not one.stat().st_mode & 0o001]
    modes = {one: stat.S_IMODE(one.stat().st_mode) for one in closed}
    for one in closed:
        one.chmod(modes[one] | 0o055)
    os.seteuid(_NOBODY)
    yield Nobody()
    os.seteuid(0)
    for one, mode in modes.items():
        one.chmod(mode)
