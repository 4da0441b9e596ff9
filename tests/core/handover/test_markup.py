"""Blocks as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.markdown import Block, BlockKind, Span, parse_blocks
from kiosk.core.handover.web.markup import blocks_html

KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def html(source: str, *, links: bool = True, picture: str | None = None) -> str:
    return blocks_html(
        parse_blocks(source),
        number=khmer_number,
        link=(lambda target: f"to/{target}") if links else (lambda _target: None),
        picture=lambda _block: picture,
    )


def khmer_number(value: int) -> str:
    return str(value).translate(KHMER_DIGITS)


def test_paragraphs_lists_and_notes_are_what_they_are() -> None:
    assert html("One.") == "<p>One.</p>"
    assert html("- a\n- b") == '<ul class="bullets"><li>a</li><li>b</li></ul>'
    assert html("> Careful.") == '<div class="note" role="note"><p>Careful.</p></div>'


def test_steps_are_numbered_in_the_language_s_own_digits() -> None:
    assert html("1. Open\n2. Close") == (
        '<ol class="steps"><li><span class="number">១</span> Open</li>'
        '<li><span class="number">២</span> Close</li></ol>'
    )


def test_strong_and_emphasised_words_are_marked() -> None:
    assert html("**a** *b* ***c***") == (
        "<p><strong>a</strong> <em>b</em> <strong><em>c</em></strong></p>"
    )


def test_the_breaks_of_a_khmer_text_are_kept() -> None:
    assert html("ចាក់\u200bសោ") == "<p>ចាក់\u200bសោ</p>"


def test_words_of_one_link_stay_one_link() -> None:
    said = html("See [the *good* lock](guides/lock).")

    assert said == '<p>See <a href="to/guides/lock">the <em>good</em> lock</a>.</p>'


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    assert html("See [the lock](guides/lock).", links=False) == "<p>See the lock.</p>"


def test_a_picture_is_shown_or_says_what_it_would_show() -> None:
    source = "![Three *phones*](images/three.svg)"

    assert html(source, picture='<img src="x">') == '<figure><img src="x"></figure>'
    assert html(source) == '<p class="picture-words">Three <em>phones</em></p>'


def test_whatever_a_text_holds_is_escaped() -> None:
    said = html('<script>alert(1)</script> & "quotes" [x](javascript:alert)\n\n- <img src=x>')

    assert "<script" not in said
    assert "<img" not in said
    assert "&amp; &quot;quotes&quot;" in said


def test_an_address_cannot_leave_its_attribute() -> None:
    said = blocks_html(
        [block_of(Span(text="x", target='a"b'))],
        number=str,
        link=lambda target: f"{target}'<>",
        picture=lambda _block: None,
    )

    assert said == '<p><a href="a&quot;b&#x27;&lt;&gt;">x</a></p>'


@given(st.text(), st.booleans(), st.booleans(), st.text())
def test_a_browser_reads_the_words_that_were_written(
    text: str, strong: bool, emphasis: bool, target: str
) -> None:
    span = Span(text=text, strong=strong, emphasis=emphasis, target=target)

    said = blocks_html(
        [block_of(span)], number=str, link=lambda target: target, picture=lambda _block: None
    )

    reader = _Reader()
    reader.feed(said)
    reader.close()
    assert reader.tags <= {"p", "strong", "em", "a"}
    assert "".join(reader.words) == text


def block_of(span: Span) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, line=1, spans=(span,))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)
