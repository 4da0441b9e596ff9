"""`kiosk pack …`: for the people who keep a pack's content."""

from __future__ import annotations

import argparse

from kiosk.cli import pack_check, pack_inspect
from kiosk.cli.context import CliContext


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the commands, each of which takes what every command takes."""
    common = type(parser)(parents=[parser], add_help=False)  # as long as no command is in it
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", parents=[common], add_help=False, allow_abbrev=False)
    pack_check.add_arguments(check)
    check.set_defaults(run=pack_check.run)
    inspect = commands.add_parser("inspect", parents=[common], add_help=False, allow_abbrev=False)
    pack_inspect.add_arguments(inspect)
    inspect.set_defaults(run=pack_inspect.run)


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Run the command that was named."""
    result: int = arguments.run(arguments, context)
    return result
