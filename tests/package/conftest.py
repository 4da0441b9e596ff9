"""What `make package` has built, as a person gets it. What is missing fails: nothing is skipped."""

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def dist() -> Path:
    """The folder of what was built."""
    return ROOT / "dist"


@pytest.fixture(scope="session")
def package(dist: Path) -> Callable[[str], Path]:
    """Give the package with this ending, as in "-linux-x86_64.tar.xz"."""

    def find(ending: str) -> Path:
        for name in (f"kiosk-{__version__}{ending}", f"kiosk_{__version__}{ending}"):
            if (dist / name).is_file():
                return dist / name
        pytest.fail(f"dist/ has no package that ends in {ending}: run `make package`")

    return find


@pytest.fixture(scope="session")
def portable_program(
    package: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The unpacked portable archive: a program folder with its marker."""
    folder = tmp_path_factory.mktemp("portable")
    with tarfile.open(package("-linux-x86_64.tar.xz")) as archive:
        archive.extractall(folder, filter="data")
    return folder / f"kiosk-{__version__}"


@pytest.fixture(scope="session")
def program(package: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program folder without what makes it portable, as the Debian package installs it."""
    folder = tmp_path_factory.mktemp("program")
    with tarfile.open(package("-linux-x86_64.tar.xz")) as archive:
        archive.extractall(folder, filter="data")
    unpacked = folder / f"kiosk-{__version__}"
    (unpacked / "portable").unlink()
    (unpacked / f"kiosk-{__version__}-source.tar.xz").unlink()
    return unpacked
