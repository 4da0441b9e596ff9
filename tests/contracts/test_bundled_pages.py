"""The pages that phones get of the content that comes with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.sites import (
    EN,
    FOLDERS,
    KM,
    content_of,
    everything_on,
    page_at,
    resolved,
    seen,
    served,
    site_of,
)

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.handover.web.drawings import DARK_COLOURS
from kiosk.core.handover.web.site import PhoneSite
from kiosk.ui.drawing import PICTURE_TOKENS
from kiosk.ui.theme import DARK, LIGHT

FIRST_VIEW = 120 * 1024
"""Bytes of a page with its style sheet and its fonts: a second and a half on a full Wi-Fi."""

REACHES_SOMEBODY = re.compile(
    r"tel:\+?[0-9]+|mailto:[^?\s]+@[^?\s]+|https://signal\.me/#p/\+?[0-9]+"
)
SHEET = (FOLDERS.resources / "theme" / "phone.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)


@pytest.fixture(scope="module")
def library() -> Library:
    return PackFolders([FOLDERS.packs[-1]]).load()


@pytest.fixture(scope="module")
def site(library: Library) -> PhoneSite:
    return site_of(library, "home")


def texts(library: Library) -> Iterator[Document]:
    for kind in (Kind.GUIDE, Kind.FIRST_AID):
        yield from library.documents(kind)


def test_no_page_reaches_outside_or_runs_anything(site: PhoneSite) -> None:
    found = dict(everything_on(site, ["km/all", "en/all"]))

    pages = {path: one for path, one in found.items() if one.media_type.startswith("text/html")}
    assert len(pages) > 300
    for path, one in pages.items():
        page = seen(content_of(one))
        names = {name for _, name, _ in page.attributes}
        assert not {"script", "iframe", "object", "embed", "form", "base"} & set(page.tags), path
        assert not [name for name in names if name.startswith("on") or name == "style"], path
        outside = [link for link in page.links if ":" in link]
        assert all(REACHES_SOMEBODY.fullmatch(link) for link in outside), path
        fetched = [one for one in page.fetched if ":" in one or one.startswith("/")]
        assert all(one.startswith("data:image/svg+xml;base64,") for one in fetched), path


def test_every_link_leads_to_a_page_that_is_there_and_to_its_part(site: PhoneSite) -> None:
    found = everything_on(site, ["km/all", "en/all"])
    pages = {
        path: seen(content_of(one)) for path, one in found if one.media_type.startswith("text/html")
    }

    for path, page in pages.items():
        for link in page.links:
            anchor = link.partition("#")[2]
            if anchor and ":" not in link:
                assert anchor in pages[resolved(path, link)].ids, (path, link)


@pytest.mark.parametrize("language", [EN, KM])
def test_the_first_view_of_every_text_is_light(
    site: PhoneSite, library: Library, language: str
) -> None:
    beside = ("phone.css", "KioskSans-Regular.woff2", "KioskSans-Bold.woff2")
    always = sum(len(content_of(served(site, name))) for name in beside)

    sizes = {
        text.id: always + len(content_of(served(site, f"{language}/{text.place}")))
        for text in texts(library)
    }

    assert len(sizes) >= 20
    assert {id_: size for id_, size in sizes.items() if size > FIRST_VIEW} == {}


def test_every_section_stands_on_the_page(site: PhoneSite, library: Library) -> None:
    guide = page_at(site, "km/guides/lock-your-phone")

    assert {"screen-lock", "limits", "checklist"} <= set(guide.ids)
    assert guide.tags.count("section") == 10
    assert "១" in guide.text


def test_a_guide_that_is_kept_opens_alone(site: PhoneSite, library: Library) -> None:
    for text in texts(library):
        page = page_at(site, f"{text.place}/{text.id}.km.html")
        assert all(link.startswith("#") or ":" in link for link in page.links)
        assert all(one.startswith("data:") for one in page.fetched)


# --- How they look ----------------------------------------------------------------------------


def test_the_sheet_has_the_colours_of_the_window() -> None:
    bright, dark = RULES.split("@media (prefers-color-scheme: dark)")

    assert set(re.findall(r"#[0-9A-F]{6}\b", bright)) <= tokens(LIGHT)
    assert set(re.findall(r"#[0-9A-F]{6}\b", dark)) <= tokens(DARK)
    assert re.findall(r"#(?![0-9A-F]{6}\b)|rgb|hsl", RULES) == []


def tokens(colours: object) -> set[str]:
    names = type(colours).__slots__  # type: ignore[attr-defined]
    return {value for name in names if str(value := getattr(colours, name)).startswith("#")}


def test_pictures_are_darkened_as_in_the_window() -> None:
    assert {getattr(LIGHT, token): getattr(DARK, token) for token in PICTURE_TOKENS} == DARK_COLOURS


def test_old_browsers_can_read_the_sheet() -> None:
    for new in (
        "var(",
        "grid",
        "gap:",
        "clamp(",
        "min(",
        "max(",
        ":is(",
        ":where(",
        ":has(",
        ":focus-visible",
        "inset:",
        "@supports",
        "@import",
        "@layer",
        "//",
    ):
        assert new not in RULES, new


def test_no_text_is_smaller_than_seventeen_pixels() -> None:
    sizes = re.findall(r"font-size: ([0-9.]+)rem", RULES)

    assert "106.25%/1.7" in RULES
    assert sizes
    assert all(float(size) >= 1 for size in sizes)
    assert "font-size" not in re.sub(r"font-size: [0-9.]+rem", "", RULES)


def test_what_can_be_pressed_is_as_high_as_a_finger() -> None:
    height = re.search(r"\.button \{[^}]*min-height: ([0-9.]+)rem", RULES)

    assert height is not None
    assert float(height.group(1)) * 17 >= 44
