"""Dataclasses whose methods are compiled when they are first called: a tenth of a start.

Up to Python 3.12 `dataclass` writes the source of every method by itself and compiles it when the
module is imported, which takes a third of a millisecond for a class. Most of them (`__repr__`,
`__eq__`, `__hash__`, all of what is not needed at once) are not called before the first page is
shown. Later versions compile all methods of a class together; there nothing is changed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

_Method = Callable[..., Any]

_compiled_at_once: Callable[..., _Method] | None = getattr(dataclasses, "_create_fn", None)


def compile_methods_late() -> None:
    """Let the dataclasses that are made from now on have their methods late."""
    if _compiled_at_once is not None:
        dataclasses._create_fn = _create  # type: ignore[attr-defined]  # noqa: SLF001


def _create(name: str, *source: Any, **named: Any) -> _Method:  # noqa: ANN401
    """Stand in for the function of `dataclasses` that compiles a method from its source."""
    assert _compiled_at_once is not None  # noqa: S101 - else nobody calls this
    return _late(name, partial(_compiled_at_once, name, *source, **named))


def _late(name: str, compiled: Callable[[], _Method]) -> _Method:
    """Return a method that gives way to the one that is compiled when it is first called."""
    made: _Method | None = None

    def method(self: object, *values: Any, **named: Any) -> Any:  # noqa: ANN401
        nonlocal made
        if made is None:
            made = compiled()
            made.__qualname__ = method.__qualname__
        for owner in type(self).__mro__:
            if owner.__dict__.get(name) is method:
                setattr(owner, name, made)
        return made(self, *values, **named)

    method.__name__ = name
    return method
