"""A phone on the same network, as far as a browser on it matters: it opens pages and follows."""

import re
from urllib.parse import urljoin
from urllib.request import ProxyHandler, Request, build_opener

_PATIENCE = 5.0  # seconds
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_MARK = re.compile(r"<[^>]*>")


class Phone:
    """Where it is, and what it was given there."""

    def __init__(self) -> None:
        self.address = ""
        self.got = b""
        self._opener = build_opener(ProxyHandler({}))

    def open(self, address: str, *, language: str = "en") -> None:
        """Open an address; raises `URLError` where nobody answers."""
        request = Request(address.partition("#")[0], headers={"Accept-Language": language})
        with self._opener.open(request, timeout=_PATIENCE) as answer:
            self.address, self.got = answer.url, answer.read()

    def press(self, words: str) -> None:
        """Follow the link with these words."""
        page = self.got.decode()
        links = {_MARK.sub("", inside).strip(): to for to, inside in _LINK.findall(page)}
        assert words in links, f"No link “{words}”, only {sorted(links)}"
        self.open(urljoin(self.address, links[words]))

    @property
    def words(self) -> str:
        """What can be read on the page."""
        return _MARK.sub("", self.got.decode())
