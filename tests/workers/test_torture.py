"""Files made to bring a reader down: each costs its time and gets a fitting verdict."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.workers.processes import children
from tests.workers.torture import TORTURES, written

from kiosk.workers.inspection import Inspector

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    """One for all: what a file did must not show in the next one."""
    before = children()
    with Inspector(page_limit=3.0) as inspector:
        yield inspector
    assert children() == before


@pytest.mark.parametrize("trick", TORTURES, ids=lambda trick: trick.__name__)
def test_a_file_that_means_ill_gets_a_fitting_verdict(
    inspector: Inspector, tmp_path: Path, trick: Callable[[], bytes]
) -> None:
    file = written(trick, tmp_path)

    found = inspector.inspect(file)

    assert found.verdict.value in TORTURES[trick], found
    assert [left.name for left in tmp_path.iterdir()] == [file.name]
