"""The reading path somebody follows is known as long as no guide is opened otherwise."""

from __future__ import annotations

from kiosk.core.content.place import HOME, parse_place
from kiosk.core.session.trail import Trail

LOCK, SIGNAL = parse_place("guides/lock"), parse_place("guides/signal")
TERM = parse_place("glossary/passphrase")


def walked(path: str, *guides: object) -> Trail:
    trail = Trail()
    for guide in guides:
        trail.step(path, guide)
        trail.opened(guide)
    return trail


def test_at_first_there_is_none() -> None:
    assert Trail().path_at(LOCK) == ""


def test_a_guide_opened_along_a_path_is_on_it_at_every_section() -> None:
    trail = walked("editor", LOCK)

    assert trail.path_at(LOCK) == "editor"
    assert trail.path_at(LOCK.at_section("limits")) == "editor"
    assert trail.path_at(SIGNAL) == ""


def test_one_can_come_back_to_the_guides_before() -> None:
    trail = walked("editor", LOCK, SIGNAL)

    assert trail.path_at(LOCK) == trail.path_at(SIGNAL) == "editor"


def test_looking_elsewhere_forgets_nothing() -> None:
    trail = walked("editor", LOCK)

    trail.opened(TERM)
    trail.opened(HOME)

    assert trail.path_at(LOCK) == "editor"


def test_a_guide_opened_otherwise_ends_the_path() -> None:
    trail = walked("editor", LOCK)

    trail.opened(LOCK)

    assert trail.path_at(LOCK) == ""


def test_a_step_that_was_not_taken_counts_for_nothing() -> None:
    trail = walked("editor", LOCK)
    trail.step("editor", SIGNAL)

    trail.opened(HOME)
    trail.opened(SIGNAL)

    assert trail.path_at(SIGNAL) == ""


def test_another_path_begins_anew() -> None:
    trail = walked("editor", LOCK)

    trail.step("reporter", SIGNAL)
    trail.opened(SIGNAL)

    assert trail.path_at(SIGNAL) == "reporter"
    assert trail.path_at(LOCK) == ""
