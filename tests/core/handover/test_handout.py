"""Handouts before a browser sets them: what stands on them, and how they are made to fit."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.packs import GUIDE_TEXT, PackBuilder

from kiosk.core.content.library import PackFolders
from kiosk.core.content.place import UnknownPlaceError, parse_place
from kiosk.core.handover.handout.built import HANDOUTS, file_name, handouts_of, read_notes
from kiosk.core.handover.handout.form import HandoutForm, NoHandoutError, forms_of
from kiosk.core.handover.handout.handout import TooLongForPaperError, set_sheet, sheet_at
from kiosk.core.handover.handout.sheet import Density, Press, Sheet, page_of
from kiosk.core.handover.pdf_facts import StrangePdfError, page_count, with_facts
from kiosk.core.handover.whole_words import with_whole_words
from kiosk.core.language.catalogue import ENGLISH, Catalogue
from kiosk.core.language.local_text import LanguageCode

EN, KM = LanguageCode("en"), LanguageCode("km")
KHMER = Catalogue(code=KM, name="ខ្មែរ", digits="០១២៣៤៥៦៧៨៩")
PRIVATE = '[[phones]]\nnumber = "+855 12 000 111"\nprivate = true\n'
OFFICE = '[[phones]]\nnumber = "+855 23 000 222"\n'
INFORMATION = (
    b"1 0 obj\n<</Creator (A browser with a name of fair length, 1.2)"
    b" /CreationDate (D:20261128050607+00'00')>>"
)
PAGE = b"\n<</Type /Page /Parent 2 0 R>>"


def pdf(pages: int) -> bytes:
    return INFORMATION + b"<</Type /Pages>>" + PAGE * pages


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    builder = PackBuilder(tmp_path / "packs")
    builder.contact(more='emails = [{ address = "desk@camboja.example" }]\n' + OFFICE + PRIVATE)
    builder.guide(more='contact = "camboja"\npublished = 2026-01-02\n')
    builder.first_aid()
    builder.report()
    builder.glossary()
    return builder


def press_of(pack: PackBuilder) -> Press:
    return Press(
        library=pack.load(),
        catalogues={KM: KHMER, EN: ENGLISH},
        style="",
        fonts=pack.folder,
    )


def sheet(pack: PackBuilder, place: str, form: HandoutForm, *languages: LanguageCode) -> Sheet:
    return sheet_at(parse_place(place), form, languages or (EN,), press_of(pack))


def html(pack: PackBuilder, place: str, form: HandoutForm, *languages: LanguageCode) -> str:
    return "".join(part.html for part in sheet(pack, place, form, *languages).parts)


def test_a_guides_page_has_its_steps_its_boxes_to_tick_its_people_and_its_code(
    pack: PackBuilder,
) -> None:
    page = html(pack, "guides/lock", HandoutForm.PAGE)

    assert "<h1>Lock it</h1>" in page
    assert "Choose <strong>PIN</strong>." in page
    assert re.search(r'class="checklist".*<li>Six digits\s*</li>', page, re.DOTALL)
    assert re.search(r'class="whom".*CamboJA.*\+855 23 000 222', page, re.DOTALL)
    assert page.count("<svg") == 1


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("guides/lock", HandoutForm.PAGE),
        ("guides/lock", HandoutForm.CARD),
        ("first-aid/taken", HandoutForm.PAGE),
        ("contacts", HandoutForm.PAGE),
        ("contacts", HandoutForm.CARD),
        ("contacts/camboja", HandoutForm.POSTER),
        ("contacts/camboja", HandoutForm.CARD),
    ],
)
def test_a_persons_own_number_stays_off_paper_and_what_is_not_confirmed_is_marked(
    pack: PackBuilder, place: str, form: HandoutForm
) -> None:
    said = html(pack, place, form)

    assert "000 111" not in said
    assert "Not confirmed" in said


def test_a_contact_that_was_checked_says_when(pack: PackBuilder) -> None:
    pack.contact(more="verified_on = 2026-11-01\n" + OFFICE)

    assert "Checked 1 November 2026" in html(pack, "contacts", HandoutForm.PAGE)


def test_paper_names_who_reviewed_a_text_and_when_it_is_due(pack: PackBuilder) -> None:
    review = '[review.en]\nstate = "reviewed"\nby = "Sok Dara"\non = 2026-01-03\ndue = 2027-01-03\n'
    pack.guide(more=review)

    page = html(pack, "guides/lock", HandoutForm.PAGE)

    assert "Reviewed by Sok Dara on 3 January 2026." in page
    assert "To be reviewed by 3 January 2027." in page


def test_a_text_in_another_language_than_the_readers_says_so(pack: PackBuilder) -> None:
    assert "Only in English" in html(pack, "guides/lock", HandoutForm.PAGE, KM)


def test_an_answer_on_a_path_names_the_number_of_its_card(pack: PackBuilder) -> None:
    page = html(pack, "first-aid/taken", HandoutForm.PAGE, KM)

    assert '<span class="step-number">២</span> Call somebody' in page
    assert '<li><span>Yes</span> <span class="step-number">២</span></li>' in page


def test_a_note_that_every_section_repeats_stands_once(pack: PackBuilder) -> None:
    again = GUIDE_TEXT.replace(
        "## Checklist", "## More {#more}\n\n> Menu names differ.\n\n## Checklist"
    )
    pack.guide(text=again)

    assert html(pack, "guides/lock", HandoutForm.PAGE).count("Menu names differ.") == 1


def test_what_a_text_says_cannot_become_markup(pack: PackBuilder) -> None:
    pack.guide(text=GUIDE_TEXT.replace("Six digits", "<script>alert(1)</script> & more"))

    page = html(pack, "guides/lock", HandoutForm.PAGE)

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_in_both_languages_each_begins_on_pages_of_its_own(pack: PackBuilder) -> None:
    both = sheet(pack, "guides/lock", HandoutForm.PAGE, KM, EN)

    assert [part.language for part in both.parts] == [KM, EN]
    assert both.most_pages == 4
    page = page_of(both, press_of(pack), Density.ROOMY)
    assert "counter(page, khmer)" in page
    assert "counter(page, decimal)" in page


def test_the_backs_of_cards_are_mirrored_so_that_each_lies_behind_its_front(
    pack: PackBuilder,
) -> None:
    cards = html(pack, "guides/lock", HandoutForm.CARD, KM, EN)

    fronts, backs = cards.split('<div class="grid">')[1:]
    languages = [re.findall(r'class="card" lang="(\w+)"', side) for side in (fronts, backs)]
    assert languages == [["km", "en"] * 4, ["en", "km"] * 4]


@pytest.mark.parametrize(
    ("place", "forms"),
    [
        ("guides/lock", ["page", "poster", "card"]),
        ("reports/study", ["page", "poster"]),
        ("contacts", ["page", "card"]),
        ("contacts/camboja", ["poster", "card"]),
        ("glossary/account", []),
        ("guides", []),
        ("home", []),
    ],
)
def test_each_kind_of_place_has_its_forms(pack: PackBuilder, place: str, forms: list[str]) -> None:
    library = pack.load()

    assert [form.value for form in forms_of(parse_place(place), library)] == forms


def test_a_form_that_does_not_fit_the_place_is_refused_with_those_that_do(
    pack: PackBuilder,
) -> None:
    with pytest.raises(NoHandoutError, match="Take one of: page, card"):
        sheet(pack, "contacts", HandoutForm.POSTER)
    with pytest.raises(NoHandoutError, match="There is no handout of “glossary/account”"):
        sheet(pack, "glossary/account", HandoutForm.PAGE)
    with pytest.raises(UnknownPlaceError):
        sheet(pack, "guides/none", HandoutForm.PAGE)


def test_the_roomiest_way_that_fits_is_taken(pack: PackBuilder) -> None:
    pages = iter((4, 3, 2))
    seen: list[str] = []

    def set_pdf(page: str) -> bytes:
        seen.append(page)
        return pdf(next(pages))

    made = set_sheet(sheet(pack, "guides/lock", HandoutForm.PAGE), press_of(pack), set_pdf)

    assert page_count(made) == 2
    ways = [re.findall(r'class="page (\w+)"', page) for page in seen]
    assert ways == [["roomy"], ["close"], ["tight"]]


def test_a_guide_that_fits_in_no_way_is_named_and_not_cut(pack: PackBuilder) -> None:
    def set_pdf(page: str) -> bytes:
        return pdf(3)

    with pytest.raises(TooLongForPaperError, match="“Lock it” needs 3 pages and may have 2"):
        set_sheet(sheet(pack, "guides/lock", HandoutForm.PAGE), press_of(pack), set_pdf)


@pytest.mark.parametrize(
    ("author", "entry"),
    [
        ("ខ្មែរ", b"/Author <feff" + "ខ្មែរ".encode("utf-16-be").hex().encode() + b">"),
        ("Us (all of us here)", rb"/Author (Us \(all of us here\))"),
        ("Somebody " * 9, b""),
    ],
)
def test_a_pdf_states_the_day_and_an_author_for_whom_there_is_room(
    author: str, entry: bytes
) -> None:
    stated = with_facts(pdf(1), day=date(2026, 1, 2), author=author)

    assert b"/Creator (Kiosk)" in stated
    assert (entry in stated) == (b"/Author" in stated or not entry)
    assert b"(D:20260102000000+00'00')" in stated
    assert len(stated) == len(pdf(1))


def test_a_pdf_by_something_else_is_not_touched() -> None:
    with pytest.raises(StrangePdfError):
        with_facts(b"%PDF-1.7", day=date(2026, 1, 2), author="Us")
    with pytest.raises(StrangePdfError):
        page_count(b"%PDF-1.7")


def test_every_khmer_word_is_held_together_and_no_tag_is_touched() -> None:
    page = with_whole_words('<p title="សារ">សារ\u200bនេះ ok</p>')

    assert page == (
        '<p title="សារ"><span class="word">សារ</span>\u200b<span class="word">នេះ</span> ok</p>'
    )


def note(pack: PackBuilder, press: Press) -> Path:
    """Put a handout of the guide into the pack, as building it does."""
    place = parse_place("guides/lock")
    name = file_name(place, HandoutForm.PAGE, "en")
    digest = sheet_at(place, HandoutForm.PAGE, (EN,), press).digest(press)
    pack.write(f"{HANDOUTS}/handouts.json", json.dumps({name: digest}))
    return pack.write(f"{HANDOUTS}/{name}", b"%PDF-1.7")


def offered(pack: PackBuilder) -> list[Path]:
    found = handouts_of(parse_place("guides/lock"), PackFolders([pack.packs]), press_of(pack))
    return [handout.file for handout in found]


def test_a_handout_is_offered_while_the_guide_says_the_same(pack: PackBuilder) -> None:
    file = note(pack, press_of(pack))

    assert offered(pack) == [file]


@pytest.mark.parametrize("changed", ["text", "contact", "file", "notes"])
def test_a_handout_that_is_not_true_any_more_is_not_offered(
    pack: PackBuilder, changed: str
) -> None:
    file = note(pack, press_of(pack))

    match changed:
        case "text":
            pack.write("guides/lock/en.md", GUIDE_TEXT.replace("Six digits", "Eight digits"))
        case "contact":
            pack.contact(more='website = "https://camboja.example"\n')
        case "file":
            file.unlink()
        case "notes":
            pack.write(f"{HANDOUTS}/handouts.json", "[" * 100_000)

    assert offered(pack) == []


@pytest.mark.parametrize("notes", ["", "[]", "null", '{"a": 1}', "{", "\ud800"])
def test_notes_that_cannot_be_read_name_nothing(tmp_path: Path, notes: str) -> None:
    (tmp_path / "handouts.json").write_bytes(notes.encode(errors="surrogatepass"))

    assert read_notes(tmp_path) == {}
