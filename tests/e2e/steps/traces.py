"""Then this is what is left behind: files, settings, sockets."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from pytest_bdd import parsers, then
from tests.e2e.clipboard import Kept, pasted
from tests.e2e.program import ROOT, wait_for
from tests.e2e.visit import Visit


@then("nothing was written to the home folder")
def _(visit: Visit) -> None:
    written = [str(path.relative_to(visit.home)) for path in visit.home.rglob("*")]
    assert not written, written


@then(parsers.parse('no file in the home folder says "{text}"'))
def _(visit: Visit, text: str) -> None:
    files = [path for path in visit.home.rglob("*") if path.is_file()]
    assert [file for file in files if text.encode() in file.read_bytes()] == []


@then(parsers.parse('only "{file}" was written to the home folder'))
def _(visit: Visit, file: str) -> None:
    def written() -> list[str]:
        found = (path for path in visit.home.rglob("*") if path.is_file())
        return [str(path.relative_to(visit.home)) for path in found]

    wait_for(lambda: written() == [file], f"{file} was written")


@then(parsers.parse("the settings file holds {text}"))
def _(visit: Visit, text: str) -> None:
    def holds() -> bool:
        kept = visit.settings_file.read_text() if visit.settings_file.exists() else "null"
        return bool(json.loads(kept) == json.loads(text))

    wait_for(holds, f"The settings file holds {text}")


@then(parsers.parse('the folder "{folder}" holds the same file as the pack\'s "{original}"'))
def _(visit: Visit, folder: str, original: str) -> None:
    (copy,) = (visit.home / folder).iterdir()
    assert copy.read_bytes() == (ROOT / "resources/packs/camboja" / original).read_bytes()


@then("there is no settings file")
def _(visit: Visit) -> None:
    assert not visit.settings_file.exists()


@then("no network socket is open")
def _(visit: Visit) -> None:
    inodes = {
        line.split()[9]
        for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
        for line in Path(f"/proc/{visit.program.pid}/net/{table}").read_text().splitlines()[1:]
    }
    opened = {target for pid in visit.program.left_processes() for target in _opened(pid)}
    assert not opened & {f"socket:[{inode}]" for inode in inodes}


@then(parsers.parse('the folder "{folder}" has a page that leads to "{name}"'))
def _(visit: Visit, folder: str, name: str) -> None:
    index = visit.home / folder / "index.html"
    wait_for(index.is_file, f"{index} is there")
    addresses = map(unquote, re.findall(r'href="([^"]+)"', index.read_text("utf-8")))
    leading = [index.parent / address for address in addresses if address.endswith(name)]
    assert leading, f"nothing leads to {name}"
    assert all(file.is_file() for file in leading)


@then("nothing that was selected can be pasted by the mouse")
def _(visit: Visit) -> None:
    assert pasted(visit.display, Kept.SELECTED) == ""


def _opened(pid: int) -> Iterator[str]:
    """Name what a process has open; what it closes meanwhile is open no more."""
    with suppress(FileNotFoundError):
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(FileNotFoundError):
                yield str(handle.readlink())
