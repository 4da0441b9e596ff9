"""A page around its text: what stands above and below every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from kiosk.core.content.standing import Remark, Tone
from kiosk.core.handover.web.setting import Setting
from kiosk.core.handover.whole_words import with_whole_words
from kiosk.core.khmer.breaks import without_breaks

_BADGES = {Tone.PLAIN: "badge", Tone.GOOD: "badge good", Tone.CAUTION: "badge caution"}
_KHMER = re.compile("[\u1780-\u17d3\u17dc\u17dd]+")
_LETTER = re.compile("(?<!\u17d2)[\u1780-\u17b3]")
_SHORTEST_PARTED, _LONGEST_WHOLE = 4, 10  # letters, without those below others
_LONGEST_TITLE = 200  # characters of a browser's tab, which shows a dozen


@dataclass(frozen=True, slots=True)
class Page:
    """A page's title as text, and what it shows as HTML."""

    title: str
    main: str


def page_html(page: Page, setting: Setting, *, sheet: str, note: str = "") -> str:
    """Set a page as a whole HTML document.

    `sheet` is the HTML of its style sheet, `note` what its foot says, as HTML.
    """
    title = escape(without_breaks(page.title)[:_LONGEST_TITLE])
    body = f"<header>{_bar(setting)}</header>\n<main>\n{page.main}\n</main>\n"
    body += f"<footer><p>{note}</p></footer>\n" if note else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(setting.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        f"<title>{title}</title>\n{sheet}\n</head>\n<body>\n"
        f"{_whole_words(body)}</body>\n</html>\n"
    )


def head_html(kicker: str, title: str, *below: str) -> str:
    """Set what a page begins with: what kind of thing it is, its title, and more below it."""
    above = f'<p class="kicker">{kicker}</p>' if kicker else ""
    return f"{above}<h1>{title}</h1>\n" + "\n".join(part for part in below if part)


def badges_html(remarks: Sequence[Remark], setting: Setting, *plain: str) -> str:
    """Set remarks beside each other, and before them words that are HTML already."""
    badges = [f'<li class="badge">{words}</li>' for words in plain if words]
    badges += [
        f'<li class="{_BADGES[remark.tone]}">{setting.tell(remark.words)}</li>'
        for remark in remarks
    ]
    return f'<ul class="badges">{" ".join(badges)}</ul>' if badges else ""


def button_html(address: str, words: str, *, look: str = "") -> str:
    """Set a link as a button; `look` is "main" for what most readers want."""
    kind = f"button {look}".strip()
    return f'<a class="{kind}" href="{escape(address)}">{words}</a>'


def _whole_words(html: str) -> str:
    """Keep Khmer words in one line that a browser would part, and that fit even large letters."""
    words = {word for word in _KHMER.findall(html) if _has_length_of_word(word)}
    return with_whole_words(html, words)


def _has_length_of_word(text: str) -> bool:
    return _SHORTEST_PARTED <= len(_LETTER.findall(text)) <= _LONGEST_WHOLE


def _bar(setting: Setting) -> str:
    everything, publisher = setting.links.everything(), setting.library.publisher
    if everything is not None:
        words = setting.say("Everything")
        left = f'<a class="home" href="{escape(everything)}">{words}</a>'
    else:
        left = f'<span class="home">{setting.of(publisher) if publisher else "Kiosk"}</span>'
    others = "".join(_switches(setting))
    label = setting.say("Language")
    return left + (f'<nav class="languages" aria-label="{label}">{others}</nav>' if others else "")


def _switches(setting: Setting) -> Iterator[str]:
    for language in setting.names:
        address = setting.links.twin(language)
        if address is not None:
            code, name = escape(language), escape(setting.name_of(language))
            yield (
                f'<a class="button" lang="{code}" hreflang="{code}"'
                f' href="{escape(address)}">{name}</a>'
            )
