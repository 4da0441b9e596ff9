"""`kiosk share`: let phones on the same network fetch places from this laptop."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address

from kiosk.cli.code_drawing import black_on_white, half_blocks
from kiosk.cli.context import CliContext
from kiosk.cli.terminal import LiveLine, one_line
from kiosk.cli.usage import WrongUsage
from kiosk.core.content.place import Place, parse_place
from kiosk.core.handover.network import NETWORK_NAMES, Network, NetworkKind
from kiosk.core.handover.payload import laptop_payload
from kiosk.core.handover.qr import make_code
from kiosk.core.handover.sharing import END_WORDS, HINTS, EndReason
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.message import message
from kiosk.core.problem import Problem
from kiosk.workers.share_messages import (
    MOST_MINUTES,
    MOST_PLACES,
    USUAL_MINUTES,
    Counted,
    Offer,
    Open,
)
from kiosk.workers.share_session import ShareSession


class NothingToFetchError(Problem):
    """A place has nothing that a phone could fetch."""

    def __init__(self, place: Place) -> None:
        super().__init__(
            message(
                "There is nothing at “{place}” that a phone could fetch from this laptop.",
                place=place,
            )
        )


class NoNetworkError(Problem):
    """This laptop is on no network."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "This laptop is on no network. Join the Wi-Fi the phones are on, or switch on"
                " a hotspot or a travel router, then try again."
            )
        )


class NotOurAddressError(Problem):
    """This laptop is on no network with the address that was asked for."""

    def __init__(self, address: str, networks: Iterable[Network]) -> None:
        super().__init__(
            message(
                "This laptop does not have the address {address}. It has: {addresses}.",
                address=address,
                addresses=", ".join(one.address for one in networks),
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """What phones can fetch now: everything at `url`, each place at its own address."""

    url: str
    places: Mapping[Place, str]
    network: Network
    others: tuple[Network, ...]
    minutes: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("places", nargs="+", metavar="PLACE")
    parser.add_argument("--address", type=_address, metavar="IP")
    parser.add_argument("--port", type=_port, default=0, metavar="N")
    parser.add_argument("--minutes", type=_minutes, default=USUAL_MINUTES, metavar="N")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(usage=WrongUsage(parser))


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Let phones fetch until the time is up, the network is gone, or somebody stops it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        why = _hand_over(arguments, context)
    except KeyboardInterrupt:
        if not arguments.json:
            context.write(context.catalogue.say("Stopped."))
        return 0
    if why is not EndReason.TIME_IS_UP:
        context.complain(context.catalogue.tell(END_WORDS[why]))
        return 1
    if not arguments.json:
        context.write(context.catalogue.tell(END_WORDS[why]))
    return 0


def _address(text: str) -> str:
    try:
        address = IPv4Address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not an address like 192.168.1.5") from error
    if address.is_unspecified or address.is_multicast:
        raise argparse.ArgumentTypeError(f"“{text}” is not the address of one network")
    return str(address)


def _port(text: str) -> int:
    return _whole(text, 65_535)


def _minutes(text: str) -> int:
    return _whole(text, MOST_MINUTES)


def _whole(text: str, most: int) -> int:
    if text.isdecimal() and 1 <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to {most}")


def _hand_over(arguments: argparse.Namespace, context: CliContext) -> EndReason:
    """Begin, say where, and follow it; gives why it ended."""
    places = _places(arguments, context)
    with ShareSession() as session:
        share = _begin(session, places, arguments, context)
        if arguments.json:
            context.write(_json(share))
            return session.follow(_keep_silent)
        for line in _told(share, context, is_chosen=bool(arguments.address)):
            context.write(line)
        return _follow(session, context)


def _places(arguments: argparse.Namespace, context: CliContext) -> tuple[Place, ...]:
    """Read the places; raises `UnknownPlaceError` for what the library does not have."""
    places = tuple(dict.fromkeys(map(parse_place, arguments.places)))
    if len(places) > MOST_PLACES:
        refusal = context.catalogue.say("at most {most} places go together", most=MOST_PLACES)
        arguments.usage.refuse(refusal)
    for place in places:
        if place.item:
            subject_at(place, context.library, context.catalogue.code)
    return places


def _begin(
    session: ShareSession,
    places: Sequence[Place],
    arguments: argparse.Namespace,
    context: CliContext,
) -> _Share:
    """Let phones in; raises a `Problem` where that cannot be."""
    paths = session.offer(
        Offer(
            folders=context.packs.folders,
            chosen=context.packs.chosen,
            places=tuple(places),
            language=context.catalogue.code,
        )
    )
    for place in places:
        if place not in paths:
            raise NothingToFetchError(place)
    networks = session.networks()
    network = _network(networks, arguments.address)
    wanted = Open(address=network.address, port=arguments.port, minutes=arguments.minutes)
    url = session.open(wanted)
    return _Share(
        url=url,
        places={place: url + paths[place] for place in places},
        network=network,
        others=tuple(one for one in networks if one != network),
        minutes=arguments.minutes,
    )


def _network(networks: Sequence[Network], address: str | None) -> Network:
    """Choose the network with this address, or the one phones are likeliest on."""
    if address is not None and IPv4Address(address).is_loopback:
        return Network(name=address, address=address, kind=NetworkKind.VIRTUAL)
    if not networks:
        raise NoNetworkError
    if address is None:
        return networks[0]
    chosen = next((one for one in networks if one.address == address), None)
    if chosen is None:
        raise NotOurAddressError(address, networks)
    return chosen


def _json(share: _Share) -> str:
    """The share as `kiosk share --json` gives it."""
    values = {
        "url": share.url,
        "places": {str(place): url for place, url in share.places.items()},
        "network": share.network.name,
        "address": share.network.address,
        "minutes": share.minutes,
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def _told(share: _Share, context: CliContext, *, is_chosen: bool) -> list[str]:
    """Say over which network, what to mind, where, and draw the code: lowest, so that it stays."""
    say, tell, network = context.catalogue.say, context.catalogue.tell, share.network
    kind = NETWORK_NAMES[network.kind]
    told = [say("Over: {kind} ({name})", kind=kind, name=one_line(network.name))]
    if share.others and not is_chosen:
        others = ", ".join(_named(one, context) for one in share.others)
        told.append(
            say("There are other networks: {networks}. Choose with --address.", networks=others)
        )
    told.append(
        say("It ends by itself after {minutes} min, with Ctrl+C at once.", minutes=share.minutes)
    )
    told += map(tell, HINTS)
    code = half_blocks(make_code(laptop_payload(share.url).text))
    return [*told, share.url, *(map(black_on_white, code) if sys.stdout.isatty() else code)]


def _named(network: Network, context: CliContext) -> str:
    kind = context.catalogue.tell(NETWORK_NAMES[network.kind])
    return f"{network.address} ({kind}, {one_line(network.name)})"


def _follow(session: ShareSession, context: CliContext) -> EndReason:
    """Say how many phones there are until it ends; gives why."""
    with LiveLine() as line:

        def show(counted: Counted) -> None:
            words = context.catalogue.say(
                "Phones fetching: {fetching}, done: {done}",
                fetching=counted.fetching,
                done=counted.done,
            )
            line.show(words)

        show(Counted(fetching=0, done=0))
        return session.follow(show)


def _keep_silent(_counted: Counted) -> None:
    """Whoever asked for JSON has got it."""
