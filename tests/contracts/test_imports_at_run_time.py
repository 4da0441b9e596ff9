"""What a running process has loaded: the promises of the layers, seen from inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KHMER = Path(__file__).parents[2] / "translations" / "km.po"
HEAVY = ("PySide6", "shiboken6", "pymupdf", "fitz", "qrcode", "zxingcpp", "markdown_it", "polib")

LOADED = f"""
import sys
loaded = {{name.partition(".")[0] for name in sys.modules}} & set({HEAVY!r})
print(*sorted(loaded))
"""

LATE = (
    "kiosk.core.khmer.fold",
    "kiosk.core.reading.page_text",
    "kiosk.core.reading.selection",
    "kiosk.ui.widgets.contents",
    "kiosk.ui.widgets.page_gestures",
    "kiosk.ui.widgets.page_hands",
    "kiosk.ui.widgets.thumbnails",
)

READER = f"""
import sys
import kiosk.ui.screens.reader
assert "kiosk.ui.widgets.page_canvas" in sys.modules
assert not set({LATE!r}) & set(sys.modules), set({LATE!r}) & set(sys.modules)
"""

ALL_OF_CORE = """
import importlib, pkgutil
import kiosk.core
for module in pkgutil.walk_packages(kiosk.core.__path__, "kiosk.core."):
    importlib.import_module(module.name)
"""

READ_A_CATALOGUE = """
from pathlib import Path
from kiosk.core.language.catalogue import read_catalogue
read_catalogue(Path(sys.argv[1]))
"""

STARTED_WINDOW = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.app import Kiosk, Wishes, make_application
from kiosk.core.content.place import parse_place
from kiosk.core.folders import find_folders

folders = find_folders(os.environ)
application = make_application(folders)
kiosk = Kiosk(folders, Wishes(place=parse_place(sys.argv[1])), None)
assert kiosk.window.isVisible()
QTimer.singleShot(1500, application.quit)
application.exec()
"""

OPENED_A_REPORT = """
import os, sys
from kiosk.app import Kiosk, Wishes, make_application
from kiosk.core.content.place import HOME, parse_place
from kiosk.core.folders import find_folders

folders = find_folders(os.environ)
application = make_application(folders)
kiosk = Kiosk(folders, Wishes(place=parse_place("reports/impacts-briefing")), None)
assert kiosk.window.screen_shown.objectName() == "reader"
assert "kiosk.core.content.pack_file" not in sys.modules
kiosk.window.go_to(HOME)
assert "kiosk.core.content.pack_file" in sys.modules
kiosk.client.shutdown()
"""

OPENED_A_FILE = """
import os, sys
from pathlib import Path
from kiosk.app import Kiosk, Wishes, make_application
from kiosk.core.content.place import HOME, file_place
from kiosk.core.folders import find_folders

folders = find_folders(os.environ)
application = make_application(folders)
kiosk = Kiosk(folders, Wishes(place=file_place(sys.argv[1])), None)
assert kiosk.window.screen_shown.objectName() == "reader"
assert not {"kiosk.core.content.pack_file", "tomllib"} & set(sys.modules)
kiosk.window.go_to(HOME)
assert "kiosk.core.content.pack_file" in sys.modules
kiosk.client.shutdown()
"""


def loaded_after(code: str, *words: str) -> set[str]:
    """Run the code in a process of its own and say which of the heavy libraries it holds."""
    said = subprocess.run(
        [sys.executable, "-c", code + LOADED, *words],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    return set(said.stdout.splitlines()[-1].split())


def test_what_the_kiosk_is_loads_no_library_before_it_is_needed() -> None:
    assert loaded_after(ALL_OF_CORE) == set()


@pytest.mark.parametrize(
    ("call", "library"),
    [
        ("from kiosk.core.content.markdown import parse_blocks; parse_blocks('x')", "markdown_it"),
        (READ_A_CATALOGUE, "polib"),
        ("from kiosk.core.handover.qr import make_code; make_code('https://x.example')", "qrcode"),
    ],
)
def test_a_library_is_loaded_when_its_function_is_called(
    call: str, library: str, tmp_path: Path
) -> None:
    catalogue = tmp_path / "km.po"
    catalogue.write_text('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n')

    loaded = loaded_after(f"import sys\n{call}\n", str(catalogue))

    assert library in loaded
    assert loaded.isdisjoint({"PySide6", "pymupdf", "fitz"})


def test_our_own_translations_are_read_without_a_library() -> None:
    assert loaded_after(f"import sys\n{READ_A_CATALOGUE}\n", str(KHMER)) == set()


def test_importing_the_program_leaves_the_pdf_library_out() -> None:
    loaded = loaded_after("import kiosk.app\n")

    assert loaded == {"PySide6", "shiboken6"}


def test_the_reader_leaves_to_the_first_hand_what_no_first_page_needs() -> None:
    assert loaded_after(READER) == {"PySide6", "shiboken6"}


@pytest.mark.parametrize(
    "place", ["home", "reports/impacts-briefing", "guides/phishing", "first-aid"]
)
def test_the_started_window_does_not_hold_the_pdf_library(place: str) -> None:
    loaded = loaded_after(STARTED_WINDOW, place)

    assert "PySide6" in loaded
    assert loaded.isdisjoint({"pymupdf", "fitz"})


def test_a_file_from_outside_the_library_waits_for_none_of_its_entries(tmp_path: Path) -> None:
    loaded = loaded_after(OPENED_A_FILE, str(tmp_path / "a.pdf"))

    assert "PySide6" in loaded


def test_a_report_waits_for_nothing_else_in_the_library() -> None:
    loaded = loaded_after(OPENED_A_REPORT)

    assert "PySide6" in loaded


@pytest.mark.parametrize("module", ["kiosk.workers.render", "kiosk.workers.render.__main__"])
def test_the_render_worker_has_never_heard_of_qt(module: str) -> None:
    loaded = loaded_after(f"import importlib; importlib.import_module('{module}')\n")

    assert loaded.isdisjoint({"PySide6", "shiboken6"})


@pytest.mark.parametrize("module", ["kiosk.workers.search", "kiosk.workers.search.__main__"])
def test_the_search_worker_leaves_pdfs_to_the_render_worker(module: str) -> None:
    assert loaded_after(f"import importlib; importlib.import_module('{module}')\n") == set()


def test_listing_the_library_needs_neither_window_nor_pdf_library() -> None:
    loaded = loaded_after(
        "from kiosk.cli.command_line import run; run(['list', '--lang', 'en'], None)\n"
    )

    assert loaded == {"markdown_it"}  # it looks into the guides' texts


def test_inspecting_pdfs_leaves_them_to_the_worker() -> None:
    loaded = loaded_after(
        "from kiosk.cli.command_line import run; run(['pack', 'inspect', 'a.pdf'], None)\n"
    )

    assert loaded.isdisjoint({"PySide6", "pymupdf"})
