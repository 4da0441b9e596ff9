"""In which order a page is read whose running lines are drawn first."""

from pathlib import Path

import pytest
from tests.workers import pdfs

from kiosk.workers.render.pdf import Pdf

BRIEFING = Path(__file__).parents[2] / "resources/packs/camboja/reports/impacts-briefing"

HEAD, FOOT = (20, 20, "head"), (20, 390, "foot")
LEFT = tuple((20, 100 + 30 * line, f"left {line}") for line in range(4))
RIGHT = tuple((160, 100 + 30 * line, f"right {line}") for line in range(4))
SIDEBAR = ((230, 330, "beside 1"), (230, 345, "beside 2"))


def in_lines(lines: tuple[tuple[float, float, str], ...]) -> str:
    return "".join(f"{text}\n" for _, _, text in lines)


@pytest.mark.parametrize("number", [(280, 390, "7"), (20, 375, "7")], ids=["beside", "above"])
def test_the_foot_is_read_last_though_it_is_drawn_first(
    tmp_path: Path, number: tuple[float, float, str]
) -> None:
    lines = HEAD, number, FOOT, *LEFT
    opened = Pdf(str(pdfs.placed_pdf(tmp_path / "a.pdf", *lines)))

    read = opened.text(1)

    assert read.text == in_lines((HEAD, *LEFT, number, FOOT))
    assert opened.keys(1, 1) == (read.key.text,)


def test_the_places_follow_the_text(tmp_path: Path) -> None:
    read = Pdf(str(pdfs.placed_pdf(tmp_path / "a.pdf", HEAD, FOOT, *LEFT))).text(1)

    tops = [read.boxes[read.text.index(word) * 4 + 1] for word in ("head", "left 0", "foot")]

    assert tops == pytest.approx([10, 90, 380], abs=4)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((HEAD, *LEFT, *RIGHT, FOOT), id="two columns"),
        pytest.param((*LEFT, (20, 390, "left end"), *RIGHT), id="a longer left column"),
        pytest.param((*SIDEBAR, *LEFT), id="a sidebar drawn first"),
        pytest.param((*LEFT, *SIDEBAR), id="a sidebar drawn last"),
        pytest.param((FOOT, *LEFT, (160, 390, "right")), id="a column beside the foot"),
        pytest.param((FOOT,), id="nothing but a foot"),
        pytest.param((*LEFT, HEAD), id="a head drawn last"),
    ],
)
def test_everything_else_is_read_in_the_order_in_which_it_is_drawn(
    tmp_path: Path, lines: tuple[tuple[float, float, str], ...]
) -> None:
    path = pdfs.placed_pdf(tmp_path / "a.pdf", *lines)

    assert Pdf(str(path)).text(1).text == in_lines(lines)


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_reports_pages_end_with_their_foot(language: str) -> None:
    opened = Pdf(str(BRIEFING / f"{language}.pdf"))

    for page, size in enumerate(opened.sizes, 1):
        last = opened.text(page).lines[-1]
        assert last.rect.top > size.height * 0.9
        assert all(line.rect.bottom < last.rect.top for line in opened.text(page).lines[:-2])
