"""The way somebody has taken on a first-aid path."""

from __future__ import annotations

from kiosk.core.session.walk import Step, Walk, begin


def test_a_way_begins_at_a_card_nobody_answered() -> None:
    walk = begin("gone")

    assert walk == Walk((Step("gone"),))
    assert (walk.card, walk.card_before, walk.answered) == ("gone", "", ())


def test_an_answer_leads_on_and_is_kept() -> None:
    walk = begin("gone").answer(1, "found").answer(0, "call")

    assert walk.card == "call"
    assert walk.card_before == "found"
    assert walk.answered == (Step("gone", 1), Step("found", 0))


def test_looking_back_forgets_nothing() -> None:
    walk = begin("gone").answer(1, "found").answer(0, "call")

    back = walk.at("gone")

    assert (back.card, back.answered) == ("gone", ())
    assert back.at("call") == walk


def test_a_way_is_begun_as_long_as_an_answer_is_kept() -> None:
    walk = begin("gone").answer(1, "found")

    assert not begin("gone").is_begun
    assert walk.is_begun
    assert walk.at("gone").is_begun


def test_another_answer_forgets_what_lay_ahead() -> None:
    walk = begin("gone").answer(1, "found").answer(0, "call")

    other = walk.at("gone").answer(0, "call")

    assert other.steps == (Step("gone", 0), Step("call"))
    assert other.at("found") == begin("found")


def test_a_card_one_never_came_by_begins_a_way_of_its_own() -> None:
    walk = begin("gone").answer(0, "call")

    assert walk.at("elsewhere") == begin("elsewhere")


def test_a_path_that_goes_in_circles_does_not_make_the_way_longer_and_longer() -> None:
    walk = begin("gone").answer(1, "found")

    assert walk.answer(0, "gone") == begin("gone")
    assert begin("gone").answer(0, "gone") == begin("gone")
