"""Where the index of a pack is kept: with the pack, and never where no pack is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.core.content.library import BUILT
from kiosk.core.content.pack import PackSource
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.index import build
from kiosk.core.search.index_sources import Part, fits, stamp_of, stamp_of_text
from kiosk.core.search.index_store import IndexStore
from kiosk.core.search.notes import NoteKind
from kiosk.core.search.passage import Passage


@pytest.fixture
def near(tmp_path: Path) -> Path:
    """A layer in the user's own folder."""
    return made(tmp_path / "user" / "small")


@pytest.fixture
def far(tmp_path: Path) -> Path:
    """The pack as it came with the program."""
    return made(tmp_path / "bundled" / "small")


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def closed_to_writing(folder: Path) -> None:
    """Stand in the way, also of somebody who may write everywhere."""
    (folder / BUILT).write_bytes(b"")


def keep(store: IndexStore, word: str = "password") -> None:
    place = Place(shelf="guides", item="lock")
    text = Passage(place=place, language=LanguageCode("en"), heading="", body=word)
    part = Part(name="entries", stamp=stamp_of_text(word), start=0, end=1)
    for _ in store.keep(build([text]), [part]):
        pass
    if store.kept is not None:
        store.kept.close()


def store(*folders: Path) -> IndexStore:
    return IndexStore(PackSource(id="small", folders=folders))


def words(store: IndexStore) -> Sequence[str]:
    found = []
    for filed in store.stored():
        found.append(filed.index.original(0).passage.body)
        filed.close()
    return found


def test_it_is_kept_in_the_nearest_folder_of_the_pack(near: Path, far: Path) -> None:
    keep(store(near, far))

    assert [path.name for path in near.rglob("*")] == [BUILT, "search-index"]
    assert not list(far.iterdir())
    assert words(store(near, far)) == ["password"]


def test_it_is_kept_in_the_next_one_where_that_cannot_be_written(near: Path, far: Path) -> None:
    closed_to_writing(near)

    keep(store(near, far))

    assert (far / BUILT / "search-index").is_file()


def test_it_is_kept_nowhere_where_nothing_can_be_written(near: Path) -> None:
    closed_to_writing(near)
    nothing = store(near)

    keep(nothing)

    assert nothing.kept is None


def test_it_is_kept_only_within_the_folder_that_everything_is_to_stay_in(
    near: Path, far: Path
) -> None:
    portable = IndexStore(PackSource(id="small", folders=(near, far)), within=far.parent)

    keep(portable)

    assert not list(near.iterdir())
    assert words(portable) == ["password"]
    assert (far / BUILT / "search-index").is_file()


def test_no_folder_is_made_for_a_pack_that_is_gone(tmp_path: Path) -> None:
    keep(store(tmp_path / "gone" / "small"))

    assert not list(tmp_path.iterdir())


def test_it_is_not_written_through_a_link_that_leads_out_of_the_pack(
    near: Path, tmp_path: Path
) -> None:
    elsewhere = made(tmp_path / "elsewhere")
    (near / BUILT).symlink_to(elsewhere)

    keep(store(near))

    assert not list(elsewhere.iterdir())


def test_the_nearest_is_read_first_and_what_came_with_the_pack_after_it(
    near: Path, far: Path
) -> None:
    keep(store(far), "bundled")
    keep(store(near), "own")

    assert words(store(near, far)) == ["own", "bundled"]


@pytest.mark.parametrize(
    ("at", "trouble"), [(0, NoteKind.DAMAGED), (16, NoteKind.OUTDATED), (-1, NoteKind.DAMAGED)]
)
def test_one_that_cannot_be_used_is_told(near: Path, at: int, trouble: NoteKind) -> None:
    keep(store(near))
    file = near / BUILT / "search-index"
    content = bytearray(file.read_bytes())
    content[at] ^= 0x40
    file.write_bytes(content)
    troubled = store(near)

    assert words(troubled) == []
    assert troubled.troubles == [trouble]


def test_one_that_is_distrusted_is_replaced_and_not_read(near: Path) -> None:
    keep(store(near), "forged")
    distrustful = IndexStore(PackSource(id="small", folders=(near,)), is_distrusted=True)

    assert words(distrustful) == []
    keep(distrustful, "sound")
    assert words(store(near)) == ["sound"]


class TestAStamp:
    def test_fits_a_file_that_was_only_copied(self, tmp_path: Path) -> None:
        original, copy = tmp_path / "a.pdf", tmp_path / "b.pdf"
        original.write_bytes(b"content")
        stamp = stamp_of(original)
        copy.write_bytes(b"content")

        assert fits(stamp, original)
        assert fits(stamp, copy)

    @pytest.mark.parametrize("content", [b"content, and more", b"kontent"])
    def test_does_not_fit_what_was_written_anew(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "a.pdf"
        file.write_bytes(b"content")
        stamp = stamp_of(file)
        other = tmp_path / "b.pdf"
        other.write_bytes(content)

        assert not fits(stamp, other)

    def test_does_not_fit_what_is_gone(self, tmp_path: Path) -> None:
        file = tmp_path / "a.pdf"
        file.write_bytes(b"content")
        stamp = stamp_of(file)
        file.unlink()

        assert not fits(stamp, file)
