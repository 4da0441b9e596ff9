"""The trail of a search: what was found of each kind, and the way along it."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from tests.ui.search_answers import EN, KM, Answers, number_of

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.core.language.message import message
from kiosk.core.search.results import Count, Results
from kiosk.ui.search_trail import FIRST_OF_A_KIND, SearchTrail, Step

LIBRARY = {Kind.GUIDE: 7, Kind.REPORT: 100, Kind.TERM: 1}


@pytest.fixture
def answers(qapp: object) -> Answers:
    return Answers()


@pytest.fixture
def trail(answers: Answers) -> SearchTrail:
    return SearchTrail(answers)


@pytest.fixture
def known(trail: SearchTrail, answers: Answers) -> SearchTrail:
    """The trail of a search that was answered."""
    trail.look_for("word", EN)
    answers.answer(LIBRARY)
    return trail


def where(trail: SearchTrail) -> Place:
    assert trail.hit is not None
    return trail.hit.place


class TestLooking:
    def test_the_first_hits_of_each_kind_are_asked_for(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        assert [(one.each, one.shown) for one in answers.asked] == [(FIRST_OF_A_KIND, EN)]
        assert known.kinds == (Kind.GUIDE, Kind.REPORT, Kind.TERM)
        assert [len(known.hits(kind)) for kind in known.kinds] == [5, 5, 1]
        assert known.total == Count(108)

    @pytest.mark.parametrize("query", ["", "   ", "p", "\u200b\u200b", "ក", "\u17d2"])
    def test_too_little_is_not_asked_for(
        self, trail: SearchTrail, answers: Answers, query: str
    ) -> None:
        trail.look_for("word", EN)
        trail.look_for(query, EN)

        assert len(answers.asked) == 1
        assert not trail.is_telling
        assert trail.is_known
        assert trail.kinds == ()

    def test_the_same_is_asked_only_once(self, known: SearchTrail, answers: Answers) -> None:
        known.look_for("word", EN)

        assert len(answers.asked) == 1

    def test_an_answer_to_what_was_typed_before_is_not_taken(
        self, trail: SearchTrail, answers: Answers
    ) -> None:
        trail.look_for("wor", EN)
        trail.look_for("word", EN)

        answers.answer(LIBRARY, query="wor")

        assert not trail.is_known
        assert trail.kinds == ()

    def test_what_was_found_stays_until_the_next_is_known(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.look_for("words", EN)
        before = known.kinds

        answers.answer({Kind.TERM: 1})

        assert before == tuple(LIBRARY)
        assert known.kinds == (Kind.TERM,)

    def test_what_was_typed_is_forgotten(self, known: SearchTrail) -> None:
        known.go_to(Step(Kind.GUIDE, 1))

        known.forget()

        assert (known.query, known.kinds, known.hit) == ("", (), None)


class TestMore:
    def test_more_of_a_kind_is_shown_a_page_at_a_time(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.show_more(Kind.REPORT)
        asked = answers.asked[-1]
        answers.answer(LIBRARY)

        assert (asked.kinds, asked.offset, asked.limit) == ((Kind.REPORT,), 0, 40)
        assert [number_of(one) for one in known.hits(Kind.REPORT)] == list(range(40))

    def test_all_that_are_wanted_are_got_one_question_after_the_other(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.show_more(Kind.REPORT)
        answers.answer(LIBRARY)
        known.show_more(Kind.REPORT)
        answers.answer(LIBRARY)

        assert [number_of(one) for one in known.hits(Kind.REPORT)] == list(range(80))

    def test_two_kinds_that_are_wanted_at_once_both_come(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.show_more(Kind.GUIDE)
        known.show_more(Kind.REPORT)

        answers.answer(LIBRARY)
        answers.answer(LIBRARY)

        assert len(known.hits(Kind.GUIDE)) == 7
        assert len(known.hits(Kind.REPORT)) == 40

    def test_no_more_is_asked_when_a_library_has_fewer_than_it_said(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.show_more(Kind.REPORT)
        answers.found.emit(Results(query="word", counts={Kind.REPORT: Count(100)}))

        assert len(answers.asked) == 2


class TestWalking:
    def test_the_hits_are_numbered_over_all_kinds(self, known: SearchTrail) -> None:
        known.go_to(Step(Kind.REPORT, 2))

        assert known.number == 10
        assert where(known) == Place(shelf="reports", item="report-2", page=3)

    def test_the_next_hit_comes_after_the_last_of_a_kind(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.go_to(Step(Kind.TERM, 0))
        known.go_to_next()
        after_the_last = known.number
        known.go_to_previous()

        assert (after_the_last, known.number) == (1, 108)

    def test_hits_that_are_not_here_yet_are_got(self, known: SearchTrail, answers: Answers) -> None:
        known.go_to(Step(Kind.REPORT, 4))
        moved = QSignalSpy(known.moved)

        known.go_to_next()
        before = moved.count()
        answers.answer(LIBRARY)

        assert (before, moved.count()) == (0, 1)
        assert known.present == Step(Kind.REPORT, 5)

    def test_from_the_first_of_a_kind_one_comes_to_the_last_of_the_one_before(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.go_to(Step(Kind.TERM, 0))

        known.go_to_previous()
        answers.answer(LIBRARY)

        assert answers.asked[-1].offset == 80
        assert known.number == 107
        assert where(known).item == "report-99"

    def test_enter_waits_for_the_answer(self, trail: SearchTrail, answers: Answers) -> None:
        trail.look_for("word", EN)
        trail.go_to_first()
        before = trail.hit

        answers.answer(LIBRARY)

        assert before is None
        assert trail.present == Step(Kind.GUIDE, 0)

    @pytest.mark.parametrize("library", [{}, {Kind.TERM: 1}])
    def test_walking_along_few_hits_or_none_is_harmless(
        self, trail: SearchTrail, answers: Answers, library: dict[Kind, int]
    ) -> None:
        trail.look_for("word", EN)
        answers.answer(library)

        for step in (trail.go_to_next, trail.go_to_previous, trail.go_to_first, trail.go_to_next):
            step()

        assert trail.number == len(library)

    def test_the_place_is_kept_when_the_language_changes(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.go_to(Step(Kind.REPORT, 2))

        known.look_for("word", KM)
        answers.answer({Kind.REPORT: 3})

        assert answers.asked[-1].shown == KM
        assert known.number == 3

    def test_another_query_begins_anew(self, known: SearchTrail, answers: Answers) -> None:
        known.go_to(Step(Kind.REPORT, 2))

        known.look_for("words", EN)
        answers.answer(LIBRARY)

        assert known.hit is None


class TestReading:
    def test_the_same_is_looked_for_again_when_all_is_read(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        answers.ready.emit()

        assert len(answers.asked) == 2

    def test_and_while_the_reading_goes_on(
        self, known: SearchTrail, answers: Answers, qtbot: QtBot
    ) -> None:
        answers.progress.emit(12, 100)

        qtbot.waitUntil(lambda: len(answers.asked) == 2)
        assert known.progress == (12, 100)

    def test_nothing_changes_under_somebody_who_walks_along(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.go_to(Step(Kind.REPORT, 2))

        answers.ready.emit()

        assert len(answers.asked) == 1

    def test_but_when_they_come_back_to_what_was_found(
        self, known: SearchTrail, answers: Answers
    ) -> None:
        known.go_to(Step(Kind.REPORT, 2))
        answers.ready.emit()

        known.look_for("word", EN)
        answers.answer(LIBRARY)

        assert len(answers.asked) == 2
        assert known.present == Step(Kind.REPORT, 2)

    def test_a_note_is_kept_once(self, known: SearchTrail, answers: Answers) -> None:
        note = message("“{title}” cannot be searched.", title="Scan")

        answers.told.emit(note)
        answers.told.emit(note)

        assert known.notes == (note,)
