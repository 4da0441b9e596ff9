"""The order of the guides on their shelf, and what fits a filter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.packs import PACK_TOML, PackBuilder, document_at

from kiosk.core.content.document import Level
from kiosk.core.content.guide_shelf import (
    GuideFilter,
    guides_by_topic,
    guides_on_path,
    path_called,
    way_from,
)
from kiosk.core.content.library import Library
from kiosk.core.language.local_text import LanguageCode

ORDER = """
[topics.planning]
title = { en = "Plans" }
[topics.devices]
title = { en = "Devices" }
[[paths]]
id = "short"
title = { en = "Short" }
guides = ["guides/wipe", "guides/lock"]
[[paths]]
id = "empty"
title = { en = "Nothing yet" }
guides = []
"""
EN, KM = LanguageCode("en"), LanguageCode("km")
TODAY = date(2027, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    pack = PackBuilder(tmp_path, pack_toml=PACK_TOML + ORDER)
    pack.guide("backup", 'level = "advanced"\ntopics = ["devices"]\n')
    pack.guide("lock", 'level = "beginner"\ntopics = ["devices", "planning"]\n')
    pack.guide("wipe", 'topics = ["devices"]\n[review.en]\ndue = 2026-12-31\n')
    pack.guide("alone", 'level = "beginner"\n')
    return pack.load()


def ids(guides: tuple) -> list[str]:
    return [guide.id for guide in guides]


def test_guides_stand_by_their_first_topic_the_easiest_first(library: Library) -> None:
    sections = guides_by_topic(library)

    assert [(one.topic and one.topic.id, ids(one.guides)) for one in sections] == [
        ("devices", ["lock", "backup", "wipe"]),
        (None, ["alone"]),
    ]


def test_a_path_has_its_own_order(library: Library) -> None:
    path = path_called(library, "short")

    assert path is not None
    assert ids(guides_on_path(library, path)) == ["wipe", "lock"]


@pytest.mark.parametrize("path_id", ["empty", "unknown", ""])
def test_a_path_without_guides_is_not_walked(library: Library, path_id: str) -> None:
    assert path_called(library, path_id) is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (GuideFilter(), ["lock", "backup", "wipe", "alone"]),
        (GuideFilter(level=Level.BEGINNER), ["lock", "alone"]),
        (GuideFilter(topic="planning"), ["lock"]),
        (GuideFilter(level=Level.ADVANCED, topic="devices"), ["backup"]),
        (GuideFilter(level=Level.ADVANCED, topic="planning"), []),
        (GuideFilter(is_due=True), ["wipe"]),
    ],
)
def test_a_filter_lets_through_what_is_looked_for(
    library: Library, wanted: GuideFilter, found: list[str]
) -> None:
    guides = [guide for section in guides_by_topic(library) for guide in section.guides]

    assert [guide.id for guide in guides if wanted.fits(guide, EN, TODAY)] == found
    assert wanted.is_on is (wanted != GuideFilter())


def test_the_review_counts_of_the_text_that_is_shown(library: Library) -> None:
    wipe = document_at(library, "guides/wipe")

    assert GuideFilter(is_due=True).fits(wipe, KM, TODAY)  # it is there in English only
    assert not GuideFilter(is_due=True).fits(wipe, EN, date(2026, 12, 31))


def test_the_way_from_a_guide_leads_along_its_topic(library: Library) -> None:
    way = way_from(library, document_at(library, "guides/backup"), "")

    assert way.along == library.topics[1]
    assert (way.before, way.after) == (
        document_at(library, "guides/lock"),
        document_at(library, "guides/wipe"),
    )
    assert (way.number, way.of, way.path) == (2, 3, "")


def test_the_way_along_a_path_has_the_order_of_the_path(library: Library) -> None:
    way = way_from(library, document_at(library, "guides/lock"), "short")

    assert way.before == document_at(library, "guides/wipe")
    assert way.after is None
    assert (way.number, way.of, way.path) == (2, 2, "short")


@pytest.mark.parametrize("path_id", ["short", "empty", "unknown"])
def test_a_guide_that_is_not_on_the_path_goes_by_its_topic(library: Library, path_id: str) -> None:
    way = way_from(library, document_at(library, "guides/backup"), path_id)

    assert way.along == library.topics[1]


def test_a_guide_of_no_topic_may_stand_alone(library: Library) -> None:
    way = way_from(library, document_at(library, "guides/alone"), "")

    assert (way.along, way.before, way.after, way.of) == (None, None, None, 1)
