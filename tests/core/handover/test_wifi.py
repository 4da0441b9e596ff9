"""Joining a Wi-Fi by a code."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.handover.qr import make_code
from kiosk.core.handover.wifi import WifiNameError, WifiPasswordError, wifi_text

_signs = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
_names = _signs.filter(lambda name: len(name.encode()) <= 32)
_passwords = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=8, max_size=63)


@given(_names, _passwords)
def test_any_network_is_read_as_it_was_written(name: str, password: str) -> None:
    text = wifi_text(name, password)

    assert _fields(text) == {"T": "WPA", "S": name, "P": password}


def test_a_network_without_a_password_is_open() -> None:
    assert wifi_text("CamboJA", "") == "WIFI:T:nopass;S:CamboJA;;"


def test_the_longest_network_fits_a_code() -> None:
    text = wifi_text(";" * 32, '"' * 63)

    assert make_code(text).payload == text


@pytest.mark.parametrize("name", ["", "ក" * 11])
def test_a_name_that_no_network_has_is_refused(name: str) -> None:
    with pytest.raises(WifiNameError, match="1 to 32 bytes"):
        wifi_text(name, "")


@pytest.mark.parametrize("password", ["short12", "a" * 65])
def test_a_password_that_no_network_has_is_refused(password: str) -> None:
    with pytest.raises(WifiPasswordError, match="8 to 64 characters"):
        wifi_text("CamboJA", password)


def _fields(text: str) -> dict[str, str]:
    """Read the payload as ZXing's WifiResultParser does."""
    assert text.startswith("WIFI:")
    assert text.endswith(";;")
    found = re.findall(r'([TSP]):((?:\\[\\;,:"]|[^\\;,:"])*);', text.removeprefix("WIFI:"))
    assert "".join(f"{name}:{value};" for name, value in found) + ";" == text.removeprefix("WIFI:")
    return {name: re.sub(r"\\(.)", r"\1", value) for name, value in found}
