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


def lay_networks(*names: str) -> bool:
    """Make networks that lead nowhere; says whether that can be done here."""
    return all(ip("netns", "add", name) for name in names)


def join(first: str, second: str, *, name: str, network: str) -> bool:
    """Join two networks by a cable: `network` is 10.99.0 where the ends get 10.99.0.1 and .2."""
    ends = ((first, f"{network}.1/24"), (second, f"{network}.2/24"))
    peer = ("type", "veth", "peer", "name", name, "netns", second)
    return (
        ip("-n", first, "link", "add", name, *peer)
        and all(ip("-n", end, "addr", "add", of, "dev", name) for end, of in ends)
        and all(ip("-n", end, "link", "set", name, "up") for end, _ in ends)
    )


def unplug(*names: str) -> None:
    """Take networks away, with the cables that end in them."""
    for name in names:
        ip("netns", "del", name)
