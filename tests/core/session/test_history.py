"""Back and forward through the visits of a session."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.core.content.place import HOME, Place
from kiosk.core.session.history import History, Visit

LIBRARY = Place(shelf="library")
GUIDE = Place(shelf="guides", item="lock")
PLACES = st.sampled_from([HOME, LIBRARY, GUIDE, GUIDE.at_section("limits"), Place(shelf="about")])


def test_a_session_begins_at_home_with_nowhere_to_go_back_to() -> None:
    history = History()

    assert history.present == Visit(HOME)
    assert not history.can_go_back
    assert not history.can_go_forward


def test_one_comes_back_to_where_on_the_place_one_was() -> None:
    history = History()
    history.visit(GUIDE)
    history.leave_at(0.4)
    history.visit(LIBRARY)

    back = history.back()

    assert back == Visit(GUIDE, 0.4)
    assert history.forward() == Visit(LIBRARY)


def test_one_goes_back_past_other_places_to_where_one_was() -> None:
    history = History(LIBRARY)
    history.visit(GUIDE)
    history.leave_at(0.4)
    history.visit(HOME)
    history.visit(LIBRARY)

    assert history.back_to(GUIDE) == Visit(GUIDE, 0.4)
    assert history.can_go_forward
    assert history.back() == Visit(LIBRARY)


def test_one_does_not_go_back_to_where_one_never_was() -> None:
    history = History(GUIDE)
    history.visit(HOME)

    assert history.back_to(LIBRARY) is None
    assert history.back_to(HOME) is None
    assert history.present == Visit(HOME)


def test_moving_within_a_place_is_no_visit() -> None:
    history = History(GUIDE)

    history.replace(GUIDE.at_section("limits"))

    assert history.present.place == GUIDE.at_section("limits")
    assert not history.can_go_back


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    history = History()
    history.visit(GUIDE)
    history.back()

    history.visit(LIBRARY)

    assert not history.can_go_forward
    assert history.back().place == HOME


def test_who_begins_again_leaves_no_visit_of_the_item_behind_or_ahead() -> None:
    history = History()
    for place in (GUIDE, LIBRARY, GUIDE.at_section("limits"), GUIDE.at_section("sources")):
        history.visit(place)
    history.back()

    begun = history.begin_again(GUIDE)

    assert begun == history.present == Visit(GUIDE)
    assert not history.can_go_forward
    assert [history.back().place, history.back().place] == [LIBRARY, HOME]
    assert not history.can_go_back


def test_who_begins_again_goes_back_once_to_where_the_item_was_opened_twice() -> None:
    history = History(LIBRARY)
    for place in (GUIDE, LIBRARY, GUIDE.at_section("limits")):
        history.visit(place)

    history.begin_again(GUIDE)

    assert history.back() == Visit(LIBRARY)
    assert not history.can_go_back


@given(st.lists(PLACES, min_size=1, max_size=20))
def test_going_back_retraces_every_visit_and_forward_brings_all_again(visits: list[Place]) -> None:
    history = History()
    for place in visits:
        history.visit(place)

    back = [history.back().place for _ in visits]
    forward = [history.forward().place for _ in visits]

    assert back == [*reversed(visits[:-1]), HOME]
    assert forward == visits


class AnyWalk(RuleBasedStateMachine):
    """Whatever one does, the history does what a list with a finger on it does."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History()
        self.visits, self.finger = [Visit(HOME)], 0

    @rule(place=PLACES)
    def visit(self, place: Place) -> None:
        self.history.visit(place)
        self.visits[self.finger + 1 :] = [Visit(place)]
        self.finger += 1

    @rule(place=PLACES)
    def replace(self, place: Place) -> None:
        self.history.replace(place)
        self.visits[self.finger] = Visit(place, self.visits[self.finger].position)

    @rule(position=st.floats(0, 1))
    def leave_at(self, position: float) -> None:
        self.history.leave_at(position)
        self.visits[self.finger] = Visit(self.visits[self.finger].place, position)

    @rule()
    def back(self) -> None:
        self.finger = max(0, self.finger - 1)
        assert self.history.back() == self.visits[self.finger]

    @rule()
    def forward(self) -> None:
        self.finger = min(len(self.visits) - 1, self.finger + 1)
        assert self.history.forward() == self.visits[self.finger]

    @invariant()
    def the_finger_is_where_it_should_be(self) -> None:
        assert self.history.present == self.visits[self.finger]
        assert self.history.can_go_back is (self.finger > 0)
        assert self.history.can_go_forward is (self.finger < len(self.visits) - 1)


TestAnyWalk = AnyWalk.TestCase
