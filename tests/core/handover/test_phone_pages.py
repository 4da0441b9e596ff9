"""What the pages for phones say, and what they never do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.packs import PackBuilder
from tests.pictures import ARROW, HOSTILE
from tests.sites import EN, KM, TODAY, SeenPage, content_of, page_at, served, site_of

from kiosk.core.handover.web.site import PhoneSite
from kiosk.core.khmer.breaks import without_breaks

LINKED = """A [new account](glossary/account), [signals](guides/signal), [files](guides/backup).

## First {#first}

An [account](glossary/account) again; [see](#second), [lost](#third), [help](contacts/camboja).

## Second {#second}

[On the web](https://example.org/safe/), [example.com](http://example.com).
[Call](tel:+85512345678).
[Part](guides/signal#section=screen-lock), [trick](tel:1;ext=2), [write](mailto:a@example.org).
"""

PHONES = """
[[phones]]
number = "+855 23 000 111"
signal = true

[[phones]]
number = "+855 12 345 678"
person = { en = "Sok Dara" }
private = true

[[emails]]
address = "a@example.org"
"""


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs").filled()


def guide_with(pack: PackBuilder, text: str, *more: str) -> SeenPage:
    pack.guide(text=text)
    return page_at(site_of(pack.load(), "guides/lock", *more), "en/guides/lock")


# --- A guide ----------------------------------------------------------------------------------


def test_a_guide_has_contents_sections_and_a_checklist_to_tick(pack: PackBuilder) -> None:
    page = page_at(site_of(pack.load(), "guides/lock"), "en/guides/lock")

    assert [link for link in page.links if link in ("#screen-lock", "#checklist")] == [
        "#screen-lock",
        "#checklist",
    ]
    assert {"screen-lock", "checklist"} <= set(page.ids)
    assert page.tags.count("input") == page.tags.count("label") == 2
    assert page.all_of("type") == ["checkbox", "checkbox"]
    assert page.tags.count("h1") == page.tags.count("main") == 1


def test_steps_have_khmer_numbers_in_a_khmer_text(pack: PackBuilder) -> None:
    pack.write("guides/lock/km.md", "## ចាក់សោ {#screen-lock}\n\n1. បើក\n2. បិទ\n")
    site = site_of(pack.load(), "guides/lock")

    assert b'<span class="number">\xe1\x9f\xa1</span>' in content_of(served(site, "km/guides/lock"))
    assert b'<span class="number">1</span>' in content_of(served(site, "en/guides/lock"))


def test_links_lead_only_to_what_is_offered(pack: PackBuilder) -> None:
    pack.guide("signal")

    page = guide_with(pack, LINKED, "guides/signal")

    inner = [link for link in page.links if link.startswith("../../en/guides")]
    assert inner == ["../../en/guides/signal", "../../en/guides/signal#screen-lock"]
    assert "files" in page.text
    assert "#second" in page.links
    assert "#third" not in page.links


def test_without_the_other_guide_its_link_is_plain_words(pack: PackBuilder) -> None:
    page = guide_with(pack, LINKED)

    assert not [link for link in page.links if "signal" in link]
    assert "signals" in page.text


def test_a_word_is_explained_once_below_where_it_first_stands(pack: PackBuilder) -> None:
    page = guide_with(pack, LINKED)

    assert page.text.count("Your own place in a service.") == 1
    assert page.links.count("#term_account") == 2
    assert page.ids.count("term_account") == 1


def test_somebody_a_text_names_stands_below_it_unless_there_is_a_page(pack: PackBuilder) -> None:
    assert "contact_camboja" in guide_with(pack, LINKED).ids

    page = guide_with(pack, LINKED, "contacts/camboja")

    assert "contact_camboja" not in page.ids
    assert "../../en/contacts/camboja" in page.links


def test_web_addresses_are_words_and_numbers_can_be_called(pack: PackBuilder) -> None:
    page = guide_with(pack, LINKED)

    assert "On the web (example.org/safe)," in page.text
    assert "example.com." in page.text
    assert {"tel:+85512345678", "mailto:a@example.org"} <= set(page.links)
    assert not [link for link in page.links if "http" in link or ";" in link]


def test_a_guide_that_cannot_be_read_says_so(pack: PackBuilder) -> None:
    library = pack.load()
    pack.write("guides/lock/en.md", "## No id\n")

    page = page_at(site_of(library, "guides/lock"), "en/guides/lock")

    assert "This guide cannot be read." in page.text


# --- Honesty ----------------------------------------------------------------------------------


def test_a_text_in_another_language_says_which_one(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "guides/lock")

    page = page_at(site, "km/guides/lock")

    assert "English" in page.text
    assert "ភាសាផ្សេង៖ English" in without_breaks(page.text)
    assert ("div", "lang", "en") in page.attributes
    assert "another language" not in page_at(site, "en/guides/lock").text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Draft"),
        ('[review.en]\nstate = "reviewed"\nby = "A"\non = 2026-01-02\n', "Reviewed 2 January 2026"),
        ('[review.en]\nstate = "draft"\ndue = 2026-11-27\n', "Review was due 27 November 2026"),
    ],
)
def test_a_guide_says_how_far_it_can_be_trusted(pack: PackBuilder, more: str, said: str) -> None:
    pack.guide(more=more)
    site = site_of(pack.load(), "guides/lock", "contacts/camboja")

    assert said in page_at(site, "en/guides/lock").text
    assert said in page_at(site, "en/all").text


def test_a_contact_and_a_term_say_how_far_they_can_be_trusted(pack: PackBuilder) -> None:
    site = site_of(pack.load(), "contacts/camboja", "glossary/account")

    assert "Not confirmed" in page_at(site, "en/contacts/camboja").text
    assert "Draft" in page_at(site, "en/glossary/account").text


def test_a_review_falls_due_as_days_go_by(pack: PackBuilder) -> None:
    pack.guide(more='[review.en]\nstate = "draft"\ndue = 2026-11-28\n')
    library = pack.load()

    today = page_at(site_of(library, "guides/lock", today=TODAY), "en/guides/lock")
    tomorrow = page_at(site_of(library, "guides/lock", today=date(2026, 11, 29)), "en/guides/lock")

    assert "Review was due" not in today.text
    assert "Review was due" in tomorrow.text


# --- First aid --------------------------------------------------------------------------------


def test_answers_lead_to_their_cards_and_the_first_card_stands_last(pack: PackBuilder) -> None:
    pack.first_aid()
    page = page_at(site_of(pack.load(), "first-aid/taken"), "en/first-aid/taken")

    assert {"#call", "#found"} <= set(page.links)
    cards = [one for one in page.ids if one in ("gone", "call", "found")]
    assert cards == ["call", "found", "gone"]


def test_whom_to_call_stands_on_the_card_itself(pack: PackBuilder) -> None:
    pack.first_aid()
    pack.contact(more=PHONES)

    page = page_at(site_of(pack.load(), "first-aid/taken"), "en/first-aid/taken")

    assert "Who can help you now" in page.text
    assert "tel:+85523000111" in page.links


# --- People -----------------------------------------------------------------------------------


def contact_page(pack: PackBuilder, *, with_phone: bool) -> SeenPage:
    pack.contact(more=PHONES)
    site = site_of(pack.load(), "contacts/camboja", with_phone=with_phone)
    return page_at(site, "en/contacts/camboja")


def test_a_contact_is_called_written_to_and_reached_on_signal(pack: PackBuilder) -> None:
    page = contact_page(pack, with_phone=False)

    assert {"tel:+85523000111", "https://signal.me/#p/+85523000111", "mailto:a@example.org"} <= set(
        page.links
    )


def test_a_private_number_is_told_only_when_asked(pack: PackBuilder) -> None:
    hidden, told = contact_page(pack, with_phone=False), contact_page(pack, with_phone=True)

    assert "345" not in hidden.text + "".join(hidden.links)
    assert "+855 12 345 678 · Sok Dara" in told.text
    assert "tel:+85512345678" in told.links


@pytest.mark.parametrize("with_phone", [False, True])
def test_no_page_and_no_card_holds_a_private_number_unasked(
    pack: PackBuilder, with_phone: bool
) -> None:
    pack.contact(more=PHONES)
    pack.first_aid()
    pack.guide(text="## A {#a}\n\n[Help](contacts/camboja)\n")
    site = site_of(pack.load(), "home", with_phone=with_phone)

    for path in (
        "en/contacts/camboja",
        "contacts/camboja/camboja.en.vcf",
        "en/first-aid/taken",
        "first-aid/taken/taken.en.html",
        "guides/lock/lock.en.html",
    ):
        content = content_of(served(site, path))
        is_told = b"12345678" in content.replace(b" ", b"")
        assert is_told is with_phone, path


# --- Pictures ---------------------------------------------------------------------------------

PICTURED = '## A {#a}\n\n![Two "arrows"](images/arrow.svg)\n'


def pictured(pack: PackBuilder, svg: str | None) -> tuple[PhoneSite, SeenPage]:
    pack.guide(text=PICTURED)
    if svg is not None:
        pack.write("guides/lock/images/arrow.svg", svg)
    site = site_of(pack.load(), "guides/lock")
    return site, page_at(site, "en/guides/lock")


def test_a_picture_has_colours_for_bright_and_for_dark_screens(pack: PackBuilder) -> None:
    site, page = pictured(pack, ARROW)

    dark, light = page.all_of("srcset")[0], page.all_of("src")[0]

    assert page.all_of("alt") == ['Two "arrows"']
    assert (page.all_of("width"), page.all_of("height")) == (["200"], ["100"])
    bright = served(site, light.removeprefix("../../"))
    assert bright.media_type == "image/svg+xml"
    assert content_of(bright) == ARROW.encode()
    assert b"#63C7C0" in content_of(served(site, dark.removeprefix("../../")))


def test_a_picture_stands_within_a_guide_that_is_kept(pack: PackBuilder) -> None:
    site, _ = pictured(pack, ARROW)

    page = page_at(site, "guides/lock/lock.en.html")

    assert [one.partition(",")[0] for one in page.fetched] == ["data:image/svg+xml;base64"] * 2


def test_a_missing_picture_is_its_sentence(pack: PackBuilder) -> None:
    _, page = pictured(pack, None)

    assert "img" not in page.tags
    assert 'Two "arrows"' in page.text


@pytest.mark.parametrize("evil", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_picture_is_its_sentence(pack: PackBuilder, evil: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{evil}</svg>'

    site, page = pictured(pack, svg)

    assert "img" not in page.tags
    assert 'Two "arrows"' in page.text
    assert site.at("guides/lock/images/arrow.svg", []) is None


# --- Nothing a pack holds becomes more than words ----------------------------------------------

EVIL = "<script>alert(1)</script>\\\"'><img src=x onerror=alert(1)>&lt;b&gt;</title></style>"
EVIL_TEXT = f"""{EVIL} [x](javascript:alert(1)) [y](data:text/html,x) [z](vbscript:x) <javascript:x>

## {EVIL} {{#a}}

1. {EVIL}

> {EVIL}

## {EVIL} {{#checklist}}

- [ ] {EVIL} {{#b}}
"""


@pytest.fixture
def evil(pack: PackBuilder) -> PackBuilder:
    words = (
        f"{{ en = '''{EVIL.replace(chr(39), '`')}''', km = '''{EVIL.replace(chr(39), '`')}''' }}"
    )
    pack.write(
        "guides/lock/item.toml",
        f'id = "lock"\nkind = "guide"\ntitle = {words}\nsummary = {words}\n',
    )
    pack.write("guides/lock/en.md", EVIL_TEXT)
    pack.write(
        "reports/study/item.toml",
        f'id = "study"\nkind = "report"\ntitle = {words}\npublisher = {words}\n',
    )
    pack.write("reports/study/en.pdf", b"%PDF")
    pack.write(
        "contacts/camboja.toml",
        f'id = "camboja"\nkind = "contact"\ntitle = {words}\nwhat_for = {words}\n'
        f"hours = {words}\nnote = {words}\nsource = {words}\n",
    )
    pack.write("first-aid/taken/item.toml", f'id = "taken"\nkind = "first-aid"\ntitle = {words}\n')
    pack.write(
        "first-aid/taken/en.md",
        f"## {EVIL} {{#a}}\n\n- [{EVIL}](#b)\n\n## x {{#b}}\n\n- [c](contacts/camboja)\n",
    )
    return pack


@pytest.mark.parametrize(
    "path",
    [
        "en/all",
        "en/guides/lock",
        "en/reports/study",
        "en/contacts/camboja",
        "en/first-aid/taken",
        "guides/lock/lock.en.html",
    ],
)
def test_hostile_words_stay_words(evil: PackBuilder, path: str) -> None:
    page = page_at(site_of(evil.load(), "home"), path)

    assert not {"script", "img", "b", "iframe"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert not [link for link in page.links if link.startswith(("javascript", "data", "vb"))]
    assert "<script>alert(1)</script>" in page.text
    assert page.tags.count("title") == 1


@pytest.mark.parametrize("letters", ["W", "ក", "a ", "ស្ត្រី"])
def test_an_endless_title_neither_bursts_nor_fails(pack: PackBuilder, letters: str) -> None:
    title = letters * (10_000 // len(letters))
    pack.write(
        "guides/lock/item.toml", f'id = "lock"\nkind = "guide"\ntitle = {{ en = "{title}" }}\n'
    )
    site = site_of(pack.load(), "guides/lock", "contacts/camboja")

    page = page_at(site, "en/guides/lock")

    assert len(page.title) <= 200
    assert max(map(len, page.text.replace("\u200b", " ").split())) <= 40
    assert page_at(site, "en/all").text
    assert len(served(site, "guides/lock/lock.en.html").download_name.encode()) < 200


def test_every_page_says_its_language_and_its_title(pack: PackBuilder) -> None:
    pack.first_aid()
    pack.write("reports/study/en.pdf", b"%PDF")
    site = site_of(pack.load(), "home")

    for path in ("all", "guides/lock", "first-aid/taken", "reports/study", "glossary/account"):
        for language in (EN, KM):
            page = page_at(site, f"{language}/{path}")
            assert ("html", "lang", language) in page.attributes
            assert ("meta", "name", "viewport") in page.attributes
            assert page.title
            assert len(page.ids) == len(set(page.ids))


def test_khmer_words_stay_in_one_line_unless_they_burst_it(pack: PackBuilder) -> None:
    short, word, endless = "ទៅ", "កុំព្យូទ័រ", "ក" * 30
    pack.guide(text=f"## A {{#a}}\n\n{short}\u200b{word}\u200b{endless}\n")

    html = content_of(served(site_of(pack.load(), "guides/lock"), "en/guides/lock")).decode()

    assert f'{short}\u200b<span class="word">{word}</span>\u200b{endless}' in html
