"""Copying onto a stick: what is there is kept, what is written is read back, nothing is half."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.workers.sticks import (
    STUDY,
    block_stick,
    fat_stick,
    files_below,
    mounted,
    plan_of,
    small_stick,
)

from kiosk.core.handover.stick_plan import RECORD, StickPlan
from kiosk.workers.stick import copying
from kiosk.workers.stick.copying import (
    DiffersError,
    FileTooLargeError,
    NoRoomError,
    StickCopy,
)
from kiosk.workers.stick.failing import not_copied
from kiosk.workers.stick.stopping import StoppedError
from kiosk.workers.stick.volume import GoneError, Volume
from kiosk.workers.stick_messages import Copied, CopyProgress, Stage, Trouble


def nobody(_progress: CopyProgress) -> None:
    """Nobody watches."""


def copy_to(stick: Path, plan: StickPlan, tell: Callable[[CopyProgress], None] = nobody) -> Copied:
    return StickCopy(plan, Volume(stick), tell).run()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "MY STICK ខ្មែរ"
    folder.mkdir()
    return folder


class TestAFirstCopy:
    def test_lies_in_a_folder_of_its_own_under_readable_names(self, stick: Path) -> None:
        copied = copy_to(stick, plan_of())

        assert copied.folder == stick / "Kiosk – CamboJA"
        assert set(files_below(copied.folder)) == {STUDY, "index.html", RECORD}
        assert (copied.written, copied.kept) == (2, 0)

    def test_holds_what_the_plan_says_byte_by_byte(self, stick: Path, tmp_path: Path) -> None:
        original = tmp_path / "original.bin"
        original.write_bytes(os.urandom(3 * 1024 * 1024 + 7))

        copied = copy_to(stick, plan_of(study__bin=original))

        assert files_below(copied.folder)["study.bin"] == original.read_bytes()

    def test_is_told_of_in_bytes_stage_by_stage(self, stick: Path) -> None:
        told: list[CopyProgress] = []

        copied = copy_to(stick, plan_of(), told.append)

        stages = list(dict.fromkeys(progress.stage for progress in told))
        assert stages == [Stage.LOOKING, Stage.WRITING, Stage.CHECKING]
        written = [progress for progress in told if progress.stage is Stage.WRITING]
        assert written[-1].done == written[-1].total == copied.bytes
        assert [one.done for one in written] == sorted(one.done for one in written)

    def test_leaves_nothing_unfinished_behind(self, stick: Path) -> None:
        copied = copy_to(stick, plan_of())

        assert not list(copied.folder.rglob("kiosk-unfinished*"))

    def test_writes_the_page_that_leads_to_all_last(self, stick: Path) -> None:
        was_there: list[bool] = []

        def look(progress: CopyProgress) -> None:
            index = stick / "Kiosk – CamboJA" / "index.html"
            if progress.stage is Stage.WRITING and progress.done < 5_000:
                was_there.append(index.exists())

        copy_to(stick, plan_of(), look)

        assert was_there
        assert not any(was_there)


class TestAnotherCopy:
    def test_keeps_what_is_the_same(self, stick: Path) -> None:
        first = copy_to(stick, plan_of())
        before = (first.folder / STUDY).stat()

        second = copy_to(stick, plan_of())

        after = (first.folder / STUDY).stat()
        assert (second.written, second.kept) == (0, 2)
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)

    def test_replaces_what_an_earlier_copy_wrote(self, stick: Path) -> None:
        copy_to(stick, plan_of())

        second = copy_to(stick, plan_of(index__html=b"<p>Hello again"))

        assert files_below(second.folder)["index.html"] == b"<p>Hello again"
        assert (second.written, second.kept) == (1, 1)

    def test_leaves_what_an_earlier_copy_had_besides(self, stick: Path) -> None:
        copy_to(stick, plan_of(guide__html=b"<p>Guide"))

        second = copy_to(stick, plan_of())

        assert files_below(second.folder)["guide.html"] == b"<p>Guide"

    def test_never_touches_what_somebody_changed(self, stick: Path) -> None:
        first = copy_to(stick, plan_of())
        (first.folder / STUDY).write_bytes(b"with my notes")

        second = copy_to(stick, plan_of())

        assert second.folder == stick / "Kiosk – CamboJA (2)"
        assert (first.folder / STUDY).read_bytes() == b"with my notes"
        assert (second.folder / STUDY).read_bytes().startswith(b"%PDF")

    def test_never_enters_a_folder_of_somebody_elses(self, stick: Path) -> None:
        theirs = stick / "Kiosk – CamboJA"
        theirs.mkdir()
        (theirs / "index.html").write_text("mine")

        copied = copy_to(stick, plan_of())

        assert copied.folder == stick / "Kiosk – CamboJA (2)"
        assert files_below(theirs) == {"index.html": b"mine"}

    def test_does_not_follow_a_link_out_of_the_stick(self, stick: Path, tmp_path: Path) -> None:
        copied = copy_to(stick, plan_of())
        elsewhere = tmp_path / "elsewhere"
        (copied.folder / "Reports – របាយការណ៍").rename(elsewhere)
        (copied.folder / "Reports – របាយការណ៍").symlink_to(elsewhere)

        second = copy_to(stick, plan_of(**{STUDY: b"new"}))

        assert second.folder == stick / "Kiosk – CamboJA (2)"
        assert (elsewhere / "The study (English).pdf").read_bytes().startswith(b"%PDF")

    def test_remembers_the_places_of_all_copies(self, stick: Path) -> None:
        copy_to(stick, plan_of())

        second = copy_to(stick, replace(plan_of(), places=()))

        noted = json.loads((second.folder / RECORD).read_text("utf-8"))
        assert noted["places"] == ["reports/study"]

    @pytest.mark.parametrize("nonsense", [b"", b"[]", b'{"places": 3}', b"\xff", b"[" * 100_000])
    def test_takes_another_folder_where_the_record_is_nonsense(
        self, stick: Path, nonsense: bytes
    ) -> None:
        first = copy_to(stick, plan_of())
        (first.folder / RECORD).write_bytes(nonsense)

        second = copy_to(stick, plan_of())

        assert second.folder == stick / "Kiosk – CamboJA (2)"

    def test_goes_on_where_one_was_killed(self, stick: Path) -> None:
        class Killed(BaseException):
            pass

        def kill(progress: CopyProgress) -> None:
            if progress.stage is Stage.WRITING and progress.done > 4_000:
                raise Killed

        with pytest.raises(Killed):
            copy_to(stick, plan_of(), kill)
        half = stick / "Kiosk – CamboJA" / "kiosk-unfinished-1"
        half.write_bytes(b"as if the power had gone")

        copied = copy_to(stick, plan_of())

        assert copied.folder == stick / "Kiosk – CamboJA"
        assert not half.exists()
        assert set(files_below(copied.folder)) == {STUDY, "index.html", RECORD}


class TestStopping:
    @pytest.mark.parametrize("stage", Stage)
    def test_leaves_no_half_file(self, stick: Path, stage: Stage) -> None:
        def stop(progress: CopyProgress) -> None:
            if progress.stage is stage:
                raise StoppedError

        copy = StickCopy(plan_of(), Volume(stick), stop)
        with pytest.raises(StoppedError):
            copy.run()

        assert not list(stick.rglob("kiosk-unfinished*"))
        whole = {STUDY, "index.html", RECORD}
        assert set(files_below(stick / "Kiosk – CamboJA")) <= whole

    def test_says_how_many_files_are_there(self, stick: Path) -> None:
        def stop(progress: CopyProgress) -> None:
            if progress.stage is Stage.CHECKING:
                raise StoppedError

        copy = StickCopy(plan_of(), Volume(stick), stop)
        with pytest.raises(StoppedError):
            copy.run()

        assert (copy.finished, copy.of) == (2, 2)


class TestOriginalsThatCannotBeRead:
    def test_are_named_and_the_rest_is_copied(self, stick: Path, tmp_path: Path) -> None:
        copied = copy_to(stick, plan_of(gone__pdf=tmp_path / "gone.pdf"))

        assert copied.left_out == ("gone.pdf",)
        assert copied.written == 2

    def test_leave_nothing_half_when_they_go_meanwhile(self, stick: Path, tmp_path: Path) -> None:
        original = tmp_path / "original.pdf"
        original.write_bytes(b"%PDF")

        def take_away(progress: CopyProgress) -> None:
            if progress.stage is Stage.WRITING:
                original.unlink(missing_ok=True)

        copied = copy_to(stick, plan_of(soon__pdf=original), take_away)

        assert copied.left_out == ("soon.pdf",)
        assert not list(stick.rglob("soon.pdf"))
        assert not list(stick.rglob("kiosk-unfinished*"))


class TestASmallStick:
    @pytest.fixture
    def small(self, tmp_path: Path) -> Iterator[Path]:
        with small_stick(tmp_path / "small") as stick:
            yield stick

    def test_is_told_from_a_large_one_before_anything_is_written(self, small: Path) -> None:
        with pytest.raises(NoRoomError) as caught:
            copy_to(small, plan_of(large__pdf=b"x" * 2_000_000))

        assert caught.value.needed > 2_000_000
        assert caught.value.free <= 1_048_576
        assert not list(small.iterdir())

    def test_counts_whole_blocks(self, small: Path) -> None:
        many = {f"{number}__txt": b"x" for number in range(300)}

        with pytest.raises(NoRoomError):
            copy_to(small, plan_of(**many))

    def test_that_fills_up_meanwhile_keeps_whole_files_only(self, small: Path) -> None:
        def fill(progress: CopyProgress) -> None:
            if progress.stage is Stage.WRITING and not (small / "film.mp4").exists():
                free = Volume(small).free
                (small / "film.mp4").write_bytes(b"x" * (free - 8_192))

        copy = StickCopy(plan_of(large__pdf=b"x" * 500_000), Volume(small), fill)
        with pytest.raises(OSError, match="No space") as caught:
            copy.run()

        assert not_copied(caught.value, Volume(small)).why is Trouble.NO_ROOM
        assert copy.finished < copy.of
        assert not list(small.rglob("index.html"))
        assert not list(small.rglob("kiosk-unfinished*"))

    def test_that_is_pulled_out_is_gone_and_nothing_lands_on_the_laptop(self, small: Path) -> None:
        def pull_out(progress: CopyProgress) -> None:
            if progress.stage is Stage.WRITING:
                subprocess.run(["umount", "--lazy", str(small)], check=False, capture_output=True)

        with pytest.raises(GoneError):
            copy_to(small, plan_of(), pull_out)

        assert not list(small.iterdir())


class TestWhatAStickDoesNotTake:
    def test_is_a_file_of_four_gigabytes_on_fat32(self, stick: Path, tmp_path: Path) -> None:
        film = tmp_path / "film.mp4"
        with film.open("wb") as file:
            file.truncate(2**32)  # a hole: nothing is on the disk

        copy = StickCopy(plan_of(film__mp4=film), Volume(stick, "vfat"), nobody)
        with pytest.raises(FileTooLargeError):
            copy.run()

        assert copy.at == "film.mp4"
        assert not list(stick.iterdir())

    def test_is_anything_where_it_can_only_be_read(self, tmp_path: Path) -> None:
        with mounted(tmp_path / "locked", "-t", "tmpfs", "-o", "ro", "none") as locked:
            with pytest.raises(OSError, match="Read-only") as caught:
                copy_to(locked, plan_of())

            assert not_copied(caught.value, Volume(locked)).why is Trouble.READ_ONLY


class TestReadingBack:
    def test_finds_a_byte_that_is_not_what_was_written(self, stick: Path) -> None:
        study = stick / "Kiosk – CamboJA" / STUDY

        def damage(progress: CopyProgress) -> None:
            if progress.stage is Stage.CHECKING and progress.done == 0:
                content = bytearray(study.read_bytes())
                content[1_000] ^= 1
                study.write_bytes(content)

        copy = StickCopy(plan_of(), Volume(stick), damage)
        with pytest.raises(DiffersError):
            copy.run()

        assert copy.at == STUDY
        assert not study.exists(), "what is damaged must not be taken for whole"

    def test_reads_from_the_device_and_not_from_memory(self, tmp_path: Path) -> None:
        """The device is changed behind the computer's back: only a real look finds it."""
        image = tmp_path / "stick.img"
        with block_stick(tmp_path / "stick", image) as stick:

            def damage(progress: CopyProgress) -> None:
                if progress.stage is Stage.CHECKING and progress.done == 0:
                    content = image.read_bytes()
                    at = content.index(b"%PDF-real")
                    with image.open("r+b") as device:
                        device.seek(at)
                        device.write(b"%PDF-fake")
                        os.fsync(device.fileno())

            with pytest.raises(DiffersError):
                copy_to(stick, plan_of(**{STUDY: b"%PDF-real" + b"x" * 9_000}), damage)

    def test_says_where_only_the_computer_may_have_answered(
        self, stick: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delattr(os, "O_DIRECT", raising=False)
        monkeypatch.delattr(os, "posix_fadvise", raising=False)

        copied = copy_to(stick, plan_of())

        assert not copied.is_past_cache

    def test_says_where_the_stick_itself_was_read(self, tmp_path: Path) -> None:
        with block_stick(tmp_path / "stick", tmp_path / "stick.img") as stick:
            copied = copy_to(stick, plan_of())

        assert copied.is_past_cache


class TestAStickAsShopsSellThem:
    def test_takes_the_names_and_gives_every_byte_back(self, tmp_path: Path) -> None:
        with fat_stick(tmp_path / "fat", tmp_path / "fat.img") as stick:
            copied = copy_to(stick, plan_of())

            assert copied.is_past_cache
            assert set(files_below(copied.folder)) == {STUDY, "index.html", RECORD}


class TestTroubleOfTheStick:
    @pytest.mark.parametrize(
        ("number", "why"),
        [
            (errno.EIO, Trouble.BROKEN),
            (errno.ENOSPC, Trouble.NO_ROOM),
            (errno.EROFS, Trouble.READ_ONLY),
            (errno.EACCES, Trouble.NOT_ALLOWED),
            (errno.ENODEV, Trouble.GONE),
            (errno.EFBIG, Trouble.FILE_TOO_LARGE),
        ],
    )
    def test_has_a_name(self, stick: Path, number: int, why: Trouble) -> None:
        error = OSError(number, os.strerror(number))

        assert not_copied(error, Volume(stick)).why is why

    def test_is_that_it_is_gone_whatever_else_the_system_says(self, stick: Path) -> None:
        volume = Volume(stick)
        stick.rmdir()

        assert not_copied(OSError(errno.EIO, "Input/output error"), volume).why is Trouble.GONE

    def test_ends_the_copy_without_a_half_file(
        self, stick: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = copying._write_whole

        def fail(descriptor: int, piece: bytes) -> None:
            if piece.startswith(b"%PDF"):
                raise OSError(errno.EIO, "Input/output error")
            real(descriptor, piece)

        monkeypatch.setattr(copying, "_write_whole", fail)

        with pytest.raises(OSError, match="Input/output"):
            copy_to(stick, plan_of())

        assert set(files_below(stick / "Kiosk – CamboJA")) == {RECORD}
