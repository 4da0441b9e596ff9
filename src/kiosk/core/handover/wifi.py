"""How a phone joins a Wi-Fi by a code."""

from __future__ import annotations

from kiosk.core.language.message import message
from kiosk.core.problem import Problem

_LONGEST_NAME = 32
_PASSWORD_LENGTHS = range(8, 64 + 1)


class WifiNameError(Problem):
    """No Wi-Fi can have this name (IEEE 802.11: 1 to 32 bytes)."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "The name of a Wi-Fi has 1 to {most} bytes. Write it as the phone shows it.",
                most=_LONGEST_NAME,
            )
        )


class WifiPasswordError(Problem):
    """No protected Wi-Fi can have this password (WPA: 8 to 63 characters, or 64 hex digits)."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "The password of a Wi-Fi has {least} to {most} characters."
                " Leave it out where there is none.",
                least=_PASSWORD_LENGTHS[0],
                most=_PASSWORD_LENGTHS[-1],
            )
        )


def wifi_text(name: str, password: str) -> str:
    """Write the network as phones' cameras read it; an empty password means an open one.

    Raises `WifiNameError` or `WifiPasswordError` for what no network can have.
    """
    if not 1 <= len(name.encode(errors="replace")) <= _LONGEST_NAME:
        raise WifiNameError
    if not password:
        return f"WIFI:T:nopass;S:{_escaped(name)};;"
    if len(password) not in _PASSWORD_LENGTHS:
        raise WifiPasswordError
    return f"WIFI:T:WPA;S:{_escaped(name)};P:{_escaped(password)};;"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ",", ":", '"'):
        text = text.replace(sign, f"\\{sign}")
    return text
