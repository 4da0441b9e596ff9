"""Nobody is let in who does not know the token, and nothing is had that was not offered."""

from __future__ import annotations

import re

import pytest
from tests.workers.room import CARD, GUIDE, PDF, SAVED_PDF, Answer, Laptop, Phone

TRAVERSALS = [
    "../../../etc/passwd",
    "..%2f..%2f..%2fetc/passwd",
    "%2e%2e/%2e%2e/etc/passwd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%252f..%252fetc%252fpasswd",
    "....//....//etc/passwd",
    "..\\..\\etc\\passwd",
    "..%5c..%5cetc%5cpasswd",
    "..%c0%af..%c0%afetc/passwd",
    "%uff0e%uff0e/etc/passwd",
    "/etc/passwd",
    "//etc/passwd",
    "file:///etc/passwd",
    "reports/study/../../pack.toml",
    "reports/study/item.toml",
    "reports/study/en.pdf%00.html",
    "reports/study/en.pdf/../item.toml",
    "./reports/study/en.pdf",
    "C:/Windows/win.ini",
]
NOT_OFFERED = ["guides/hidden", "en/guides/hidden", "guides/hidden/hidden.en.html", "all/", "99"]
METHODS = ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "CONNECT"]

FIELDS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


def asked(laptop: Laptop, target: str, *fields: str, method: str = "GET") -> Answer:
    with Phone(laptop.where) as phone:
        return phone.ask(target, laptop.host, *fields, method=method)


def said(laptop: Laptop, words: str | bytes) -> Answer:
    with Phone(laptop.where) as phone:
        phone.say(words)
        return phone.hear()


def undated(answer: Answer) -> bytes:
    """Everything that was sent, but for the time, and for whether the laptop hangs up."""
    return re.sub(rb"(Date|Connection): .*\r\n", b"", answer.head) + answer.body


@pytest.fixture(scope="module")
def nothing(open_laptop: Laptop) -> bytes:
    """What stands at a place that nobody can have guessed."""
    answer = asked(open_laptop, f"/{open_laptop.token}/nowhere")
    assert answer.status == 404
    return undated(answer)


class TestToken:
    def test_who_knows_it_gets_the_first_page(self, open_laptop: Laptop) -> None:
        # when
        answer = asked(open_laptop, f"/{open_laptop.token}/")

        # then
        assert answer.status == 200
        assert "The study" in answer.body.decode()

    def test_it_may_be_typed_in_small_letters(self, open_laptop: Laptop) -> None:
        # when
        answer = asked(open_laptop, f"/{open_laptop.token.lower()}/")

        # then
        assert answer.status == 200

    def test_it_is_a_hundred_bits_long(self, open_laptop: Laptop) -> None:
        assert re.fullmatch("[A-Z2-7]{20}", open_laptop.token)

    @pytest.mark.parametrize(
        "target",
        [
            "/",
            "//",
            "/AAAAAAAAAAAAAAAAAAAA/",
            "/{short}/",
            "/{token}A/",
            "/{token}",
            "//{token}/",
            "/x/{token}/",
            "/%41{token}/",
            "/?{token}/",
            "/favicon.ico",
            "/robots.txt",
            "/reports/study/en.pdf",
        ],
    )
    def test_who_does_not_know_it_learns_nothing(
        self, open_laptop: Laptop, nothing: bytes, target: str
    ) -> None:
        # given
        token = open_laptop.token

        # when
        answer = asked(open_laptop, target.format(token=token, short=token[:-1]))

        # then
        assert undated(answer) == nothing


class TestPath:
    @pytest.mark.parametrize("path", TRAVERSALS)
    def test_no_spelling_leads_out_of_what_was_offered(
        self, open_laptop: Laptop, nothing: bytes, path: str
    ) -> None:
        # when
        answer = asked(open_laptop, f"/{open_laptop.token}/{path}")

        # then
        assert undated(answer) == nothing

    @pytest.mark.parametrize("path", NOT_OFFERED)
    def test_what_was_not_offered_is_not_there(
        self, open_laptop: Laptop, nothing: bytes, path: str
    ) -> None:
        # when
        answer = asked(open_laptop, f"/{open_laptop.token}/{path}")

        # then
        assert undated(answer) == nothing

    def test_what_was_offered_is_there(self, open_laptop: Laptop) -> None:
        for path in (PDF, SAVED_PDF, GUIDE, CARD):
            assert asked(open_laptop, f"/{open_laptop.token}/{path}").status == 200


