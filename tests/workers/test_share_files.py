"""Files arrive byte by byte as they are, whole or in parts, whatever becomes of them meanwhile."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value
from pathlib import Path

import pytest
from tests.workers.processes import resident_kilobytes
from tests.workers.room import (
    CARD,
    GUIDE,
    KHMER_PDF,
    PDF,
    REPORT,
    SAVED_PDF,
    Answer,
    Laptop,
    Phone,
    shared_pack,
)

SIZE = len(REPORT)
HUGE = "9" * 30
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def asked(laptop: Laptop, path: str, *fields: str, method: str = "GET") -> Answer:
    with Phone(laptop.where) as phone:
        return phone.ask(f"/{laptop.token}/{path}", laptop.host, *fields, method=method)


def kept_as(answer: Answer) -> tuple[str, str]:
    """Read the two names of a file as a browser does (RFC 6266, RFC 8187)."""
    message = Message()
    message["Content-Disposition"] = answer.field("Content-Disposition")
    assert message.get_content_disposition() == "attachment"
    names = dict(message.get_params(header="Content-Disposition", unquote=True)[1:])
    plain = answer.field("Content-Disposition").split('filename="')[1].split('"')[0]
    return plain, collapse_rfc2231_value(names["filename"])


@pytest.fixture
def file(tmp_path: Path, laptop: Laptop) -> Iterator[Path]:
    """The file of a report that is shared, to be changed meanwhile."""
    file = shared_pack(tmp_path)
    laptop.offer(tmp_path)
    laptop.open()
    return file


class TestWhole:
    def test_a_report_arrives_byte_by_byte(self, open_laptop: Laptop) -> None:
        # when
        shown, saved = asked(open_laptop, PDF), asked(open_laptop, SAVED_PDF)

        # then
        assert shown.body == saved.body == REPORT
        assert shown.field("Content-Type") == saved.field("Content-Type") == "application/pdf"
        assert shown.field("Accept-Ranges") == "bytes"

    def test_what_is_only_asked_about_is_not_sent(self, open_laptop: Laptop) -> None:
        # when
        with Phone(open_laptop.where) as phone:
            about = phone.ask(f"/{open_laptop.token}/{PDF}", open_laptop.host, method="HEAD")
            after = phone.ask(f"/{open_laptop.token}/{CARD}", open_laptop.host)

        # then
        assert about.field("Content-Length") == str(SIZE)
        assert after.body.startswith(b"BEGIN:VCARD")

    def test_one_that_is_shown_is_not_saved(self, open_laptop: Laptop) -> None:
        assert "Content-Disposition" not in asked(open_laptop, PDF).fields

    def test_a_khmer_name_is_kept(self, open_laptop: Laptop) -> None:
        # when
        plain, name = kept_as(asked(open_laptop, KHMER_PDF))

        # then
        assert name == "ការសិក្សា.pdf"
        assert plain == "kiosk.pdf"

    def test_an_english_name_is_kept(self, open_laptop: Laptop) -> None:
        assert kept_as(asked(open_laptop, SAVED_PDF)) == ("The study.pdf", "The study.pdf")

    @pytest.mark.parametrize("packing", ["gzip", "br", "deflate, gzip;q=1.0, *;q=0.5"])
    @pytest.mark.parametrize("ending", [".gz", ".br"])
    def test_a_packed_file_beside_it_is_never_sent(
        self, laptop: Laptop, file: Path, packing: str, ending: str
    ) -> None:
        # given
        file.with_name(file.name + ending).write_bytes(gzip.compress(b"what nobody offered"))

        # when
        answer = asked(laptop, PDF, f"Accept-Encoding: {packing}")

        # then
        assert answer.body == REPORT
        assert "Content-Encoding" not in answer.fields


class TestPart:
    @pytest.mark.parametrize(
        ("wanted", "first", "last"),
        [
            ("0-0", 0, 0),
            ("0-99", 0, 99),
            ("5000000-", 5_000_000, SIZE - 1),
            (f"{SIZE - 1}-", SIZE - 1, SIZE - 1),
            ("-1", SIZE - 1, SIZE - 1),
            ("-500", SIZE - 500, SIZE - 1),
            (f"100-{SIZE + 100}", 100, SIZE - 1),
            (f"{SIZE - 10}-{HUGE}", SIZE - 10, SIZE - 1),
            (f"-{HUGE}", 0, SIZE - 1),
        ],
    )
    def test_is_exactly_what_was_asked_for(
        self, open_laptop: Laptop, wanted: str, first: int, last: int
    ) -> None:
        # when
        answer = asked(open_laptop, PDF, f"Range: bytes={wanted}")

        # then
        assert answer.status == 206
        assert answer.field("Content-Range") == f"bytes {first}-{last}/{SIZE}"
        assert answer.body == REPORT[first : last + 1]

    @pytest.mark.parametrize("wanted", [f"{SIZE}-", f"{HUGE}-", f"{HUGE}-{HUGE}", "9-3"])
    def test_that_there_is_not_is_refused(self, open_laptop: Laptop, wanted: str) -> None:
        # when
        answer = asked(open_laptop, PDF, f"Range: bytes={wanted}")

        # then
        assert answer.status == 416
        assert answer.field("Content-Range") == f"bytes */{SIZE}"
        assert answer.body == b""

    @pytest.mark.parametrize(
        "wanted",
        [
            "bytes=" + ",".join(["0-"] * 1_000),
            "bytes=" + ",".join(f"{5 * n}-{5 * n + 9}" for n in range(500)),
            "bytes=0-9,20-29",
            "bytes=" + "9" * 5_000 + "-",
            "bytes=0-" + "9" * 5_000,
            "bytes=-",
            "bytes=-0",
            "bytes=--1",
            "bytes=a-b",
            "bytes=0x0-0xff",
            "bytes=¹-²",
            "lines=0-9",
            "",
        ],
    )
    def test_no_bomb_makes_more_of_a_file_than_there_is(
        self, open_laptop: Laptop, wanted: str
    ) -> None:
        # when
        answer = asked(open_laptop, PDF, f"Range: {wanted}")

        # then
        assert answer.status in (200, 206, 400, 416)
        assert answer.body in (b"", REPORT)

    def test_of_a_page_is_not_given(self, open_laptop: Laptop) -> None:
        # when
        answer = asked(open_laptop, GUIDE, "Range: bytes=0-9")

        # then
        assert answer.status == 200
        assert answer.body.endswith(b"</html>\n")

    def test_comes_again_where_the_file_is_still_the_same(self, open_laptop: Laptop) -> None:
        # given
        known = asked(open_laptop, PDF, method="HEAD")

        # when
        by_tag = asked(open_laptop, PDF, "Range: bytes=9-", f"If-Range: {known.field('ETag')}")
        by_time = asked(
            open_laptop, PDF, "Range: bytes=9-", f"If-Range: {known.field('Last-Modified')}"
        )

        # then
        assert by_tag.status == by_time.status == 206

    def test_is_never_added_to_that_of_another_file(self, laptop: Laptop, file: Path) -> None:
        # given
        tag = asked(laptop, PDF, method="HEAD").field("ETag")
        file.write_bytes(b"%PDF-1.7\nanother")

        # when
        answer = asked(laptop, PDF, "Range: bytes=9-", f"If-Range: {tag}")

        # then
        assert answer.status == 200
        assert answer.body == b"%PDF-1.7\nanother"


class TestChanged:
    def test_a_file_that_is_gone_is_as_one_that_was_never_there(
        self, laptop: Laptop, file: Path
    ) -> None:
        # given
        never = asked(laptop, "nowhere")

        # when
        file.unlink()

        # then
        gone = asked(laptop, PDF)
        assert (gone.status, gone.body, gone.fields.keys()) == (
            404,
            never.body,
            never.fields.keys(),
        )

    def test_so_is_one_that_has_become_a_folder(self, laptop: Laptop, file: Path) -> None:
        # given
        file.unlink()

        # when
        file.mkdir()

        # then
        assert asked(laptop, PDF).status == 404

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
    def test_and_one_that_has_become_a_pipe(self, laptop: Laptop, file: Path) -> None:
        # given
        file.unlink()

        # when
        os.mkfifo(file)

        # then
        assert asked(laptop, PDF).status == 404

    def test_and_one_behind_a_file_where_its_folder_was(self, laptop: Laptop, file: Path) -> None:
        # given
        file.parent.rename(file.parent.with_name("away"))

        # when
        file.parent.write_bytes(b"")

        # then
        assert asked(laptop, PDF).status == 404

    def test_and_one_whose_way_goes_round_in_circles(self, laptop: Laptop, file: Path) -> None:
        # given
        file.unlink()

        # when
        file.symlink_to(file)

        # then
        assert asked(laptop, PDF).status == 404

    def test_one_that_goes_while_it_is_sent_still_arrives(self, laptop: Laptop, file: Path) -> None:
        # given
        with Phone(laptop.where) as phone:
            phone.say(f"GET /{laptop.token}/{PDF} HTTP/1.1\r\nHost: {laptop.host}\r\n\r\n")
            phone.hear_head()

            # when
            file.unlink()

            # then
            assert phone.hear_bytes(SIZE) == REPORT

    def test_one_that_shrinks_while_it_is_sent_ends_the_connection(
        self, laptop: Laptop, file: Path
    ) -> None:
        # given
        with Phone(laptop.where) as phone:
            phone.say(f"GET /{laptop.token}/{PDF} HTTP/1.1\r\nHost: {laptop.host}\r\n\r\n")
            phone.hear_head()

            # when
            os.truncate(file, SIZE - 1_000)

            # then
            assert phone.hear_bytes(SIZE) == REPORT[:-1_000]
            assert phone.is_hung_up_on()


class TestReader:
    def test_one_that_vanishes_leaves_the_others_served(self, open_laptop: Laptop) -> None:
        # given
        phone = Phone(open_laptop.where)
        phone.say(f"GET /{open_laptop.token}/{PDF} HTTP/1.1\r\nHost: {open_laptop.host}\r\n\r\n")
        phone.hear_head()
        phone.hear_bytes(1_000)

        # when
        phone.leave()

        # then
        assert asked(open_laptop, PDF).body == REPORT

    @on_linux
    @pytest.mark.parametrize("path", [PDF, GUIDE])
    def test_one_that_stops_reading_takes_no_memory(self, open_laptop: Laptop, path: str) -> None:
        # given
        ask = f"GET /{open_laptop.token}/{path} HTTP/1.1\r\nHost: {open_laptop.host}\r\n\r\n"
        asked(open_laptop, path)
        before = resident_kilobytes({open_laptop.process.pid})

        # when
        phones = [Phone(open_laptop.where, f"127.0.1.{n}") for n in range(1, 21)]
        for phone in phones:
            phone.say(ask * 100)
            phone.hear_head()
        asked(open_laptop, path)

        # then
        grown = resident_kilobytes({open_laptop.process.pid}) - before
        for phone in phones:
            phone.leave()
        assert grown < 8_000
