"""The indexes of a library: everything that can be read is found, and is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.packs import GUIDE_TEXT, PackBuilder
from tests.workers import pdfs
from tests.workers.fakes import misbehaving

from kiosk.core.content.library import BUILT, PackFolders
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.notes import NoteKind
from kiosk.workers import pack_build
from kiosk.workers.launch import WorkerProcess, start_render_worker
from kiosk.workers.search_build import LibraryBuild, Progress, build_indexes
from kiosk.workers.session import RenderSession

Builder = Callable[..., LibraryBuild]


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs").filled()


@pytest.fixture
def build() -> Iterator[Builder]:
    """Make the indexes of what lies in these folders; they are closed at the end."""
    builds: list[LibraryBuild] = []

    def make(
        *folders: Path, start: Callable[[], WorkerProcess] = start_render_worker
    ) -> LibraryBuild:
        found = PackFolders(folders)
        session = RenderSession(limit=2.0, start=start)
        builds.append(build_indexes(found.load(), found.sources(), session))
        return builds[-1]

    yield make
    for one in builds:
        one.close()


def places(build: LibraryBuild, words: str) -> list[str]:
    """Return where exactly these words stand."""
    search = LibrarySearch(build.indexes())
    results = search.search(f'"{words}"', shown=LanguageCode("en"))
    return [] if results.is_near else [str(hit.place) for hit in results.hits]


def notes(build: LibraryBuild) -> list[tuple[NoteKind, str]]:
    return [(note.kind, str(note.place or "")) for note in build.notes()]


def no_worker() -> WorkerProcess:
    raise OSError


class TestWhatIsFound:
    def test_is_in_entries_guides_terms_contacts_and_pages(
        self, pack: PackBuilder, build: Builder
    ) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=3)

        built = build(pack.packs)

        assert places(built, "page 2") == ["reports/study#page=2"]
        assert places(built, "encryption") == ["guides/lock#section=checklist"]
        assert places(built, "CamboJA") == ["contacts/camboja"]
        assert places(built, "គណនី") == ["glossary/account"]
        assert places(built, "ការសិក្សា") == ["reports/study"]
        assert built.is_done

    def test_is_the_text_beside_a_pdf_in_place_of_its_own(
        self, pack: PackBuilder, build: Builder
    ) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/km.pdf", pages=2)
        pack.write("reports/study/km.txt", "\ufeffទំព័រទីមួយ\fសេចក្តីសង្ខេប\f")

        built = build(pack.packs)

        assert places(built, "សេចក្តីសង្ខេប") == ["reports/study#page=2"]
        assert places(built, "page 2") == []

    def test_is_a_text_in_a_nearer_folder_and_not_in_a_farther_one(
        self, pack: PackBuilder, build: Builder, tmp_path: Path
    ) -> None:
        layer = PackBuilder(tmp_path / "user", pack_toml=None)
        pdfs.text_pdf(pack.folder / "reports/study/km.pdf", pages=1)
        layer.write("reports/study/km.txt", "nearer than its scan")
        pack.write("reports/study/en.txt", "of another edition")
        pdfs.text_pdf(layer.folder / "reports/study/en.pdf", pages=1)

        built = build(layer.packs, pack.packs)

        assert places(built, "nearer") == ["reports/study#page=1"]
        assert places(built, "another edition") == []

    def test_is_what_the_nearest_pack_says(
        self, pack: PackBuilder, build: Builder, tmp_path: Path
    ) -> None:
        other = PackBuilder(tmp_path / "packs", "zweite")
        other.guide(text=GUIDE_TEXT.replace("Six digits", "Hidden digits"))

        built = build(pack.packs)

        assert len(places(built, "digits")) == 1
        assert places(built, "hidden digits") == []

    def test_is_there_while_the_rest_is_still_being_read(self, pack: PackBuilder) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=2)
        found = PackFolders([pack.packs])
        build = LibraryBuild(found.load(), found.sources(), RenderSession())

        steps = build.steps()
        while not build.has_begun:
            next(steps)
        entries, pages = places(build, "CamboJA"), places(build, "page 1")
        progress = list(steps)

        assert (entries, pages) == (["contacts/camboja"], [])
        assert places(build, "page 1") == ["reports/study#page=1"]
        assert progress[-1].done == progress[-1].total
        assert [one.done for one in progress] == sorted(one.done for one in progress)
        assert Progress(1, 3).percent == 33
        build.close()


class TestWhatCannotBeFound:
    def test_is_told_of_a_scan(self, pack: PackBuilder, build: Builder) -> None:
        scan = pack.folder / "reports/study/en.pdf"
        pdfs.pictured_pdf(scan, place=(0, 0, 200, 300), text="")

        first, second = build(pack.packs), build(pack.packs)

        assert notes(first) == notes(second) == [(NoteKind.SCANNED, "reports/study")]
        assert first.notes()[0].message.text.startswith("Scanned pages cannot be searched")

    def test_costs_a_broken_pdf_only_itself(self, pack: PackBuilder, build: Builder) -> None:
        pack.write("reports/study/en.pdf", b"%PDF-1.7 nothing else")
        pack.report("sound")
        pdfs.text_pdf(pack.folder / "reports/sound/en.pdf", pages=2)

        built = build(pack.packs)

        assert notes(built) == [(NoteKind.UNREADABLE, "reports/study")]
        assert places(built, "page 2") == ["reports/sound#page=2"]

    def test_is_told_where_khmer_has_lost_its_letters(
        self, pack: PackBuilder, build: Builder
    ) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/km.pdf", pages=1)
        pack.write("reports/study/km.txt", "កខគឃងចឆជឈញដឋឌឍណ " * 20)

        assert notes(build(pack.packs)) == [(NoteKind.KHMER_LOST, "reports/study")]

    @pytest.mark.parametrize("behaviour", ["dies-when-asked", "answers-garbage", "is-silent"])
    def test_costs_a_worker_that_fails_at_a_page_only_that_page(
        self, pack: PackBuilder, build: Builder, behaviour: str
    ) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=3)
        failing = f"{behaviour}-at-pages"

        built = build(pack.packs, start=misbehaving(failing, failing, "real"))

        assert notes(built) == [(NoteKind.UNREADABLE, "reports/study")]
        assert places(built, "page 3") == ["reports/study#page=3"]
        assert places(built, "page 1") == []

    def test_is_given_up_after_some_pages(self, pack: PackBuilder, build: Builder) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=5)
        failing = ["dies-when-asked-at-pages"] * 6

        built = build(pack.packs, start=misbehaving(*failing, "real"))

        assert notes(built) == [(NoteKind.UNREADABLE, "reports/study")]
        assert places(built, "encryption")

    def test_is_read_another_time_where_no_worker_can_be_had(
        self, pack: PackBuilder, build: Builder
    ) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=1)

        without = build(pack.packs, start=no_worker)
        again = build(pack.packs)

        assert places(without, "encryption")
        assert notes(without) == []
        assert not places(without, "page 1")
        assert places(again, "page 1") == ["reports/study#page=1"]


class TestWhatHasNotChanged:
    @pytest.fixture(autouse=True)
    def study(self, pack: PackBuilder, build: Builder) -> None:
        pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=2)
        build(pack.packs)

    def test_is_not_read_again(self, pack: PackBuilder, build: Builder) -> None:
        before = index_file(pack).stat()

        built = build(pack.packs, start=no_worker)

        assert places(built, "page 2") == ["reports/study#page=2"]
        assert index_file(pack).stat().st_mtime_ns == before.st_mtime_ns

    def test_is_copied_when_a_guide_is_corrected(self, pack: PackBuilder, build: Builder) -> None:
        pack.guide(text=GUIDE_TEXT.replace("Encryption", "Ciphering"))

        corrected = build(pack.packs, start=no_worker)
        again = build(pack.packs, start=no_worker)

        for built in (corrected, again):
            assert places(built, "page 2") == ["reports/study#page=2"]
            assert places(built, "ciphering") == ["guides/lock#section=checklist"]
            assert places(built, "encryption") == []

    def test_is_copied_when_the_pack_was_copied(
        self, pack: PackBuilder, build: Builder, tmp_path: Path
    ) -> None:
        for file in sorted(pack.folder.rglob("*")):
            to = tmp_path / "stick" / "small" / file.relative_to(pack.folder)
            to.parent.mkdir(parents=True, exist_ok=True)
            if file.is_file():
                to.write_bytes(file.read_bytes())

        built = build(tmp_path / "stick", start=no_worker)

        assert places(built, "page 2") == ["reports/study#page=2"]

    def test_is_taken_from_a_pack_that_cannot_be_written(
        self, pack: PackBuilder, build: Builder, tmp_path: Path
    ) -> None:
        layer = PackBuilder(tmp_path / "user", pack_toml=None)
        layer.write("guides/lock/km.md", GUIDE_TEXT.replace("Encryption", "កូដនីយកម្ម"))

        built = build(layer.packs, pack.packs, start=no_worker)

        assert places(built, "page 2") == ["reports/study#page=2"]
        assert places(built, "កូដនីយកម្ម") == ["guides/lock#section=checklist"]
        assert (layer.folder / BUILT / "search-index").is_file()

    def test_goes_when_its_file_goes(self, pack: PackBuilder, build: Builder) -> None:
        (pack.folder / "reports/study/en.pdf").unlink()

        assert places(build(pack.packs), "page 2") == []

    def test_is_read_anew_where_the_index_was_damaged_which_is_said_once(
        self, pack: PackBuilder, build: Builder
    ) -> None:
        index_file(pack).write_bytes(b"damaged")

        damaged, again = build(pack.packs), build(pack.packs)

        assert [kind for kind, _ in notes(damaged)] == [NoteKind.DAMAGED]
        assert damaged.notes()[0].message.values["title"].texts["en"] == "Small pack"
        assert notes(again) == []
        assert places(again, "page 2") == ["reports/study#page=2"]

    def test_is_copied_over_a_damaged_index_in_a_nearer_folder_which_is_said_once(
        self, pack: PackBuilder, build: Builder, tmp_path: Path
    ) -> None:
        layer = PackBuilder(tmp_path / "user", pack_toml=None)
        damaged = layer.write(f"{BUILT}/search-index", b"damaged")

        mended = build(layer.packs, pack.packs, start=no_worker)
        again = build(layer.packs, pack.packs, start=no_worker)

        assert [kind for kind, _ in notes(mended)] == [NoteKind.DAMAGED]
        assert notes(again) == []
        assert places(again, "page 2") == ["reports/study#page=2"]
        assert damaged.read_bytes() != b"damaged"

    def test_is_found_in_memory_where_nothing_can_be_written(
        self, pack: PackBuilder, build: Builder
    ) -> None:
        index_file(pack).unlink()
        (pack.folder / BUILT).rmdir()
        pack.write(BUILT, "in the way")

        built = build(pack.packs)

        assert places(built, "page 2") == ["reports/study#page=2"]
        assert (pack.folder / BUILT).read_text() == "in the way"


def test_a_report_without_end_is_searched_as_far_as_that_is_sensible(
    pack: PackBuilder, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_build, "_MOST_CHARACTERS", 100_000)
    pdfs.text_pdf(pack.folder / "reports/study/en.pdf", pages=1)
    pack.write("reports/study/en.txt", "\f".join(f"sheet {at} " + "x" * 9_000 for at in range(99)))

    built = build(pack.packs)

    assert places(built, "sheet 3") == ["reports/study#page=4"]
    assert places(built, "sheet 98") == []
    assert notes(built) == [(NoteKind.UNREADABLE, "reports/study")]


def index_file(pack: PackBuilder) -> Path:
    return pack.folder / BUILT / "search-index"
