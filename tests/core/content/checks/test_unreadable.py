"""A library's texts can be looked into before anybody opens them."""

from __future__ import annotations

from pathlib import Path

from tests.packs import PackBuilder

from kiosk.core.content.checks.unreadable import text_findings
from kiosk.core.language.catalogue import ENGLISH


def files_to_mend(builder: PackBuilder) -> list[str]:
    return [finding.file.name for finding in text_findings(builder.load())]


def test_a_heading_without_its_id_is_found_in_the_file_it_stands_in(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path)
    builder.guide("sound")
    builder.guide("broken", text="## No id\n\nText.\n")

    assert files_to_mend(builder) == ["en.md"]


def test_a_guide_without_a_section_is_found(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path)
    builder.guide("empty", text="Only an introduction.\n")

    assert files_to_mend(builder) == ["en.md"]


def test_a_first_aid_path_that_cannot_be_read_is_found(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path).filled()
    builder.first_aid("sound")
    builder.first_aid("broken", text="## No id\n\nText.\n")

    assert files_to_mend(builder) == ["en.md"]


def test_a_first_aid_path_that_ends_on_nobody_is_found(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path)
    builder.first_aid()

    assert [ENGLISH.tell(finding.what) for finding in text_findings(builder.load())] == [
        "There is no contact “contacts/camboja”: name one there is."
    ]


def test_sound_texts_are_not_complained_about(tmp_path: Path) -> None:
    builder = PackBuilder(tmp_path).filled()
    builder.first_aid()

    assert files_to_mend(builder) == []
