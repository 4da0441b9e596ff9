"""Servers that hand out one file on loopback: the kiosk's share worker and its peers."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import ProxyHandler, build_opener

from benchmarks.programs import ProgramError
from benchmarks.weight import proportional_size
from kiosk.core.content.place import parse_place
from kiosk.core.language.local_text import SOURCE_LANGUAGE
from kiosk.workers.share_messages import Offer, Open
from kiosk.workers.share_session import ShareSession

ADDRESS = "127.0.0.1"
PACK_TOML = 'id = "bench"\ntitle = { en = "A heavy report" }\n'
REPORT_TOML = 'id = "heavy"\nkind = "report"\ntitle = { en = "A heavy report" }\n'
PLACE = parse_place("reports/heavy")

_STARTING = 10.0  # seconds
_NGINX = """
daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid; error_log /dev/null;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen {address}:{port}; root {root}; }}
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that runs: where the file is, and where a page about it is, if it has one."""

    name: str
    pid: int
    file: str
    page: str

    def cpu_seconds(self) -> float:
        """What it has worked so far, in the kernel or not (`proc_pid_stat(5)`: fields 14, 15)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """The proportional set size, in MB."""
        return proportional_size(self.pid)


def write_pack(packs: Path, size: int) -> Path:
    """Write a pack with a report of so many bytes, which nothing compresses; gives the report."""
    folder = packs / "bench" / "reports" / PLACE.item
    folder.mkdir(parents=True)
    (packs / "bench" / "pack.toml").write_text(PACK_TOML)
    (folder / "item.toml").write_text(REPORT_TOML)
    file = folder / "en.pdf"
    file.write_bytes(b"%PDF-1.7\n" + os.urandom(size - 9))
    return file


@contextmanager
def kiosk_share(packs: Path) -> Iterator[Server]:
    """The share worker, as the window starts it, with the pack's report to be fetched.

    Raises:
        Problem: it does not share.
    """
    with ShareSession() as session:
        paths = session.offer(Offer(folders=(packs,), places=(PLACE,), language=SOURCE_LANGUAGE))
        page = urljoin(session.open(Open(address=ADDRESS)), paths[PLACE])
        yield Server(name="kiosk", pid=session.worker_pid, file=link_to_pdf(page), page=page)


@contextmanager
def nginx(file: Path, folder: Path) -> Iterator[Server]:
    """Run nginx as one process, with sendfile."""
    port = _free_port()
    settings = folder / "nginx.conf"
    settings.write_text(_NGINX.format(folder=folder, address=ADDRESS, port=port, root=file.parent))
    with _serving("nginx", ["nginx", "-c", str(settings), "-p", str(folder)], file, port) as server:
        yield server


@contextmanager
def http_server(file: Path) -> Iterator[Server]:
    """Run Python's own, which has a thread for each connection."""
    port = _free_port()
    words = ["--bind", ADDRESS, "--directory", str(file.parent), str(port)]
    with _serving("http.server", [sys.executable, "-m", "http.server", *words], file, port) as one:
        yield one


def has_nginx() -> bool:
    """Say whether it is installed."""
    return shutil.which("nginx") is not None


def read(url: str) -> bytes:
    """Fetch a page, past any proxy."""
    with build_opener(ProxyHandler({})).open(url, timeout=_STARTING) as answer:
        return bytes(answer.read())


def link_to_pdf(page: str) -> str:
    """Find the file that the page of a report leads to.

    Raises:
        ProgramError: it leads to none.
    """
    found = re.search(r'href="([^"]+\.pdf)"', read(page).decode())
    if found is None:
        raise ProgramError("the page of the report does not lead to its file")
    return urljoin(page, str(found[1]))


@contextmanager
def _serving(name: str, command: Sequence[str], file: Path, port: int) -> Iterator[Server]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        url = f"http://{ADDRESS}:{port}/{file.name}"
        yield Server(name=name, pid=process.pid, file=url, page=url)
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + _STARTING
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection((ADDRESS, port), timeout=1):
            return
        time.sleep(0.02)
    raise ProgramError(f"nothing listens on port {port}")


def _free_port() -> int:
    with socket.create_server((ADDRESS, 0)) as free:
        return int(free.getsockname()[1])
