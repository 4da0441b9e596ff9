"""What a program asked of the system, as strace noted it."""

import re
from collections.abc import Iterator
from pathlib import Path

NOTING = ("strace", "-f", "-qq", "-y", "-e", "trace=%file,%network,shmget", "-e", "signal=none")
"""What a command has before it, and behind this `-o FILE`, so that its calls are noted."""

_MAKING = re.compile(
    r"^\d+ +(?:open(?:at)?\(.*\bO_(?:WRONLY|RDWR|CREAT)"
    r"|creat\(|mk(?:dir|nod)(?:at)?\(|(?:sym)?link(?:at)?\(|rename(?:at2?)?\(|bind\()"
)
_FOLDER = re.compile(r"\(AT_FDCWD<([^>]*)>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\([0-7]{1,3}|.)")
_NO_FILES = re.compile(r"^/(?:proc|dev/(?!shm))")
"""What is opened for writing there is a device or a setting of the kernel's."""

_SEGMENTS = Path("/proc/sysvipc/shm")


def left_files(noted: Path) -> set[Path]:
    """Give what was made or opened for writing, whoever asked for it, and is still there."""
    return {path for path in _written(noted) if not path.is_dir() and path.exists()}


def internet_sockets(noted: Path) -> list[str]:
    """Give the calls that opened a socket of the internet's, here or elsewhere."""
    return [line for line in _lines(noted) if re.search(r"\bsocket\(AF_INET6?,", line)]


def asked_for_networks(noted: Path) -> bool:
    """Say whether somebody has asked the kernel for this computer's addresses."""
    return any("NETLINK_ROUTE" in line for line in _lines(noted))


def connections(noted: Path) -> set[int]:
    """Give the ports on the internet or on this computer that a connection was tried to."""
    ports = (re.search(r"\bconnect\(.*sin6?_port=htons\((\d+)\)", one) for one in _lines(noted))
    return {int(port[1]) for port in ports if port}


def left_memory(noted: Path, segments: Path = _SEGMENTS) -> set[int]:
    """Give the shared memory that was asked for (System V's, by number) and is still there."""
    asked = (re.search(r"\bshmget\b.* = (\d+)$", line) for line in _lines(noted))
    there = {int(line.split()[1]) for line in segments.read_text().splitlines()[1:]}
    return {int(segment[1]) for segment in asked if segment} & there


def _lines(noted: Path) -> Iterator[str]:
    with noted.open(errors="replace") as lines:
        yield from lines


def _written(noted: Path) -> Iterator[Path]:
    for line in _lines(noted):
        if _MAKING.match(line) and " = -1 " not in line:
            folder = _FOLDER.search(line)
            for name in _QUOTED.findall(line):
                path = Path(folder[1] if folder else "/", _unescaped(name))
                if not _NO_FILES.match(str(path)):
                    yield path


def _unescaped(name: str) -> str:
    """Read a name as strace writes it: what is not ASCII as octal bytes."""
    letters = (_letter(match) for match in re.finditer(rf"{_ESCAPED.pattern}|[^\\]", name))
    return b"".join(letters).decode(errors="surrogateescape")


def _letter(match: re.Match[str]) -> bytes:
    escaped = match[1]
    if escaped is None:
        return match[0].encode()
    return bytes([int(escaped, 8)]) if escaped.isdigit() else escaped.encode()
