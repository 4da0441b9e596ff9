"""No file lies in the package of which the table of licences knows nothing."""

from __future__ import annotations

import tarfile
from fnmatch import fnmatch
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.core.licences import System, read_components

LICENCES = Path(__file__).resolve().parents[2] / "resources" / "licences"
INSIDE = "/_internal/"


@pytest.fixture
def files(dist: Path) -> list[str]:
    """Where every file of the program folder lies, within `_internal`."""
    with tarfile.open(dist / f"kiosk-{__version__}-linux-x86_64.tar.xz") as packed:
        names = [one.name for one in packed if not one.isdir()]
    return [name.partition(INSIDE)[2] for name in names if INSIDE in name]


def test_every_file_belongs_to_a_component_of_the_linux_package(files: list[str]) -> None:
    shipped = [one for one in read_components(LICENCES) if System.LINUX in one.systems]
    patterns = [pattern for one in shipped for pattern in one.files]

    unknown = [file for file in files if not any(fnmatch(file, one) for one in patterns)]

    assert len(files) > 50
    assert unknown == []


def test_every_component_with_files_has_some_in_the_package(files: list[str]) -> None:
    shipped = [one for one in read_components(LICENCES) if System.LINUX in one.systems]

    absent = {
        one.id: pattern
        for one in shipped
        for pattern in one.files
        if not any(fnmatch(file, pattern) for file in files)
    }

    assert absent == {}


def test_the_texts_themselves_are_in_the_package(files: list[str]) -> None:
    texts = {f"resources/licences/texts/{file.name}" for file in (LICENCES / "texts").iterdir()}

    assert texts <= set(files)
