"""Reviews and contacts are judged by the day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.content.checks.proofs import ITEM, found, guide, told
from tests.packs import PackBuilder

from kiosk.core.content.checks.reviews import (
    DRAFT,
    LATE,
    NO_DAY,
    NO_FILE,
    OVERDUE,
    UNVERIFIED,
    VERIFIED_LONG_AGO,
    months_after,
)

REVIEWED = 'state = "reviewed"\nby = "Somebody"\n'
TOOLS = 'topics = ["law", "devices"]\n'


def reviewed(*, en: str, km: str = "due = 2027-05-28", more: str = "") -> str:
    return f"{ITEM}{more}[review.en]\n{REVIEWED}{en}\n[review.km]\n{REVIEWED}{km}\n"


def test_a_review_is_overdue_the_day_after(pack: PackBuilder) -> None:
    guide(pack, item=reviewed(en="due = 2026-11-28"))

    assert found(pack, OVERDUE, date(2026, 11, 28)) == []
    assert found(pack, OVERDUE, date(2026, 11, 29)) == [("guides/lock/item.toml", 6)]


def test_a_review_without_a_day_is_found(pack: PackBuilder) -> None:
    guide(pack, item=reviewed(en=""))

    assert found(pack, NO_DAY) == [("guides/lock/item.toml", 6)]


@pytest.mark.parametrize(
    ("more", "due", "is_late"),
    [
        (TOOLS, "2027-05-28", False),
        (TOOLS, "2027-05-29", True),
        ("", "2027-05-29", False),
        ("", "2027-11-28", False),
        ("", "2027-11-29", True),
    ],
)
def test_guides_about_tools_are_reviewed_sooner(
    pack: PackBuilder, more: str, due: str, is_late: bool
) -> None:
    guide(pack, item=reviewed(en=f"due = {due}", more=more))

    assert bool(found(pack, LATE)) is is_late


def test_the_time_runs_from_the_last_review(pack: PackBuilder) -> None:
    guide(pack, item=reviewed(en="on = 2027-03-01\ndue = 2028-02-01"))

    assert found(pack, LATE) == []


def test_the_day_a_report_was_published_says_nothing_of_its_summary(pack: PackBuilder) -> None:
    pack.report("study", "published = 2020-01-01\n[review.en]\ndue = 2027-05-28\n")

    assert found(pack, LATE) == []


def test_each_language_that_nobody_reviewed_is_a_draft(pack: PackBuilder) -> None:
    guide(pack, item=f'{ITEM}[review.en]\n{REVIEWED}[review.km]\nstate = "draft"\n')

    assert found(pack, DRAFT) == [("guides/lock/item.toml", 9)]


def test_drafts_of_the_glossary_are_counted(pack: PackBuilder) -> None:
    pack.glossary(
        "id,en,km,meaning.en,meaning.km,review.km\n"
        "a,A,ក,x,x,draft\nb,B,ខ,x,x,reviewed\nc,C,គ,x,x,draft\n"
    )

    assert told(pack, DRAFT) == ["Of the glossary's words in “km” these are drafts: 2."]


def test_a_contact_that_nobody_verified_is_found(pack: PackBuilder) -> None:
    pack.contact("one")
    pack.contact("two", "verified_on = 2026-11-01\n")

    assert found(pack, UNVERIFIED) == [("contacts/one.toml", 0)]


def test_a_contact_is_stale_after_a_year(pack: PackBuilder) -> None:
    pack.contact("camboja", "verified_on = 2026-03-01\n")

    assert found(pack, VERIFIED_LONG_AGO, date(2027, 3, 1)) == []
    assert found(pack, VERIFIED_LONG_AGO, date(2027, 3, 2)) == [("contacts/camboja.toml", 4)]


def test_a_report_without_a_file_is_found(pack: PackBuilder) -> None:
    pack.report("study")

    assert found(pack, NO_FILE) == [("reports/study/item.toml", 0)]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 28), 6, date(2027, 5, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(9999, 12, 1), 12, date(9999, 12, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then
