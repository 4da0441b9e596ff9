"""Networks of this computer's own, and cables between them (Linux, root)."""

import subprocess


def within(network: str) -> tuple[str, ...]:
    """Give the command that has another one run in a network."""
    return ("ip", "netns", "exec", network)


def ip(*words: str) -> bool:
    """Change something about networks; says whether that can be done here."""
    try:
        return subprocess.run(["ip", *words], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def lay_cable(laptop: str, phone: str) -> bool:
    """Make two networks and join them: at 10.99.0.1 the laptop, at 10.99.0.2 the phone."""
    return all(ip("netns", "add", name) for name in (laptop, phone)) and join(laptop, phone)


def join(laptop: str, phone: str, *, name: str = "cable", network: str = "10.99.0") -> bool:
    """Join two networks by a cable whose ends have this name."""
    ends = ((laptop, f"{network}.1/24"), (phone, f"{network}.2/24"))
    peer = ("type", "veth", "peer", "name", name, "netns", phone)
    return (
        ip("-n", laptop, "link", "add", name, *peer)
        and all(ip("-n", end, "addr", "add", of, "dev", name) for end, of in ends)
        and all(ip("-n", end, "link", "set", name, "up") for end, _ in ends)
    )


def unplug(*names: str) -> None:
    """Take networks away, with the cables that end in them."""
    for name in names:
        ip("netns", "del", name)
