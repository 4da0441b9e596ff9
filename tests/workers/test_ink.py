"""Pages in the ink of the night and of old paper: photographs keep their colours."""

from pathlib import Path

import pytest
from tests.workers import pdfs

from kiosk.workers.render.ink import SEPIA_PAPER, SEPIA_TEXT
from kiosk.workers.render.pdf import Pdf
from kiosk.workers.render_messages import Clip, DocumentId, Ink, Render, RequestId

ORANGE = (255, 128, 0)
NIGHT = (0x1E, 0x25, 0x28)
SEPIA = (SEPIA_PAPER >> 16, SEPIA_PAPER >> 8 & 0xFF, SEPIA_PAPER & 0xFF)

Pixel = tuple[int, int, int]


class Picture:
    """A page, drawn as told, at one pixel per point if nothing else is said."""

    def __init__(
        self,
        path: Path,
        ink: Ink,
        *,
        rotation: int = 0,
        scale: float = 1.0,
        clip: Clip | None = None,
    ) -> None:
        self._room = memoryview(bytearray(4_000_000))
        request = Render(
            id=RequestId(1),
            document=DocumentId(1),
            page=1,
            scale=scale,
            rotation=rotation,
            clip=clip,
            ink=ink,
        )
        self.width, self.height, self._stride = Pdf(str(path)).render(request, self._room)

    def at(self, x: int, y: int) -> Pixel:
        red, green, blue = self._room[y * self._stride + x * 3 :][:3]
        return red, green, blue

    def pixels(self) -> list[Pixel]:
        return [self.at(x, y) for y in range(self.height) for x in range(self.width)]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return pdfs.lettered_pdf(tmp_path / "a.pdf", "Hello")


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A photograph from 50, 100 to 150, 200 on a page of 200 × 300."""
    return pdfs.pictured_pdf(tmp_path / "a.pdf", place=(50, 100, 150, 200), text="A photograph")


def test_at_night_light_letters_stand_on_dark_paper(letter: Path) -> None:
    picture = Picture(letter, Ink.NIGHT)

    assert picture.at(1, 1) == NIGHT
    assert picture.at(picture.width - 1, picture.height - 1) == NIGHT
    assert min(max(picture.pixels())) > 0xC0


def test_old_paper_is_yellowed_and_its_letters_dark(letter: Path) -> None:
    picture = Picture(letter, Ink.SEPIA)

    assert picture.at(1, 1) == SEPIA
    assert max(min(picture.pixels())) < 0x60
    assert min(picture.pixels())[0] >= SEPIA_TEXT >> 16


def test_paper_is_white(letter: Path) -> None:
    assert Picture(letter, Ink.PAPER).at(1, 1) == (255, 255, 255)


def test_a_colour_stays_what_it_was_by_night(tmp_path: Path) -> None:
    path = pdfs.text_pdf(tmp_path / "a.pdf", colour=(0, 0, 1))

    red, green, blue = Picture(path, Ink.NIGHT).at(50, 50)

    assert blue > red
    assert blue > green


@pytest.mark.parametrize("ink", [Ink.NIGHT, Ink.SEPIA])
def test_a_photograph_keeps_its_colours(photograph: Path, ink: Ink) -> None:
    picture = Picture(photograph, ink)

    assert picture.at(52, 102) == ORANGE
    assert picture.at(147, 197) == ORANGE
    assert picture.at(20, 150) != (255, 255, 255)
    assert picture.at(100, 250) != (255, 255, 255)


@pytest.mark.parametrize(
    ("rotation", "inside", "outside"),
    [
        (90, (102, 52), (102, 20)),
        (180, (52, 102), (20, 102)),
        (270, (102, 52), (102, 20)),
    ],
)
def test_on_a_turned_page_too(
    tmp_path: Path, rotation: int, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    path = pdfs.pictured_pdf(tmp_path / "a.pdf", place=(50, 100, 150, 200), text="A")

    picture = Picture(path, Ink.NIGHT, rotation=rotation)

    assert picture.at(*inside) == ORANGE
    assert picture.at(*outside) == NIGHT


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_no_white_edge_is_left_around_it(tmp_path: Path, rotation: int) -> None:
    path = pdfs.pictured_pdf(tmp_path / "a.pdf", place=(50.3, 100.4, 150.6, 200.7), text="")

    picture = Picture(path, Ink.NIGHT, rotation=rotation, scale=1.37)

    assert all(blue < 0x30 for _red, _green, blue in picture.pixels())


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("ink", [Ink.NIGHT, Ink.SEPIA])
def test_a_clip_is_that_part_of_the_whole(photograph: Path, ink: Ink, rotation: int) -> None:
    whole = Picture(photograph, ink, rotation=rotation)
    part = Picture(photograph, ink, rotation=rotation, clip=Clip(x=40, y=90, width=71, height=53))

    assert part.pixels() == [whole.at(40 + x, 90 + y) for y in range(53) for x in range(71)]


@pytest.mark.parametrize("recognised", ["", "what the scanner read"])
def test_a_scan_is_paper_too(tmp_path: Path, recognised: str) -> None:
    path = pdfs.pictured_pdf(
        tmp_path / "a.pdf", place=(0, 0, 200, 300), text=recognised, is_text_hidden=True
    )

    assert Picture(path, Ink.NIGHT).at(100, 100) != ORANGE


def test_a_cover_s_photograph_with_a_title_is_no_scan(tmp_path: Path) -> None:
    path = pdfs.pictured_pdf(tmp_path / "a.pdf", place=(0, 0, 200, 300), text="The cover")

    assert Picture(path, Ink.NIGHT).at(100, 100) == ORANGE


def test_a_picture_in_black_and_white_only_is_a_drawing(tmp_path: Path) -> None:
    path = pdfs.pictured_pdf(tmp_path / "a.pdf", place=(50, 100, 150, 200), text="A", bits=1)
    paper, night = Picture(path, Ink.PAPER), Picture(path, Ink.NIGHT)

    assert paper.at(100, 150) in {(0, 0, 0), (255, 255, 255)}
    assert night.at(100, 150) != paper.at(100, 150)
