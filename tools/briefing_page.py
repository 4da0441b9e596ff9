"""A briefing's page: what its folder states, as one HTML page for each language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from break_khmer import FILE_KINDS, break_text
from khmer_breaks import ZERO_WIDTH_SPACE, with_breaks
from kiosk.core.handover.handout.sheet import css_string, font_faces
from kiosk.core.handover.whole_words import with_whole_words

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
THEME = RESOURCES / "theme"

_PARSER = MarkdownIt("commonmark").enable("table")
_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
_WITH_SCHEME = re.compile(r"(?:https?:|mailto:|#)")


class BriefingError(Exception):
    """A briefing cannot be built, or what was built is not fit to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a language's pages carry beside the text; see resources/theme/briefing.toml."""

    kind: str
    running: str
    draft: str
    reviewed: str
    long_date: str
    months: tuple[str, ...]
    digits: str
    counter_style: str

    def day(self, day: date) -> str:
        """Write a date out in this language, in its digits."""
        text = self.long_date.format(day=day.day, month=self.months[day.month - 1], year=day.year)
        return text.translate({ord("0") + value: digit for value, digit in enumerate(self.digits)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One language of a briefing, as its sources state it."""

    language: str
    title: str
    summary: str
    publisher: str
    published: date
    review: str
    is_reviewed: bool
    text: str
    words: Words

    @property
    def all_text(self) -> str:
        """The text with the title and the summary that stand above it."""
        return f"{self.title}\n\n{self.summary}\n\n{self.text}"

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The title and every heading in order, as (level, plain text); the title's level is 1."""
        tokens = _tokens(self.text)
        found = [
            (int(opening.tag[1:]), _plain(heading))
            for opening, heading in pairwise(tokens)
            if opening.type == "heading_open"
        ]
        return [(1, self.title), *found]


def editions(folder: Path) -> list[Edition]:
    """Read a briefing's folder, one edition for each source, by language code.

    Khmer word breaks that are still missing are added. Raises BriefingError if `item.toml` lacks
    something that the pages carry, or if there are no sources.
    """
    file = folder / "item.toml"
    sources = sorted((folder / "source").glob("*.md"))
    if not sources:
        raise BriefingError(f"{folder / 'source'}: no Markdown to build from")
    try:
        item = tomllib.loads(break_text(file.read_text(encoding="utf-8"), FILE_KINDS[".toml"]))
        return [_edition(item, source) for source in sources]
    except tomllib.TOMLDecodeError as error:
        raise BriefingError(f"{file}: {error}") from error
    except KeyError as error:
        raise BriefingError(f"{file}: {error} is missing; the PDFs carry it") from error


def page(edition: Edition, whole: AbstractSet[str] = frozenset()) -> str:
    """Write an edition as one HTML page that needs nothing but the files it names.

    The words in `whole` are not parted at a line's end.
    """
    style = font_faces(RESOURCES / "fonts") + (THEME / "briefing.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{edition.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(edition.title.replace(ZERO_WIDTH_SPACE, ''))}</title>\n"
        f"<style>\n{style}{_margins(edition)}</style>\n</head>\n<body>\n"
        f"{with_whole_words(_heading(edition) + body(edition.text), whole)}</body>\n</html>\n"
    )


def body(markdown: str) -> str:
    """Render Markdown: `{#id}` names a heading, links to places of the kiosk become plain words."""
    tokens = _tokens(markdown)
    return f"<main>\n{_PARSER.renderer.render(tokens, _PARSER.options, {})}</main>\n"


def _tokens(markdown: str) -> list[Token]:
    tokens = _PARSER.parse(markdown)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            _take_id(token, before)
            _unlink_places(token)
            _mark_label(token, before)
    return tokens


def _plain(heading: Token) -> str:
    parts = heading.children or []
    return "".join(" " if part.type == "softbreak" else part.content for part in parts)


def _edition(item: Mapping[str, Any], source: Path) -> Edition:
    language = source.stem
    words, review = _words(language), item.get("review", {}).get(language, {})
    is_reviewed = review.get("state") == "reviewed"
    return Edition(
        language=language,
        title=item["title"][language],
        summary=item.get("summary", {}).get(language, ""),
        publisher=item.get("publisher", {}).get(language, ""),
        published=item["published"],
        review=words.reviewed.format(by=review["by"], on=words.day(review["on"]))
        if is_reviewed
        else words.draft,
        is_reviewed=is_reviewed,
        text=break_text(source.read_text(encoding="utf-8"), FILE_KINDS[".md"]),
        words=words,
    )


def _words(language: str) -> Words:
    file = THEME / "briefing.toml"
    entry = tomllib.loads(file.read_text(encoding="utf-8")).get(language)
    if entry is None:
        raise BriefingError(f"{file}: no words for the language {language}")
    months = tuple(entry.pop("months"))
    return Words(months=months, **{name: with_breaks(text) for name, text in entry.items()})


def _heading(edition: Edition) -> str:
    words = edition.words
    badge = "review reviewed" if edition.is_reviewed else "review"
    return (
        f'<header>\n<p class="kind">{escape(words.kind)}</p>\n<h1>{escape(edition.title)}</h1>\n'
        f'<p class="summary">{escape(edition.summary)}</p>\n'
        f'<p class="published">{escape(edition.publisher)} · '
        f"{escape(words.day(edition.published))}</p>\n"
        f'<p class="{badge}">{escape(edition.review)}</p>\n</header>\n'
    )


def _margins(edition: Edition) -> str:
    style = edition.words.counter_style
    return (
        f"@page {{ @top-left {{ content: {css_string(edition.words.running)}; }}\n"
        f"@bottom-left {{ content: {css_string(edition.title)}; }}\n"
        f'@bottom-right {{ content: counter(page, {style}) " / " counter(pages, {style}); }} }}\n'
    )


def _take_id(token: Token, before: Token | None) -> None:
    children = token.children or []
    if not children or not (match := _ID.search(children[-1].content)):
        return
    children[-1].content = children[-1].content[: match.start()]
    if before is not None and before.type == "heading_open":
        before.attrSet("id", match[1])


def _unlink_places(token: Token) -> None:
    unlinked: list[bool] = []
    for child in token.children or []:
        if child.type == "link_open":
            unlinked.append(not _WITH_SCHEME.match(str(child.attrGet("href"))))
            if unlinked[-1]:
                child.tag, child.attrs = "span", {"class": "place"}
        elif child.type == "link_close" and unlinked.pop():
            child.tag = "span"


def _mark_label(token: Token, before: Token | None) -> None:
    """Mark a paragraph that opens with bold words, so that its looks can tell it from others."""
    words = [child for child in token.children or [] if child.type != "text" or child.content]
    opens_bold = bool(words) and words[0].type == "strong_open"
    if opens_bold and before is not None and before.type == "paragraph_open" and not before.level:
        before.attrSet("class", "labelled")
