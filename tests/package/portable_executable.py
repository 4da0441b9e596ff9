"""What a program or library for Windows loads, read from the file (Microsoft's PE format)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

# fmt: off
_OF_WINDOWS = {
    "advapi32", "authz", "bcrypt", "comdlg32", "crypt32", "d3d11", "d3d12", "d3d9", "dnsapi",
    "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr",
    "msvcrt", "netapi32", "ntdll", "ole32", "oleaut32", "pdh", "powrprof", "psapi", "rpcrt4",
    "secur32", "setupapi", "shell32", "shlwapi", "uiautomationcore", "user32", "userenv",
    "uxtheme", "version", "winhttp", "winmm", "winspool", "ws2_32", "wtsapi32",
}
# fmt: on
"""Libraries that are part of Windows 10 (version 1903) and later."""

_IMPORTS, _DELAYED_IMPORTS = 1, 13  # which of the data directories


def imports(file: Path) -> set[str]:
    """Give the names of all libraries that the file needs, at once or when first called."""
    image = _Image(file.read_bytes())
    return {
        *image.named(_IMPORTS, size=20, name_at=12),
        *image.named(_DELAYED_IMPORTS, size=32, name_at=4),
    }


def is_of_windows(name: str) -> bool:
    """Say whether Windows itself has a library of this name."""
    is_set_of_functions = name.startswith(("api-ms-win-", "ext-ms-"))
    return is_set_of_functions or name.rpartition(".")[0] in _OF_WINDOWS


class _Image:
    def __init__(self, content: bytes) -> None:
        self._content = content
        (header,) = struct.unpack_from("<I", content, 0x3C)
        assert content[header : header + 4] == b"PE\0\0"
        sections, optional_size = struct.unpack_from("<H12xH", content, header + 6)
        self._optional = header + 24
        assert struct.unpack_from("<H", content, self._optional) == (0x20B,), "64-bit"
        table = self._optional + optional_size
        self._sections: list[tuple[int, int, int, int]] = [
            struct.unpack_from("<8xIIII", content, table + 40 * index) for index in range(sections)
        ]

    def named(self, directory: int, *, size: int, name_at: int) -> Iterator[str]:
        """Give the name in each entry of a table that ends with an empty entry."""
        address, _ = struct.unpack_from("<II", self._content, self._optional + 112 + 8 * directory)
        place = self._offset(address) if address else len(self._content)
        while place < len(self._content):
            (name,) = struct.unpack_from("<I", self._content, place + name_at)
            if not name:
                return
            start = self._offset(name)
            yield self._content[start : self._content.index(0, start)].decode("ascii").lower()
            place += size

    def _offset(self, address: int) -> int:
        """Say where in the file lies what is loaded at this address."""
        for virtual_size, virtual, raw_size, raw in self._sections:
            if virtual <= address < virtual + max(virtual_size, raw_size):
                return raw + address - virtual
        raise AssertionError(f"no section holds {address:#x}")
