"""The briefing: from Markdown to pages that can be read, searched and trusted."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pymupdf
import pytest

import build_briefing
import check_briefing
from briefing_page import BriefingError, Edition, body, editions, page
from khmer_breaks import ZERO_WIDTH_SPACE
from kiosk.core.handover.whole_words import with_whole_words

LANGUAGES = ("en", "km")
ITEM = """
id = "sample"
title = { en = "Sample", km = "គំរូ" }
publisher = { en = "CamboJA", km = "ខេមបូចា" }
published = 2023-11-23
review = { en = { state = "reviewed", by = "Sok Dara", on = 2023-11-24 } }
"""
CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium sets the pages")


def sample_folder(folder: Path, item: str = ITEM) -> Path:
    (folder / "source").mkdir()
    (folder / "item.toml").write_text(item, encoding="utf-8")
    text = "## ការចាក់សោអេក្រង់ {#lock}\n\n" + "សមាគមសម្ព័ន្ធអ្នកសារព័ត៌មានកម្ពុជា" * 12
    (folder / "source" / "km.md").write_text(text, encoding="utf-8")
    (folder / "source" / "en.md").write_text("## Lock {#lock}\n\nOne.\n", encoding="utf-8")
    return folder


@pytest.fixture
def samples(tmp_path: Path) -> dict[str, Edition]:
    return {edition.language: edition for edition in editions(sample_folder(tmp_path))}


@pytest.fixture(params=LANGUAGES)
def bundled(request: pytest.FixtureRequest) -> tuple[Edition, bytes]:
    """One language of the bundled briefing: its source, and the PDF built from it."""
    folder = build_briefing.BRIEFING_FOLDER
    (edition,) = (found for found in editions(folder) if found.language == request.param)
    return edition, (folder / f"{request.param}.pdf").read_bytes()


def test_the_bundled_pdf_is_what_its_source_says_on_every_page(
    bundled: tuple[Edition, bytes],
) -> None:
    edition, pdf = bundled

    faults = check_briefing.faults(
        pdf,
        text=edition.all_text,
        headings=edition.headings,
        running_line=edition.words.running,
    )

    assert faults == []


def test_the_bundled_pdf_says_on_its_first_page_that_it_is_a_draft(
    bundled: tuple[Edition, bytes],
) -> None:
    edition, pdf = bundled

    with pymupdf.open(stream=pdf) as document:
        first_page = document[0].get_text()

    assert not edition.is_reviewed
    assert (
        check_briefing.share_of_words_found(
            check_briefing.words_of(edition.words.draft), first_page
        )
        == 1
    )


def test_the_bundled_pdf_states_language_title_and_day_but_not_the_machine(
    bundled: tuple[Edition, bytes],
) -> None:
    edition, pdf = bundled

    with pymupdf.open(stream=pdf) as document:
        language = document.xref_get_key(document.pdf_catalog(), "Lang")
        stated = document.metadata

    assert language == ("string", edition.language)
    assert stated["title"] == edition.title.replace(ZERO_WIDTH_SPACE, "")
    assert stated["author"] == edition.publisher.replace(ZERO_WIDTH_SPACE, "")
    assert stated["creationDate"].startswith(f"D:{edition.published:%Y%m%d}000000")
    assert stated["creator"] == "Kiosk"


def test_both_bundled_editions_have_the_same_outline() -> None:
    folder = build_briefing.BRIEFING_FOLDER

    pdfs = {language: (folder / f"{language}.pdf").read_bytes() for language in LANGUAGES}

    assert check_briefing.unequal_outlines(pdfs) == []


@pytest.mark.parametrize("change", ["twice", "swapped", "missing"])
def test_an_outline_other_than_the_headings_is_refused(
    bundled: tuple[Edition, bytes], change: str
) -> None:
    edition, pdf = bundled
    (level, title), *following = edition.headings
    headings = {
        "twice": [(level, title + title), *following],
        "swapped": [*following, (level, title)],
        "missing": following,
    }[change]

    faults = check_briefing.faults(
        pdf, text=edition.all_text, headings=headings, running_line=edition.words.running
    )

    assert faults
    assert all("outline" in fault for fault in faults)


def test_an_outline_gets_the_headings_texts_and_every_byte_before_stays(
    bundled: tuple[Edition, bytes],
) -> None:
    edition, pdf = bundled
    headings = [
        (level, f"{number}. ព\u200b្រ {title}")
        for number, (level, title) in enumerate(edition.headings)
    ]

    changed = build_briefing.titled(pdf, headings)

    with pymupdf.open(stream=changed) as document:
        assert [(level, title) for level, title, _ in document.get_toc()] == headings
    assert changed.startswith(pdf)


def test_an_outline_of_another_length_is_not_given_titles(bundled: tuple[Edition, bytes]) -> None:
    edition, pdf = bundled

    with pytest.raises(BriefingError, match="outline entries: 20, headings: 19"):
        build_briefing.titled(pdf, edition.headings[1:])


def test_headings_are_told_by_level_and_plain_text(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    text = "## A *bold* [link](help) {#lock}\n\nText.\n\n### Under it\n"
    (folder / "source" / "en.md").write_text(text, encoding="utf-8")

    english = editions(folder)[0].headings

    assert english == [(1, "Sample"), (2, "A bold link"), (3, "Under it")]


def test_a_heading_carries_the_id_of_its_source() -> None:
    assert '<h2 id="screen-lock">Lock the screen</h2>' in body("## Lock the screen {#screen-lock}")


def test_links_to_places_of_the_kiosk_become_plain_words_and_others_stay() -> None:
    html = body("[help](contacts/camboja), [site](https://camboja.net), <ed@camboja.net>")

    assert '<span class="place">help</span>' in html
    assert '<a href="https://camboja.net">site</a>' in html
    assert '<a href="mailto:ed@camboja.net">' in html


def test_a_paragraph_that_opens_with_bold_words_is_told_from_others() -> None:
    assert '<p class="labelled"><strong>Announced.</strong>' in body("**Announced.** People…")
    assert "labelled" not in body("People said **this**.\n\n- **An item** of a list")


def test_dates_are_written_in_the_languages_words_and_digits(samples: dict[str, Edition]) -> None:
    day = date(2023, 11, 23)

    english, khmer = (samples[language].words.day(day) for language in LANGUAGES)

    assert english == "23 November 2023"
    assert khmer.replace(ZERO_WIDTH_SPACE, "") == "ថ្ងៃទី២៣ ខែវិច្ឆិកា ឆ្នាំ២០២៣"


def test_a_review_is_stated_with_its_name_and_day(samples: dict[str, Edition]) -> None:
    reviewed, draft = page(samples["en"]), page(samples["km"])

    assert "Reviewed by Sok Dara on 24 November 2023." in reviewed
    assert samples["km"].words.draft in draft


def test_a_word_is_held_together_wherever_it_is_shown() -> None:
    html = with_whole_words('<p title="សារ">សារ\u200bនេះ</p>', {"សារ"})

    assert html == '<p title="សារ"><span class="word">សារ</span>\u200bនេះ</p>'


@pytest.mark.parametrize("key", ["title", "published"])
def test_a_missing_entry_is_named(tmp_path: Path, key: str) -> None:
    folder = sample_folder(tmp_path, item=ITEM.replace(f"{key} =", "something_else ="))

    with pytest.raises(BriefingError, match=rf"item\.toml: '{key}' is missing"):
        editions(folder)


def test_a_language_without_words_for_its_pages_is_named(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path, item=ITEM.replace("km =", "fr ="))
    (folder / "source" / "km.md").rename(folder / "source" / "fr.md")

    with pytest.raises(BriefingError, match="no words for the language fr"):
        editions(folder)


def test_words_that_stand_elsewhere_are_not_taken_for_found() -> None:
    share = check_briefing.share_of_words_found(["one", "two", "six"], "one two … ten, six")

    assert share == pytest.approx(2 / 3)


@needs_chromium
@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes_with_whole_words(samples: dict[str, Edition]) -> None:
    edition = samples["km"]

    first, second = (build_briefing.finished(edition, Path(str(CHROMIUM))) for _ in range(2))

    assert first == second
    assert check_briefing.parted_words(first, edition.all_text) == set()


@needs_chromium
@pytest.mark.slow
def test_a_briefing_that_is_too_short_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sample_folder(tmp_path)

    code = build_briefing.main([str(folder)])

    assert code == 1
    assert "pages instead of 4 to 6" in capsys.readouterr().err
    assert not list(folder.glob("*.pdf"))
