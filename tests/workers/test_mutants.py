"""Two thousand damaged files: each gets its verdict, and nothing is left of it."""

import sys
from pathlib import Path
from random import Random

import pytest
from tests.workers.mutants import ORIGINALS, mutant, originals
from tests.workers.processes import children

from kiosk.workers.inspection import Inspection, Inspector, Verdict

_OF_EACH = 200
_PAGE_LIMIT = 1.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return originals(tmp_path_factory.mktemp("originals"))


def test_there_are_two_thousand() -> None:
    assert _OF_EACH * len(ORIGINALS) == 2_000


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_mutant_gets_a_verdict_and_leaves_nothing(
    whole: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    before, file = children(), tmp_path / "mutant.pdf"
    random, others = Random(name), list(whole.values())

    with Inspector(page_limit=_PAGE_LIMIT, screen_width=300) as inspector:
        for _ in range(_OF_EACH):
            file.write_bytes(mutant(random, whole[name], random.choice(others)))
            assert_sound(inspector.inspect(file))

    assert children() == before
    assert [left.name for left in tmp_path.iterdir()] == ["mutant.pdf"]


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_originals_are_in_order(whole: dict[str, bytes], name: str, tmp_path: Path) -> None:
    file = tmp_path / "whole.pdf"
    file.write_bytes(whole[name])

    with Inspector() as inspector:
        found = inspector.inspect(file)

    assert found.verdict is (Verdict.LOCKED if name == "locked" else Verdict.OK)


def assert_sound(found: Inspection) -> None:
    """What is said of a file fits together."""
    is_open = found.verdict in {Verdict.OK, Verdict.REPAIRED, Verdict.PARTLY}
    assert is_open == bool(found.pages), found
    assert is_open == (found.slowest_page is not None), found
    assert (found.verdict in {Verdict.OK, Verdict.REPAIRED}) == (found.reason is None), found
    assert (found.verdict is Verdict.PARTLY) == bool(found.unshown), found
