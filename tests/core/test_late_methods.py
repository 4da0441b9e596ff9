"""A dataclass whose methods come late is the one that Python makes."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from kiosk.core.late_methods import compile_methods_late


def made_here() -> tuple[type[Any], type[Any]]:
    """Make a class, and one that inherits from it."""

    @dataclass(frozen=True, slots=True, kw_only=True, order=True)
    class Page:
        """A page of a file."""

        number: int
        notes: tuple[str, ...] = field(default_factory=tuple)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Cover(Page):
        """The first page."""

        title: str = ""

        def __post_init__(self) -> None:
            if self.number != 1:
                raise ValueError(self.number)

    return Page, Cover


@pytest.fixture(params=["at once", "late"])
def classes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """The two classes, with their methods at once as Python makes them, and late."""
    if request.param == "late":
        put_back_afterwards(monkeypatch)
        compile_methods_late()
    return made_here()


def put_back_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    create = getattr(dataclasses, "_create_fn", None)
    if create is not None:
        monkeypatch.setattr(dataclasses, "_create_fn", create)


def said(call: Callable[[], object], error: type[Exception]) -> str:
    with pytest.raises(error) as caught:
        call()
    return str(caught.value)


def test_it_is_made_copied_and_matched_by_its_fields(classes: Any) -> None:  # noqa: ANN401
    page_class, cover_class = classes

    cover = cover_class(number=1, title="Impacts")

    assert (cover.number, cover.notes, cover.title) == (1, (), "Impacts")
    assert replace(cover, title="Effects").title == "Effects"
    assert [one.name for one in dataclasses.fields(page_class(number=2))] == ["number", "notes"]
    with pytest.raises(ValueError, match="2"):
        cover_class(number=2)


def test_those_with_the_same_fields_are_the_same(classes: Any) -> None:  # noqa: ANN401
    page_class, cover_class = classes

    assert page_class(number=1) == page_class(number=1)
    assert page_class(number=1) != page_class(number=2)
    assert page_class(number=1) != cover_class(number=1)
    assert len({page_class(number=1), page_class(number=1), page_class(number=2)}) == 2
    assert page_class(number=1) < page_class(number=2)


def test_it_cannot_be_changed(classes: Any) -> None:  # noqa: ANN401
    page_class, _ = classes
    page = page_class(number=1)

    assert said(lambda: setattr(page, "number", 2), FrozenInstanceError) == (
        "cannot assign to field 'number'"
    )
    assert said(lambda: delattr(page, "number"), FrozenInstanceError) == (
        "cannot delete field 'number'"
    )


def test_it_says_what_it_is_and_what_it_misses(classes: Any) -> None:  # noqa: ANN401
    page_class, _ = classes

    assert repr(page_class(number=1)).endswith("Page(number=1, notes=())")
    assert said(page_class, TypeError).endswith(
        "Page.__init__() missing 1 required keyword-only argument: 'number'"
    )


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="compiles all methods together")
def test_a_method_is_compiled_at_its_first_call_and_then_stands_in_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_back_afterwards(monkeypatch)
    compile_methods_late()
    page_class, cover_class = made_here()

    before = page_class.__hash__
    hash(cover_class(number=1))
    hash(page_class(number=1))

    assert page_class.__hash__ is not before
    assert list(inspect.signature(page_class.__hash__).parameters) == ["self"]


STARTED = """
import dataclasses, sys
create = getattr(dataclasses, "_create_fn", None)
from kiosk.__main__ import main
try:
    main(["--version"])
except SystemExit:
    pass
assert create is None or dataclasses._create_fn is not create
"""


def test_the_program_starts_with_late_methods() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, timeout=50, check=False
    )

    assert done.returncode == 0, done.stderr
