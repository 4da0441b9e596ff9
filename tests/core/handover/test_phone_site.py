"""What phones may fetch, where it stands, and in which language."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import PackBuilder
from tests.sites import EN, KM, content_of, page_at, resolved, served, site_of

from kiosk.core.content.place import parse_place
from kiosk.core.handover.payload import NothingToHandOverError
from kiosk.core.handover.web.site import PhoneSite

PDF = b"%PDF-1.7 a report"


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path / "packs").filled()
    pack.first_aid()
    pack.write("reports/study/en.pdf", PDF)
    pack.write("reports/study/km.pdf", PDF + b" in Khmer")
    return pack


def paths(site: PhoneSite, *places: str) -> list[str]:
    """Offer the places; give the path of each."""
    parsed = [parse_place(place) for place in places]
    found = site.offer(parsed)
    return [found[place] for place in parsed]


# --- Where things stand -----------------------------------------------------------------------


def test_the_one_thing_that_is_offered_is_shown_first(pack: PackBuilder) -> None:
    site = site_of(pack.load())

    assert paths(site, "guides/lock") == [""]

    assert page_at(site, "", EN).title == "Lock it"


def test_several_things_have_a_list_and_a_short_path_each(pack: PackBuilder) -> None:
    site = site_of(pack.load())

    assert paths(site, "guides/lock", "reports/study") == ["1", "2"]

    assert page_at(site, "", EN).title == "What you can get here"
    assert page_at(site, "1", EN).title == "Lock it"
    assert page_at(site, "2", EN).title == "The study"


def test_a_section_is_a_place_on_the_page_of_its_guide(pack: PackBuilder) -> None:
    site = site_of(pack.load())

    found = paths(site, "guides/lock#section=screen-lock", "guides/lock", "reports/study")

    assert found == ["1#screen-lock", "1", "2"]
    assert "screen-lock" in page_at(site, "1").ids


def test_what_was_offered_before_stays(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "guides/lock")

    found = site.offer([parse_place("contacts/camboja")])

    assert {str(place): path for place, path in found.items()} == {
        "guides/lock": "1",
        "contacts/camboja": "2",
    }
    assert len(page_at(site, "", EN).links) == 3  # both, and the other language


def test_a_shelf_offers_what_stands_on_it(pack: PackBuilder) -> None:
    pack.guide("signal")
    site = site_of(pack.load(), "guides")

    links = page_at(site, "", EN).links

    assert [resolved("", link) for link in links] == [
        "km/guides",
        "en/guides/lock",
        "en/guides/signal",
    ]
    assert site.at("reports/study", [EN]) is None


def test_home_offers_everything(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "home")

    for path in ("guides/lock", "reports/study", "first-aid/taken", "contacts/camboja"):
        assert site.at(path, [EN]) is not None


def test_a_reading_path_offers_its_guides(pack: PackBuilder) -> None:
    pack.guide("signal")
    pack.write(
        "pack.toml",
        'id = "{id}"\ntitle = { en = "P" }\n'
        '[[paths]]\nid = "trip"\ntitle = { en = "Trip" }\nguides = ["guides/signal"]\n',
    )
    site = site_of(pack.load(), "guides#section=trip")

    assert site.at("guides/signal", [EN]) is not None
    assert site.at("guides/lock", [EN]) is None


def test_only_what_was_offered_can_be_had(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "guides/lock")

    for path in (
        "reports/study",
        "reports/study/en.pdf",
        "km/reports/study",
        "contacts/camboja/camboja.en.vcf",
        "all",
        "en/all",
        "2",
        "en",
        "km/km/guides/lock",
        "guides",
        "guides/lock/",
        "/guides/lock",
        "guides/../guides/lock",
        "guides/lock/en.md",
        "fr/guides/lock",
    ):
        assert site.at(path, [EN]) is None, path


def test_nothing_can_be_had_before_anything_is_offered(pack: PackBuilder) -> None:
    site = site_of(pack.load())

    assert site.at("", [EN]) is None
    assert site.at("all", [EN]) is None
    assert site.at("guides/lock", [EN]) is None


@pytest.mark.parametrize("place", ["reports/none", "search?q=x", "settings", "file"])
def test_a_place_with_nothing_to_fetch_is_refused(pack: PackBuilder, place: str) -> None:
    site = site_of(pack.load())
    nowhere = parse_place(place) if place != "file" else parse_place("about")

    with pytest.raises(NothingToHandOverError, match="nothing here that a phone could fetch"):
        site.offer([nowhere])


def test_a_report_without_a_file_is_not_offered(tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path / "packs").filled()
    site = site_of(pack.load())

    with pytest.raises(NothingToHandOverError):
        site.offer([parse_place("reports/study")])

    assert paths(site, "guides/lock", "home")
    assert site.at("reports/study", [EN]) is None


# --- Languages --------------------------------------------------------------------------------


def test_a_phone_gets_its_own_language_and_otherwise_that_of_the_laptop(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "guides/lock")

    assert 'lang="en"' in content_of(served(site, "", EN, KM)).decode()[:60]
    assert 'lang="km"' in content_of(served(site, "", KM)).decode()[:60]
    assert 'lang="km"' in content_of(served(site, "")).decode()[:60]
    assert 'lang="en"' in content_of(served(site, "en/guides/lock", KM)).decode()[:60]


@pytest.mark.parametrize("path", ["", "1", "guides/lock", "en/guides/lock"])
def test_the_language_is_switched_on_the_page_itself(pack: PackBuilder, path: str) -> None:
    site = site_of(pack.load(), "guides/lock")

    links = page_at(site, path, EN).links

    assert resolved(path, links[0]) == "km/guides/lock"


def test_a_section_leads_to_itself_in_the_other_language(pack: PackBuilder) -> None:
    pack.write("guides/lock/km.md", "## ចាក់សោ {#screen-lock}\n\nអត្ថបទ\n")
    site = site_of(pack.load(), "guides/lock")

    assert "../../km/guides/lock#screen-lock" in page_at(site, "en/guides/lock").links
    assert "../../en/guides/lock#screen-lock" in page_at(site, "km/guides/lock").links


# --- Files ------------------------------------------------------------------------------------


def test_a_report_can_be_read_and_kept_in_each_language(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "reports/study")

    links = [resolved("km/reports/study", one) for one in page_at(site, "km/reports/study").links]

    assert links[1:] == [
        "reports/study/km.pdf",
        "reports/study/study.km.pdf",
        "reports/study/en.pdf",
        "reports/study/study.en.pdf",
    ]
    read, kept = served(site, links[1]), served(site, links[2])
    assert content_of(read) == content_of(kept) == PDF + b" in Khmer"
    assert (read.media_type, read.download_name) == ("application/pdf", "")
    assert kept.download_name == "ការសិក្សា.pdf"
    assert read.is_whole
    assert kept.is_whole


def test_whoever_has_a_text_has_got_what_was_offered(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "home")

    for path in ("guides/lock", "first-aid/taken", "contacts/camboja", "glossary/account"):
        assert served(site, path).is_whole, path
    for path in ("", "reports/study", "phone.css", "KioskSans-Bold.woff2"):
        assert not served(site, path).is_whole, path


def test_a_contact_can_be_kept_as_a_card(pack: PackBuilder) -> None:
    pack.contact(more='[[emails]]\naddress = "a@example.org"\n')
    site = site_of(pack.load(), "contacts/camboja")

    card = served(site, "contacts/camboja/camboja.en.vcf")

    assert card.media_type == "text/vcard; charset=utf-8"
    assert card.download_name == "CamboJA.vcf"
    assert b"EMAIL:a@example.org\r\n" in content_of(card)
    assert "../../contacts/camboja/camboja.en.vcf" in page_at(site, "en/contacts/camboja").links


def test_a_card_that_is_a_file_leaves_nothing_out(pack: PackBuilder) -> None:
    pack.contact(
        more=f'website = "https://example.org"\nsource = {{ en = "{"So it is said. " * 40}" }}\n'
    )
    site = site_of(pack.load(), "contacts/camboja")

    card = content_of(served(site, "contacts/camboja/camboja.en.vcf"))

    assert b"URL:https://example.org\r\n" in card
    assert card.count(b"So it is said.") == 40


def test_a_guide_can_be_kept_as_one_file_that_needs_nothing_else(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "guides/lock", "contacts/camboja")

    kept = served(site, "guides/lock/lock.en.html", KM)

    html = content_of(kept).decode()
    assert kept.download_name == "Lock it.html"
    assert kept.is_whole
    assert '<html lang="en">' in html
    assert html.count("data:font/woff2;base64,") == 2
    assert '.woff2"' not in html
    page = page_at(site, "guides/lock/lock.en.html")
    assert all(link.startswith("#") for link in page.links)
    assert page.fetched == []


def test_a_handout_on_paper_is_what_is_kept_of_a_guide(pack: PackBuilder, tmp_path: Path) -> None:
    handout = tmp_path / "lock.page.en.pdf"
    handout.write_bytes(PDF)
    site = site_of(
        pack.load(),
        "guides/lock",
        handouts=lambda _guide, edition: handout if edition == EN else None,
    )

    kept = served(site, "guides/lock/lock.en.pdf")

    assert (kept.content, kept.download_name) == (handout, "Lock it.pdf")
    assert "../../guides/lock/lock.en.pdf" in page_at(site, "en/guides/lock").links
    assert site.at("guides/lock/lock.en.html", [EN]) is None


def test_the_style_sheet_and_its_fonts_stand_beside_the_pages(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "guides/lock")

    assert resolved("en/guides/lock", page_at(site, "en/guides/lock").fetched[0]) == "phone.css"
    assert served(site, "phone.css").media_type == "text/css; charset=utf-8"
    for font in ("KioskSans-Regular.woff2", "KioskSans-Bold.woff2"):
        assert served(site, font).media_type == "font/woff2"
        assert content_of(served(site, font))[:4] == b"wOF2"