class TestHost:
    @pytest.mark.parametrize(
        "fields",
        [
            "Host: kiosk.example",
            "Host: localhost:{port}",
            "Host: 127.0.0.1",
            "Host: {host}.",
            "Host: {host}, {host}",
            "Host:",
        ],
    )
    def test_who_asks_somebody_else_learns_nothing(
        self, open_laptop: Laptop, nothing: bytes, fields: str
    ) -> None:
        # given
        field = fields.format(host=open_laptop.host, port=open_laptop.where[1])

        # when
        answer = said(open_laptop, f"GET /{open_laptop.token}/ HTTP/1.1\r\n{field}\r\n\r\n")

        # then
        assert undated(answer) == nothing

    @pytest.mark.parametrize(
        "fields",
        [
            "X-Forwarded-Host: {host}",
            "Host: {host}\r\nHost: {host}",
            "Host: {host}\r\nHost: kiosk.example",
            "Host: kiosk.example\r\nHost: {host}",
        ],
        ids=["none", "the same twice", "another after it", "another before it"],
    )
    @pytest.mark.parametrize("version", ["HTTP/1.1", "HTTP/1.0"])
    def test_who_names_none_or_two_is_refused(
        self, open_laptop: Laptop, fields: str, version: str
    ) -> None:
        # given
        hosts = fields.format(host=open_laptop.host)

        # when
        answer = said(open_laptop, f"GET /{open_laptop.token}/ {version}\r\n{hosts}\r\n\r\n")

        # then
        assert answer.status in (400, 404)
        assert b"study" not in answer.body

    @pytest.mark.parametrize("of", ["{host}", "kiosk.example"])
    def test_a_whole_address_as_for_a_proxy_is_nothing(
        self, open_laptop: Laptop, nothing: bytes, of: str
    ) -> None:
        # given
        target = f"http://{of.format(host=open_laptop.host)}/{open_laptop.token}/"

        # when
        answer = asked(open_laptop, target)

        # then
        assert undated(answer) == nothing


class TestMethod:
    @pytest.mark.parametrize("method", METHODS)
    def test_only_reading_is_possible(
        self, open_laptop: Laptop, nothing: bytes, method: str
    ) -> None:
        # when
        answer = asked(open_laptop, f"/{open_laptop.token}/", method=method)

        # then
        assert answer.status in (400, 404)
        assert answer.status == 400 or undated(answer) == nothing

    def test_what_is_sent_along_is_not_read(self, open_laptop: Laptop, nothing: bytes) -> None:
        # given
        head = f"POST /{open_laptop.token}/ HTTP/1.1\r\nHost: {open_laptop.host}\r\n"

        # when
        with Phone(open_laptop.where) as phone:
            phone.say(f"{head}Content-Length: 1000000000\r\n\r\nThe first of many words")
            answer = phone.hear()
            is_gone = phone.is_hung_up_on()

        # then
        assert undated(answer) == nothing
        assert is_gone

    def test_no_other_protocol_is_spoken_on_the_same_connection(self, open_laptop: Laptop) -> None:
        # when
        answer = asked(
            open_laptop,
            f"/{open_laptop.token}/",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        )

        # then
        assert answer.status == 200

    @pytest.mark.parametrize(
        "words",
        [
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        ],
    )
    def test_what_is_no_request_is_told_nothing_more(
        self, open_laptop: Laptop, words: bytes
    ) -> None:
        # when
        answer = said(open_laptop, words)

        # then
        assert answer.status == 400
        assert answer.body == b""


class TestAnswer:
    @pytest.mark.parametrize("path", ["", "nowhere", PDF, GUIDE, CARD, "../etc/passwd"])
    @pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
    def test_each_tells_browsers_what_they_may_do(
        self, open_laptop: Laptop, path: str, method: str
    ) -> None:
        # when
        answer = asked(open_laptop, f"/{open_laptop.token}/{path}", method=method)

        # then
        assert {name: answer.field(name) for name in FIELDS} == FIELDS
        assert answer.field("Cache-Control") == "no-store"

    def test_even_that_to_nonsense_does(self, open_laptop: Laptop) -> None:
        # when
        answer = said(open_laptop, "Nonsense\r\n\r\n")

        # then
        assert {name: answer.field(name) for name in FIELDS} == FIELDS

    @pytest.mark.parametrize(
        "words",
        [
            "GET /{token}/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
            "GET /{token}/{pdf} HTTP/1.1\r\nHost: {host}\r\nRange: bytes=0-9\r\n\r\n",
            "GET /{token}/{pdf} HTTP/1.1\r\nHost: {host}\r\nRange: bytes=x\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET /ſ{token}/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
            "Nonsense\r\n\r\n",
        ],
    )
    def test_none_tells_what_made_it(self, open_laptop: Laptop, words: str) -> None:
        # when
        known = {"token": open_laptop.token, "host": open_laptop.host, "pdf": PDF}
        answer = said(open_laptop, words.format(**known))

        # then
        assert "Server" not in answer.fields
        assert not re.search(rb"aiohttp|python|/tmp|/home|\.py", answer.head, re.IGNORECASE)
        assert not re.search(rb"aiohttp|python|/tmp|/home", answer.body, re.IGNORECASE)
