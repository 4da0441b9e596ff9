"""There is room for every word and every finger, on small screens and with large letters."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.ui.visitor import EN, KM, LAPTOP, SMALL_LAPTOP
from tests.ui.walk import Scene, Seen, walk

pytestmark = pytest.mark.qt_log_ignore(  # what the offscreen platform says of menus
    "This plugin does not support raise", "This plugin does not support grabbing", extend=True
)

Walks = Callable[..., tuple[Scene, ...]]

SMALL, LARGE_TEXT, COMMON = (SMALL_LAPTOP, 100), (LAPTOP, 200), (LAPTOP, 100)
TIGHTEST = pytest.mark.parametrize("room", [SMALL, LARGE_TEXT], ids=["small", "large-text"])
BOTH = pytest.mark.parametrize("language", [EN, KM])

NOT_PRESSED_BY_ITSELF = {"reader-pages"}
"""Controls that are pages to be read, not targets to be hit."""


@pytest.fixture(scope="module")
def walks(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Walks:
    """Walk through the whole kiosk, once for each language and room."""
    done: dict[tuple[str, QSize, int], tuple[Scene, ...]] = {}

    def walked(language: str, room: tuple[QSize, int]) -> tuple[Scene, ...]:
        size, scale = room
        key = (language, size.toTuple(), scale)
        if key not in done:
            home: Path = tmp_path_factory.mktemp("home")
            done[key] = walk(home, language=language, size=size, scale=scale)
        return done[key]

    return walked


def everything(scenes: tuple[Scene, ...]) -> list[Seen]:
    return [seen for scene in scenes for seen in scene.seen]


@BOTH
@TIGHTEST
def test_no_word_is_cut_off_at_its_side(walks: Walks, language: str, room: tuple) -> None:
    scenes = walks(language, room)

    cut = [f"{seen} by {seen.cut_width} px" for seen in everything(scenes) if seen.cut_width > 0]

    assert cut == []


@BOTH
@TIGHTEST
def test_no_line_is_cut_off_below(walks: Walks, language: str, room: tuple) -> None:
    scenes = walks(language, room)

    cut = [f"{seen} by {seen.cut_height} px" for seen in everything(scenes) if seen.cut_height > 0]

    assert cut == []


@BOTH
@TIGHTEST
def test_no_page_has_to_be_pushed_sideways(walks: Walks, language: str, room: tuple) -> None:
    scenes = walks(language, room)

    wide = [(scene.name, scene.sticking_out) for scene in scenes if scene.sticking_out]

    assert wide == []


@BOTH
@TIGHTEST
def test_nothing_that_can_be_read_lies_on_something_else(
    walks: Walks, language: str, room: tuple
) -> None:
    scenes = walks(language, room)

    overlapping = [
        f"{one} / {other}"
        for scene in scenes
        for one, other in _neighbours(scene)
        if one.place.intersects(other.place)
    ]

    assert overlapping == []


def _neighbours(scene: Scene) -> list[tuple[Seen, Seen]]:
    """Pairs of texts and buttons that stand in the same thing."""
    parts = [seen for seen in scene.seen if seen.text or seen.is_control]
    return [
        (one, other)
        for number, one in enumerate(parts)
        for other in parts[number + 1 :]
        if one.inside == other.inside
        and not one.place.contains(other.place)  # a row holds its own words
        and not other.place.contains(one.place)
    ]


@BOTH
@TIGHTEST
def test_the_language_switch_is_whole_on_every_screen(
    walks: Walks, language: str, room: tuple
) -> None:
    screens = [scene for scene in walks(language, room) if _has(scene, "top-bar")]

    cut = [
        f"{scene.name}: {code}"
        for scene in screens
        for code in (EN, KM)
        if not any(scene.window.contains(one.place) for one in _named(scene, f"language-{code}"))
    ]

    assert len(screens) > 20
    assert cut == []


@BOTH
@TIGHTEST
def test_a_code_has_a_language_switch_of_its_own(walks: Walks, language: str, room: tuple) -> None:
    codes = [scene for scene in walks(language, room) if _has(scene, "share-sheet-close")]

    without = [scene.name for scene in codes if not _has(scene, f"language-{KM}")]

    assert len(codes) > 5
    assert without == []


def _named(scene: Scene, name: str) -> list[Seen]:
    return [seen for seen in scene.seen if seen.name == name]


def _has(scene: Scene, name: str) -> bool:
    return bool(_named(scene, name))


@BOTH
def test_whatever_can_be_pressed_is_as_high_as_a_finger(walks: Walks, language: str) -> None:
    scenes = walks(language, COMMON)

    low = [
        str(seen)
        for seen in everything(scenes)
        if seen.is_control and seen.name not in NOT_PRESSED_BY_ITSELF and seen.place.height() < 44
    ]

    assert low == []


@BOTH
def test_whatever_can_be_pressed_has_a_name_for_a_screen_reader(
    walks: Walks, language: str
) -> None:
    scenes = walks(language, COMMON)

    nameless = [
        str(seen)
        for seen in everything(scenes)
        if (seen.is_control or seen.takes_tab)
        and not (seen.accessible_name or (seen.text and seen.kind != "QLineEdit"))
    ]

    assert nameless == []
