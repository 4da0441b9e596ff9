"""A Wi-Fi on which the laptop and a phone are, each with a network of its own (Linux, root)."""

import os
from types import TracebackType
from typing import Self

from tests.cables import ip, join, lay_networks, unplug, within

NAME, OTHER_NAME = "wlan0", "docker0"
"""What the laptop calls the Wi-Fi, and a network on it that no phone is on."""


class NoWifiError(Exception):
    """No networks can be made here."""


class Wifi:
    """It is there as long as the `with` block lasts."""

    def __init__(self) -> None:
        names = [f"kiosk-{who}-{os.getpid()}" for who in ("laptop", "phone", "containers")]
        self._laptop, self._phone, self._containers = names
        self.at_laptop, self.at_phone = within(self._laptop), within(self._phone)

    def __enter__(self) -> Self:
        """Join it; raises `NoWifiError`."""
        is_made = (
            lay_networks(self._laptop, self._phone, self._containers)
            and join(self._laptop, self._phone, name=NAME, network="10.99.0")
            and join(self._laptop, self._containers, name=OTHER_NAME, network="172.17.0")
        )
        if not is_made:
            self._close()
            raise NoWifiError
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def go_away(self) -> None:
        """Be there no more, as when its box is unplugged."""
        assert ip("-n", self._phone, "link", "set", NAME, "down")

    def _close(self) -> None:
        unplug(self._laptop, self._phone, self._containers)
