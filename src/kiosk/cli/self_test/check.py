"""One thing that is tried out, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.cli.context import CliContext
from kiosk.core.language.message import Message
from kiosk.core.problem import Problem

Check = Callable[[CliContext], Message]
"""Tries something out: gives what there is to tell, or raises whatever went wrong."""


class CheckError(Exception):
    """A check found that something does not work; carries what to tell."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found."""

    name: str
    ok: bool
    detail: str


def checked(name: str, check: Check, context: CliContext) -> CheckResult:
    """Try it out; whatever it dies of is what was found."""
    tell = context.catalogue.tell
    try:
        return CheckResult(name, True, tell(check(context)))
    except CheckError as error:
        return CheckResult(name, False, tell(error.told))
    except Problem as error:
        return CheckResult(name, False, tell(error.message))
    except Exception as error:  # noqa: BLE001 - the process's edge: told, and the next is tried
        return CheckResult(name, False, f"{type(error).__name__}: {error}")
