"""One rule that packs are checked by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.finding import Finding, Severity
from kiosk.core.language.message import Message


@dataclass(frozen=True, slots=True)
class Check:
    """A rule, by the name that staff look it up under, and how bad it is to break it."""

    name: str
    severity: Severity

    def at(self, file: Path, line: int, what: Message) -> Finding:
        """Say what breaks the rule, in which file and line (0: the file as a whole)."""
        return Finding(severity=self.severity, file=file, line=line, what=what, check=self.name)

    def in_passage(self, passage: Passage, what: Message) -> Finding:
        """Say what breaks the rule in a passage."""
        return self.at(passage.file, passage.line, what)


def error(name: str) -> Check:
    """Make a rule that a pack must keep."""
    return Check(name, Severity.PROBLEM)


def caution(name: str) -> Check:
    """Make a rule that may be broken for a reason."""
    return Check(name, Severity.WARNING)
