"""Laptops that share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workers.room import Laptop, shared_pack

from kiosk.workers.launch import start_share_worker


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pack that nobody changes."""
    folder = tmp_path_factory.mktemp("packs")
    shared_pack(folder)
    return folder


@pytest.fixture(scope="module")
def open_laptop(packs: Path) -> Iterator[Laptop]:
    """A laptop that shares all the time."""
    process = start_share_worker()
    laptop = Laptop(process)
    laptop.offer(packs)
    yield laptop.open()
    process.kill()
    process.wait(10)
    process.close()


@pytest.fixture
def laptop() -> Iterator[Laptop]:
    """A laptop of the test's own, which shares nothing yet."""
    process = start_share_worker()
    yield Laptop(process)
    process.kill()
    process.wait(10)
    process.close()
