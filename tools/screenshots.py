#!/usr/bin/env python3
"""Take pictures of the running program, on a display that nobody sees.

    tools/screenshots.py [FOLDER]        every screen, in both languages and three sizes
    tools/screenshots.py --readme        only the pictures that README.md shows

FOLDER is build/screenshots unless it is named. Every run also renews docs/pictures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.e2e.display import Display, Pixels  # noqa: E402
from tests.e2e.program import Program  # noqa: E402

LANGUAGES = ("en", "km")
WIDE, NARROW = (1366, 768), (1024, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Something to take a picture of: a place, and what is clicked or pressed there."""

    name: str
    place: str
    click: str = ""
    press: str = ""


VIEWS = (
    View(name="home", place="home"),
    View(name="reports", place="reports"),
    View(name="study", place="reports/impacts-study"),
    View(name="reader", place="reports/impacts-briefing"),
    View(name="reader-page-3", place="reports/impacts-briefing#page=3"),
    View(name="guides", place="guides"),
    View(name="guide", place="guides/lock-your-phone"),
    View(name="guide-section", place="guides/passwords#section=two-factor"),
    View(name="term", place="guides/lock-your-phone", click="glossary/screen-lock"),
    View(name="contacts", place="contacts"),
    View(name="glossary", place="glossary/phishing"),
    View(name="search", place="search?q=phishing"),
    View(name="search-nothing", place="search?q=xyzzy"),
    View(name="settings", place="settings"),
    View(name="about", place="about"),
    View(name="licences", place="licences"),
    View(name="licence", place="licences#section=kiosk"),
    View(name="share-guide", place="guides/phishing#section=files", press="Ctrl+R"),
    View(name="share-contact", place="contacts/camboja", press="Ctrl+R"),
    View(name="save", place="reports/impacts-briefing", press="Ctrl+S"),
    View(name="print", place="guides/phishing", press="Ctrl+P"),
    View(name="shortcuts", place="home", press="Ctrl+/"),
    View(name="menu", place="home", press="F10"),
)
IN_OTHER_COLOURS = ("home", "guide", "reader", "contacts")


def main() -> int:
    """Take the pictures that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Take pictures of the running program.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build/screenshots")
    parser.add_argument("--readme", action="store_true", help="only the pictures of README.md")
    parser.add_argument("--only", action="append", default=[], help="a view by its name")
    arguments = parser.parse_args()
    with Display(*WIDE) as display:
        take_readme_pictures(display)
        if not arguments.readme:
            take_all(display, arguments.folder, arguments.only)
    return 0


def take_readme_pictures(display: Display) -> None:
    """Take Home in both languages for README.md."""
    view = VIEWS[0]
    for language in LANGUAGES:
        with opened(display, view, language, {}) as program:
            save(picture(program), ROOT / f"docs/pictures/home-{language}.png")


def take_all(display: Display, folder: Path, only: list[str]) -> None:
    """Take every view, in both languages: wide, narrow, with large text, and in other colours."""
    for view in (view for view in VIEWS if not only or view.name in only):
        for language in LANGUAGES:
            take_sizes(display, view, language, folder)
            with opened(display, view, language, {"text_scale": 200}) as program:
                save(picture(program), folder / f"{view.name}-{language}-1366-200.png")
            for theme in ("dark", "high-contrast") if view.name in IN_OTHER_COLOURS else ():
                with opened(display, view, language, {"theme": theme}) as program:
                    save(picture(program), folder / f"{view.name}-{language}-{theme}.png")


def take_sizes(display: Display, view: View, language: str, folder: Path) -> None:
    """Take a view in a wide and in a narrow window."""
    for size in (WIDE, NARROW):
        with opened(display, view, language, {}, size) as program:
            taken = picture(program)[: size[1], : size[0]]
            save(taken, folder / f"{view.name}-{language}-{size[0]}.png")


@contextmanager
def opened(
    display: Display,
    view: View,
    language: str,
    settings: dict[str, object],
    size: tuple[int, int] = WIDE,
) -> Iterator[Program]:
    """Open the program at a view, with these settings; ends it afterwards."""
    display.point(display.width - 1, display.height - 1)
    with tempfile.TemporaryDirectory(prefix="kiosk-screenshots-") as folder:
        home = Path(folder) / "home"
        (home / "Documents").mkdir(parents=True)
        (home / ".config/kiosk").mkdir(parents=True)
        (home / ".config/kiosk/settings.json").write_text(json.dumps(settings))
        program = Program(display, home, [view.place, "--lang", language], {})
        try:
            program.wait_until_open(*size)
            program.wait_until(lambda screen: screen.is_settled, "All pages are sharp")
            show(program, view)
            yield program
            if complaints := program.complaints:
                print(f"{view.name} in {language}: {complaints}", file=sys.stderr)
        finally:
            program.end()


def show(program: Program, view: View) -> None:
    """Do what brings the view up."""
    if view.click:
        program.click(view.click)
    if view.press:
        program.press(view.press)
    if view.click or (view.press and view.press != "F10"):
        program.wait_until(lambda screen: bool(screen.sheet), f"{view.name} shows a sheet")


def picture(program: Program) -> Pixels:
    """Take a picture when nothing moves any more."""
    program.steady_screen()
    before = program.display.picture()
    for _ in range(50):
        program.steady_screen()
        taken = program.display.picture()
        if (taken == before).all():
            break
        before = taken
    return before


def save(pixels: Pixels, file: Path) -> None:
    """Write a PNG."""
    file.parent.mkdir(parents=True, exist_ok=True)
    height, width, _ = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    if not image.save(str(file)):
        raise OSError(f"{file} cannot be written")
    print(file)


if __name__ == "__main__":
    sys.exit(main())
