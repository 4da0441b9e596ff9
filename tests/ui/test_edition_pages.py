"""Two editions of one report side by side."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.ui.conftest import Opening
from tests.ui.visitor import Visitor, copy_of_pack, wait_until

from kiosk.ui.widgets.page_canvas import PageCanvas

BRIEFING = "reports/impacts-briefing"
CTRL = Qt.KeyboardModifier.ControlModifier


def opens_both(visitor: Visitor) -> tuple[PageCanvas, PageCanvas]:
    visitor.goes_to(BRIEFING)
    main = visitor.waits_for_page()
    visitor.hits(Qt.Key.Key_3, CTRL)
    wait_until(lambda: len(visitor.all_of(PageCanvas)) == 2)
    beside = visitor.sees(PageCanvas, "reader-pages-beside")
    wait_until(lambda: beside.page_count > 0)
    return main, beside


def test_both_editions_are_shown_under_the_names_of_their_languages(reader: Visitor) -> None:
    main, beside = opens_both(reader)

    assert (main.page_count, beside.page_count) == (5, 6)
    told = {one.text() for one in reader.all_of(QLabel)}
    assert {"English", "ខ្មែរ"} <= told


def test_the_other_edition_follows_whichever_is_moved(reader: Visitor) -> None:
    main, beside = opens_both(reader)
    main.setFocus()
    main.go_to_page(5)
    wait_until(lambda: beside.page >= 5)

    beside.setFocus()
    beside.go_to_page(1)

    wait_until(lambda: main.page == 1)


def test_what_changes_the_looks_of_one_changes_both(reader: Visitor) -> None:
    main, beside = opens_both(reader)

    reader.hits(Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    reader.hits(Qt.Key.Key_9, CTRL)

    assert main.rotation == beside.rotation == 90
    wait_until(lambda: main.zoom.fit is beside.zoom.fit)


def test_a_switch_of_the_language_changes_their_places(reader: Visitor) -> None:
    main, beside = opens_both(reader)

    reader.chooses("km")

    wait_until(lambda: (main.page_count, beside.page_count) == (6, 5))


def test_the_pack_says_which_pages_belong_together(
    visit: Opening, tmp_path: Path, bundled_pack: Path
) -> None:
    pack = copy_of_pack(bundled_pack, tmp_path / "packs")
    item = pack / "reports" / "impacts-briefing" / "item.toml"
    text = item.read_text(encoding="utf-8")
    head, mark, rest = text.partition("[review")
    item.write_text(f"{head}align = [{{ en = 2, km = 6 }}]\n{mark}{rest}", encoding="utf-8")
    visitor = visit(packs=(tmp_path / "packs",))
    main, beside = opens_both(visitor)

    main.setFocus()
    main.go_to_page(2)

    wait_until(lambda: beside.page == 6)
