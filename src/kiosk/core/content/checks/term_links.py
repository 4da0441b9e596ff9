"""The links of a text that lead to words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kiosk.core.content.checks.passage import Passage
from kiosk.core.content.document import Kind
from kiosk.core.content.markdown import Span

NEAR = 200
"""How many characters around a link still belong to it."""

_TO_A_TERM = f"{Kind.TERM.shelf}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLink:
    """A link to the term `id`: its words, and what the passage says before and behind them."""

    id: str
    words: str
    before: str
    behind: str

    @property
    def is_in_bracket(self) -> bool:
        """Say whether it stands in a bracket, where no other one can explain it."""
        return self.before.count("(") > self.before.count(")")


def term_links(passage: Passage) -> Iterator[TermLink]:
    """Give the links of a passage to the glossary, in order."""
    text, start = passage.text, 0
    for target, spans in groupby(passage.spans, key=_target_of):
        words = "".join(span.text for span in spans)
        end = start + len(words)
        if target.startswith(_TO_A_TERM):
            yield TermLink(
                id=target.removeprefix(_TO_A_TERM),
                words=words,
                before=text[max(0, start - NEAR) : start],
                behind=text[end : end + NEAR],
            )
        start = end


def _target_of(span: Span) -> str:
    return span.target
