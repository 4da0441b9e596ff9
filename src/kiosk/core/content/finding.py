"""What was found wrong in a pack: which file, which line, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem


class Severity(StrEnum):
    """How bad a finding is: a problem leaves the item out, a warning does not."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend in a pack; `line` counts from 1, 0 means the file as a whole.

    `check` is the stable name of the rule; what reading a pack brings up has none of its own.
    """

    severity: Severity
    file: Path
    line: int
    what: Message
    check: str = "pack-file"

    @property
    def sentence(self) -> Message:
        """The finding as one sentence that names the file and, where known, the line."""
        if self.line:
            return message(
                "{file}, line {line}: {what}", file=self.file, line=self.line, what=self.what
            )
        return message("{file}: {what}", file=self.file, what=self.what)


class PackContentError(Problem):
    """A file of a pack cannot be used; says where and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


def content_error(file: Path, line: int, what: Message) -> PackContentError:
    """Make the error that leaves an item out because of this file and line."""
    return PackContentError(Finding(severity=Severity.PROBLEM, file=file, line=line, what=what))


def warning(file: Path, line: int, what: Message) -> Finding:
    """Note something to mend that hides nothing."""
    return Finding(severity=Severity.WARNING, file=file, line=line, what=what)
