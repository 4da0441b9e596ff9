"""What the tests of the checks share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import PackBuilder


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    """An empty pack in two languages."""
    return PackBuilder(tmp_path / "packs")
